//! Putting the focus where the next thing is to be done.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

use super::element::ElementRef;
use crate::browser::{clock, task};

/// Focuses what `selector` finds inside the element.
pub fn focus_within(element: ElementRef, selector: &str) {
    let found = element
        .get_untracked()
        .and_then(|element| element.query_selector(selector).ok().flatten());
    focus(found);
}

/// Acts once what has changed is drawn, if the element is still there then.
pub fn soon(element: ElementRef, act: impl FnOnce() + 'static) {
    task::spawn(async move {
        clock::frame().await;
        if element.get_untracked().is_some() {
            act();
        }
    });
}

/// What `selector` finds in the same document or shadow tree as the element.
pub fn find_near(element: ElementRef, selector: &str) -> Option<HtmlElement> {
    // Documents and shadow roots find alike: <https://dom.spec.whatwg.org/#interface-parentnode>.
    let root: Document = element.get_untracked()?.get_root_node().unchecked_into();
    root.query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only on elements that are gone.
        let _ = element.focus();
    }
}
