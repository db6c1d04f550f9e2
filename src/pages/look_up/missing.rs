//! Codes that are in neither list.

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    components::{Button, CopyButton, Icon, IconName, VirtualList},
    domain::Code,
    i18n::{Key, use_i18n},
    pages::value::{CodeText, OutcomeText, UntrustedText},
    state::{Located, LookUp, MissingCode, Session},
};

/// The codes, which can be copied. Nothing where all were found.
#[component]
pub fn MissingCodes(
    /// What was found.
    found: Arc<Located>,
) -> impl IntoView {
    let i18n = use_i18n();
    let n = found.missing.len();
    if n == 0 {
        return None;
    }
    let copied = found.clone();
    let lines = move || Code::lines(copied.missing.iter().map(|one| &one.code));
    let row = move |place: usize| {
        let code = &found.missing[place].code;
        view! {
            <CodeText code/>
            <span class="words">{i18n.text(Key::NotFoundText)}</span>
            <OutcomeText
                outcome="not-sent"
                icon=IconName::MarkNotSent
                label=i18n.text(Key::NotFound)
            />
        }
        .into_any()
    };
    Some(view! {
        <section class="missing" aria-labelledby="missing-title">
            <header class="row">
                <h2 id="missing-title">{i18n.count(Key::CountNotFound, n as u64)}</h2>
                <CopyButton label=i18n.count(Key::CopyN, n as u64) text=lines/>
            </header>
            <VirtualList
                name=i18n.text(Key::NotFound).to_owned()
                class="code-list code-list-compact code-list-bare"
                length=n
                row
            />
        </section>
    })
}

/// Codes that are in no list as they were typed, and in one with another spelling.
#[component]
pub fn OtherSpellings<'a>(
    /// Looks codes up.
    look_up: LookUp,
    /// What was found.
    found: &'a Located,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let respelled = |one: &MissingCode| Some((one.code.clone(), one.meant.clone()?));
    let respelled: Vec<(Code, Code)> = found.missing.iter().filter_map(respelled).collect();
    if respelled.is_empty() {
        return None;
    }
    let n = respelled.len() as u64;
    let rows = respelled.iter().map(|(typed, meant)| {
        let words = i18n.fill(Key::DidYouMean, &[("code", meant.reveal())]);
        view! {
            <li>
                <Icon name=IconName::MarkUnknown/>
                <code>
                    <UntrustedText text=typed.reveal()/>
                </code>
                <span class="words">
                    <UntrustedText text=&words/>
                </span>
            </li>
        }
    });
    let rows = rows.collect_view();
    // All of them once more, each as it is in the list.
    let spelled = |code: &Code| {
        let meant = respelled.iter().find(|(typed, _)| typed == code);
        meant.map_or(code, |(_, meant)| meant).clone()
    };
    let codes: Vec<Code> = found.codes.iter().map(spelled).collect();
    Some(view! {
        <div class="stack stack-tight">
            <h2>{i18n.count(Key::OtherSpellings, n)}</h2>
            <ul class="code-list code-list-compact code-list-bare">{rows}</ul>
            <p class="row">
                <Button on_click=move || {
                    look_up.start(session, codes.clone());
                }>{i18n.text(Key::LookUpThese)}</Button>
            </p>
        </div>
    })
}
