//! The head of a screen.

use leptos::prelude::*;

/// What the screen is called, and what acts on all of it.
#[component]
pub fn ScreenHeader(
    /// What the screen is called.
    title: &'static str,
    /// Buttons for all of it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <header class="screen-head">
            <h1 tabindex="-1">{title}</h1>
            {children.map(|children| children())}
        </header>
    }
}
