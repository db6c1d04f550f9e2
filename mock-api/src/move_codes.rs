//! Redeeming and revoking: what happens to a code once.

use serde::Deserialize;

use crate::{
    MockApi, Package, Refusal,
    code::{Holding, Status, Use},
};

#[derive(Deserialize)]
struct Codes {
    codes: Vec<String>,
}

impl MockApi {
    /// The places of the codes that were redeemed into the caller's account.
    pub(crate) fn redeem(
        &mut self,
        caller: usize,
        body: &str,
        now: i64,
    ) -> Result<Vec<usize>, Refusal> {
        let email = self.accounts[caller].email.clone();
        let places = self.usable(body, now, &|code| match &code.forward_to {
            Some(receiver) if !receiver.eq_ignore_ascii_case(&email) => {
                Some("forwarded to another account")
            }
            _ => None,
        })?;
        for at in &places {
            let code = &mut self.codes[*at];
            code.used = Some(Use {
                by: email.clone(),
                at: now,
            });
            let account = &mut self.accounts[caller];
            match code.holding {
                Holding::Ips(ips) => account.balance += ips,
                Holding::Traffic(left) => {
                    let ids = account.packages.iter().map(|package| package.id);
                    let id = ids.max().unwrap_or_default() + 1;
                    let expires_at = code.expires_at;
                    account.packages.push(Package {
                        id,
                        left,
                        expires_at,
                    });
                }
            }
        }
        Ok(places)
    }

    /// The places of the caller's own codes that were revoked; what they held goes back to where it came from.
    pub(crate) fn revoke(
        &mut self,
        caller: usize,
        body: &str,
        now: i64,
    ) -> Result<Vec<usize>, Refusal> {
        let email = self.accounts[caller].email.clone();
        // Whether another account has such a code is not this caller's business.
        let places = self.usable(body, now, &|code| {
            (code.issued_by != email).then_some("not found")
        })?;
        for at in &places {
            let code = &mut self.codes[*at];
            code.revoked_at = Some(now);
            let account = &mut self.accounts[caller];
            match code.holding {
                Holding::Ips(ips) => account.balance += ips,
                Holding::Traffic(bytes) => {
                    let packages = &mut account.packages;
                    let package = packages
                        .iter_mut()
                        .find(|package| Some(package.id) == code.package);
                    if let Some(package) = package {
                        package.left += bytes;
                    }
                }
            }
        }
        Ok(places)
    }

    /// The places of those codes of a call to which nothing has happened yet, each once.
    fn usable(
        &self,
        body: &str,
        now: i64,
        refused: &dyn Fn(&crate::ShareCode) -> Option<&'static str>,
    ) -> Result<Vec<usize>, Refusal> {
        let Codes { codes } = serde_json::from_str(body)
            .map_err(|error| Refusal::invalid("Invalid parameters", vec![error.to_string()]))?;
        let mut places = Vec::new();
        let mut problems = Vec::new();
        for text in codes {
            let at = self.codes.iter().position(|code| code.code == text);
            let problem = match at {
                None => Some("not found"),
                Some(at) if places.contains(&at) => Some("named twice"),
                Some(at) => {
                    let code = &self.codes[at];
                    refused(code).or(match code.status(now) {
                        Status::Unused => None,
                        Status::Used => Some("already used"),
                        Status::Revoked => Some("revoked"),
                        Status::Expired => Some("expired"),
                    })
                }
            };
            match (problem, at) {
                (None, Some(at)) => places.push(at),
                (problem, _) if self.rules.names_bad_codes => {
                    problems.push(format!("{text}: {}", problem.unwrap_or_default()));
                }
                (problem, _) => problems.push(problem.unwrap_or_default().to_owned()),
            }
        }
        if problems.is_empty() || self.rules.leaves_out_bad_codes {
            return Ok(places);
        }
        Err(Refusal::invalid("Some codes can't be processed", problems))
    }
}
