//! A batch as texts to be pasted.

use super::Batch;
use crate::{
    i18n::{I18n, Key},
    pages::{message::message, value},
    state::Settings,
};

/// One code a line.
pub fn lines(batch: &Batch) -> String {
    let mut lines = String::new();
    for code in &batch.codes {
        lines += code.reveal();
        lines += "\n";
    }
    lines
}

/// A heading and a row for each code.
pub fn rows(i18n: I18n, batch: &Batch) -> Vec<Vec<String>> {
    let mut rows = vec![row([
        i18n.text(Key::Code),
        i18n.text(Key::Amount),
        i18n.text(Key::Recipient),
        i18n.text(Key::Created),
        i18n.text(Key::Note),
    ])];
    let amount = value::amount_label(i18n, batch.amount);
    let receiver = batch.forward_to.as_deref().unwrap_or_default();
    let made = batch.made_at.iso8601();
    for code in &batch.codes {
        rows.push(row([code.reveal(), &amount, receiver, &made, &batch.note]));
    }
    rows
}

fn row(cells: [&str; 5]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// A message for each code, with an empty line between.
pub fn messages(i18n: I18n, settings: Settings, batch: &Batch) -> String {
    let amount = value::amount_label(i18n, batch.amount);
    let expires = match batch.expires {
        Some(instant) => value::exact(i18n, instant),
        None => i18n.text(Key::Unknown).to_owned(),
    };
    let mut messages = String::new();
    for code in &batch.codes {
        if !messages.is_empty() {
            messages += "\n\n";
        }
        messages += &message(settings, code, &amount, &expires);
    }
    messages
}
