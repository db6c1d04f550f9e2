use crate::{Locator, Name, Page, eventually};
use serde_json::Value;

/// Ordering new codes.
pub struct Generate {
    page: Page,
}

impl Generate {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    /// `IP codes` or `Traffic codes`.
    pub async fn choose(&self, kind: &'static str) {
        self.page.get("radio", kind).click().await;
    }

    /// `Plan`, `Codes`, `IPs in each`, `GB in each` or `Forward to`.
    pub fn field(&self, label: &'static str) -> Locator {
        self.page.get("textbox", Name::starting(label))
    }

    /// Fills in an order of IP codes.
    pub async fn ip_order(&self, codes: &str, ips: &str) {
        self.choose("IP codes").await;
        self.field("Codes").fill(codes).await;
        self.field("IPs in each").fill(ips).await;
    }

    /// Fills in an order of traffic codes.
    pub async fn traffic_order(&self, plan: &str, codes: &str, gb: &str) {
        self.choose("Traffic codes").await;
        self.field("Plan").fill(plan).await;
        self.field("Codes").fill(codes).await;
        self.field("GB in each").fill(gb).await;
    }

    /// The form's own button, which asks before it spends.
    pub async fn submit(&self) {
        self.page
            .get("button", Name::starting("Generate"))
            .click()
            .await;
    }

    /// The question before balance is spent.
    pub fn question(&self) -> Locator {
        self.page.get("dialog", Name::Any)
    }

    /// The question's button that spends.
    pub fn confirm(&self) -> Locator {
        self.question().get("button", Name::starting("Generate"))
    }

    /// Waits until this is said to be wrong with a field.
    pub async fn has_problem(&self, label: &'static str, wanted: &str) {
        let field = self.field(label);
        eventually(format!("{field} has the problem {wanted:?}"), async || {
            let said = field.read(PROBLEM).await;
            if said == wanted {
                Ok(())
            } else {
                Err(format!("it has {said}"))
            }
        })
        .await;
    }

    /// A refusal, or that nobody knows yet.
    pub fn notice(&self) -> Locator {
        self.page.get("alert", Name::Any)
    }

    /// Waits for the codes that were made, as the result shows them in the end. `title` is like "5 codes made, 5 asked".
    pub async fn made(&self, title: &str) -> Vec<String> {
        // On a busy machine an order may look as if it had been sent twice: then the page looks for more.
        let is_sure =
            "return !document.body.innerText.includes('Making sure that no more were made')";
        self.page.get("region", title).appears().await;
        eventually("the page is sure of it", async || {
            match self.page.run(is_sure).await.as_bool() {
                Some(true) => Ok(()),
                _ => Err("it is not"),
            }
        })
        .await;
        let result = self.page.get("region", title);
        let codes = result.read("return [...arguments[0].querySelectorAll('li code')].map((code) => code.textContent)").await;
        codes
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }
}

/// What describes the field, if it is marked as wrong.
const PROBLEM: &str = "
    const field = arguments[0];
    if (field.ariaInvalid !== 'true') return 'none';
    return shown(document.getElementById(field.getAttribute('aria-describedby')))";
