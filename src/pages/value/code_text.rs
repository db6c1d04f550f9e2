//! A share code.

use super::UntrustedText;
use crate::domain::{Code, text};
use leptos::prelude::*;

/// What codes have in common steps back.
#[component]
pub fn CodeText<'a>(
    /// The code.
    code: &'a Code,
) -> impl IntoView + use<> {
    view! { <StartOfCode text=code.reveal()/> }
}

/// So much of a code as may be seen, from its start.
#[component]
pub fn StartOfCode<'a>(
    /// A code, or the start of one.
    text: &'a str,
) -> impl IntoView + use<> {
    let (prefix, rest) = text::split_prefix(text);
    view! {
        <code class="code" translate="no">
            <span>
                <UntrustedText text=prefix/>
            </span>
            <UntrustedText text=rest/>
        </code>
    }
}
