use serde::Deserialize;

use crate::{
    MockApi, Refusal,
    code::{Holding, ShareCode},
};

/// The only plan of IPs that is documented.
const IP_PLAN: u64 = 1;

/// The least traffic in a code, in bytes.
const MIN_BYTES: u64 = 1_000_000_000;

#[derive(Deserialize)]
struct IpOrder {
    plan: u64,
    number_of_ips: u64,
    number_of_codes: u64,
    forward_to: Option<String>,
}

#[derive(Deserialize)]
struct TrafficOrder {
    traffic_plan: u64,
    amount_traffic: Option<u64>,
    number_of_codes: u64,
    forward_to: Option<String>,
}

impl MockApi {
    /// Takes the IPs from the caller's balance; the codes never expire. The places of the codes.
    pub(crate) fn generate_ips(
        &mut self,
        caller: usize,
        body: &str,
        now: i64,
    ) -> Result<Vec<usize>, Refusal> {
        let order: IpOrder = read(body)?;
        if order.plan != IP_PLAN {
            let problem = format!("plan {} is no IP plan", order.plan);
            return Err(Refusal::invalid("Invalid parameters", vec![problem]));
        }
        let cost = order.number_of_ips.checked_mul(order.number_of_codes);
        let account = &mut self.accounts[caller];
        let left = cost.and_then(|cost| account.balance.checked_sub(cost));
        let (false, Some(left)) = (cost == Some(0), left) else {
            return Err(too_low(account.balance));
        };
        account.balance = left;
        let blueprint = self.blueprint(caller, Holding::Ips(order.number_of_ips), now);
        Ok(self.make(
            ShareCode {
                forward_to: order.forward_to,
                ..blueprint
            },
            order.number_of_codes,
        ))
    }

    /// Takes the bytes from one of the caller's packages, with which the codes expire.
    pub(crate) fn generate_traffic(
        &mut self,
        caller: usize,
        body: &str,
        now: i64,
    ) -> Result<Vec<usize>, Refusal> {
        let order: TrafficOrder = read(body)?;
        let packages = &mut self.accounts[caller].packages;
        let package = packages
            .iter_mut()
            .find(|package| package.id == order.traffic_plan)
            .filter(|package| package.expires_at.is_none_or(|expires| expires > now));
        let Some(package) = package else {
            let problem = format!("traffic_plan {} is not open", order.traffic_plan);
            return Err(Refusal::invalid("Invalid parameters", vec![problem]));
        };
        let each = (order.amount_traffic)
            .or_else(|| package.left.checked_div(order.number_of_codes))
            .filter(|each| *each >= MIN_BYTES)
            .unwrap_or(u64::MAX);
        let cost = each.checked_mul(order.number_of_codes);
        let left = cost.and_then(|cost| package.left.checked_sub(cost));
        let (false, Some(left)) = (cost == Some(0), left) else {
            return Err(too_low(package.left));
        };
        package.left = left;
        let expires_at = package.expires_at;
        let blueprint = ShareCode {
            package: Some(order.traffic_plan),
            expires_at,
            forward_to: order.forward_to,
            ..self.blueprint(caller, Holding::Traffic(each), now)
        };
        Ok(self.make(blueprint, order.number_of_codes))
    }

    fn blueprint(&self, caller: usize, holding: Holding, now: i64) -> ShareCode {
        ShareCode {
            code: String::new(),
            holding,
            package: None,
            issued_by: self.accounts[caller].email.clone(),
            forward_to: None,
            created_at: now,
            expires_at: None,
            used: None,
            revoked_at: None,
            is_enterprise: false,
        }
    }

    fn make(&mut self, blueprint: ShareCode, count: u64) -> Vec<usize> {
        let first = self.codes.len();
        for _ in 0..count {
            let code = self.fresh_code();
            self.codes.push(ShareCode {
                code,
                ..blueprint.clone()
            });
        }
        (first..self.codes.len()).collect()
    }

    /// Sixteen characters that can't be taken for each other, with the place of the code among them: no two are the same.
    fn fresh_code(&mut self) -> String {
        const DIGITS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
        let random = u128::from(self.random());
        let mut bits = random << 16 | (self.codes.len() as u128 & 0xffff);
        let mut code = String::with_capacity(16);
        for _ in 0..16 {
            code.push(char::from(DIGITS[(bits & 31) as usize]));
            bits >>= 5;
        }
        code
    }
}

fn read<'a, T: Deserialize<'a>>(body: &'a str) -> Result<T, Refusal> {
    serde_json::from_str(body)
        .map_err(|error| Refusal::invalid("Invalid parameters", vec![error.to_string()]))
}

fn too_low(left: u64) -> Refusal {
    Refusal::invalid("Balance too low", vec![format!("{left} are left")])
}
