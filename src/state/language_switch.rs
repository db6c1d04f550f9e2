//! Changing the language.

use crate::{
    browser::{host_page::HostPage, local_storage, task},
    i18n::{I18n, Language},
};

/// Where the choice of the person is kept, so that web/languages.js finds it.
const CHOSEN: &str = "share-code-dashboard.language";

/// What the language can be changed by. Cheap to clone.
#[derive(Clone)]
pub struct LanguageSwitch {
    i18n: I18n,
    page: HostPage,
}

impl LanguageSwitch {
    /// Languages come from this page.
    pub fn new(i18n: I18n, page: HostPage) -> Self {
        Self { i18n, page }
    }

    /// The tags of all languages that there are; `None` where the page has loaded none.
    pub fn tags(&self) -> Option<Vec<String>> {
        self.page.list("languages")
    }

    /// Shows the language that was loaded.
    pub fn set(&self, loaded: &HostPage) {
        self.i18n.speak(Language::of_page(loaded));
    }

    /// Loads the language of this tag and shows it; kept for the next visit.
    pub fn choose(&self, tag: &str) {
        let (switch, tag) = (self.clone(), tag.to_owned());
        task::spawn(async move {
            if let Some(loaded) = switch.page.read_language(&tag).await {
                local_storage::write(CHOSEN, &tag);
                switch.set(&loaded);
            }
        });
    }
}
