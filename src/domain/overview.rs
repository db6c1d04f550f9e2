//! What the codes of an account come to: sums by status, day, expiry, recipient and note. Each code is taken once, and what is
//! kept grows with the days and the recipients and not with the codes; [`Ledger`] knows those that can still change, to count none twice.

mod expiry;
mod group;
mod ledger;
mod period;
mod times;

pub use expiry::{EXPIRIES, Expiry};
pub use group::Group;
pub use ledger::{Ledger, Refresh};
pub use period::{PeriodSums, PeriodUnit, periods};
pub use times::RedemptionTimes;

use std::collections::BTreeMap;

use super::day::Day;
use super::entry::CodeEntry;
use super::status::{Status, StatusTable};
use super::sums::Sums;
use super::timestamp::Timestamp;

/// By what codes are judged.
pub struct Judge<'a> {
    /// Sums are as of then.
    pub now: Timestamp,
    pub statuses: &'a StatusTable,
    /// The day of a moment in the zone of this machine; none in years that no calendar here has.
    pub local_day: &'a dyn Fn(Timestamp) -> Option<Day>,
    /// The person's own note beside the order of the code; empty is none.
    pub note: &'a dyn Fn(&CodeEntry) -> String,
}

/// The sums of some codes.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Figures {
    /// In the order in which they were met, each once.
    statuses: Vec<(Status, Sums)>,
    /// Of unused codes.
    expiries: BTreeMap<Expiry, Sums>,
    /// When the first of the unused codes expires.
    pub first_expiry: Option<Timestamp>,
    /// By address in lower case; none may be redeemed by anyone.
    recipients: BTreeMap<Option<String>, Group>,
    /// Empty is none.
    notes: BTreeMap<String, Group>,
    local: Calendar,
    utc: Calendar,
    /// From issue to redemption.
    pub times: RedemptionTimes,
}

/// Days on which anything happened.
pub type Calendar = BTreeMap<Day, DaySums>;

/// What happened to codes on one day.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct DaySums {
    pub issued: Sums,
    pub redeemed: Sums,
    /// Issued, and outstanding from then on: of those whose later way is known. When a code was revoked, the API does not say.
    opened: Sums,
    /// Redeemed or expired: no longer outstanding.
    closed: Sums,
}

impl Figures {
    /// Adds a code.
    pub fn take(&mut self, entry: &CodeEntry, judge: &Judge) {
        let sums = Sums::of(entry);
        let status = entry.status(judge.statuses, judge.now);
        *self.of_status(status) += &sums;
        let email = entry.forward_to.as_deref();
        let named = || Group::named(email.unwrap_or_default());
        let recipient = (self.recipients).entry(email.map(str::to_lowercase));
        recipient.or_insert_with(named).take(entry, status, &sums);
        let note = (judge.note)(entry);
        let named = || Group::named(&note);
        let group = self.notes.entry(note.clone()).or_insert_with(named);
        group.take(entry, status, &sums);
        if status == Status::Unused {
            let expiry = Expiry::of(entry, judge.now);
            *self.expiries.entry(expiry).or_default() += &sums;
            self.first_expiry = earliest(self.first_expiry, entry.expired_at);
        }
        if let (Status::Used, Some(issued), Some(used)) = (status, entry.created_at, entry.used_at)
        {
            self.times.take(used.as_millis() - issued.as_millis());
        }
        let utc_day = |instant| Day::in_utc(instant);
        for (calendar, day_of) in [
            (&mut self.local, judge.local_day),
            (&mut self.utc, &utc_day),
        ] {
            put(calendar, entry, status, &sums, day_of);
        }
    }

    /// Adds what other codes come to.
    pub fn merge(&mut self, other: &Figures) {
        for (status, sums) in &other.statuses {
            *self.of_status(*status) += sums;
        }
        for (expiry, sums) in &other.expiries {
            *self.expiries.entry(*expiry).or_default() += sums;
        }
        self.first_expiry = earliest(self.first_expiry, other.first_expiry);
        for (recipient, group) in &other.recipients {
            let known = self.recipients.entry(recipient.clone());
            let named = || Group::named(&group.name);
            known.or_insert_with(named).merge(group);
        }
        for (note, group) in &other.notes {
            let named = || Group::named(note);
            let known = self.notes.entry(note.clone());
            known.or_insert_with(named).merge(group);
        }
        for (calendar, more) in [(&mut self.local, &other.local), (&mut self.utc, &other.utc)] {
            for (day, sums) in more {
                calendar.entry(*day).or_default().merge(sums);
            }
        }
        self.times.merge(&other.times);
    }

    /// Of codes in this status.
    pub fn status(&self, status: Status) -> Sums {
        let known = self.statuses.iter().find(|(known, _)| *known == status);
        known.map_or_else(Sums::default, |(_, sums)| *sums)
    }

    /// All statuses that codes were in.
    pub fn statuses(&self) -> impl Iterator<Item = (Status, Sums)> {
        self.statuses.iter().copied()
    }

    /// All codes.
    pub fn all(&self) -> Sums {
        self.statuses.iter().map(|(_, sums)| sums).sum()
    }

    /// Of the unused codes those that expire then.
    pub fn expiring(&self, expiry: Expiry) -> Sums {
        self.expiries.get(&expiry).copied().unwrap_or_default()
    }

    /// By name; none has codes that anyone may redeem.
    pub fn recipients(&self) -> impl Iterator<Item = &Group> {
        self.recipients.values()
    }

    /// By name; none has codes without a note.
    pub fn notes(&self) -> impl Iterator<Item = &Group> {
        self.notes.values()
    }

    /// By days of the zone of this machine, or of UTC.
    pub fn calendar(&self, is_utc: bool) -> &Calendar {
        match is_utc {
            true => &self.utc,
            false => &self.local,
        }
    }

    fn of_status(&mut self, status: Status) -> &mut Sums {
        let known = self.statuses.iter().position(|(known, _)| *known == status);
        let at = known.unwrap_or_else(|| {
            self.statuses.push((status, Sums::default()));
            self.statuses.len() - 1
        });
        &mut self.statuses[at].1
    }
}

impl DaySums {
    fn merge(&mut self, other: &DaySums) {
        self.issued += &other.issued;
        self.redeemed += &other.redeemed;
        self.opened += &other.opened;
        self.closed += &other.closed;
    }
}

fn put(
    calendar: &mut Calendar,
    entry: &CodeEntry,
    status: Status,
    sums: &Sums,
    day_of: &dyn Fn(Timestamp) -> Option<Day>,
) {
    let day = |instant: Option<Timestamp>| instant.and_then(day_of);
    let (issued, redeemed) = (day(entry.created_at), day(entry.used_at));
    if let Some(day) = issued {
        calendar.entry(day).or_default().issued += sums;
    }
    if let Some(day) = redeemed {
        calendar.entry(day).or_default().redeemed += sums;
    }
    let closed = match status {
        Status::Unused => None,
        Status::Used if redeemed.is_some() => redeemed,
        Status::Expired if entry.expired_at.is_some() => day(entry.expired_at),
        _ => return,
    };
    let Some(opened) = issued else {
        return;
    };
    calendar.entry(opened).or_default().opened += sums;
    // Clocks may say that it was redeemed the day before.
    if let Some(closed) = closed {
        calendar.entry(closed.max(opened)).or_default().closed += sums;
    }
}

fn earliest(a: Option<Timestamp>, b: Option<Timestamp>) -> Option<Timestamp> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests;
