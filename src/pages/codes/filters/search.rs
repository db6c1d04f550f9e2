//! The field for a part of a code. `/` leads to it from anywhere.

use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*};

use crate::{
    i18n::{Key, use_i18n},
    live::{self, Live},
    pages::codes::Screen,
    ui::{
        Icon,
        element::{El, ElementRef, input, kbd, label, span},
        icon, is_typing, on_key,
    },
};

/// A pause in typing that is long enough to ask.
const PAUSE: Duration = Duration::from_millis(250);

pub fn search_field(screen: Screen) -> El {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let field = ElementRef::new();
    let keyword = Live::new(query.with_untracked(|query| query.keyword.clone()));
    // Back, a link or a chip may change it from outside.
    live::effect(move || {
        let asked = query.with(|query| query.keyword.clone());
        if keyword.with_untracked(|typed| typed.trim() != asked) {
            keyword.set(asked);
        }
    });
    let mut ask = debounce(PAUSE, move |typed: String| {
        screen.navigation.refine(screen.list, false, |query| {
            typed.trim().clone_into(&mut query.keyword)
        });
    });
    on_key(move |event| {
        if event.key() == "/"
            && !is_typing(event)
            && let Some(field) = field.get_untracked()
        {
            event.prevent_default();
            // Fails only on elements that are gone.
            let _ = field.focus();
        }
    });
    let typed = input()
        .attr("type", "search")
        .attr("placeholder", i18n.text(Key::PartOfACode))
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .node(field)
        .prop("value", move || keyword.get())
        .on("input", move |event| {
            let typed = event_target_value(&event);
            keyword.set(typed.clone());
            ask(typed);
        });
    label()
        .class("input search")
        .child(icon(Icon::Search))
        .child(span().class("unseen").child(i18n.text(Key::CodeContains)))
        .child(typed)
        .child(kbd().attr("aria-hidden", "true").child("/"))
}
