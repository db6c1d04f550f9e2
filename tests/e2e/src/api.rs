use reqwest::{Client, Url};
use serde_json::{Value, json};

/// The sandbox asked directly, so that the page can be compared with the truth.
#[derive(Clone)]
pub struct Api {
    client: Client,
    origin: String,
}

/// One page of a listing as the server gave it.
pub struct Listed {
    pub codes: Vec<String>,
    /// `None` in dialects that don't count.
    pub total: Option<u64>,
    pub rows: Vec<Value>,
}

impl Api {
    pub fn new(origin: String) -> Self {
        Self {
            client: Client::new(),
            origin,
        }
    }

    /// A page of `list-share-code` or `list-use-code`, as the owner of `key` sees it.
    ///
    /// # Panics
    /// When the answer is no listing.
    pub async fn list(&self, list: &str, key: &str, query: &str) -> Listed {
        let address = format!("{}/client/v1/cd-keys/{list}?{query}", self.origin);
        let address = Url::parse(&address).expect("a query string fits into an address");
        let answer = self
            .client
            .get(address)
            .header("api-key", key)
            .send()
            .await
            .expect("the sandbox answers");
        let text = answer.text().await.expect("the answer is whole");
        let answer: Value = serde_json::from_str(&text).expect("the answer is JSON");
        let rows = answer["result"]["items"]
            .as_array()
            .unwrap_or_else(|| panic!("no listing: {text}"))
            .clone();
        let codes = rows
            .iter()
            .map(|row| row["code"].as_str().expect("a row has a code").to_owned())
            .collect();
        Listed {
            codes,
            total: answer["result"]["total_items"].as_u64(),
            rows,
        }
    }

    /// Every row of a listing.
    ///
    /// # Panics
    /// When an answer is no listing.
    pub async fn all(&self, list: &str, key: &str, query: &str) -> Vec<Value> {
        let mut rows = Vec::new();
        for page in 1.. {
            let query = format!("{query}&limit=100&page={page}");
            let next = self.list(list, key, &query).await.rows;
            if next.is_empty() {
                break;
            }
            rows.extend(next);
        }
        rows
    }

    /// Orders IP codes past the page, and gives them, the newest first.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn issue(&self, key: &str, codes: u64, ips: u64) -> Vec<String> {
        self.generate(key, codes, ips).await;
        self.list("list-share-code", key, &format!("limit={codes}"))
            .await
            .codes
    }

    /// Orders IP codes past the page.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn generate(&self, key: &str, codes: u64, ips: u64) {
        let order = json!({ "plan": 1, "number_of_codes": codes, "number_of_ips": ips });
        self.order(key, order).await;
    }

    /// As [`Self::generate`], for one account.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn generate_for(&self, key: &str, codes: u64, ips: u64, email: &str) {
        let order = json!({
            "plan": 1,
            "number_of_codes": codes,
            "number_of_ips": ips,
            "forward_to": email,
        });
        self.order(key, order).await;
    }

    async fn order(&self, key: &str, order: Value) {
        let address = format!("{}/client/v1/cd-keys/generate-ip-code", self.origin);
        let request = self
            .client
            .post(address)
            .header("api-key", key)
            .json(&order);
        let answer = request.send().await.expect("the sandbox answers");
        assert!(answer.status().is_success(), "{}", answer.status());
    }

    /// Redeems a code past the page.
    ///
    /// # Panics
    /// When the server refuses.
    pub async fn redeem(&self, key: &str, code: &str) {
        let address = format!("{}/client/v1/cd-keys/use-code", self.origin);
        let request = self
            .client
            .post(address)
            .header("api-key", key)
            .json(&json!({ "codes": [code] }));
        let answer = request.send().await.expect("the sandbox answers");
        assert!(
            answer.status().is_success(),
            "{code} can't be redeemed: {}",
            answer.status()
        );
    }
}
