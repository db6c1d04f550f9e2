//! Codes as a file, written page by page: nobody holds all of it at once.

use std::collections::BTreeMap;

use serde_json::value::RawValue;
use sha2::{Digest, Sha256};

use super::amount::{Amount, Bytes};
use super::code::Kind;
use super::entry::CodeEntry;
use super::status::Status;
use super::table;
use super::timestamp::Timestamp;

mod manifest;
mod summary;

pub use manifest::Manifest;
pub use summary::{ExportResult, ExportSummary};

/// The columns that every table has, by the API's names where it has one. They are the same in all languages, so that what
/// reads the file need not know who saved it.
const COLUMNS: [&str; 13] = [
    "code",
    "type",
    "amount",
    "unit",
    "status",
    "status_number",
    "forward_to",
    "used_by",
    "used_at (UTC)",
    "created_at (UTC)",
    "expired_at (UTC)",
    "is_enterprise",
    "note",
];

/// The last column: what only later pages have a field for.
const OTHER_FIELDS: &str = "other_fields";

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExportFormat {
    /// For spreadsheets, by RFC 4180.
    Csv,
    /// The server's own rows, one a line: <https://jsonlines.org/>.
    JsonLines,
}

impl ExportFormat {
    /// Of the file's name.
    pub fn extension(self) -> &'static str {
        match self {
            ExportFormat::Csv => "csv",
            ExportFormat::JsonLines => "jsonl",
        }
    }

    pub fn media_type(self) -> &'static str {
        match self {
            ExportFormat::Csv => "text/csv",
            ExportFormat::JsonLines => "application/jsonl",
        }
    }
}

/// A row of a listing, and what the dashboard makes of it.
pub struct ExportRow<'a> {
    pub entry: &'a CodeEntry,
    pub status: Status,
    /// The person's own note beside the order of the code; empty is none.
    pub note: String,
}

/// Writes a file, and keeps what proves later that it is the same.
pub struct ExportFile {
    format: ExportFormat,
    /// The names of the columns after [`COLUMNS`], once the first rows are written.
    unknown: Option<Vec<String>>,
    hash: Sha256,
    bytes: u64,
}

impl ExportFile {
    pub fn new(format: ExportFormat) -> ExportFile {
        ExportFile {
            format,
            unknown: None,
            hash: Sha256::new(),
            bytes: 0,
        }
    }

    /// The text of the next rows, to be put after what was given before. The first has the headings, though it may have no
    /// rows; fields that only later rows have stand together in the last column.
    pub fn write(&mut self, rows: &[ExportRow]) -> String {
        let mut text = String::new();
        match self.format {
            ExportFormat::Csv => self.write_table(rows, &mut text),
            ExportFormat::JsonLines => {
                for row in rows {
                    text += &row.entry.json;
                    text.push('\n');
                }
            }
        }
        self.hash.update(&text);
        self.bytes += text.len() as u64;
        text
    }

    pub fn format(&self) -> ExportFormat {
        self.format
    }

    /// What was written so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The SHA-256 of what was written, in hex.
    pub fn sha256(&self) -> String {
        let mut hex = String::new();
        for byte in self.hash.clone().finalize() {
            super::hash::push_hex(&mut hex, byte.into(), 2);
        }
        hex
    }

    fn write_table(&mut self, rows: &[ExportRow], text: &mut String) {
        let unknown = self.unknown.get_or_insert_with(|| {
            let unknown = unknown_fields(rows);
            text.push(table::MARK);
            let known = COLUMNS.map(str::to_owned).into_iter();
            let headings = known.chain(unknown.clone());
            let headings: Vec<String> = headings.chain([OTHER_FIELDS.to_owned()]).collect();
            table::push_row(text, &headings);
            unknown
        });
        for row in rows {
            table::push_row(text, &cells(row, unknown));
        }
    }
}

/// The names of the fields that rows have beside those that we know, each once, in their order; but those that would be
/// taken for another column.
fn unknown_fields(rows: &[ExportRow]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (name, _) in rows.iter().flat_map(|row| &row.entry.extra) {
        let is_taken = COLUMNS.contains(&&**name) || name == OTHER_FIELDS;
        if !is_taken && !names.contains(name) {
            names.push(name.clone());
        }
    }
    names
}

fn cells(row: &ExportRow, unknown: &[String]) -> Vec<String> {
    let entry = row.entry;
    let (amount, unit) = amount(entry.amount);
    let at = |at: Option<Timestamp>| at.map_or_else(String::new, Timestamp::spreadsheet);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut cells = vec![
        entry.code.reveal().to_owned(),
        kind(entry.kind),
        amount,
        unit.to_owned(),
        status(row.status).to_owned(),
        entry
            .status_number
            .map_or_else(String::new, |n| n.to_string()),
        text(&entry.forward_to),
        text(&entry.used_by),
        at(entry.used_at),
        at(entry.created_at),
        at(entry.expired_at),
        entry
            .is_enterprise
            .map_or_else(String::new, |is| is.to_string()),
        row.note.clone(),
    ];
    let value = |name: &String| {
        let known = entry.extra.iter().rfind(|(known, _)| known == name);
        known.map_or_else(String::new, |(_, json)| plain(json))
    };
    cells.extend(unknown.iter().map(value));
    cells.push(others(entry, unknown));
    cells
}

/// A number without grouping, with a point before its decimals, and its unit.
pub fn amount(amount: Amount) -> (String, &'static str) {
    match amount {
        Amount::Ips(ips) => (ips.0.to_string(), "IPs"),
        Amount::Traffic(Bytes(bytes)) => (Bytes::gb_decimal(bytes.into()), "GB"),
        Amount::Unreadable => (String::new(), ""),
    }
}

fn kind(kind: Kind) -> String {
    match kind {
        Kind::Ip => "IP".to_owned(),
        Kind::Traffic => "traffic".to_owned(),
        Kind::Other(number) => number.to_string(),
    }
}

fn status(status: Status) -> &'static str {
    match status {
        Status::Unused => "unused",
        Status::Used => "redeemed",
        Status::Revoked => "revoked",
        Status::Expired => "expired",
        Status::Unknown(_) | Status::Unstated => "unknown",
    }
}

/// A JSON text stands for itself, any other value for how it is written.
fn plain(json: &str) -> String {
    serde_json::from_str(json).unwrap_or_else(|_| json.to_owned())
}

/// The fields without a column of their own as an object; empty where there are none.
fn others(entry: &CodeEntry, unknown: &[String]) -> String {
    let others = (entry.extra.iter()).filter(|(name, _)| !unknown.contains(name));
    let others: BTreeMap<&str, &RawValue> = others
        .filter_map(|(name, json)| Some((&**name, serde_json::from_str(json).ok()?)))
        .collect();
    if others.is_empty() {
        return String::new();
    }
    serde_json::to_string(&others).expect("JSON can be written")
}

#[cfg(test)]
mod tests;
