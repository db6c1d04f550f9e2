//! The keys that the dashboard listens to.

use super::language::LanguageChoice;
use crate::{
    components::{Button, ButtonKind, Dialog, is_in_overlay, is_typing, on_key},
    i18n::{Key, use_i18n},
};
use leptos::prelude::*;

const TITLE: &str = "help-title";

const KEYS: [(&str, Key); 7] = [
    ("/", Key::HelpSearch),
    ("↑ ↓", Key::HelpArrows),
    ("Home End", Key::HelpEnds),
    ("Enter", Key::HelpEnter),
    ("Shift", Key::HelpRange),
    ("Esc", Key::HelpEscape),
    ("?", Key::HelpHelp),
];

/// A button, and `?` from anywhere, open the list of keys.
#[component]
pub fn Help() -> impl IntoView {
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
        <Dialog is_open title_id=TITLE>
            <div class="stack">
                <h2 id=TITLE>{i18n.text(Key::Help)}</h2>
                <LanguageChoice/>
                <h3>{i18n.text(Key::Keyboard)}</h3>
                <KeyList/>
            </div>
            <div class="actions">
                <Button attr:data-focus="" on_click=move || is_open.set(false)>
                    {i18n.text(Key::Close)}
                </Button>
            </div>
        </Dialog>
    }
}

#[component]
fn KeyList() -> impl IntoView {
    let i18n = use_i18n();
    let facts = KEYS.map(|(keys, words)| {
        view! {
            <dt>
                <kbd>{keys}</kbd>
            </dt>
            <dd>{i18n.text(words)}</dd>
        }
    });
    view! { <dl class="facts">{facts.into_iter().collect_view()}</dl> }
}
