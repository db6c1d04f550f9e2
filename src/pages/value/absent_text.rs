//! A null that stands for something.

use leptos::prelude::*;

/// A word for it, as "Anyone" for no recipient. What is just not there is a [`Dash`](super::Dash).
#[component]
pub fn AbsentText(
    /// What it means here.
    word: &'static str,
) -> impl IntoView {
    view! { <span class="absent">{word}</span> }
}
