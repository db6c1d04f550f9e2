//! The deployment's message for the person who gets a code.

use crate::{domain::Code, i18n::fill, state::Settings};

/// The template of config.json with the values of a code.
pub fn message(settings: Settings, code: &Code, amount: &str, expires: &str) -> String {
    let values = [
        ("code", code.reveal()),
        ("amount", amount),
        ("expires", expires),
    ];
    settings.with(|config| fill(&config.message_template, &values))
}
