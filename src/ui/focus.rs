//! Putting the focus where the next thing is to be done.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::element::ElementRef;

/// Focuses the field with this id inside the form.
pub fn focus_within(form: ElementRef, id: &str) {
    let field = form
        .get_untracked()
        .and_then(|form| form.query_selector(&format!("#{id}")).ok().flatten())
        .and_then(|field| field.dyn_into::<HtmlElement>().ok());
    if let Some(field) = field {
        // Fails only on elements that are gone.
        let _ = field.focus();
    }
}
