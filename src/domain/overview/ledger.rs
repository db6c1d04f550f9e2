use std::collections::BTreeSet;

use super::{Figures, Judge};
use crate::domain::{Code, CodeEntry, Status};

/// What all codes come to that were read, each counted once whatever the list does meanwhile.
///
/// What was redeemed or revoked or has expired stays so. All other codes are kept by name: they are not counted again when the
/// list is read another time, and [`Refresh`] finds out what became of them without reading everything again.
#[derive(Clone, Default)]
pub struct Ledger {
    settled: Figures,
    open: Figures,
    open_codes: BTreeSet<Code>,
}

/// What can still change, read again. It counts nothing before [`Ledger::adopt`].
#[derive(Default)]
pub struct Refresh {
    settled: Figures,
    open: Figures,
    open_codes: BTreeSet<Code>,
}

fn is_open(entry: &CodeEntry, judge: &Judge) -> bool {
    match entry.status(judge.statuses, judge.now) {
        Status::Unused | Status::Unknown(_) | Status::Unstated => true,
        Status::Used | Status::Revoked | Status::Expired => false,
    }
}

impl Ledger {
    /// Takes a row of the list of unused codes, which comes in the whole list as well.
    pub fn take_unused(&mut self, entry: &CodeEntry, judge: &Judge) {
        if is_open(entry, judge) {
            self.take(entry, judge);
        }
    }

    /// Takes a row of the whole list, whose codes come once. One that was read before as unused stays what it was then.
    pub fn take(&mut self, entry: &CodeEntry, judge: &Judge) {
        if self.open_codes.contains(&entry.code) {
            return;
        }
        if is_open(entry, judge) {
            self.open_codes.insert(entry.code.clone());
            self.open.take(entry, judge);
        } else {
            self.settled.take(entry, judge);
        }
    }

    /// How many they are.
    pub fn codes(&self) -> u64 {
        self.settled.all().codes() + self.open.all().codes()
    }

    /// What all of them come to.
    pub fn figures(&self) -> Figures {
        let mut all = self.settled.clone();
        all.merge(&self.open);
        all
    }

    /// Codes that could still change when they were read, and are not among those that still can.
    pub fn left(&self, refresh: &Refresh) -> Vec<Code> {
        (self.open_codes.difference(&refresh.open_codes))
            .cloned()
            .collect()
    }

    /// Puts what was read again in the place of what was known. A code of [`Ledger::left`] that the refresh has not taken is no
    /// longer in the list, and counts no more.
    pub fn adopt(&mut self, refresh: Refresh) {
        self.settled.merge(&refresh.settled);
        self.open = refresh.open;
        self.open_codes = refresh.open_codes;
    }
}

impl Refresh {
    /// Takes a row of the list of unused codes.
    pub fn take_unused(&mut self, entry: &CodeEntry, judge: &Judge) {
        if is_open(entry, judge) && self.open_codes.insert(entry.code.clone()) {
            self.open.take(entry, judge);
        }
    }

    /// Takes a code of [`Ledger::left`], each once.
    pub fn take_left(&mut self, entry: &CodeEntry, judge: &Judge) {
        if is_open(entry, judge) {
            self.take_unused(entry, judge);
        } else {
            self.settled.take(entry, judge);
        }
    }
}
