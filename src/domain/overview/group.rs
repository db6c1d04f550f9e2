use super::earliest;
use crate::domain::{CodeEntry, Status, Timestamp, sums::Sums};

/// Codes that have a recipient or a note in common.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Group {
    /// What they have in common as the first of them spells it; empty where that is nothing.
    pub name: String,
    pub unused: Sums,
    pub redeemed: Sums,
    pub revoked: Sums,
    pub expired: Sums,
    /// In a status that we do not know.
    pub other: Sums,
    /// The last time when one of them was issued or redeemed.
    pub last_activity: Option<Timestamp>,
    /// When the oldest of the unused ones was issued.
    pub oldest_unused: Option<Timestamp>,
}

impl Group {
    pub(super) fn named(name: &str) -> Group {
        Group {
            name: name.to_owned(),
            ..Group::default()
        }
    }

    pub(super) fn take(&mut self, entry: &CodeEntry, status: Status, sums: &Sums) {
        let of_status = match status {
            Status::Unused => &mut self.unused,
            Status::Used => &mut self.redeemed,
            Status::Revoked => &mut self.revoked,
            Status::Expired => &mut self.expired,
            Status::Unknown(_) | Status::Unstated => &mut self.other,
        };
        *of_status += sums;
        self.last_activity = (self.last_activity)
            .max(entry.created_at)
            .max(entry.used_at);
        if status == Status::Unused {
            self.oldest_unused = earliest(self.oldest_unused, entry.created_at);
        }
    }

    /// Adds those of another one.
    pub fn merge(&mut self, other: &Group) {
        self.unused += &other.unused;
        self.redeemed += &other.redeemed;
        self.revoked += &other.revoked;
        self.expired += &other.expired;
        self.other += &other.other;
        self.last_activity = self.last_activity.max(other.last_activity);
        self.oldest_unused = earliest(self.oldest_unused, other.oldest_unused);
    }
}
