//! The way to the list of keys.

use crate::{
    components::{Button, ButtonKind, on_shortcut},
    i18n::{Key, use_i18n},
    pages::lazy::{Lazy, Part},
};
use leptos::prelude::*;

/// A button, and `?` from anywhere, open the list of keys.
#[component]
pub fn HelpButton() -> impl IntoView {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    on_shortcut(move |key| {
        let is_ours = key == "?";
        if is_ours {
            is_open.set(true);
        }
        is_ours
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
