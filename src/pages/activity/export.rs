//! The journal as a file.

use crate::{
    components::Button,
    i18n::{Key, use_i18n},
    platform::download,
    state::Journal,
};
use leptos::prelude::*;

/// Saves the journal as it lies in this browser, a line an entry, what can't be read included.
#[component]
pub fn ExportJournal(
    /// The journal.
    journal: Journal,
) -> impl IntoView {
    let i18n = use_i18n();
    let save = move || {
        let name = download::of_today("journal", "jsonl");
        download::download(&name, "application/jsonl", &journal.text());
    };
    view! {
        <Show when=move || !journal.is_empty()>
            <Button class:push=true on_click=save>
                {i18n.text(Key::ExportActivity)}
            </Button>
        </Show>
    }
}
