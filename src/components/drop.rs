//! Files that are dragged over the dashboard.

use leptos::prelude::*;
use web_sys::Event;

use super::Host;
use crate::platform::{host_bridge::HostBridge, listener::Listener, text_file};

/// A file that is dropped on a page takes the place of the page, and of all that was typed into it, unless somebody wants it.
/// Here nothing of the sort happens, for as long as the current owner lives; in somebody else's page, over the dashboard.
pub fn stay_when_files_are_dropped() {
    for event in ["dragover", "drop"] {
        listen(event, |event| event.prevent_default());
    }
}

/// Hears of files that are dropped anywhere on the dashboard, for as long as the current owner lives.
pub fn on_drop(act: impl Fn(&Event) + 'static) {
    listen("drop", act);
}

fn listen(event: &'static str, act: impl Fn(&Event) + 'static) {
    let heard = move |event: Event| {
        if text_file::is_dragged(&event) {
            act(&event);
        }
    };
    let page: HostBridge = expect_context();
    let listener = if page.is_embedded() {
        let Host(host) = expect_context();
        Listener::new(&host, event, Box::new(heard))
    } else {
        Listener::of_window(event, heard)
    };
    StoredValue::new_local(listener);
}
