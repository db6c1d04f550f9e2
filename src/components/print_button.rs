//! Printing a sheet of its own, and nothing else of the dashboard.

use leptos::{mount::mount_to, prelude::*};
use std::any::Any;

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
    let printed = StoredValue::new_local(None::<Box<dyn Any>>);
    let clear = move |_| {
        // Dropped outside of the store, since what ends with it may look there.
        drop(printed.try_update_value(Option::take));
    };
    StoredValue::new_local(Listener::of_window("afterprint", clear));
    let print = move || {
        let sheet = sheet.clone();
        printed.set_value(None);
        let shown = mount_to(host.get_value(), move || {
            view! { <div class="paper">{sheet.run()}</div> }
        });
        printed.set_value(Some(Box::new(shown)));
        printer::print();
    };
    view! {
        <Button kind=ButtonKind::Quiet on_click=print>
            {children()}
        </Button>
    }
}
