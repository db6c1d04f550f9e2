//! The theme of the page.

use crate::{
    domain::Theme,
    platform::document,
    state::{Preferences, use_settings},
};
use leptos::prelude::*;

/// As config.json says, or as the person has chosen who is or was connected last. The whole page is ours here, so it stands at
/// its root, where the style sheet looks for it.
pub fn follow(preferences: Preferences) {
    let configured = use_settings().with(|config| config.theme);
    Effect::new(move |_| {
        let theme = preferences.theme().unwrap_or(configured);
        let Some(root) = document().document_element() else {
            return;
        };
        // Fail only for a name that no attribute can have.
        let _ = match theme {
            Theme::Auto => root.remove_attribute("data-theme"),
            Theme::Light => root.set_attribute("data-theme", "light"),
            Theme::Dark => root.set_attribute("data-theme", "dark"),
        };
    });
}
