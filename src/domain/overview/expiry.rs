use crate::domain::{CodeEntry, Timestamp};

/// When an unused code expires, as seen from one moment. A day is 24 hours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Expiry {
    /// Within 7 days.
    Week,
    /// After them within 30.
    Month,
    /// After them within 90.
    Quarter,
    Later,
    Never,
    /// The row says it in a way that we can't read.
    Unreadable,
}

/// In the order of time.
pub const EXPIRIES: [Expiry; 6] = [
    Expiry::Week,
    Expiry::Month,
    Expiry::Quarter,
    Expiry::Later,
    Expiry::Never,
    Expiry::Unreadable,
];

impl Expiry {
    pub fn of(entry: &CodeEntry, now: Timestamp) -> Expiry {
        let is_within = |days| entry.expired_at < Some(now.later(days * Timestamp::DAY));
        match entry.expired_at {
            None if entry.is_unread("expired_at") => Expiry::Unreadable,
            None => Expiry::Never,
            Some(_) if is_within(7) => Expiry::Week,
            Some(_) if is_within(30) => Expiry::Month,
            Some(_) if is_within(90) => Expiry::Quarter,
            Some(_) => Expiry::Later,
        }
    }
}
