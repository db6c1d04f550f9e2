//! Putting the focus where the next thing is to be done.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Document, HtmlElement};

use super::element::ElementRef;

/// Focuses what `selector` finds in the same document or shadow tree.
pub fn focus_near(element: ElementRef, selector: &str) {
    let Some(element) = element.get_untracked() else {
        return;
    };
    // Documents and shadow roots find alike: <https://dom.spec.whatwg.org/#interface-parentnode>.
    let root: Document = element.get_root_node().unchecked_into();
    let found = root.query_selector(selector).ok().flatten();
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        // Fails only on elements that are gone.
        let _ = found.focus();
    }
}

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
