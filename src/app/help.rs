//! The keys that the dashboard listens to.

use leptos::prelude::*;

use crate::{
    i18n::{I18n, Key, use_i18n},
    live::Live,
    ui::{
        dialog,
        element::{El, button, dd, div, dl, dt, group, h2, kbd},
        is_in_overlay, is_typing,
    },
};

const TITLE: &str = "help-title";

/// A button, and `?` from anywhere, open the list of keys.
pub fn help() -> AnyView {
    let i18n = use_i18n();
    let is_open = Live::new(false);
    let asking = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "?" && !is_typing(&event) && !is_in_overlay(&event) {
            event.prevent_default();
            is_open.set(true);
        }
    });
    on_cleanup(move || asking.remove());
    let opener = button()
        .class("button button-quiet button-icon")
        .attr("type", "button")
        .attr("aria-label", i18n.text(Key::Keyboard))
        .on_click(move || is_open.set(true))
        .child("?");
    let sheet = dialog(is_open, TITLE, move || {
        let close = button()
            .class("button")
            .attr("type", "button")
            .flag("autofocus")
            .on_click(move || is_open.set(false))
            .child(i18n.text(Key::Close));
        group(vec![
            keys(i18n).into_any(),
            div().class("actions").child(close).into_any(),
        ])
    });
    group(vec![opener.into_any(), sheet.into_any()])
}

fn keys(i18n: I18n) -> El {
    let lines = [
        ("/", Key::HelpSearch),
        ("↑ ↓", Key::HelpArrows),
        ("Home End", Key::HelpEnds),
        ("Enter", Key::HelpEnter),
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
        .child(h2().id(TITLE).child(i18n.text(Key::Keyboard)))
        .child(facts)
}
