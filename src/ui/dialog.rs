//! A modal dialog: the platform's own, with its focus trap and Escape.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, KeyboardEvent};

use super::element::{El, ElementRef, dynamic, el};
use crate::components::{focus_within, keep_escape};

/// Opens and closes with `is_open`; the contents are made anew at each opening. What is marked with `data-focus` gets the
/// focus then: `autofocus` would do so as well, and browsers complain of it wherever the dashboard stands in a frame.
pub fn dialog(
    is_open: RwSignal<bool>,
    label_id: &'static str,
    contents: impl Fn() -> El + Send + 'static,
) -> El {
    let element = ElementRef::new();
    Effect::new(move |_| {
        let Some(shown) = element.get() else {
            return;
        };
        let shown: &HtmlDialogElement = shown.unchecked_ref();
        if is_open.get() {
            // Throws when it is open already, which is what we want.
            let _ = shown.show_modal();
            focus_within(element, "[data-focus]");
        } else {
            shown.close();
        }
    });
    el("dialog")
        .class("dialog")
        .attr("part", "dialog")
        .attr("aria-labelledby", label_id)
        .node(element)
        .on("close", move |_| is_open.set(false))
        .on("keydown", |event| {
            // A key that is held down since before the question was asked is no answer to it.
            let key: &KeyboardEvent = event.unchecked_ref();
            if key.repeat() {
                event.prevent_default();
            }
            // The browser closes the dialog by itself.
            keep_escape(&event);
        })
        .child(dynamic(move || is_open.get().then(&contents)))
}
