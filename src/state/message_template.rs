//! What is copied as a message for each code: in the deployment's words, or in the person's own.

use super::{Preferences, Settings, use_settings};
use leptos::prelude::*;

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct MessageTemplate {
    settings: Settings,
    preferences: Preferences,
}

impl MessageTemplate {
    /// That of the dashboard around.
    pub fn expect() -> Self {
        Self {
            settings: use_settings(),
            preferences: expect_context(),
        }
    }

    /// Reactive.
    pub fn text(self) -> String {
        let own = self.preferences.message_template();
        own.unwrap_or_else(|| self.default_text())
    }

    /// The deployment's.
    pub fn default_text(self) -> String {
        self.settings.with(|config| config.message_template.clone())
    }

    /// Keeps the person's own words; nothing, or the deployment's words, are none.
    pub fn set(self, text: String) {
        let is_own = !text.trim().is_empty() && text != self.default_text();
        self.preferences
            .change(|own| own.message_template = is_own.then_some(text));
    }
}
