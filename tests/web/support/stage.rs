use std::{cell::Cell, rc::Rc};

use leptos::{
    mount::{UnmountHandle, mount_to},
    prelude::*,
    tachys::view::any_view::AnyViewState,
};
use share_code_dashboard::{components::Host, platform::host_bridge::HostBridge};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

/// A view in an element of the page, for as long as this lives.
pub struct Stage {
    pub host: HtmlElement,
    shown: Option<Shown>,
}

struct Shown {
    owner: Owner,
    _view: UnmountHandle<AnyViewState>,
}

impl Stage {
    pub fn show<V: IntoView>(view: impl FnOnce() -> V + 'static) -> Self {
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
        let owner = Rc::new(Cell::new(None));
        let (place, context) = (owner.clone(), host.clone());
        let mounted = mount_to(host.clone(), move || {
            place.set(Owner::current());
            provide_context(Host(context));
            provide_context(HostBridge::none());
            view().into_any()
        });
        let owner = owner.take().expect("a view is made at once");
        let shown = Some(Shown {
            owner,
            _view: mounted,
        });
        Self { host, shown }
    }

    /// Makes what no view shows, under the same owner that a view would have.
    pub fn hold<T: 'static>(make: impl FnOnce() -> T + 'static) -> (Self, T) {
        let made = Rc::new(Cell::new(None));
        let place = made.clone();
        let stage = Self::show(move || {
            place.set(Some(make()));
        });
        (stage, made.take().expect("a view is made at once"))
    }

    /// Takes the view away, as a host page would. The element that it stood in stays.
    pub fn unmount(&mut self) {
        if let Some(shown) = self.shown.take() {
            shown.owner.cleanup();
        }
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
