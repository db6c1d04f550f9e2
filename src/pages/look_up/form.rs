//! What is looked up: any text with codes in it.

use crate::{
    components::{
        Button, ButtonKind, Notice, ScreenHeader, Tone, aria_bool, bring_into_sight_when,
    },
    i18n::{Key, use_i18n},
    pages::{
        error_message,
        paste::{PasteField, PastePreview, on_submit},
        value::UntrustedText,
    },
    state::{Draft, Drafts, LookUp, Session},
};
use leptos::{html, prelude::*};

/// The text, what is found in it, and how far the look-up has come.
#[component]
pub fn LookUpForm(
    /// Looks codes up.
    look_up: LookUp,
) -> impl IntoView {
    let i18n = use_i18n();
    let drafts: Drafts = expect_context();
    let draft = drafts.look_up;
    let element = NodeRef::<html::Div>::new();
    let is_running = Memo::new(move |_| look_up.progress.with(Option::is_some));
    bring_into_sight_when(element, is_running);
    view! {
        <div class="pane">
            <ScreenHeader title=i18n.text(Key::LookUp)/>
            <div class="stack">
                <div class="columns columns-even">
                    <Form draft look_up/>
                    <div>
                        <PastePreview draft title=Key::CodesFound/>
                        <p class="awaited">{i18n.text(Key::FoundCodesHere)}</p>
                    </div>
                </div>
                <div class="stack" node_ref=element>
                    <Show when=move || is_running.get()>
                        <Progress look_up/>
                    </Show>
                    <Failure look_up/>
                </div>
            </div>
        </div>
    }
}

#[component]
fn Form(draft: Draft, look_up: LookUp) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let problem = RwSignal::new(None);
    let submit = on_submit(draft, problem, move |codes| look_up.start(session, codes));
    let label = move || match draft.batch.with(|batch| batch.codes.len()) {
        0 => i18n.text(Key::LookUpCodes).to_owned(),
        n => i18n.count(Key::LookUpN, n as u64),
    };
    view! {
        <form class="stack" aria-labelledby="paste-title" on:submit=submit>
            <PasteField draft title=Key::CodesToLookUp problem/>
            <div class="row">
                <button
                    class=ButtonKind::Primary.class()
                    aria-disabled=move || aria_bool(draft.is_reading.get())
                >
                    {label}
                </button>
            </div>
        </form>
    }
}

#[component]
fn Progress(look_up: LookUp) -> impl IntoView {
    let i18n = use_i18n();
    let words = i18n.text(Key::LookingUpNow);
    let progress = move || look_up.progress.get().unwrap_or_default();
    view! {
        <section class="sheet" aria-busy="true">
            <div class="stack stack-tight">
                <progress
                    aria-label=words
                    value=move || progress().0.to_string()
                    max=move || progress().1.to_string()
                ></progress>
                <p class="row">
                    <span>{words}</span>
                    <Button on_click=move || look_up.cancel()>{i18n.text(Key::Cancel)}</Button>
                </p>
            </div>
        </section>
    }
}

#[component]
fn Failure(look_up: LookUp) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let (title, said) = error_message::of_error(i18n, &look_up.failed.get()?);
        Some(view! {
            <Notice tone=Tone::Danger title>
                <p>
                    <UntrustedText text=&said/>
                </p>
            </Notice>
        })
    }
}
