//! An order at a glance.

use crate::components::OutcomeBar;
use leptos::prelude::*;

/// A tick for each code that was asked for, and one for each beyond.
#[component]
pub fn OrderBar(
    /// How many codes were asked for.
    asked: u64,
    /// How many were made.
    made: u64,
    /// What became of those that were not made, as the style sheet names it.
    missing: &'static str,
) -> impl IntoView {
    let outcome = |n: u64| {
        if n >= asked {
            "more"
        } else if n < made {
            "done"
        } else {
            missing
        }
    };
    view! { <OutcomeBar outcomes=(0..asked.max(made)).map(outcome).collect()/> }
}
