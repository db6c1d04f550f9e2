//! The keys that the dashboard listens to.

use leptos::prelude::*;

use crate::{
    i18n::{Key, use_i18n},
    ui::{dialog, is_in_overlay, is_typing},
};

const TITLE: &str = "help-title";

/// A button, and `?` from anywhere, open the list of keys.
pub fn help() -> AnyView {
    let i18n = use_i18n();
    let is_open = RwSignal::new(false);
    let asking = window_event_listener(leptos::ev::keydown, move |event| {
        if event.key() == "?" && !is_typing(&event) && !is_in_overlay(&event) {
            event.prevent_default();
            is_open.set(true);
        }
    });
    on_cleanup(move || asking.remove());
    let line = move |keys: &'static str, words: Key| {
        view! { <dt><kbd>{keys}</kbd></dt><dd>{i18n.text(words)}</dd> }.into_any()
    };
    let sheet = dialog(is_open, TITLE, move || {
        view! {
            <div class="stack">
                <h2 id=TITLE>{i18n.text(Key::Keyboard)}</h2>
                <dl class="facts">
                    {line("/", Key::HelpSearch)}
                    {line("↑ ↓", Key::HelpArrows)}
                    {line("Home End", Key::HelpEnds)}
                    {line("Enter", Key::HelpEnter)}
                    {line("Esc", Key::HelpEscape)}
                    {line("?", Key::HelpHelp)}
                </dl>
            </div>
            <footer>
                <button class="button" type="button" autofocus on:click=move |_| is_open.set(false)>
                    {i18n.text(Key::Close)}
                </button>
            </footer>
        }
        .into_any()
    });
    view! {
        <button
            class="button button-quiet button-icon"
            type="button"
            aria-label=i18n.text(Key::Keyboard)
            on:click=move |_| is_open.set(true)
        >
            "?"
        </button>
        {sheet}
    }
    .into_any()
}
