//! The note of an entry, to be changed in its place.

use std::sync::Arc;

use super::Screen;
use crate::{
    components::{Button, ButtonKind, focus_within, soon},
    domain::OrderRecord,
    i18n::{Key, use_i18n},
    pages::value::UntrustedText,
    platform::task,
};
use leptos::{ev::SubmitEvent, html, prelude::*};

/// A note that is being changed.
#[derive(Clone)]
pub struct NoteDraft {
    /// The id of its order.
    id: String,
    text: String,
}

/// The note with a button to change it, or the field for it.
#[component]
pub fn Note(
    /// Where it stands.
    screen: Screen,
    /// Whose note it is.
    record: Memo<Arc<OrderRecord>>,
) -> impl IntoView {
    let draft = screen.note;
    let is_edited = Memo::new(move |_| {
        let is_own = |draft: &NoteDraft| record.with(|record| record.id == draft.id);
        draft.with(|draft| draft.as_ref().is_some_and(is_own))
    });
    let row = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        // The button that had the focus is gone.
        if is_edited.get() {
            soon(row, move || focus_within(row, "input"));
        }
    });
    let contents = move || match is_edited.get() {
        true => view! { <NoteForm screen/> }.into_any(),
        false => view! { <WrittenNote screen record/> }.into_any(),
    };
    view! {
        <div class="row" node_ref=row>
            {contents}
        </div>
    }
}

#[component]
fn WrittenNote(screen: Screen, record: Memo<Arc<OrderRecord>>) -> impl IntoView {
    let i18n = use_i18n();
    let written = Memo::new(move |_| record.with(|record| record.note.clone()));
    let edit = move || {
        let id = record.with_untracked(|record| record.id.clone());
        let text = written.get_untracked();
        screen.note.set(Some(NoteDraft { id, text }));
    };
    view! {
        {move || written.with(|text| view! { <UntrustedText text/> })}
        " "
        <Button
            kind=ButtonKind::Link
            attr:aria-describedby=record.with_untracked(|record| record.id.clone())
            on_click=edit
        >
            {move || {
                i18n.text(match written.with(String::is_empty) {
                    true => Key::AddNote,
                    false => Key::EditNote,
                })
            }}
        </Button>
    }
}

#[component]
fn NoteForm(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let draft = screen.note;
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(NoteDraft { id, text }) = draft.try_update(Option::take).flatten() {
            task::spawn(async move {
                screen.journal.set_note(&id, text.trim().to_owned()).await;
            });
        }
    };
    let text = move || draft.with(|draft| draft.as_ref().map(|draft| draft.text.clone()));
    let put = move |text: String| {
        draft.update(|draft| {
            if let Some(draft) = draft {
                draft.text = text;
            }
        });
    };
    view! {
        <form class="row" on:submit=save>
            <input
                class="input"
                aria-label=i18n.text(Key::Note)
                prop:value=move || text().unwrap_or_default()
                on:input=move |event| put(event_target_value(&event))
            />
            <button class=ButtonKind::Plain.class()>{i18n.text(Key::SaveNote)}</button>
            <Button kind=ButtonKind::Quiet on_click=move || draft.set(None)>
                {i18n.text(Key::Cancel)}
            </Button>
        </form>
    }
}
