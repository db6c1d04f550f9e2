use crate::{Locator, Page};

/// The frame around every screen.
pub struct Shell {
    page: Page,
}

impl Shell {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    /// Follows the link in the navigation and waits for the screen of that name.
    pub async fn go(&self, screen: &'static str) {
        self.page
            .get("navigation", "Screens")
            .get("link", screen)
            .click()
            .await;
        self.title(screen).appears().await;
    }

    /// The heading of a screen.
    pub fn title(&self, screen: &'static str) -> Locator {
        self.page.get("heading", screen)
    }

    /// Forgets the key and everything on the screen.
    pub async fn lock(&self) {
        self.page.get("button", "Lock").click().await;
        self.title("Connect").appears().await;
    }
}
