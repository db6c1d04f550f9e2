//! Printing a sheet of its own, and nothing else of the dashboard.

use leptos::prelude::*;
use std::{cell::RefCell, rc::Rc};

use web_sys::{HtmlElement, Node};

use super::element::{El, button, div};
use crate::{
    browser::{listener::Listener, printer},
    components::Host,
};

/// A button that prints a sheet made for it, which is on the page only while it is printed: no longer than the owner of
/// the button. Nothing in the sheet may follow signals or listen.
pub fn print_button(words: &'static str, sheet: Box<dyn Fn() -> El>) -> El {
    let Host(host) = expect_context();
    let tray = Rc::new(Tray {
        host,
        sheet: RefCell::default(),
    });
    let printed = Rc::clone(&tray);
    let take_away = move |_| printed.clear();
    StoredValue::new_local(Listener::of_window("afterprint", Box::new(take_away)));
    button()
        .attr("type", "button")
        .on_click(move || {
            tray.put(div().class("paper").child(sheet()));
            printer::print();
        })
        .child(words)
}

/// Where the sheet is while it is printed: beside the view, so that the style sheet can hide all that is around it.
struct Tray {
    host: HtmlElement,
    sheet: RefCell<Option<Node>>,
}

impl Tray {
    fn put(&self, sheet: El) {
        self.clear();
        let sheet = sheet.into_node();
        // Fails only where a node would stand in itself, as the next.
        let _ = self.host.append_child(&sheet);
        self.sheet.replace(Some(sheet));
    }

    fn clear(&self) {
        if let Some(sheet) = self.sheet.take() {
            let _ = self.host.remove_child(&sheet);
        }
    }
}

impl Drop for Tray {
    fn drop(&mut self) {
        self.clear();
    }
}
