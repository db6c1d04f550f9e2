//! The question whether codes are to be revoked. It outlives the screen that asked it.

use crate::{domain::CodeEntry, live::Live};

/// Cheap to copy.
#[derive(Clone, Copy, Default)]
pub struct Revocation {
    pub entries: Live<Vec<CodeEntry>>,
    /// The question is open.
    pub is_asking: Live<bool>,
}

impl Revocation {
    /// Opens the question whether to revoke these, all of which can be.
    pub fn ask(self, entries: Vec<CodeEntry>) {
        if !entries.is_empty() {
            self.entries.set(entries);
            self.is_asking.set(true);
        }
    }
}
