//! What filters come to that the API does not have: by the server's time, in the zone that the person reads times in.

use super::{Now, use_now};
use crate::{
    domain::{ListQuery, LocalRule},
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

    /// Reactive: another zone is another rule.
    pub fn of(self, query: &ListQuery) -> LocalRule {
        let bounds = match self.i18n.is_utc() {
            true => clock::day_utc,
            false => clock::day_here,
        };
        query.local.rule(self.now.exactly(), bounds)
    }
}
