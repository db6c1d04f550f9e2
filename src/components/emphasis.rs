//! A sentence that stresses a part of itself.

use leptos::prelude::*;

/// The part stands where the language has it: only it is strong.
#[component]
pub fn Emphasis<'a>(
    /// The sentence.
    sentence: String,
    /// What is strong in it.
    part: &'a str,
) -> impl IntoView + use<> {
    match sentence.split_once(part) {
        Some((before, after)) => {
            let (before, after) = (before.to_owned(), after.to_owned());
            view! {
                {before}
                <strong>{part.to_owned()}</strong>
                {after}
            }
            .into_any()
        }
        None => sentence.into_any(),
    }
}
