//! The codes that a person has ticked.

use crate::domain::{Amount, Code, CodeEntry};

use crate::live::Live;

/// Selected by code, with the entry as it was last seen.
#[derive(Clone, Copy, Default)]
pub struct Selection(Live<Vec<CodeEntry>>);

impl Selection {
    /// Tracks.
    pub fn contains(self, code: &Code) -> bool {
        self.0
            .with(|selected| selected.iter().any(|entry| entry.code == *code))
    }

    /// Does nothing once the screen is gone.
    pub fn set(self, entry: &CodeEntry, selected: bool) {
        if !self.0.is_alive() {
            return;
        }
        self.0.update(|entries| {
            entries.retain(|selected| selected.code != entry.code);
            if selected {
                entries.push(entry.clone());
            }
        });
    }

    pub fn clear(self) {
        self.0.update(Vec::clear);
    }

    /// Takes what newer answers say of the selected codes.
    pub fn refresh<'a>(self, entries: impl Iterator<Item = &'a CodeEntry>) {
        let mut selected = self.0.get_untracked();
        let mut is_changed = false;
        for entry in entries {
            if let Some(old) = selected
                .iter_mut()
                .find(|old| old.code == entry.code && *old != entry)
            {
                entry.clone_into(old);
                is_changed = true;
            }
        }
        if is_changed {
            self.0.set(selected);
        }
    }

    /// Tracks.
    pub fn len(self) -> usize {
        self.0.with(Vec::len)
    }

    /// Tracks.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Tracks. In the order in which they were ticked.
    pub fn entries(self) -> Vec<CodeEntry> {
        self.0.get()
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
