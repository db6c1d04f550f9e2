//! A button that opens a menu: the platform's popover, which closes by Escape and by a click elsewhere.

use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

/// Closes the menu that it was handed to.
#[derive(Clone, Copy)]
pub struct Close(NodeRef<html::Div>);

impl Close {
    pub fn close(self) {
        if let Some(menu) = self.0.get_untracked() {
            let menu: &web_sys::HtmlElement = menu.unchecked_ref();
            // Throws when the menu is closed already, which is what we want.
            let _ = menu.hide_popover();
        }
    }
}

/// `id` must be unique within the dashboard.
pub fn menu(
    id: &'static str,
    class: &'static str,
    button: AnyView,
    contents: impl FnOnce(Close) -> AnyView,
) -> AnyView {
    let menu = NodeRef::new();
    view! {
        <button class=class type="button" popovertarget=id>
            {button}
        </button>
        <div class="menu" id=id popover node_ref=menu>
            {contents(Close(menu))}
        </div>
    }
    .into_any()
}
