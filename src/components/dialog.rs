//! A modal dialog: the platform's own, with its focus trap and Escape.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{focus_within, keep_escape};

/// Opens and closes with `is_open`; what stands in it is made at each opening. What is marked with `data-focus` gets the
/// focus then: `autofocus` would do so as well, and browsers complain of it wherever the dashboard stands in a frame.
#[component]
pub fn Dialog(
    /// Whether it is open, which the browser changes as well.
    is_open: RwSignal<bool>,
    /// The id of the heading in it, which names it.
    title_id: &'static str,
    /// Whether a press beside it closes it: where nothing is lost by that.
    #[prop(optional)]
    closes_outside: bool,
    /// Acts when it has closed, whoever closed it.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// What stands in it.
    children: ChildrenFn,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let Some(shown) = dialog.get() else {
            return;
        };
        if is_open.get() {
            // Throws when it is open already, which is what we want.
            let _ = shown.show_modal();
            focus_within(dialog, "[data-focus]");
        } else {
            shown.close();
        }
    });
    let on_key = |event: KeyboardEvent| {
        // A key that is held down since before the question was asked is no answer to it.
        if event.repeat() && matches!(&*event.key(), "Enter" | " ") {
            event.prevent_default();
        }
        // The browser closes the dialog by itself.
        keep_escape(&event);
    };
    let on_closed = move |_| {
        is_open.set(false);
        if let Some(on_close) = on_close {
            on_close.run(());
        }
    };
    view! {
        <dialog
            class="dialog"
            part="dialog"
            aria-labelledby=title_id
            closedby=closes_outside.then_some("any")
            node_ref=dialog
            on:close=on_closed
            on:keydown=on_key
        >
            {move || is_open.get().then(|| children())}
        </dialog>
    }
}
