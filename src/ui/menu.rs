//! A button that opens a menu: the platform's popover, which closes by Escape and by a click elsewhere.

use web_sys::Event;

use super::element::{El, ElementRef, div, fragment};
use crate::components::{focus_within, keep_escape};

/// Closes the menu that it was handed to.
#[derive(Clone, Copy)]
pub struct Close(ElementRef);

impl Close {
    pub fn close(self) {
        if let Some(menu) = self.0.get_untracked() {
            // Throws when the menu is closed already, which is what we want.
            let _ = menu.hide_popover();
        }
    }
}

/// `id` must be unique within the dashboard. What is marked with `data-focus` gets the focus when the menu opens: `autofocus`
/// would do so as well, and browsers complain of it wherever the dashboard stands in a frame.
pub fn menu(id: &'static str, button: El, contents: impl FnOnce(Close) -> El) -> El {
    let menu = ElementRef::new();
    let contents = contents(Close(menu));
    let on_key = move |event: Event| {
        let is_open = menu
            .get_untracked()
            .is_some_and(|menu| menu.matches(":popover-open") == Ok(true));
        if is_open && keep_escape(&event) {
            // WebKit would close the dialog around the menu as well.
            event.prevent_default();
            Close(menu).close();
        }
    };
    fragment()
        .child(
            button
                .attr("type", "button")
                .attr("popovertarget", id)
                .on("keydown", on_key),
        )
        .child(
            div()
                .class("menu")
                .id(id)
                .flag("popover")
                .on("keydown", on_key)
                .on("toggle", move |_| focus_within(menu, "[data-focus]"))
                .node(menu)
                .child(contents),
        )
}
