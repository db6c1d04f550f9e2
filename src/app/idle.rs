//! Locks after a time without a key or a click.

use std::time::Duration;

use leptos::{ev, prelude::*};

use crate::{
    browser::clock,
    live::Live,
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
    let key = window_event_listener(ev::keydown, move |_| touched());
    let pointer = window_event_listener(ev::pointerdown, move |_| touched());
    let check = move || {
        let idle = clock::now().as_millis() - last.get_untracked().as_millis();
        if idle >= i64::from(minutes) * 60_000 && untrack(|| session.is_open()) {
            session.close(Closed::Idle(minutes));
        }
    };
    let checking = set_interval_with_handle(check, Duration::from_secs(5));
    on_cleanup(move || {
        key.remove();
        pointer.remove();
        if let Ok(checking) = checking {
            checking.clear();
        }
    });
}
