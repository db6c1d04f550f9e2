use serde_json::{Value, json};

use crate::code::ShareCode;

/// Where `result` has the codes in an answer to generate, use or revoke.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodesShape {
    /// `["…"]`
    Strings,
    /// `[{"code": "…", …}]`
    Objects,
    /// `{"items": [{"code": "…", …}]}`
    Items,
    /// `{"codes": ["…"]}`
    Codes,
    /// No `result` at all.
    Nothing,
}

/// One reading of what the API's description leaves open, and how late its lists are.
#[derive(Clone, Debug)]
pub struct Rules {
    pub generate: CodesShape,
    pub redeem: CodesShape,
    pub revoke: CodesShape,
    /// Times in milliseconds, and not in seconds.
    pub has_millis: bool,
    /// `total_items` and `total_pages` in lists.
    pub has_totals: bool,
    /// A bad code is left out of what is done, and does not fail the whole call.
    pub leaves_out_bad_codes: bool,
    /// The refusal of a call says which codes are bad.
    pub names_bad_codes: bool,
    /// 401 or 403.
    pub unauthenticated: u16,
    /// Most rows of a page.
    pub max_limit: u64,
    /// Milliseconds after which lists show what has happened.
    pub lag: i64,
}

impl Rules {
    /// The `result` that names these codes.
    pub(crate) fn named(&self, shape: CodesShape, codes: &[&ShareCode]) -> Option<Value> {
        let rows = || -> Value { codes.iter().map(|code| self.row(code, i64::MAX)).collect() };
        let strings = || -> Value { codes.iter().map(|code| code.code.as_str()).collect() };
        match shape {
            CodesShape::Strings => Some(strings()),
            CodesShape::Objects => Some(rows()),
            CodesShape::Items => Some(json!({ "items": rows() })),
            CodesShape::Codes => Some(json!({ "codes": strings() })),
            CodesShape::Nothing => None,
        }
    }

    /// A code as it was at this moment.
    pub(crate) fn row(&self, code: &ShareCode, at: i64) -> Value {
        let time = |millis: i64| match self.has_millis {
            true => millis,
            false => millis.div_euclid(1_000),
        };
        let used = code.used.as_ref().filter(|used| used.at <= at);
        json!({
            "code": code.code,
            "data_type": code.holding.data_type(),
            "number_of_ips": code.holding.ips(),
            "amount_traffic": code.holding.bytes(),
            "status": code.status(at).number(),
            "forward_to": code.forward_to,
            "used_by": used.map(|used| &used.by),
            "used_at": used.map(|used| time(used.at)),
            "created_at": time(code.created_at),
            "expired_at": code.expires_at.map(time),
            "is_enterprise": u8::from(code.is_enterprise),
        })
    }
}
