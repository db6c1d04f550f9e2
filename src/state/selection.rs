//! The codes that a person has ticked.

use leptos::prelude::*;
use std::{mem, sync::Arc};

use crate::{
    domain::{Amount, Code, CodeEntry, Status},
    state::{Now, Settings, use_now, use_settings},
};

/// Selected by code, with the entry as it was last seen. Quick with a hundred thousand: nothing but [`Self::entries`] looks
/// at all of them. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Selection {
    codes: StoredValue<Codes>,
    changed: Trigger,
    /// More has changed than the one box that a person clicked, which shows it by itself.
    more_changed: Trigger,
    /// Whose box was clicked last.
    last: RwSignal<Option<Code>>,
    settings: Settings,
    now: Now,
}

/// Entries, each code once, and what they come to.
#[derive(Default)]
pub struct Codes {
    /// By code.
    sorted: Vec<Ticked>,
    /// Of the code that was ticked last.
    number: usize,
    sum: Sum,
}

struct Ticked {
    entry: Arc<CodeEntry>,
    /// Counts up from code to code.
    number: usize,
    is_revocable: bool,
    is_unused: bool,
}

/// What codes are worth together: an amount counts while it is unused and can be read.
#[derive(Clone, Copy, Default)]
pub struct Sum {
    /// Codes that were unused when they were last looked at.
    pub unused: usize,
    // As wide as no sum of 64 bits overflows: each code that goes takes away just what it brought.
    ips: u128,
    bytes: u128,
    /// Codes that could be revoked when they were last looked at.
    pub revocable: usize,
}

impl Selection {
    /// Nothing; it ends with the current owner.
    pub fn empty() -> Self {
        Self {
            codes: StoredValue::default(),
            changed: Trigger::new(),
            more_changed: Trigger::new(),
            last: RwSignal::default(),
            settings: use_settings(),
            now: use_now(),
        }
    }

    /// For the box of a code: tracks all but the clicks on boxes.
    pub fn is_ticked(self, code: &Code) -> bool {
        self.more_changed.track();
        self.read(|codes| codes.place(code).is_ok())
    }

