//! Entries of the journal that this version can't read.

use super::{Screen, question::Question};
use crate::{
    components::{Button, ButtonKind, CopyButton},
    domain::DecodeError,
    i18n::{Key, use_i18n},
    state::UnreadableRecord,
};
use leptos::prelude::*;

/// Nothing, mostly.
#[component]
pub fn UnreadableEntries(
    /// Where they are shown.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let entries = Memo::new(move |_| screen.journal.unreadable());
    let is_empty = Memo::new(move |_| entries.with(Vec::is_empty));
    view! {
        <Show when=move || !is_empty.get()>
            <h2 class="day">{i18n.text(Key::UnreadableTitle)}</h2>
            <p class="hint">{i18n.text(Key::UnreadableText)}</p>
            <ol class="journal">
                <For each=move || entries.get() key=|entry| entry.name.clone() let(entry)>
                    <UnreadableEntry screen entry/>
                </For>
            </ol>
        </Show>
    }
}

#[component]
fn UnreadableEntry(screen: Screen, entry: UnreadableRecord) -> impl IntoView {
    let i18n = use_i18n();
    let UnreadableRecord {
        name, text, why, ..
    } = entry;
    let why = match why {
        DecodeError::Damaged { what } => i18n.fill(Key::UnreadableDamaged, &[("what", &what)]),
        DecodeError::OtherVersion(n) => i18n.fill(Key::UnreadableVersion, &[("n", &n.to_string())]),
    };
    let removed = name.clone();
    let remove = move || screen.question.set(Some(Question::Remove(removed.clone())));
    view! {
        <li>
            <span></span>
            <span></span>
            <div class="what">
                <h3>{name}</h3>
                <p>{why}</p>
            </div>
            <span class="row">
                <CopyButton label=i18n.text(Key::CopyEntry).to_owned() text=move || text.clone()/>
                <Button kind=ButtonKind::Quiet on_click=remove>
                    {i18n.text(Key::Remove)}
                </Button>
            </span>
        </li>
    }
}
