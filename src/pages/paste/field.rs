//! A field that takes any text with codes in it.

use std::sync::Arc;

use crate::{
    components::{Button, FieldHint, Icon, IconName, aria_bool, focus_within, on_drop, soon},
    i18n::{Key, use_i18n},
    pages::value::UntrustedText,
    platform::{
        clipboard,
        text_file::{self, NotRead},
    },
    state::{Draft, Refused},
};
use leptos::{html, prelude::*};

/// Pasted, typed, dropped or chosen as files. Whatever stands there is in the draft.
#[component]
pub fn PasteField(
    /// What the text is kept in.
    draft: Draft,
    /// What is asked for.
    title: Key,
    /// What is wrong, until the text changes.
    problem: RwSignal<Option<Key>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let element = NodeRef::<html::Div>::new();
    let is_folded = Memo::new(move |_| draft.is_folded());
    Effect::new(move |_| {
        // The field that had the focus is gone.
        if is_folded.get() {
            soon(element, move || focus_within(element, "button"));
        }
    });
    on_drop(move |event| text_file::read(event, move |files| draft.add_files(files)));
    let text = move || match is_folded.get() {
        true => view! { <FoldedText draft/> }.into_any(),
        false => view! { <TextArea draft problem/> }.into_any(),
    };
    let problem = Signal::derive(move || problem.get().map(|key| i18n.text(key).to_owned()));
    view! {
        <div class="field" node_ref=element>
            <label class="label" for="paste" id="paste-title">
                {i18n.text(title)}
            </label>
            {text}
            <FieldHint id="paste" hint=i18n.text(Key::PasteHint) problem/>
            {move || view! { <RefusedFiles files=draft.refused.get()/> }}
            <div class="row">
                <label class="button button-quiet">
                    <Icon name=IconName::Plus/>
                    {i18n.text(Key::ChooseFile)}
                    <input
                        class="unseen"
                        type="file"
                        multiple
                        accept=".txt,.csv,.tsv,text/plain,text/csv"
                        on:change=move |event| {
                            text_file::read(&event, move |files| draft.add_files(files));
                        }
                    />
                </label>
            </div>
        </div>
    }
}

/// The files that hold no text, each in a line.
#[component]
fn RefusedFiles(files: Arc<Vec<Refused>>) -> impl IntoView {
    let i18n = use_i18n();
    let line = |file: &Refused| {
        let why = match file.why {
            NotRead::NoText => Key::NoTextFile,
            NotRead::Unreadable => Key::UnreadableFile,
        };
        let words = i18n.fill(why, &[("name", &file.name)]);
        view! {
            <p class="problem">
                <Icon name=IconName::Alert/>
                <span>
                    <UntrustedText text=&words/>
                </span>
            </p>
        }
    };
    (!files.is_empty()).then(|| {
        let lines: Vec<_> = files.iter().map(line).collect();
        view! { <div role="alert">{lines}</div> }
    })
}

#[component]
fn TextArea(draft: Draft, problem: RwSignal<Option<Key>>) -> impl IntoView {
    view! {
        <textarea
            class="input"
            id="paste"
            spellcheck="false"
            autocomplete="off"
            aria-describedby="paste-words"
            aria-invalid=move || aria_bool(problem.get().is_some())
            prop:value=draft.text
            on:input=move |event| {
                draft.put(event_target_value(&event));
                problem.set(None);
            }
            on:paste=move |event| {
                if clipboard::pasted(&event).is_some_and(|text| draft.takes(&text)) {
                    event.prevent_default();
                }
            }
        ></textarea>
    }
}

/// A text that no field shows: how long it is, and what can be done with it.
#[component]
fn FoldedText(draft: Draft) -> impl IntoView {
    let i18n = use_i18n();
    let lines = move || draft.text.with(|text| text.lines().count() as u64);
    view! {
        <div class="row" id="paste">
            <span>{move || i18n.count(Key::LinesPasted, lines())}</span>
            <Button on_click=move || draft.is_unfolded.set(true)>{i18n.text(Key::ShowText)}</Button>
            <Button on_click=move || draft.put(String::new())>{i18n.text(Key::ClearText)}</Button>
        </div>
    }
}
