//! A modal dialog: the platform's own, with its focus trap and Escape.

use leptos::{html, prelude::*};

/// Opens and closes with `is_open`; the contents are made anew at each opening.
pub fn dialog(
    is_open: RwSignal<bool>,
    label_id: &'static str,
    contents: impl Fn() -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let element = NodeRef::<html::Dialog>::new();
    Effect::new(move || {
        let Some(element) = element.get() else {
            return;
        };
        if is_open.get() {
            // Throws when it is open already, which is what we want.
            let _ = element.show_modal();
        } else {
            element.close();
        }
    });
    view! {
        <dialog
            class="dialog"
            node_ref=element
            aria-labelledby=label_id
            on:close=move |_| is_open.set(false)
        >
            {move || is_open.get().then(&contents)}
        </dialog>
    }
    .into_any()
}
