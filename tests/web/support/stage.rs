use std::{cell::Cell, rc::Rc};

use share_code_dashboard::ui::{
    Mounted,
    element::{El, fragment},
    mount,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// A view in an element of the page, for as long as this lives.
pub struct Stage {
    pub host: HtmlElement,
    shown: Option<Mounted>,
}

impl Stage {
    pub fn show(view: impl FnOnce() -> El) -> Self {
        let window = web_sys::window().expect("these tests run in a window");
        let document = window.document().expect("a window has a document");
        let host: HtmlElement = document
            .create_element("div")
            .expect("a div can be made")
            .unchecked_into();
        document
            .body()
            .and_then(|body| body.append_child(&host).ok())
            .expect("the page has a body");
        let shown = Some(mount(host.clone(), view));
        Self { host, shown }
    }

    /// Makes what no view shows, under the same owner that a view would have.
    pub fn hold<T: 'static>(make: impl FnOnce() -> T + 'static) -> (Self, T) {
        let made = Rc::new(Cell::new(None));
        let place = made.clone();
        let stage = Self::show(move || {
            place.set(Some(make()));
            fragment()
        });
        (stage, made.take().expect("a view is made at once"))
    }

    /// Takes the view away, as a host page would. The element that it stood in stays.
    pub fn unmount(&mut self) {
        self.shown = None;
    }

    /// The only element that the selector means.
    pub fn find(&self, selector: &str) -> Element {
        let mut found = self.find_all(selector);
        assert_eq!(found.len(), 1, "elements that are {selector}");
        found.remove(0)
    }

    pub fn find_all(&self, selector: &str) -> Vec<Element> {
        let found = self
            .host
            .query_selector_all(selector)
            .expect("the selector is one");
        (0..found.length())
            .filter_map(|index| found.get(index)?.dyn_into().ok())
            .collect()
    }

    pub fn text(&self) -> String {
        self.host.text_content().unwrap_or_default()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.unmount();
        self.host.remove();
    }
}

/// Sends an event of this name to the element.
pub fn dispatch(element: &Element, event: &str) {
    let event = Event::new(event).expect("an event can be made");
    element.dispatch_event(&event).expect("the event is new");
}
