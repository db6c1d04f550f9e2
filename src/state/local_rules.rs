//! What filters come to that the API does not have: by the server's time, in the zone that the person reads times in.

use super::{Now, use_now};
use crate::{
    domain::{Day, DayBounds, ListQuery, LocalRule},
    i18n::{I18n, use_i18n},
    platform::clock,
};

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct LocalRules {
    i18n: I18n,
    now: Now,
}

impl LocalRules {
    pub fn expect() -> Self {
        Self {
            i18n: use_i18n(),
            now: use_now(),
        }
    }

    /// Reactive where days are filtered by. When they begin and end.
    pub fn bounds(self, query: &ListQuery) -> DayBounds {
        match query.local.has_days() && self.i18n.is_utc() {
            true => clock::utc_day,
            false => clock::local_day,
        }
    }

    /// What the filters come to now, by what the latest answer has told of the server's time.
    pub fn rule(self, query: &ListQuery, bounds: DayBounds) -> LocalRule {
        self.now.learn();
        query.local.rule(self.now.exactly(), bounds)
    }

    /// Reactive. The day that it is.
    pub fn today(self) -> Option<Day> {
        let now = self.now.exactly();
        match self.i18n.is_utc() {
            true => Day::in_utc(now),
            false => clock::day(now),
        }
    }
}
