//! What became of something that was sent.

use crate::components::{Icon, IconName};
use leptos::prelude::*;

/// A mark and a word.
#[component]
pub fn OutcomeText(
    /// As the style sheet names it.
    outcome: &'static str,
    /// Its mark.
    icon: IconName,
    /// The word.
    label: &'static str,
) -> impl IntoView {
    view! {
        <span class="status" data-outcome=outcome>
            <Icon name=icon/>
            {label}
        </span>
    }
}
