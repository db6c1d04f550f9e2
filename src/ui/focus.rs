//! Putting the focus where the next thing is to be done.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, HtmlInputElement};

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

/// Scrolls to an element that begins below the window, as on a phone, or above it.
pub fn bring_into_sight(element: ElementRef) {
    soon(element, move || {
        let window = crate::browser::window();
        let height = window
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64());
        if let (Some(element), Some(height)) = (element.get_untracked(), height)
            && !(0.0..height * 0.75).contains(&element.get_bounding_client_rect().top())
        {
            element.scroll_into_view();
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

/// Selects all that stands in the field that the event is about.
pub fn select_all(event: &Event) {
    if let Some(field) = event.target() {
        // Areas of text are selected alike.
        let field: HtmlInputElement = field.unchecked_into();
        field.select();
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only on elements that are gone.
        let _ = element.focus();
    }
}
