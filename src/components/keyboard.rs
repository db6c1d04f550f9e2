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

/// Whether keys that are commands without a modifier are heard: people who speak to their computer press them by chance.
#[derive(Clone, Copy)]
pub struct Shortcuts(pub bool);

/// Hears keys that are commands wherever nobody types and no menu or dialog is open, for as long as the current owner lives.
/// `act` says whether the key was one of its own.
pub fn on_shortcut(act: impl Fn(&str) -> bool + 'static) {
    let Shortcuts(are_heard) = expect_context();
    if !are_heard {
        return;
    }
    on_key(move |event| {
        if !is_typing(event) && !is_in_overlay(event) && act(&shortcut_key(event)) {
            event.prevent_default();
        }
    });
}

/// The key as a Latin keyboard names it, in small letters: others have none of the letters and signs that are commands.
pub fn shortcut_key(event: &KeyboardEvent) -> String {
    let key = event.key();
    if key.is_ascii() {
        return match key.len() {
            1 => key.to_ascii_lowercase(),
            _ => key,
        };
    }
    match event.code().as_str() {
        "BracketLeft" => "[".to_owned(),
        "BracketRight" => "]".to_owned(),
        "Slash" if event.shift_key() => "?".to_owned(),
        "Slash" => "/".to_owned(),
        code => code
            .strip_prefix("Key")
            .map_or(key, str::to_ascii_lowercase),
    }
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

/// Whether it was a key that clicked.
pub fn is_keyboard_click(click: &MouseEvent) -> bool {
    click.detail() == 0
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
    // What a field takes as text, and not what one ticks.
    const FIELDS: &str =
        "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]";
    has_modifier(event) || is_inside(event, FIELDS)
}

/// Whether a modifier makes another key of it; those by which some layouts write brackets do not.
fn has_modifier(event: &KeyboardEvent) -> bool {
    let is_sign = event
        .key()
        .starts_with(|sign: char| sign.is_ascii_punctuation());
    let writes_sign = is_sign && (!event.ctrl_key() || event.get_modifier_state("AltGraph"));
    event.meta_key() || (event.ctrl_key() || event.alt_key()) && !writes_sign
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
