//! A value that is null.

use leptos::prelude::*;

/// A word of its own in each place, since a null means something else in each.
#[component]
pub fn AbsentText(
    /// What it means here.
    word: &'static str,
) -> impl IntoView {
    view! { <span class="absent">{word}</span> }
}
