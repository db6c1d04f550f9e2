//! The question whether codes are to be revoked. It outlives the screen that asked it.

use crate::domain::CodeEntry;
use leptos::prelude::*;

/// A `Copy` handle.
#[derive(Clone, Copy, Default)]
pub struct Revocation {
    pub entries: RwSignal<Vec<CodeEntry>>,
    /// The question is open.
    pub is_asking: RwSignal<bool>,
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
