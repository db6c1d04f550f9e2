//! Changing the language.

use leptos::prelude::*;

use crate::{
    i18n::{I18n, Language},
    platform::{host_bridge::HostBridge, local_storage, task},
};

/// Where the choice of the person is kept, so that web/languages.js finds it.
const CHOSEN: &str = "share-code-dashboard.language";

/// What the language can be changed by. A shared handle: cloning copies a reference.
#[derive(Clone)]
pub struct LanguageSwitch {
    i18n: I18n,
    page: HostBridge,
    /// Whether the one that was chosen last could not be loaded.
    pub is_lost: RwSignal<bool>,
}

impl LanguageSwitch {
    /// Languages come from this page.
    pub fn new(i18n: I18n, page: HostBridge) -> Self {
        let is_lost = RwSignal::new(false);
        Self {
            i18n,
            page,
            is_lost,
        }
    }

    /// The tags of all languages that there are; `None` where the page has loaded none.
    pub fn tags(&self) -> Option<Vec<String>> {
        self.page.list("languages")
    }

    /// Shows the language that was loaded.
    pub fn set(&self, loaded: &HostBridge) {
        self.i18n.speak(Language::of_page(loaded));
    }

    /// Loads the language of this tag and shows it; kept for the next visit.
    pub fn choose(&self, tag: &str) {
        let (switch, tag) = (self.clone(), tag.to_owned());
        self.is_lost.set(false);
        task::spawn(async move {
            let loaded = switch.page.read_language(&tag).await;
            // The dashboard may be gone by now.
            let _ = switch.is_lost.try_set(loaded.is_none());
            if let Some(loaded) = loaded {
                local_storage::write(CHOSEN, &tag);
                switch.set(&loaded);
            }
        });
    }
}
