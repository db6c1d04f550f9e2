//! Where there is nothing.

use leptos::prelude::*;

/// A dash for the eye, and a word to be read aloud: nothing means something else in each place.
#[component]
pub fn Dash(
    /// What it means here.
    word: &'static str,
) -> impl IntoView {
    view! {
        <span class="absent">
            <span aria-hidden="true">"—"</span>
            <span class="unseen">{word}</span>
        </span>
    }
}
