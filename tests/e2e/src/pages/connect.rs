use crate::{Locator, Name, Page};
use crate::{Text, english};

/// The door: address, key mode, key.
pub struct Connect {
    page: Page,
}

impl Connect {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    pub fn address(&self) -> Locator {
        self.page.get("combobox", english(Text::ApiAddress))
    }

    pub fn key(&self) -> Locator {
        self.page.get("textbox", english(Text::ApiKey))
    }

    /// What went wrong, or why one is here.
    pub fn notice(&self) -> Locator {
        self.page.get("alert", Name::Any)
    }

    /// `Gateway`, `Header` or `Query`.
    pub async fn choose(&self, mode: &'static str) {
        self.page.get("radio", mode).click().await;
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

    /// Connects with a key in the header.
    pub async fn with_key(&self, key: &str) {
        self.choose(english(Text::ModeHeader)).await;
        self.key().fill(key).await;
        self.submit().await;
    }
}
