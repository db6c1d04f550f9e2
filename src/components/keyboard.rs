//! What a key press or a click was meant for, so that shortcuts and links don't get in the way.

use leptos::prelude::*;
use std::mem;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};

use super::Host;
use crate::platform::{host_bridge::HostBridge, listener::Listener};

/// Hears every key that is pressed on the page, for as long as the current owner lives; in somebody else's page, those that
/// are pressed in the dashboard.
pub fn on_key(act: impl Fn(&KeyboardEvent) + 'static) {
    let heard = move |event: Event| act(event.unchecked_ref());
    let page: HostBridge = expect_context();
    let listener = if page.is_embedded() {
        let Host(host) = expect_context();
        Listener::new(&host, "keydown", Box::new(heard))
    } else {
        Listener::of_window("keydown", heard)
    };
    StoredValue::new_local(listener);
}

/// Hears Escape, for as long as the current owner lives. Where `act` has closed something, which it says, nobody else acts on
/// the key: not the host page's dialog around the dashboard either.
pub fn on_escape(act: impl Fn() -> bool + 'static) {
    on_key(move |event| {
        if event.key() == "Escape" && act() {
            event.prevent_default();
            event.stop_propagation();
        }
    });
}

/// Leaves Escape to a menu or dialog that is open, and to nothing around it; false for other keys.
pub fn keep_escape(event: &Event) -> bool {
    let key: &KeyboardEvent = event.unchecked_ref();
    let is_escape = key.key() == "Escape";
    if is_escape {
        event.stop_propagation();
    }
    is_escape
}

/// Whether a click means this page and not another tab or window, which a modifier asks for.
pub fn is_plain_click(event: &Event) -> bool {
    let click: &MouseEvent = event.unchecked_ref();
    !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

/// Whether Shift is held as a tick box is ticked, by a click or by the space bar.
#[derive(Clone, Copy)]
pub struct ShiftKey {
    /// Firefox's click by the space bar knows nothing of Shift.
    with_space: StoredValue<bool>,
}

impl ShiftKey {
    /// Not held; it ends with the current owner.
    pub fn new() -> Self {
        Self {
            with_space: StoredValue::new(false),
        }
    }

    /// To be told of the keys that are pressed in the box.
    pub fn heed(self, key: &KeyboardEvent) {
        self.with_space
            .set_value(key.shift_key() && key.key() == " ");
    }

    /// To be asked once at each click.
    pub fn is_held(self, click: &MouseEvent) -> bool {
        let with_space = self.with_space.try_update_value(mem::take);
        click.shift_key() || with_space == Some(true)
    }
}

impl Default for ShiftKey {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether the key is text for a field, or belongs to a shortcut of the browser.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || is_inside(event, "input, textarea, select, [contenteditable]")
}

/// Keeps an event from doing anything; false where it belongs to the page around this element, and goes on.
pub fn swallow(event: &Event, host: &HtmlElement) -> bool {
    let is_ours = event.composed_path().includes(host, 0);
    if is_ours {
        event.prevent_default();
        event.stop_immediate_propagation();
    }
    is_ours
}

/// Whether an open menu or dialog has the first right to the key.
pub fn is_in_overlay(event: &KeyboardEvent) -> bool {
    is_inside(event, "dialog, [popover]")
}

fn is_inside(event: &KeyboardEvent, selector: &str) -> bool {
    // In a shadow tree the window sees the host as the target; the path starts at the true one.
    let origin = event.composed_path().get(0);
    origin
        .dyn_into::<Element>()
        .is_ok_and(|element| element.closest(selector).ok().flatten().is_some())
}
