//! What proves later what an exported file holds.

use std::collections::BTreeMap;

use serde::Serialize;

/// A small file beside the exported one. Its names are for programs, so none may change.
#[derive(Clone, Serialize, Default)]
pub struct Manifest {
    /// Its name.
    pub file: String,
    pub bytes: u64,
    /// In hex.
    pub sha256: String,
    /// `issued` or `redeemed`; `codes` where they are of no list in particular.
    pub list: &'static str,
    /// Filters and order by the API's names, with `note` and those of [`crate::domain::LocalRule::manifest_parameters`]; `None` for codes that were selected by hand.
    pub query: Option<BTreeMap<&'static str, String>>,
    /// In UTC, as [`crate::domain::Timestamp::iso8601`]; `None` for codes that were selected by hand, each of which was read when
    /// it was shown.
    pub read_from: Option<String>,
    pub read_until: Option<String>,
    /// In the file.
    pub rows: u64,
    /// Rows that were read and left out by filters that the API does not have.
    pub rows_filtered_out: u64,
    /// Of these, rows that do not say in a readable way what is filtered by.
    pub rows_undecided: u64,
    /// Rows of the list by the API, on the first page and on the last one; not every server counts.
    pub total_before: Option<u64>,
    pub total_after: Option<u64>,
    /// Rows with a code that an earlier row had.
    pub duplicates_dropped: u64,
    /// Rows without a readable code, which are not in the file.
    pub unreadable_rows: u64,
    /// Every row of the list that passes the filters is in the file, and the totals of the API bear it out.
    pub is_complete: bool,
}

impl Manifest {
    pub fn to_json(&self) -> String {
        serde_json::to_string_pretty(self).expect("texts and numbers can be written") + "\n"
    }
}
