use crate::{Locator, Name, Page, eventually};
use crate::{Text, english};

/// The screen to connect: address, who has the key, key.
pub struct Connect {
    page: Page,
}

impl Connect {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    /// The known addresses by what they are called, such as `AddressOwn`.
    pub fn place(&self, name: &'static str) -> Locator {
        self.page.get("radio", name)
    }

    /// Where another address is typed.
    pub fn address(&self) -> Locator {
        self.page.get("textbox", english(Text::ApiAddress))
    }

    /// Chooses to connect to this address.
    pub async fn at(&self, address: &str) {
        self.place(english(Text::AddressOther)).click().await;
        self.address().fill(address).await;
    }

    pub fn key(&self) -> Locator {
        self.page.get("textbox", english(Text::ApiKey))
    }

    /// What went wrong, or why one is here.
    pub fn notice(&self) -> Locator {
        self.page.get("alert", Name::Any)
    }

    /// Waits until the bar says whose money is at the address that is chosen.
    pub async fn has_environment(&self, wanted: &str) {
        let languages = self.page.get("combobox", english(Text::Language));
        eventually(format!("the environment is {wanted}"), async || {
            let beside = "return shown(arguments[0].closest('.field').nextElementSibling)";
            match languages.read(beside).await {
                found if found == wanted => Ok(()),
                found => Err(found.to_string()),
            }
        })
        .await;
    }

    /// What few need.
    pub fn advanced(&self) -> Locator {
        self.page.get("button", english(Text::Advanced))
    }

    /// `Gateway`, `Header` or `Query`, where a deployment leaves that open.
    pub async fn choose(&self, mode: &'static str) {
        let is_gateway = mode == english(Text::ModeGateway);
        let who = match is_gateway {
            true => Text::WithoutKey,
            false => Text::WithKey,
        };
        self.page.get("radio", english(who)).click().await;
        if mode == english(Text::ModeQuery) {
            self.advanced().click().await;
            self.page.get("radio", mode).click().await;
        }
    }

    pub async fn keep_the_key(&self) {
        self.page
            .get("checkbox", english(Text::RememberKey))
            .click()
            .await;
    }

    pub async fn submit(&self) {
        self.page
            .get("button", english(Text::Connect))
            .click()
            .await;
    }

    /// Connects with a key in the header, or as the deployment says.
    pub async fn with_key(&self, key: &str) {
        self.page
            .get("button", english(Text::Connect))
            .appears()
            .await;
        // Where a deployment leaves nothing to choose, there is no choice.
        if !self.key().is_there().await {
            self.choose(english(Text::ModeHeader)).await;
        }
        self.key().fill(key).await;
        self.submit().await;
    }
}
