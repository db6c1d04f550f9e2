//! Locks after a time without use, and says so before.

use crate::{
    browser::{
        clock::{self, Interval},
        listener::Listener,
    },
    components::{Button, Host, Notice, Tone, swallow},
    domain::Idle,
    i18n::{Key, use_i18n},
    state::{Closed, Session},
};
use leptos::prelude::*;

/// What counts as use, wherever in the window it happens. Typing reaches a host page as nothing else.
const USES: [&str; 6] = [
    "keydown",
    "pointerdown",
    "click",
    "input",
    "wheel",
    "touchstart",
];

/// The seconds that are left, once they are few.
#[derive(Clone, Copy)]
pub struct Warning(RwSignal<Option<u64>>);

/// Never with 0 minutes. Ends with the current owner.
///
/// The end is a time: whoever comes back after it, to a machine that slept or a page that was hidden, finds it locked, and
/// what they touch does nothing else.
pub fn lock_when_idle(session: Session, minutes: u32) {
    let warning = Warning(RwSignal::new(None));
    provide_context(warning);
    let Some(idle) = Idle::new(minutes, clock::moment()) else {
        return;
    };
    let idle = RwSignal::new(idle);
    let Host(host) = expect_context();
    // A press that has locked ends with a click, on whatever is there by then.
    let is_pressing = RwSignal::new(false);
    let is_open = move || untrack(|| session.is_open());
    let begin_again = move || {
        idle.set(idle.get_untracked().use_at(clock::moment()));
        if warning.0.get_untracked().is_some() {
            warning.0.set(None);
        }
    };
    let check = move || {
        let (idle, now) = (idle.get_untracked(), clock::moment());
        let is_over = is_open() && idle.is_over(now);
        if is_over {
            session.close(Closed::Idle(minutes));
        }
        let left = idle.warning(now).filter(|_| is_open());
        if left != warning.0.get_untracked() {
            warning.0.set(left);
        }
        is_over
    };
    for name in USES {
        let host = host.clone();
        let listener = Listener::of_window_first(name, move |event| {
            let is_end = name == "click" && is_pressing.get_untracked();
            if ["click", "keydown", "pointerdown"].contains(&name) {
                is_pressing.set(false);
            }
            if !check() && !is_end {
                begin_again();
            } else if swallow(&event, &host) {
                is_pressing.set(name == "pointerdown");
            }
        });
        StoredValue::new_local(listener);
    }
    for name in ["visibilitychange", "focus"] {
        let come_back = move |_| {
            check();
        };
        StoredValue::new_local(Listener::of_window(name, come_back));
    }
    StoredValue::new_local(Interval::new(1_000, move || {
        check();
    }));
    // Whoever connects starts over, also where a host page does so by itself.
    Effect::new(move |_| {
        if session.is_open() {
            begin_again();
        }
    });
}

/// Tells how long it is until the lock, once it is near.
#[component]
pub fn IdleWarning() -> impl IntoView {
    let i18n = use_i18n();
    let Warning(left) = expect_context();
    let is_near = Memo::new(move |_| left.with(Option::is_some));
    let seconds = move || left.get().map(|left| i18n.count(Key::LocksIn, left));
    view! {
        <Show when=move || is_near.get()>
            <Notice tone=Tone::Doubt title=i18n.text(Key::LocksSoon)>
                // Told once, and not with every second.
                <p aria-live="off">{seconds}</p>
                // Any touch will do; this one does nothing else.
                <Button on_click=|| ()>{i18n.text(Key::StayConnected)}</Button>
            </Notice>
        </Show>
    }
}
