use serde_json::{Value, json};

use crate::{MockApi, Refusal, code::ShareCode};

impl MockApi {
    /// A page of the codes that the caller issued, or redeemed, as they were a lag ago.
    pub(crate) fn list(
        &mut self,
        caller: usize,
        is_redeemed: bool,
        query: &[(String, String)],
        now: i64,
    ) -> Result<Value, Refusal> {
        let at = now - self.rules.lag;
        let email = self.accounts[caller].email.clone();
        let value = |name: &str| {
            let found = query.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str())
        };
        let number = |name: &str| match value(name).map(str::parse::<u64>) {
            None => Ok(None),
            Some(Ok(number)) => Ok(Some(number)),
            Some(Err(_)) => {
                let problem = format!("{name} is not a whole number");
                Err(Refusal::invalid("Invalid parameters", vec![problem]))
            }
        };
        let (status, kind, enterprise) = (
            number("status")?,
            number("data_type")?,
            number("is_enterprise")?,
        );
        let keyword = value("keyword").unwrap_or_default().to_ascii_uppercase();
        let limit = number("limit")?
            .unwrap_or(30)
            .clamp(1, self.rules.max_limit) as usize;
        let page = number("page")?.unwrap_or(1).max(1) as usize;

        let mut found: Vec<(usize, &ShareCode)> = self.codes.iter().enumerate().collect();
        found.retain(|(_, code)| {
            let used = code.used.as_ref().filter(|used| used.at <= at);
            let is_in_list = match is_redeemed {
                true => used.is_some_and(|used| used.by == email),
                false => code.issued_by == email && code.created_at <= at,
            };
            let partner = match is_redeemed {
                true => Some(&code.issued_by),
                false => code.forward_to.as_ref(),
            };
            let has_partner = value("email")
                .is_none_or(|wanted| partner.is_some_and(|of| of.eq_ignore_ascii_case(wanted)));
            is_in_list
                && has_partner
                && status.is_none_or(|status| status == code.status(at).number())
                && kind.is_none_or(|kind| kind == code.holding.data_type())
                && enterprise.is_none_or(|wanted| wanted == u64::from(code.is_enterprise))
                && code.code.contains(&keyword)
        });
        let time = |code: &ShareCode| match is_redeemed {
            true => code.used.as_ref().map_or(0, |used| used.at),
            false => code.created_at,
        };
        found.sort_by(|(a_at, a), (b_at, b)| {
            let by = match value("sort_by") {
                Some("code") => a.code.cmp(&b.code),
                Some("amount_ips") => a.holding.ips().cmp(&b.holding.ips()),
                _ => time(a).cmp(&time(b)),
            };
            by.then(a_at.cmp(b_at))
        });
        if value("order_by") != Some("asc") {
            found.reverse();
        }
        let total = found.len();
        let shown = found
            .iter()
            .skip((page - 1).saturating_mul(limit))
            .take(limit);
        let items: Vec<Value> = shown.map(|(_, code)| self.rules.row(code, at)).collect();
        let mut result = json!({ "items": items });
        if self.rules.has_totals {
            result["total_items"] = total.into();
            result["total_pages"] = total.div_ceil(limit).into();
        }
        Ok(result)
    }
}
