//! Codes as texts to be pasted.

use std::sync::Arc;

use super::Messages;
use crate::{
    domain::{CodeEntry, Status, Timestamp, export},
    i18n::{I18n, Key},
    pages::value,
    state::{Journal, Settings},
};

/// A heading and a row for each code, with numbers and times as spreadsheets read them.
pub fn rows(
    i18n: I18n,
    settings: Settings,
    journal: Journal,
    now: Timestamp,
    entries: &[Arc<CodeEntry>],
) -> Vec<Vec<String>> {
    let name = |key| i18n.text(key).to_owned();
    let in_utc = |key| i18n.fill(Key::InUtc, &[("name", i18n.text(key))]);
    let heading = vec![
        name(Key::Code),
        name(Key::Amount),
        name(Key::Unit),
        name(Key::Status),
        name(Key::Recipient),
        name(Key::RedeemedBy),
        in_utc(Key::RedeemedAt),
        in_utc(Key::Created),
        in_utc(Key::Expires),
        name(Key::Note),
    ];
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let time = |at: Option<Timestamp>| at.map_or_else(String::new, Timestamp::spreadsheet);
    let row = |entry: &Arc<CodeEntry>| {
        let (amount, unit) = export::amount(entry.amount);
        let status = match value::status_and_label(entry, settings, now) {
            (_, Some(label)) => label,
            (Status::Unstated, None) => String::new(),
            (status, None) => value::status_word(i18n, status),
        };
        vec![
            entry.code.reveal().to_owned(),
            amount,
            unit.to_owned(),
            status,
            text(&entry.forward_to),
            text(&entry.used_by),
            time(entry.used_at),
            time(entry.created_at),
            time(entry.expired_at),
            journal.note_of(&entry.code).unwrap_or_default(),
        ]
    };
    std::iter::once(heading)
        .chain(entries.iter().map(row))
        .collect()
}

/// A message for each code, with an empty line between.
pub fn messages(messages: Messages, entries: &[Arc<CodeEntry>]) -> String {
    let messages = entries.iter().map(|entry| messages.of(entry));
    messages.collect::<Vec<_>>().join("\n\n")
}
