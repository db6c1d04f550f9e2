//! Putting a view on the page, and taking it away.

use any_spawner::Executor;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::element::El;
use crate::{browser::host_page::HostPage, components::Host};

/// A view on the page, until this is dropped.
pub struct Mounted {
    host: HtmlElement,
    owner: Owner,
}

/// Shows a view in `host`, which it has for itself.
pub fn mount(host: HtmlElement, view: impl FnOnce() -> El) -> Mounted {
    // Says no to the second dashboard of a page, which finds it there.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new();
    let view = owner.with(|| {
        provide_context(Host(host.clone()));
        provide_context(HostPage::none());
        view()
    });
    host.replace_children_with_node_1(&view.into_node());
    Mounted { host, owner }
}

impl Mounted {
    /// Reads what was provided in the view.
    pub fn with<T>(&self, read: impl FnOnce() -> T) -> T {
        self.owner.with(read)
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.owner.cleanup();
        self.host.replace_children_with_node_0();
    }
}
