//! The share-code API in memory: its six endpoints, their rules, and each reading of what its description leaves open.
//!
//! It knows no network and no clock, and shares no type with the dashboard, so that a misread field can't cancel itself out.

mod code;
mod generate;
mod listing;
mod move_codes;
mod rules;

use serde::Serialize;
use serde_json::Value;

pub use code::{Holding, ShareCode, Status};
pub use rules::{CodesShape, Rules};

/// Where all endpoints are.
pub const PATH: &str = "/client/v1/cd-keys/";

/// Somebody with a key.
#[derive(Clone, Debug)]
pub struct Account {
    pub email: String,
    pub key: String,
    /// IPs.
    pub balance: u64,
    pub packages: Vec<Package>,
}

/// Traffic that codes can be made from.
#[derive(Clone, Debug)]
pub struct Package {
    /// The `traffic_plan` of an order.
    pub id: u64,
    /// Bytes.
    pub left: u64,
    /// Milliseconds of Unix time, and that of the codes that are made from it.
    pub expires_at: Option<i64>,
}

/// A request, however it came.
#[derive(Clone, Debug)]
pub struct Request {
    pub method: String,
    /// Without a query.
    pub path: String,
    /// Names and values, not encoded.
    pub query: Vec<(String, String)>,
    pub key: String,
    /// Empty where there is none.
    pub body: String,
}

/// An answer, always of JSON.
#[derive(Clone, Debug)]
pub struct Response {
    pub status: u16,
    pub body: String,
}

/// See the crate.
#[derive(Clone, Debug)]
pub struct MockApi {
    pub rules: Rules,
    accounts: Vec<Account>,
    /// In the order of making.
    codes: Vec<ShareCode>,
    seed: u64,
}

/// Why nothing was done.
pub(crate) struct Refusal {
    status: u16,
    message: &'static str,
    problems: Vec<String>,
}

impl Refusal {
    fn new(status: u16, message: &'static str) -> Self {
        Self {
            status,
            message,
            problems: Vec::new(),
        }
    }

    fn invalid(message: &'static str, problems: Vec<String>) -> Self {
        Self {
            status: 400,
            message,
            problems,
        }
    }
}

impl MockApi {
    /// The same seed makes the same codes.
    pub fn new(rules: Rules, accounts: Vec<Account>, seed: u64) -> Self {
        Self {
            rules,
            accounts,
            codes: Vec::new(),
            seed,
        }
    }

    /// All that were ever made, in the order of making.
    pub fn codes(&self) -> &[ShareCode] {
        &self.codes
    }

    /// Does what is asked, at a time in milliseconds of Unix time that never goes back.
    pub fn answer(&mut self, request: &Request, now: i64) -> Response {
        let result = self.act(request, now);
        match result {
            Ok(result) => {
                let mut envelope = serde_json::json!({ "success": true, "message": "OK" });
                if let Some(result) = result {
                    envelope["result"] = result;
                }
                Response {
                    status: 200,
                    body: envelope.to_string(),
                }
            }
            Err(refusal) => {
                #[derive(Serialize)]
                struct Envelope {
                    success: bool,
                    message: &'static str,
                    errors: Vec<String>,
                }
                let envelope = Envelope {
                    success: false,
                    message: refusal.message,
                    errors: refusal.problems,
                };
                Response {
                    status: refusal.status,
                    body: serde_json::to_string(&envelope).expect("texts are JSON"),
                }
            }
        }
    }

    fn act(&mut self, request: &Request, now: i64) -> Result<Option<Value>, Refusal> {
        let caller = self
            .accounts
            .iter()
            .position(|account| account.key == request.key)
            .ok_or_else(|| {
                Refusal::new(self.rules.unauthenticated, "API key is missing or wrong")
            })?;
        let endpoint = request.path.strip_prefix(PATH).unwrap_or_default();
        let shape = match endpoint {
            "revoke-code" => self.rules.revoke,
            "use-code" => self.rules.redeem,
            _ => self.rules.generate,
        };
        let named = match (request.method.as_str(), endpoint) {
            ("GET", "list-share-code" | "list-use-code") => {
                return self
                    .list(caller, endpoint == "list-use-code", &request.query, now)
                    .map(Some);
            }
            ("POST", "generate-ip-code") => self.generate_ips(caller, &request.body, now)?,
            ("POST", "generate-traffic-code") => {
                self.generate_traffic(caller, &request.body, now)?
            }
            ("POST", "use-code") => self.redeem(caller, &request.body, now)?,
            ("DELETE", "revoke-code") => self.revoke(caller, &request.body, now)?,
            _ => return Err(Refusal::new(404, "not found")),
        };
        let rows = named.iter().map(|at| &self.codes[*at]);
        Ok(self.rules.named(shape, &rows.collect::<Vec<_>>()))
    }

    /// SplitMix64: <https://prng.di.unimi.it/splitmix64.c>.
    fn random(&mut self) -> u64 {
        self.seed = self.seed.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.seed;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}
