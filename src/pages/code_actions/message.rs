//! The deployment's message for the person who gets a code.

use crate::{
    domain::CodeEntry,
    i18n::{I18n, Key, fill},
    pages::value,
    state::Settings,
};

/// The template of config.json with the values of a code.
pub fn message(i18n: I18n, settings: Settings, entry: &CodeEntry) -> String {
    let expires = match entry.expired_at {
        Some(instant) => value::exact(i18n, instant),
        None if entry.is_from_list() => i18n.text(Key::Never).to_owned(),
        None => i18n.text(Key::Unknown).to_owned(),
    };
    let amount = value::amount_label(i18n, entry.amount);
    let values = [
        ("code", entry.code.reveal()),
        ("amount", &amount),
        ("expires", &expires),
    ];
    settings.with(|config| fill(&config.message_template, &values))
}
