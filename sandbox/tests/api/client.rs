use std::collections::BTreeMap;

use reqwest::Method;
use sandbox::{CUSTOMER, Options, RESELLER, Server};
use serde_json::{Value, json};

/// A fixed time, so that a snapshot stays true; the odd milliseconds show what a dialect makes of them.
pub const NOON: i64 = 1_760_000_000_123;

/// Little demo data at a fixed time.
pub fn options() -> Options {
    Options {
        codes: 240,
        clock: || NOON,
        ..Options::default()
    }
}

pub async fn start(options: Options) -> Server {
    sandbox::start(options).await.unwrap()
}

/// Talks to one server with one account's key.
pub struct Client {
    http: reqwest::Client,
    origin: String,
    headers: Vec<(&'static str, String)>,
}

pub fn reseller(server: &Server) -> Client {
    stranger(server).with("api-key", RESELLER.api_key)
}

pub fn customer(server: &Server) -> Client {
    stranger(server).with("api-key", CUSTOMER.api_key)
}

/// A client without a key.
pub fn stranger(server: &Server) -> Client {
    Client {
        http: reqwest::Client::new(),
        origin: server.origin(),
        headers: Vec::new(),
    }
}

impl Client {
    /// Sends this header with every request.
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// A path below the server's root, with its query string.
    pub async fn send(&self, method: Method, path: &str, body: Option<String>) -> Reply {
        self.try_send(method, path, body).await.unwrap()
    }

    /// The same where the answer may get lost.
    pub async fn try_send(
        &self,
        method: Method,
        path: &str,
        body: Option<String>,
    ) -> reqwest::Result<Reply> {
        let mut request = self.http.request(method, format!("{}{path}", self.origin));
        for (name, value) in &self.headers {
            request = request.header(*name, value);
        }
        if let Some(body) = body {
            request = request
                .header("content-type", "application/json")
                .body(body);
        }
        let response = request.send().await?;
        let headers = response.headers().iter();
        Ok(Reply {
            status: response.status().as_u16(),
            headers: headers
                .map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned()))
                .collect(),
            body: response.text().await?,
        })
    }

    async fn call(&self, method: Method, endpoint: &str, body: Option<Value>) -> Reply {
        let path = format!("/client/v1/cd-keys/{endpoint}");
        self.send(method, &path, body.map(|body| body.to_string()))
            .await
    }

    /// `query` as after the question mark.
    pub async fn issued(&self, query: &str) -> Reply {
        self.call(Method::GET, &format!("list-share-code?{query}"), None)
            .await
    }

    pub async fn redeemed(&self, query: &str) -> Reply {
        self.call(Method::GET, &format!("list-use-code?{query}"), None)
            .await
    }

    pub async fn generate_ip(&self, order: Value) -> Reply {
        self.call(Method::POST, "generate-ip-code", Some(order))
            .await
    }

    pub async fn generate_traffic(&self, order: Value) -> Reply {
        self.call(Method::POST, "generate-traffic-code", Some(order))
            .await
    }

    pub async fn redeem(&self, codes: &[impl AsRef<str>]) -> Reply {
        self.redeem_raw(json!({ "codes": texts(codes) })).await
    }

    pub async fn redeem_raw(&self, body: Value) -> Reply {
        self.call(Method::POST, "use-code", Some(body)).await
    }

    pub async fn revoke(&self, codes: &[impl AsRef<str>]) -> Reply {
        self.revoke_raw(json!({ "codes": texts(codes) })).await
    }

    pub async fn revoke_raw(&self, body: Value) -> Reply {
        self.call(Method::DELETE, "revoke-code", Some(body)).await
    }

    /// Codes just made with `ips` each.
    pub async fn make_ip_codes(&self, ips: i64, count: i64) -> Vec<String> {
        let order = json!({ "plan": 1, "number_of_ips": ips, "number_of_codes": count });
        self.generate_ip(order).await.codes()
    }

    /// Every row of the issued list under this filter, page by page.
    pub async fn walk_issued(&self, filter: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        for page in 1.. {
            let items = self
                .issued(&format!("limit=100&page={page}&{filter}"))
                .await
                .items();
            if items.is_empty() {
                break;
            }
            rows.extend(items);
        }
        rows
    }
}

fn texts(codes: &[impl AsRef<str>]) -> Vec<&str> {
    codes.iter().map(AsRef::as_ref).collect()
}

pub struct Reply {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap()
    }

    /// The rows of a listing.
    pub fn items(&self) -> Vec<Value> {
        self.json()["result"]["items"].as_array().unwrap().clone()
    }

    pub fn total(&self) -> i64 {
        self.json()["result"]["total_items"].as_i64().unwrap()
    }

    /// The codes of an answer in the default dialect.
    pub fn codes(&self) -> Vec<String> {
        let codes = self.json()["result"].as_array().unwrap().clone();
        codes
            .iter()
            .map(|code| code.as_str().unwrap().to_owned())
            .collect()
    }

    /// Status and body for a snapshot.
    pub fn text(&self) -> String {
        format!("{}\n{:#}", self.status, self.json())
    }

    /// The same with each of these codes, which differ from run to run, replaced by its number.
    pub fn text_without(&self, codes: &[String]) -> String {
        let numbered = codes.iter().zip(1..);
        numbered.fold(self.text(), |text, (code, number)| {
            text.replace(code.as_str(), &format!("[code {number}]"))
        })
    }
}

/// The field of every row.
pub fn field<'a>(rows: &'a [Value], name: &str) -> Vec<&'a Value> {
    rows.iter().map(|row| &row[name]).collect()
}

pub fn codes_of(rows: &[Value]) -> Vec<&str> {
    rows.iter()
        .map(|row| row["code"].as_str().unwrap())
        .collect()
}
