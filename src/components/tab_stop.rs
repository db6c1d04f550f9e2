//! One tab stop for many controls, among which arrow keys move:
//! <https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex>.

use leptos::{ev::FocusEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{ElementHandle, focus::find_near, focus_within, soon};

const STOP: &str = "[tabindex='0']";

/// The one among those in an element, all of which are made with a `tabindex` of -1. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct TabStop<E: ElementHandle + Send + Sync> {
    around: E,
    /// Finds what takes the place of one that is gone.
    next: Callback<(), String>,
    focused: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl<E: ElementHandle + Send + Sync> TabStop<E> {
    /// There is one again after each change of the signals in `changes`, for as long as the current owner lives: what is
    /// found by the selector that `next` gives.
    pub fn keep(
        around: E,
        next: impl Into<Callback<(), String>>,
        changes: impl Fn() + 'static,
    ) -> Self {
        let stop = Self {
            around,
            next: next.into(),
            focused: StoredValue::new_local(None),
        };
        Effect::new(move |_| {
            changes();
            soon(around, move || stop.settle());
        });
        stop
    }

    /// To be told of what gets the focus: it is the tab stop from now on.
    pub fn follow(self, event: &FocusEvent) {
        let target = event.target().and_then(|target| target.dyn_into().ok());
        let Some(target): Option<HtmlElement> = target else {
            return;
        };
        if let Some(before) = self.stop() {
            before.set_tab_index(-1);
        }
        target.set_tab_index(0);
        self.focused.set_value(Some(target));
    }

    fn stop(self) -> Option<HtmlElement> {
        self.find(STOP)
    }

    fn find(self, selector: &str) -> Option<HtmlElement> {
        let around = self.around.element()?;
        let found = around.query_selector(selector).ok().flatten();
        found?.dyn_into().ok()
    }

    fn settle(self) {
        if self.stop().is_none()
            && let Some(selector) = self.next.try_run(())
            && let Some(next) = self.find(&selector)
        {
            next.set_tab_index(0);
        }
        // What had the focus is gone, and nothing else has it.
        let focused = self.focused.try_get_value().flatten();
        if focused.is_some_and(|focused| !focused.is_connected()) {
            self.focused.set_value(None);
            let active = document().active_element();
            if active.is_none_or(|active| active.tag_name() == "BODY") {
                focus_within(self.around, STOP);
            }
        }
    }
}

/// The tab stop in what `selector` finds in the same document or shadow tree as the element.
pub fn find_tab_stop(element: impl ElementHandle, selector: &str) -> Option<HtmlElement> {
    find_near(element, &[selector, " ", STOP].concat())
}
