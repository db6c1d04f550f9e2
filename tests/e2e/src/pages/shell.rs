use crate::{Locator, Name, Page};
use crate::{Text, english};

/// The frame around every screen.
pub struct Shell {
    page: Page,
}

impl Shell {
    pub(crate) fn new(page: &Page) -> Self {
        Self { page: page.clone() }
    }

    /// Follows the link in the navigation, which is a button in a host page, and waits for the screen of that name. A count may
    /// stand beside the name.
    pub async fn go(&self, screen: &'static str) {
        self.page
            .get("navigation", english(Text::Screens))
            .get("link|button", Name::words(screen))
            .click()
            .await;
        self.title(screen).appears().await;
    }

    /// The heading of a screen.
    pub fn title(&self, screen: &'static str) -> Locator {
        self.page.get("heading", screen)
    }

    /// The title of the notice that names what was sent and not answered when the page was locked.
    pub fn left_under_way(&self) -> Locator {
        let title = english(Text::LeftTitle);
        self.page.get("alert", Name::Any).get("heading", title)
    }

    /// Forgets the key and everything on the screen.
    pub async fn lock(&self) {
        self.page.get("button", english(Text::Lock)).click().await;
        self.title(english(Text::Connect)).appears().await;
    }
}
