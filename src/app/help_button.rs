//! The way to the list of keys.

use crate::{
    components::{Button, ButtonKind, is_in_overlay, is_typing, on_key},
    i18n::{Key, use_i18n},
    pages::lazy::{Lazy, Part},
};
use leptos::prelude::*;

/// A button, and `?` from anywhere, open the list of keys.
#[component]
pub fn HelpButton() -> impl IntoView {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    on_key(move |event| {
        if event.key() == "?" && !is_typing(event) && !is_in_overlay(event) {
            event.prevent_default();
            is_open.set(true);
        }
    });
    view! {
        <Button
            kind=ButtonKind::QuietIcon
            attr:aria-label=i18n.text(Key::Help)
            on_click=move || is_open.set(true)
        >
            "?"
        </Button>
        <Lazy part=Part::HelpDialog(is_open) is_wanted=is_open/>
    }
}
