//! The field for a part of a code. `/` leads to it from anywhere.

use crate::{
    browser::{clock, task},
    i18n::{Key, use_i18n},
    pages::codes::Screen,
    ui::{
        Icon,
        element::{El, ElementRef, input, kbd, label, span},
        icon, is_typing, on_key,
    },
};
use leptos::prelude::*;

/// A pause in typing that is long enough to ask, in milliseconds.
const PAUSE: i64 = 250;

pub fn search_field(screen: Screen) -> El {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let field = ElementRef::new();
    let keyword = RwSignal::new(query.with_untracked(|query| query.keyword.clone()));
    // Back, a link or a chip may change it from outside.
    Effect::new(move |_| {
        let asked = query.with(|query| query.keyword.clone());
        if keyword.with_untracked(|typed| typed.trim() != asked) {
            keyword.set(asked);
        }
    });
    let touches = RwSignal::new(0);
    let ask = move |typed: String| {
        let touch = touches.get_untracked() + 1;
        touches.set(touch);
        task::spawn(async move {
            clock::sleep(PAUSE).await;
            // Whoever types on will ask later; nobody asks once the field is gone.
            if touches.try_get_untracked() == Some(touch) {
                screen.navigation.refine(screen.list, false, |query| {
                    typed.trim().clone_into(&mut query.keyword)
                });
            }
        });
    };
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
        .on_input(move |typed| {
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
