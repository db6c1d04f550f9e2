//! The name of a batch as a file for spreadsheets.

use super::Batch;
use crate::{
    domain::{Amount, IpCount},
    i18n::{I18n, Key},
    platform::clock,
};

/// Such as `codes-2026-11-25-5x10-IPs.csv`.
pub fn name(i18n: I18n, batch: &Batch) -> String {
    let (key, each) = match batch.amount {
        Amount::Ips(IpCount(n)) => (Key::CsvOfIps, n.to_string()),
        Amount::Traffic(bytes) => {
            let (whole, decimals) = bytes.gb();
            let mut each = whole.to_string();
            if !decimals.is_empty() {
                each += ".";
                each += &decimals;
            }
            (Key::CsvOfGb, each)
        }
        Amount::Unreadable => (Key::CsvOfCodes, String::new()),
    };
    let day = clock::day(batch.made_at);
    let n = batch.codes.len().to_string();
    i18n.fill(key, &[("day", &day), ("n", &n), ("each", &each)])
}
