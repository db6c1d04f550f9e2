//! The codes that a text holds, and what is left out and why.

use std::sync::Arc;

use super::questions::Questions;
use crate::{
    components::{Card, Icon, IconName, VirtualList, focus_within, soon},
    domain::{Batch, BatchCode, Code},
    i18n::{I18n, Key, use_i18n},
    pages::value::{CodeText, UntrustedText},
    state::Draft,
};
use leptos::{html, prelude::*};

/// Nothing while there is no text.
#[component]
pub fn PastePreview(
    /// What the text is kept in.
    draft: Draft,
    /// Says how many codes there are.
    title: Key,
) -> impl IntoView {
    let i18n = use_i18n();
    let element = NodeRef::<html::Div>::new();
    let choose = Callback::new(move |(pieces,): (Vec<(String, Code)>,)| {
        draft.choose(pieces.into_iter());
        // The button that was pressed is gone: on to the next, if there is one.
        soon(element, move || {
            focus_within(element, "h2");
            focus_within(element, "[data-next]");
        });
    });
    let found = move || {
        if draft.is_reading.get() {
            let words = i18n.text(Key::ReadingText);
            return view! { <p class="hint" role="status">{words}</p> }.into_any();
        }
        let batch = draft.batch.get();
        if batch.pieces == 0 {
            return ().into_any();
        }
        view! { <Sheet batch title choose/> }.into_any()
    };
    view! { <div node_ref=element>{found}</div> }
}

#[component]
fn Sheet(batch: Arc<Batch>, title: Key, choose: Callback<(Vec<(String, Code)>,)>) -> impl IntoView {
    let i18n = use_i18n();
    let title = i18n.count(title, batch.codes.len() as u64);
    view! {
        <Card title_id="preview-title" title is_focused=true>
            <Questions batch=batch.clone() choose/>
            <Warnings batch=&batch/>
            <Codes batch=batch.clone()/>
            <OrdinaryWords batch/>
        </Card>
    }
}

/// How many codes were not taken as they stood.
#[component]
fn Warnings<'a>(batch: &'a Batch) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let count = |is_one: fn(&BatchCode) -> bool| {
        batch.codes.iter().filter(|code| is_one(code)).count() as u64
    };
    let counted = [
        (count(|code| code.times > 1), Key::Repeated),
        (count(|code| code.is_corrected), Key::Corrected),
        (count(|code| code.differs_by_case), Key::DifferByCase),
    ];
    let counted = counted.into_iter().filter(|(n, _)| *n > 0);
    let lines: Vec<_> = counted
        .map(|(n, words)| view! { <span>{i18n.count(words, n)}</span> })
        .collect();
    (!lines.is_empty()).then(|| view! { <p class="counts">{lines}</p> })
}

#[component]
fn Codes(batch: Arc<Batch>) -> impl IntoView {
    let i18n = use_i18n();
    let length = batch.codes.len();
    let row = move |place: usize| {
        let read = &batch.codes[place];
        view! {
            <span class="ordinal">{(place + 1).to_string()}</span>
            <CodeText code=&read.code/>
            <span class="words">{remark(i18n, read)}</span>
        }
        .into_any()
    };
    (length > 0).then(|| {
        let name = i18n.text(Key::PastedCodes).to_owned();
        view! { <VirtualList name class="code-list code-list-compact flush" length row/> }
    })
}

/// What was done to it, or to be known of it.
fn remark(i18n: I18n, read: &BatchCode) -> Option<&'static str> {
    let key = if read.is_corrected {
        Key::IsCorrected
    } else if read.differs_by_case {
        Key::DiffersByCase
    } else if read.is_added {
        Key::IsAdded
    } else if read.times > 1 {
        Key::IsDuplicate
    } else {
        return None;
    };
    Some(i18n.text(key))
}

/// What is in the text beside codes, folded.
#[component]
fn OrdinaryWords(batch: Arc<Batch>) -> impl IntoView {
    let i18n = use_i18n();
    if batch.word_count == 0 {
        return None;
    }
    let length = batch.words.len();
    let name = i18n.count(Key::NotCodes, batch.word_count as u64);
    let row = move |place: usize| {
        view! {
            <Icon name=IconName::MarkNotSent/>
            <code>
                <UntrustedText text=&batch.words[place]/>
            </code>
        }
        .into_any()
    };
    Some(view! {
        <details>
            <summary>{name.clone()}</summary>
            <VirtualList name class="code-list code-list-compact code-list-bare" length row/>
        </details>
    })
}
