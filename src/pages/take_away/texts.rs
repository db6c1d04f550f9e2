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
        i18n.text(Key::For),
        i18n.text(Key::Created),
        i18n.text(Key::Note),
    ])];
    let amount = value::amount_words(i18n, batch.amount);
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

/// The rows with tabs between their cells, as spreadsheets take them from the clipboard.
pub fn table(i18n: I18n, _: Settings, batch: &Batch) -> String {
    let mut table = String::new();
    for row in rows(i18n, batch) {
        let mut separator = "";
        for cell in &row {
            table += separator;
            push_cell(&mut table, cell);
            separator = "\t";
        }
        table += "\n";
    }
    table
}

/// A cell can't end early, and can't be run: see `csv::write`.
fn push_cell(table: &mut String, cell: &str) {
    if let Some(b'=' | b'+' | b'-' | b'@') = cell.as_bytes().first() {
        table.push('\'');
    }
    for char in cell.chars() {
        table.push(if char.is_control() { ' ' } else { char });
    }
}

/// A message for each code, with an empty line between.
pub fn messages(i18n: I18n, settings: Settings, batch: &Batch) -> String {
    let amount = value::amount_words(i18n, batch.amount);
    let expires = match batch.expires {
        Some(instant) => i18n.full_date(instant.as_millis()),
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
