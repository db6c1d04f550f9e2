//! Putting the focus where the next thing is to be done.

use leptos::{prelude::*, tachys::html::element::ElementType};
use wasm_bindgen::JsCast;
use web_sys::{
    Document, Event, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::platform::{clock, task};

/// A reference to an element of the page.
pub trait ElementHandle: Copy + 'static {
    /// `None` before the element is made, and once its owner has ended.
    fn element(self) -> Option<HtmlElement>;
}

impl<E> ElementHandle for NodeRef<E>
where
    E: ElementType + 'static,
    E::Output: JsCast + Clone + 'static,
{
    fn element(self) -> Option<HtmlElement> {
        let element = self.try_get_untracked().flatten()?;
        Some(element.unchecked_into())
    }
}

/// Focuses what `selector` finds inside the element.
pub fn focus_within(element: impl ElementHandle, selector: &str) {
    focus(element.element(), selector);
}

fn focus(element: Option<HtmlElement>, selector: &str) {
    let found = element.and_then(|element| element.query_selector(selector).ok().flatten());
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // Fails only on elements that are gone.
        let _ = element.focus();
    }
}

/// Acts once what has changed is drawn, if the element is still there then.
pub fn soon(element: impl ElementHandle, act: impl FnOnce() + 'static) {
    task::spawn(async move {
        clock::frame().await;
        if element.element().is_some() {
            act();
        }
    });
}

/// Focuses what `selector` finds inside the element once what has changed is drawn: what had the focus may be gone by then.
pub fn focus_soon(element: Option<HtmlElement>, selector: &'static str) {
    task::spawn(async move {
        clock::frame().await;
        focus(element, selector);
    });
}

/// Scrolls what stands in one line until one sees what `selector` finds there; nothing around it moves.
pub fn bring_into_line(line: Option<HtmlElement>, selector: &'static str) {
    task::spawn(async move {
        clock::frame().await;
        let found = line.as_ref().map(|line| line.query_selector(selector));
        let Some((line, Ok(Some(found)))) = line.as_ref().zip(found) else {
            return;
        };
        let (around, found) = (
            line.get_bounding_client_rect(),
            found.get_bounding_client_rect(),
        );
        let before = (found.left() - around.left()).min(0.0);
        let behind = (found.right() - around.right()).max(0.0);
        line.set_scroll_left(line.scroll_left() + (before + behind).round() as i32);
    });
}

/// Scrolls, no further than it takes, until one sees what `selector` finds inside the element.
pub fn scroll_within(element: impl ElementHandle, selector: &str) {
    let found = element
        .element()
        .map(|element| element.query_selector(selector));
    if let Some(Ok(Some(found))) = found {
        let nearest = ScrollIntoViewOptions::new();
        nearest.set_block(ScrollLogicalPosition::Nearest);
        found.scroll_into_view_with_scroll_into_view_options(&nearest);
    }
}

/// Scrolls what `selector` finds in the same tree as the element back to its beginning, and the page to where it begins.
pub fn scroll_to_start(element: impl ElementHandle, selector: &str) {
    if let Some(found) = find_near(element, selector) {
        found.set_scroll_top(0);
        if found.get_bounding_client_rect().top() < 0.0 {
            found.scroll_into_view();
        }
    }
}

/// Scrolls to an element that begins below the window, as on a phone, or above it.
pub fn bring_into_sight(element: impl ElementHandle) {
    soon(element, move || {
        let window = crate::platform::window();
        let height = window
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64());
        if let (Some(element), Some(height)) = (element.element(), height)
            && !(0.0..height * 0.75).contains(&element.get_bounding_client_rect().top())
        {
            element.scroll_into_view();
        }
    });
}

/// Scrolls to the element each time that this begins; not for what was so before the component came, which is no news.
pub fn bring_into_sight_when(element: impl ElementHandle, is_running: Memo<bool>) {
    let mut was_running = is_running.get_untracked();
    Effect::new(move |_| {
        let has_begun = is_running.get() && !was_running;
        was_running = is_running.get_untracked();
        if has_begun {
            bring_into_sight(element);
        }
    });
}

/// What `selector` finds in the same document or shadow tree as the element.
pub fn find_near(element: impl ElementHandle, selector: &str) -> Option<HtmlElement> {
    // Documents and shadow roots find alike: <https://dom.spec.whatwg.org/#interface-parentnode>.
    let root: Document = element.element()?.get_root_node().unchecked_into();
    root.query_selector(selector)
        .ok()
        .flatten()?
        .dyn_into()
        .ok()
}

/// Presses a button once the event that asks for it is over.
pub fn press_soon(button: Option<HtmlElement>) {
    task::spawn(async move {
        if let Some(button) = button {
            button.click();
        }
    });
}

/// Puts a text where the caret of a field stands, in place of what is selected there, and the caret behind it. What the field
/// holds then.
pub fn insert_text(field: impl ElementHandle, text: &str) -> Option<String> {
    // Areas of text are edited alike.
    let field: HtmlInputElement = field.element()?.unchecked_into();
    let start = field.selection_start().ok()??;
    let end = field.selection_end().ok()??;
    field
        .set_range_text_with_start_and_end(text, start, end)
        .ok()?;
    // The focus first: with it some browsers set the caret.
    field.focus().ok()?;
    let caret = start + text.encode_utf16().count() as u32;
    field.set_selection_range(caret, caret).ok()?;
    Some(field.value())
}

/// Selects all that stands in the field that the event is about.
pub fn select_all(event: &Event) {
    if let Some(field) = event.target() {
        // Areas of text are selected alike.
        let field: HtmlInputElement = field.unchecked_into();
        field.select();
    }
}