    /// Reactive. How many of these are selected.
    pub fn count<'a>(self, of: impl Iterator<Item = &'a Code>) -> usize {
        self.changed.track();
        self.read(|codes| of.filter(|code| codes.place(code).is_ok()).count())
    }

    /// Reactive.
    pub fn len(self) -> usize {
        self.changed.track();
        self.read(|codes| codes.sorted.len())
    }

    /// Reactive.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Reactive.
    pub fn sum(self) -> Sum {
        self.changed.track();
        self.read(|codes| codes.sum)
    }

    /// In the order of ticking.
    pub fn entries(self) -> Vec<Arc<CodeEntry>> {
        self.read(|codes| {
            let mut ticked: Vec<&Ticked> = codes.sorted.iter().collect();
            ticked.sort_unstable_by_key(|one| one.number);
            ticked.into_iter().map(|one| one.entry.clone()).collect()
        })
    }

    /// Those that can be revoked now.
    pub fn revocable(self) -> Vec<CodeEntry> {
        let all = self.entries();
        let can_be = all.iter().filter(|entry| self.is_revocable(entry));
        can_be.map(|entry| (**entry).clone()).collect()
    }

    /// The code whose box was clicked last: a range goes on from there.
    pub fn last(self) -> Option<Code> {
        self.last.get_untracked()
    }

    /// The click of a person on the box of this code.
    pub fn tick(self, entry: &CodeEntry, is_ticked: bool) {
        self.last.set(Some(entry.code.clone()));
        self.put(&mut [entry].into_iter(), is_ticked);
        self.changed.notify();
    }

    /// Does nothing once the screen is gone.
    pub fn set<'a>(self, mut entries: impl Iterator<Item = &'a CodeEntry>, is_ticked: bool) {
        if !self.codes.is_disposed() {
            self.put(&mut entries, is_ticked);
            self.tell();
        }
    }

    /// Adds codes that were [gathered](Self::gather).
    pub fn add(self, gathered: Codes) {
        self.write(|codes| {
            // What was gathered is newer, and mostly far more.
            let before = mem::replace(codes, gathered);
            for ticked in before.sorted {
                if codes.place(&ticked.entry.code).is_err() {
                    codes.insert(ticked);
                }
            }
        });
        self.tell();
    }

    /// Does nothing once the screen is gone.
    pub fn drop(self, gone: &[Code]) {
        if !self.codes.is_disposed() {
            self.write(|codes| {
                for code in gone {
                    codes.remove(code);
                }
            });
            self.tell();
        }
    }

    pub fn clear(self) {
        self.write(|codes| *codes = Codes::default());
        self.tell();
    }

    /// Takes what newer answers say of the selected codes.
    pub fn refresh<'a>(self, entries: impl Iterator<Item = &'a CodeEntry>) {
        let mut is_changed = false;
        for entry in entries {
            let is_old = self.read(|codes| {
                let place = codes.place(&entry.code);
                place.is_ok_and(|place| *codes.sorted[place].entry != *entry)
            });
            if is_old {
                self.put(&mut [entry].into_iter(), true);
                is_changed = true;
            }
        }
        if is_changed {
            self.changed.notify();
        }
    }

    /// Puts entries beside the selection, to be added to it later or not at all.
    pub fn gather(self, into: &mut Codes, entries: Vec<CodeEntry>) {
        for entry in entries {
            into.insert(self.judged(entry));
        }
    }

    fn put(self, entries: &mut dyn Iterator<Item = &CodeEntry>, is_ticked: bool) {
        for entry in entries {
            self.write(|codes| {
                if is_ticked {
                    codes.insert(self.judged(entry.clone()));
                } else {
                    codes.remove(&entry.code);
                }
            });
        }
    }

    fn tell(self) {
        self.more_changed.notify();
        self.changed.notify();
    }

    fn judged(self, entry: CodeEntry) -> Ticked {
        let status =
            (self.settings).with(|config| entry.status(&config.statuses, self.now.exactly()));
        Ticked {
            is_revocable: self.is_revocable(&entry),
            is_unused: status == Status::Unused,
            entry: Arc::new(entry),
            number: 0,
        }
    }

    pub fn is_revocable(self, entry: &CodeEntry) -> bool {
        self.settings
            .with(|config| entry.is_revocable(&config.statuses, self.now.exactly()))
    }

    fn read<T>(self, read: impl FnOnce(&Codes) -> T) -> T {
        self.codes.with_value(read)
    }

    fn write(self, write: impl FnOnce(&mut Codes)) {
        self.codes.update_value(write);
    }
}

impl Codes {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.sorted.len()
    }

    fn place(&self, code: &Code) -> Result<usize, usize> {
        self.sorted
            .binary_search_by(|ticked| ticked.entry.code.cmp(code))
    }

    /// In the place of what was known of the code.
    fn insert(&mut self, mut ticked: Ticked) {
        let known = self.place(&ticked.entry.code).ok();
        let known = known.map(|place| self.sorted[place].number);
        self.number += 1;
        ticked.number = known.unwrap_or(self.number);
        let place = self.remove(&ticked.entry.code);
        self.sum.add(&ticked);
        self.sorted.insert(place, ticked);
    }

    /// Gives the place where the code is or would be.
    fn remove(&mut self, code: &Code) -> usize {
        match self.place(code) {
            Ok(place) => {
                let ticked = self.sorted.remove(place);
                self.sum.subtract(&ticked);
                place
            }
            Err(place) => place,
        }
    }
}

impl Ticked {
    /// IPs and bytes that can still be used.
    fn worth(&self) -> (u64, u64) {
        sum(self.is_unused.then_some(&*self.entry).into_iter())
    }
}

impl Sum {
    pub fn ips(self) -> u64 {
        u64::try_from(self.ips).unwrap_or(u64::MAX)
    }

    pub fn bytes(self) -> u64 {
        u64::try_from(self.bytes).unwrap_or(u64::MAX)
    }

    fn add(&mut self, ticked: &Ticked) {
        let (ips, bytes) = ticked.worth();
        self.ips += u128::from(ips);
        self.bytes += u128::from(bytes);
        self.unused += usize::from(ticked.is_unused);
        self.revocable += usize::from(ticked.is_revocable);
    }

    fn subtract(&mut self, ticked: &Ticked) {
        let (ips, bytes) = ticked.worth();
        self.ips -= u128::from(ips);
        self.bytes -= u128::from(bytes);
        self.unused -= usize::from(ticked.is_unused);
        self.revocable -= usize::from(ticked.is_revocable);
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
