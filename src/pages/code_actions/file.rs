//! The name of a batch as a file for spreadsheets.

use super::Batch;
use crate::{
    domain::{Amount, export},
    i18n::{I18n, Key},
    platform::clock,
};

/// Such as `codes-2026-11-25-5x10-IPs.csv`.
pub fn name(i18n: I18n, batch: &Batch) -> String {
    let key = match batch.amount {
        Amount::Ips(_) => Key::CsvOfIps,
        Amount::Traffic(_) => Key::CsvOfGb,
        Amount::Unreadable => Key::CsvOfCodes,
    };
    let (each, _) = export::amount(batch.amount);
    let day = clock::day(batch.made_at);
    let n = batch.codes.len().to_string();
    i18n.fill(key, &[("day", &day), ("n", &n), ("each", &each)])
}
