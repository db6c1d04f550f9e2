//! Arrow keys that walk from row to row.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// Moves the focus to what `selector` finds in the next or previous row (`tr`), first or last with Home and End.
/// Leaves the keys alone where they mean something else: in fields and with modifiers.
pub fn move_focus_by_arrows(event: &Event, selector: &str) {
    let event: &KeyboardEvent = event.unchecked_ref();
    if event.ctrl_key() || event.alt_key() || event.meta_key() || event.shift_key() {
        return;
    }
    let row = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .and_then(|target| target.closest("tr").ok().flatten());
    let Some(row) = row else {
        return;
    };
    let parent = row.parent_element();
    let next = match event.key().as_str() {
        "ArrowDown" => row.next_element_sibling(),
        "ArrowUp" => row.previous_element_sibling(),
        "Home" => parent.and_then(|rows| rows.first_element_child()),
        "End" => parent.and_then(|rows| rows.last_element_child()),
        _ => return,
    };
    let focused = next.and_then(|row| row.query_selector(selector).ok().flatten());
    if let Some(element) = focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        event.prevent_default();
        // Fails only on elements that are gone.
        let _ = element.focus();
    }
}
