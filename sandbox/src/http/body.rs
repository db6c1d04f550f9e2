use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header;
use serde_json::{Map, Value};

use crate::ledger::{IpOrder, MIN_BYTES, TrafficOrder};
use crate::refusal::Refusal;

/// Least IPs in one code, by the provider's guide.
const MIN_IPS: i64 = 5;
/// Most codes of one order. The API's description names no limit; this one is the sandbox's own choice.
const MAX_CODES: i64 = 10_000;

/// The JSON object of a request, read field by field; each problem found is kept for the answer.
pub struct Fields {
    object: Map<String, Value>,
    problems: Vec<String>,
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let refuse = |problem: &str| Refusal::parameters(vec![problem.to_owned()]);
        // Insisting on it makes browsers ask first before a foreign page may send one.
        let content_type = request.headers().get(header::CONTENT_TYPE);
        if !content_type.is_some_and(|value| value.as_bytes().starts_with(b"application/json")) {
            return Err(refuse("Content-Type must be application/json"));
        }
        let Ok(bytes) = Bytes::from_request(request, state).await else {
            return Err(refuse("the body can't be read or is larger than 2 MB"));
        };
        match serde_json::from_slice(&bytes) {
            Ok(Value::Object(object)) => Ok(Self {
                object,
                problems: Vec::new(),
            }),
            _ => Err(refuse("the body must be a JSON object")),
        }
    }
}

impl Fields {
    pub fn ip_order(mut self) -> Result<IpOrder, Refusal> {
        self.integer("plan", 1, 1);
        let order = IpOrder {
            ips: self.integer("number_of_ips", MIN_IPS, i64::MAX),
            codes: self.integer("number_of_codes", 1, MAX_CODES),
            forward_to: self.email("forward_to"),
        };
        self.finish(order)
    }

    pub fn traffic_order(mut self) -> Result<TrafficOrder, Refusal> {
        let has_amount = self.object.contains_key("amount_traffic");
        let order = TrafficOrder {
            package: self.integer("traffic_plan", i64::MIN, i64::MAX),
            bytes: has_amount.then(|| self.integer("amount_traffic", MIN_BYTES, i64::MAX)),
            codes: self.integer("number_of_codes", 1, MAX_CODES),
            forward_to: self.email("forward_to"),
        };
        self.finish(order)
    }

    pub fn codes(mut self) -> Result<Vec<String>, Refusal> {
        let problem = match self.object.remove("codes") {
            Some(Value::Array(values)) if !values.is_empty() => {
                let texts = values.into_iter().map(|value| match value {
                    Value::String(text) => Some(text),
                    _ => None,
                });
                match texts.collect() {
                    Some(codes) => return Ok(codes),
                    None => "codes must contain strings alone",
                }
            }
            Some(Value::Array(_)) => "codes must name at least one code",
            Some(_) => "codes must be an array of strings",
            None => "codes is missing",
        };
        Err(Refusal::parameters(vec![problem.to_owned()]))
    }

    fn finish<T>(self, order: T) -> Result<T, Refusal> {
        if self.problems.is_empty() {
            Ok(order)
        } else {
            Err(Refusal::parameters(self.problems))
        }
    }

    /// A required integer; `min` stands in for one that is wrong, which `finish` then refuses.
    fn integer(&mut self, name: &str, min: i64, max: i64) -> i64 {
        let problem = match self.object.get(name).map(Value::as_i64) {
            None => format!("{name} is missing"),
            Some(None) => format!("{name} must be an integer"),
            Some(Some(number)) if number < min => format!("{name} must be at least {min}"),
            Some(Some(number)) if number > max => format!("{name} must be at most {max}"),
            Some(Some(number)) => return number,
        };
        self.problems.push(problem);
        min
    }

    fn email(&mut self, name: &str) -> Option<String> {
        match self.object.get(name)? {
            Value::String(text) if is_email(text) => Some(text.clone()),
            _ => {
                self.problems
                    .push(format!("{name} must be an email address"));
                None
            }
        }
    }
}

/// Loose on purpose: something, an @, a domain, and nothing that breaks a line.
fn is_email(text: &str) -> bool {
    let has_parts = text
        .rsplit_once('@')
        .is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty());
    has_parts && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control())
}
