use super::Outcomes;
use crate::{Locator, Name, Page};
use crate::{Text, count, english};

/// Redeeming codes.
pub struct Redeem {
    page: Page,
}

impl Redeem {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    pub fn codes(&self) -> Locator {
        self.page.get("textbox", english(Text::CodesToRedeem))
    }

    /// What would be sent and what is left out.
    pub fn preview(&self, codes: usize) -> Locator {
        self.page
            .get("region", count(Text::CodesReady, codes as u64))
    }

    /// Waits until it says this of the pasted text.
    pub async fn preview_says(&self, words: &str) {
        let preview = self.page.get("region", Name::starting(words));
        preview.appears().await;
    }

    pub async fn submit(&self) {
        self.page
            .get("button", Name::starting(english(Text::Redeem)))
            .click()
            .await;
    }

    /// What came of so many codes.
    pub fn report(&self, codes: usize) -> Outcomes {
        Outcomes::of(&self.page, Text::RedeemReport, codes)
    }
}
