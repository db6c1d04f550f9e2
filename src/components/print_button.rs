//! Printing a sheet of its own, and nothing else of the dashboard.

use leptos::{mount::mount_to, prelude::*};
use std::any::Any;
use web_sys::HtmlElement;

use super::{Button, ButtonKind, Host};
use crate::platform::{listener::Listener, printer};

/// Prints a sheet made for it, which is on the page only while it is printed: no longer than the owner of the button.
#[component]
pub fn PrintButton(
    /// Makes the sheet. It stands beside the view, so that the style sheet can hide all that is around it, and finds no
    /// context there.
    #[prop(into)]
    sheet: ViewFn,
    /// What the button says.
    children: Children,
) -> impl IntoView {
    let Host(host) = expect_context();
    let host = StoredValue::new_local(host);
    let printed = StoredValue::new_local(None::<Sheet>);
    let clear = move |_| {
        // Dropped outside of the store, since what ends with it may look there.
        drop(printed.try_update_value(Option::take));
    };
    StoredValue::new_local(Listener::of_window("afterprint", clear));
    let print = move || {
        let sheet = sheet.clone();
        printed.set_value(None);
        printed.set_value(Some(Sheet::new(host.get_value(), sheet)));
        printer::print();
    };
    view! {
        <Button kind=ButtonKind::Quiet on_click=print>
            {children()}
        </Button>
    }
}

/// A sheet that is on the page until it is dropped.
struct Sheet {
    host: HtmlElement,
    _shown: Box<dyn Any>,
}

/// Tells the style sheet to hide all but the sheet on paper.
const PRINTING: &str = "data-printing";

impl Sheet {
    fn new(host: HtmlElement, sheet: ViewFn) -> Self {
        // Fails only for what is no name of an attribute.
        let _ = host.set_attribute(PRINTING, "");
        let shown = mount_to(host.clone(), move || {
            view! { <div class="paper">{sheet.run()}</div> }
        });
        Self {
            host,
            _shown: Box::new(shown),
        }
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        let _ = self.host.remove_attribute(PRINTING);
    }
}
