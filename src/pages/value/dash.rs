//! Where there is nothing.

use leptos::prelude::*;

/// A dash for the eye, and a word to be read aloud: nothing means something else in each place.
#[component]
pub fn Dash(
    /// What it means here.
    word: &'static str,
) -> impl IntoView {
    // Of a literal the framework would make a template, which takes browsers longer to copy than it takes to make a span.
    let dash = "—";
    view! {
        <span class="absent">
            <span aria-hidden="true">{dash}</span>
            <span class="unseen">{word}</span>
        </span>
    }
}
