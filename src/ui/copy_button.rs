//! Copying to the clipboard, with an answer in the button itself.

use super::{
    Icon,
    element::{El, button, span},
    icon,
};
use crate::{
    browser::{clipboard, clock, task},
    i18n::{Key, use_i18n},
    live::Live,
};

/// How long the button says what came of it, in milliseconds.
const ANSWER: i32 = 2_000;

type Text = Box<dyn Fn() -> String>;

/// A button of words.
pub fn copy_button(words: String, text: impl Fn() -> String + 'static) -> El {
    of_words(words, Box::new(text))
}

/// A button that shows the icon alone; `label` names it.
pub fn copy_icon_button(label: String, text: impl Fn() -> String + 'static) -> El {
    of_icon(label, Box::new(text))
}

#[inline(never)]
fn of_words(words: String, text: Text) -> El {
    let answer = Live::new(None);
    let i18n = use_i18n();
    let words = move || {
        answer
            .get()
            .map_or_else(|| words.clone(), |key| i18n.text(key).to_owned())
    };
    copying(answer, text)
        .class("button")
        .child(span().attr("role", "status").dynamic(words))
}

#[inline(never)]
fn of_icon(label: String, text: Text) -> El {
    let answer = Live::new(None);
    let i18n = use_i18n();
    let label = move || {
        answer
            .get()
            .map_or_else(|| label.clone(), |key| i18n.text(key).to_owned())
    };
    copying(answer, text)
        .class("button button-quiet button-icon")
        .attr_with("aria-label", label)
}

/// The button with its icon; `answer` is what it says for a while after a click.
fn copying(answer: Live<Option<Key>>, text: Text) -> El {
    button()
        .attr("type", "button")
        .on("click", move |event| {
            // The row below has a click of its own.
            event.stop_propagation();
            let text = text();
            task::spawn(async move {
                let is_copied = clipboard::copy(&text).await;
                answer.try_set(Some(if is_copied {
                    Key::Copied
                } else {
                    Key::CopyRefused
                }));
                clock::sleep(ANSWER).await;
                answer.try_set(None);
            });
        })
        .dynamic(move || {
            icon(match answer.get() {
                None => Icon::Copy,
                Some(Key::Copied) => Icon::Check,
                Some(_) => Icon::Alert,
            })
        })
}
