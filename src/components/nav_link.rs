//! A way to something that the dashboard shows.

use super::is_plain_click;
use leptos::{ev::MouseEvent, prelude::*};

/// A plain click goes there; one with a modifier opens a tab, as with any link. In a host page, whose addresses are not ours,
/// it is a button.
#[component]
pub fn NavLink(
    /// Its address; `None` in a host page.
    href: Option<Signal<String>>,
    /// Its class.
    class: &'static str,
    /// What it is called, if it is not what stands in it.
    #[prop(optional)]
    label: Option<&'static str>,
    /// The value of `aria-current`.
    #[prop(optional, into)]
    current: Signal<Option<&'static str>>,
    /// Goes there.
    #[prop(into)]
    on_go: Callback<()>,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let go = move |event: MouseEvent| {
        if is_plain_click(&event) {
            event.prevent_default();
            on_go.run(());
        }
    };
    match href {
        Some(href) => view! {
            <a class=class href=href aria-label=label aria-current=current on:click=go>
                {children()}
            </a>
        }
        .into_any(),
        None => view! {
            <button type="button" class=class aria-label=label aria-current=current on:click=go>
                {children()}
            </button>
        }
        .into_any(),
    }
}
