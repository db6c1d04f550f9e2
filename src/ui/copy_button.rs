//! Copying to the clipboard, with an answer in the button itself.

use super::{
    Icon,
    dialog::dialog,
    element::{El, button, div, el, fragment, h2, p, span},
    focus::select_all,
    icon,
};
use crate::{
    browser::{clipboard, clock, task},
    i18n::{Key, use_i18n},
};
use leptos::prelude::*;

/// How long the button says what came of it, in milliseconds.
const ANSWER: i32 = 2_000;

const TITLE: &str = "copy-title";
const KEYS: &str = "copy-keys";

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
    let answer = RwSignal::new(None);
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
    let answer = RwSignal::new(None);
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
fn copying(answer: RwSignal<Option<Key>>, text: Text) -> El {
    let refused: Refused = expect_context();
    button()
        .attr("type", "button")
        .on("click", move |event| {
            // The row below has a click of its own.
            event.stop_propagation();
            let text = text();
            task::spawn(async move {
                if !clipboard::copy(&text).await {
                    refused.show(text);
                    return;
                }
                answer.set(Some(Key::Copied));
                clock::sleep(ANSWER).await;
                answer.set(None);
            });
        })
        .dynamic(move || {
            icon(if answer.get().is_some() {
                Icon::Check
            } else {
                Icon::Copy
            })
        })
}

/// What the browser would not copy: without https, and in a frame that is not allowed to. A person may all the same.
#[derive(Clone, Copy)]
struct Refused {
    is_open: RwSignal<bool>,
    text: RwSignal<String>,
    is_copied: RwSignal<bool>,
}

impl Refused {
    fn show(self, text: String) {
        if self.text.try_set(text).is_none() {
            self.is_copied.set(false);
            self.is_open.set(true);
        }
    }
}

/// Where the text of a refused copy is shown, selected, with the keys to press. It stands beside the screens, and must be
/// made before them: whatever copies looks for it.
pub fn refused_copy() -> El {
    let i18n = use_i18n();
    let refused = Refused {
        is_open: RwSignal::new(false),
        text: RwSignal::new(String::new()),
        is_copied: RwSignal::new(false),
    };
    provide_context(refused);
    dialog(refused.is_open, TITLE, move || {
        let text = el("textarea")
            .class("input")
            .attr("rows", "8")
            .flag("readonly")
            .flag("data-focus")
            .attr("spellcheck", "false")
            .attr("translate", "no")
            .attr("aria-labelledby", TITLE)
            .attr("aria-describedby", KEYS)
            .prop("value", move || refused.text.get())
            .on("focus", |event| select_all(&event))
            .on("copy", move |_| refused.is_copied.set(true));
        let close = button()
            .class("button")
            .attr("type", "button")
            .on_click(move || refused.is_open.set(false))
            .child(i18n.text(Key::Close));
        let copied = move || refused.is_copied.get().then(|| i18n.text(Key::Copied));
        fragment()
            .child(
                div()
                    .class("stack stack-tight")
                    .child(h2().id(TITLE).child(i18n.text(Key::CopyRefused)))
                    .child(p().id(KEYS).child(i18n.text(Key::CopyByHand)))
                    .child(text),
            )
            .child(
                div()
                    .class("actions")
                    .child(span().class("push").attr("role", "status").dynamic(copied))
                    .child(close),
            )
    })
    // Codes do not stay on the page longer than they are looked at.
    .on("close", move |_| refused.text.set(String::new()))
}
