//! The codes that a person has ticked.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::{Amount, Code, CodeEntry};

/// Selected by code, with the entry as it was last seen.
#[derive(Clone, Copy, Default)]
pub struct Selection(RwSignal<BTreeMap<Code, CodeEntry>>);

impl Selection {
    /// Tracks.
    pub fn contains(self, code: &Code) -> bool {
        self.0.with(|selected| selected.contains_key(code))
    }

    pub fn set(self, entry: &CodeEntry, selected: bool) {
        self.0.update(|entries| {
            if selected {
                entries.insert(entry.code.clone(), entry.clone());
            } else {
                entries.remove(&entry.code);
            }
        });
    }

    pub fn clear(self) {
        self.0.update(BTreeMap::clear);
    }

    /// Takes what newer answers say of the selected codes.
    pub fn refresh<'a>(self, entries: impl Iterator<Item = &'a CodeEntry>) {
        let mut newer = Vec::new();
        self.0.with_untracked(|selected| {
            for entry in entries {
                if selected.get(&entry.code).is_some_and(|old| old != entry) {
                    newer.push(entry.clone());
                }
            }
        });
        if !newer.is_empty() {
            self.0.update(|selected| {
                for entry in newer {
                    selected.insert(entry.code.clone(), entry);
                }
            });
        }
    }

    /// Tracks.
    pub fn len(self) -> usize {
        self.0.with(BTreeMap::len)
    }

    /// Tracks.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Tracks. In the order of the codes.
    pub fn entries(self) -> Vec<CodeEntry> {
        self.0.with(|selected| selected.values().cloned().collect())
    }
}

/// IPs and bytes that codes hold together; an amount that can't be read counts nothing.
pub fn sum<'a>(entries: impl Iterator<Item = &'a CodeEntry>) -> (u64, u64) {
    entries.fold((0, 0), |(ips, bytes), entry| match entry.amount {
        Amount::Ips(count) => (ips.saturating_add(count.0), bytes),
        Amount::Traffic(traffic) => (ips, bytes.saturating_add(traffic.0)),
        Amount::Unreadable => (ips, bytes),
    })
}
