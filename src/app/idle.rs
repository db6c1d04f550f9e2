//! Locks after a time without a key or a click.

use crate::{
    browser::{
        clock::{self, Interval},
        listener::Listener,
    },
    live::{self, Live, untrack},
    state::{Closed, Session},
};

/// Never with 0 minutes. Ends with the current owner.
pub fn lock_when_idle(session: Session, minutes: u32) {
    if minutes == 0 {
        return;
    }
    let last = Live::new(clock::now());
    let touched = move || {
        last.try_set(clock::now());
    };
    for touch in ["keydown", "pointerdown"] {
        live::keep(Box::new(Listener::of_window(touch, move |_| touched())));
    }
    let check = move || {
        let idle = clock::now().as_millis() - last.get_untracked().as_millis();
        if idle >= i64::from(minutes) * 60_000 && untrack(|| session.is_open()) {
            session.close(Closed::Idle(minutes));
        }
    };
    live::keep(Box::new(Interval::new(5_000, check)));
}
