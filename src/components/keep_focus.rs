//! Where the focus goes when what had it is gone.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::{ElementHandle, find_near, soon};
use crate::platform::listener::Listener;

/// Looks after each change of the signals in `changes`, for as long as the current owner lives: where what had the focus in what
/// `around` finds in the same tree as the element is gone, the first of `places` that finds something there gets it. Without that
/// a button that goes as it is pressed leaves a keyboard at the top of the page.
pub fn keep_focus<E: ElementHandle + Send + Sync>(
    element: E,
    around: &'static str,
    places: &'static [&'static str],
    changes: impl Fn() + 'static,
) {
    let focused = StoredValue::new_local(None::<HtmlElement>);
    let follow = move |event: Event| {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        focused.try_set_value(target);
    };
    // Who presses beside everything wants it nowhere.
    let leave = move |_| {
        soon(element, move || {
            let has_it = |focused: HtmlElement| focused.is_connected();
            if is_nowhere() && focused.try_get_value().flatten().is_some_and(has_it) {
                focused.try_set_value(None);
            }
        });
    };
    let listeners = StoredValue::new_local(None::<[Listener; 2]>);
    soon(element, move || {
        if let Some(around) = find_near(element, around) {
            listeners.try_set_value(Some([
                Listener::new(&around, "focusin", Box::new(follow)),
                Listener::new(&around, "focusout", Box::new(leave)),
            ]));
        }
    });
    let settle = move || {
        let had_it = focused.try_get_value().flatten();
        if !is_nowhere() || had_it.is_none_or(|had_it| had_it.is_connected()) {
            return;
        }
        focused.try_set_value(None);
        let around = find_near(element, around);
        let found = places.iter().find_map(|place| {
            let found = around.as_ref()?.query_selector(place).ok().flatten()?;
            found.dyn_into::<HtmlElement>().ok()
        });
        if let Some(found) = found {
            // Fails only on elements that are gone.
            let _ = found.focus();
        }
    };
    Effect::new(move |_| {
        changes();
        // A frame after those who have a better place for it.
        soon(element, move || soon(element, settle));
    });
}

fn is_nowhere() -> bool {
    let active = document().active_element();
    active.is_none_or(|active| active.tag_name() == "BODY")
}
