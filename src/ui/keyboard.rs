//! Where a key press came from, for shortcuts that must not get in the way.

use leptos::ev::KeyboardEvent;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Whether the key is text for a field, or belongs to a shortcut of the browser.
pub fn is_typing(event: &KeyboardEvent) -> bool {
    event.ctrl_key()
        || event.alt_key()
        || event.meta_key()
        || is_inside(event, "input, textarea, select, [contenteditable]")
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
