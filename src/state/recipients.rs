//! The addresses that codes of the account were made out to, as far as this browser has seen them.

use super::Journal;
use crate::domain::{CodeEntry, check_email};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// More than these are no help to whoever chooses one.
const MOST: usize = 500;

/// It ends with the connection. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Recipients {
    journal: Journal,
    seen: RwSignal<BTreeSet<String>>,
}

impl Recipients {
    pub fn provide() {
        provide_context(Self {
            journal: expect_context(),
            seen: RwSignal::default(),
        });
    }

    /// Takes those of issued codes.
    pub fn learn<'a>(self, issued: impl Iterator<Item = &'a CodeEntry>) {
        let addresses = issued.filter_map(|entry| entry.forward_to.as_ref());
        // One with a hidden character is none that a person would choose.
        let addresses = addresses.filter(|address| check_email(address).is_ok());
        let is_new = |address: &&String| {
            (self.seen).with_untracked(|seen| seen.len() < MOST && !seen.contains(*address))
        };
        let new: Vec<String> = addresses.filter(is_new).cloned().collect();
        if !new.is_empty() {
            self.seen.update(|seen| seen.extend(new));
        }
    }

    /// Reactive. Each once: those of orders first, the latest before the others.
    pub fn all(self) -> Vec<String> {
        let mut all = self.journal.recipients();
        self.seen.with(|seen| {
            let others = seen.iter().filter(|address| !all.contains(address));
            let others: Vec<_> = others.cloned().collect();
            all.extend(others);
        });
        all
    }
}
