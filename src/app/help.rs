//! The keys that the dashboard listens to.

use super::language;
use crate::{
    i18n::{I18n, Key, use_i18n},
    ui::{
        dialog,
        element::{El, button, dd, div, dl, dt, fragment, h2, h3, kbd},
        is_in_overlay, is_typing, on_key,
    },
};
use leptos::prelude::*;

const TITLE: &str = "help-title";

/// A button, and `?` from anywhere, open the list of keys.
pub fn help() -> El {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    on_key(move |event| {
        if event.key() == "?" && !is_typing(event) && !is_in_overlay(event) {
            event.prevent_default();
            is_open.set(true);
        }
    });
    let opener = button()
        .class("button button-quiet button-icon")
        .attr("type", "button")
        .attr("aria-label", i18n.text(Key::Help))
        .on_click(move || is_open.set(true))
        .child("?");
    let sheet = dialog(is_open, TITLE, move || {
        let close = button()
            .class("button")
            .attr("type", "button")
            .flag("data-focus")
            .on_click(move || is_open.set(false))
            .child(i18n.text(Key::Close));
        fragment()
            .child(keys(i18n))
            .child(div().class("actions").child(close))
    });
    fragment().child(opener).child(sheet)
}

fn keys(i18n: I18n) -> El {
    let lines = [
        ("/", Key::HelpSearch),
        ("↑ ↓", Key::HelpArrows),
        ("Home End", Key::HelpEnds),
        ("Enter", Key::HelpEnter),
        ("Shift", Key::HelpRange),
        ("Esc", Key::HelpEscape),
        ("?", Key::HelpHelp),
    ];
    let facts = lines
        .into_iter()
        .fold(dl().class("facts"), |facts, (keys, words)| {
            facts
                .child(dt().child(kbd().child(keys)))
                .child(dd().child(i18n.text(words)))
        });
    div()
        .class("stack")
        .child(h2().id(TITLE).child(i18n.text(Key::Help)))
        .child(language::chooser())
        .child(h3().child(i18n.text(Key::Keyboard)))
        .child(facts)
}
