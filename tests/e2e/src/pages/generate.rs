use crate::{Locator, Name, Page, eventually};
use crate::{Text, english};
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
        self.page.get("textbox|combobox", Name::starting(label))
    }

    /// Fills in an order of IP codes.
    pub async fn ip_order(&self, codes: &str, ips: &str) {
        self.choose(english(Text::IpCodes)).await;
        self.field(english(Text::NumberOfCodes)).fill(codes).await;
        self.field(english(Text::IpsPerCode)).fill(ips).await;
    }

    /// Fills in an order of IP codes, sends it, and says yes to the question.
    pub async fn place_ip_order(&self, codes: &str, ips: &str) {
        self.ip_order(codes, ips).await;
        self.submit().await;
        self.confirm().click().await;
    }

    /// Fills in an order of traffic codes.
    pub async fn traffic_order(&self, plan: &str, codes: &str, gb: &str) {
        self.choose(english(Text::TrafficCodes)).await;
        self.field(english(Text::Plan)).fill(plan).await;
        self.field(english(Text::NumberOfCodes)).fill(codes).await;
        self.field(english(Text::GbPerCode)).fill(gb).await;
    }

    /// The form's own button, which asks before it spends. After an order it wants to be told that another one is meant.
    pub async fn submit(&self) {
        let another = self.another();
        if another.is_there().await {
            another.click().await;
        }
        self.page
            .get("button", Name::starting(english(Text::Generate)))
            .click()
            .await;
    }

    /// What stands in the place of the form's button once an order has ended well.
    pub fn another(&self) -> Locator {
        self.page.get("button", english(Text::GenerateAnother))
    }

    /// The question before balance is spent.
    pub fn question(&self) -> Locator {
        self.page.get("dialog", Name::Any)
    }

    /// The question's button that spends.
    pub fn confirm(&self) -> Locator {
        self.question()
            .get("button", Name::starting(english(Text::Generate)))
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
        self.page.get("main", Name::Any).get("alert", Name::Any)
    }

    /// Waits for the codes that were created. `title` is like "5 codes created".
    pub async fn made(&self, title: &str) -> Vec<String> {
        self.page.get("region", title).appears().await;
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
