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
    let (prefix, rest) = text::split_prefix(code.reveal());
    view! {
        <code class="code" translate="no">
            <span>
                <UntrustedText text=prefix/>
            </span>
            <UntrustedText text=rest/>
        </code>
    }
}
