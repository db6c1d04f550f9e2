use crate::{Key, text};
use crate::{Locator, Name, Page};

/// The door: address, key mode, key.
pub struct Connect {
    page: Page,
}

impl Connect {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    pub fn address(&self) -> Locator {
        self.page.get("combobox", text(Key::ApiAddress))
    }

    pub fn key(&self) -> Locator {
        self.page.get("textbox", text(Key::ApiKey))
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
            .get("checkbox", text(Key::RememberKey))
            .click()
            .await;
    }

    pub async fn submit(&self) {
        self.page.get("button", text(Key::Connect)).click().await;
    }

    /// Connects with a key in the header.
    pub async fn with_key(&self, key: &str) {
        self.choose(text(Key::ModeHeader)).await;
        self.key().fill(key).await;
        self.submit().await;
    }
}
