//! A sentence with words of somebody else in it.

use super::UntrustedText;
use leptos::{either::Either, prelude::*};

/// The words stand where the language has them, and are told from ours.
#[component]
pub fn QuotedText<'a>(
    /// Has `{words}` in their place; without it, it says all.
    sentence: &'a str,
    /// As they came.
    words: &'a str,
) -> impl IntoView + use<> {
    let quoted = sentence.split_once("{words}").map(|(before, after)| {
        view! {
            {before.to_owned()}
            <bdi>
                <UntrustedText text=words/>
            </bdi>
            {after.to_owned()}
        }
    });
    quoted.map_or_else(|| Either::Left(sentence.to_owned()), Either::Right)
}
