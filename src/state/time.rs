//! The time that "5 min ago" is counted from.

use crate::{
    browser::clock::{self, Interval},
    domain::Instant,
    live::{self, Live},
};

/// Now, as a signal that moves often enough for words like "2 min ago".
#[derive(Clone, Copy)]
pub struct Now(Live<Instant>);

impl Now {
    /// Tracks.
    pub fn get(self) -> Instant {
        self.0.get()
    }
}

/// Ticks for as long as the current owner lives.
pub fn provide_now() {
    let now = Now(Live::new(clock::now()));
    let tick = move || {
        now.0.try_set(clock::now());
    };
    live::keep(Box::new(Interval::new(20_000, tick)));
    live::provide(now);
}

pub fn use_now() -> Now {
    live::expect()
}
