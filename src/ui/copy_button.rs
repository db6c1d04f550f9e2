//! Copying to the clipboard, with an answer in the button itself.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    browser::clipboard,
    i18n::{Key, use_i18n},
    ui::{Icon, icon},
};

/// How long the button says what came of it.
const ANSWER: Duration = Duration::from_secs(2);

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    None,
    Copied,
    Refused,
}

/// A button of words.
pub fn copy_button(words: String, text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    let (answer, copy) = copying(text);
    let i18n = use_i18n();
    view! {
        <button class="button" type="button" on:click=copy>
            {move || icon(answer_icon(answer.get()))}
            <span role="status">
                {move || answer_words(i18n, answer.get()).map_or_else(|| words.clone(), str::to_owned)}
            </span>
        </button>
    }
    .into_any()
}

/// A button that shows the icon alone; `label` names it.
pub fn copy_icon_button(
    label: String,
    text: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let (answer, copy) = copying(text);
    let i18n = use_i18n();
    view! {
        <button
            class="button button-quiet button-icon"
            type="button"
            aria-label=move || {
                answer_words(i18n, answer.get()).map_or_else(|| label.clone(), str::to_owned)
            }
            on:click=copy
        >
            {move || icon(answer_icon(answer.get()))}
        </button>
    }
    .into_any()
}

fn copying(
    text: impl Fn() -> String + 'static,
) -> (RwSignal<Answer>, impl Fn(leptos::ev::MouseEvent) + 'static) {
    let answer = RwSignal::new(Answer::None);
    let copy = move |event: leptos::ev::MouseEvent| {
        event.stop_propagation();
        let text = text();
        spawn_local(async move {
            let copied = clipboard::copy(&text).await;
            answer.try_set(if copied {
                Answer::Copied
            } else {
                Answer::Refused
            });
            set_timeout(
                move || {
                    answer.try_set(Answer::None);
                },
                ANSWER,
            );
        });
    };
    (answer, copy)
}

fn answer_icon(answer: Answer) -> Icon {
    match answer {
        Answer::None => Icon::Copy,
        Answer::Copied => Icon::Check,
        Answer::Refused => Icon::Alert,
    }
}

fn answer_words(i18n: crate::i18n::I18n, answer: Answer) -> Option<&'static str> {
    match answer {
        Answer::None => None,
        Answer::Copied => Some(i18n.text(Key::Copied)),
        Answer::Refused => Some(i18n.text(Key::CopyRefused)),
    }
}
