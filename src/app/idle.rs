//! Locks after a time without a key or a click.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    browser::{clock, listener::Listener},
    live::{self, Live},
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
    let checking = set_interval_with_handle(check, Duration::from_secs(5));
    on_cleanup(move || {
        if let Ok(checking) = checking {
            checking.clear();
        }
    });
}
