//! What became of many things at a glance.

use leptos::prelude::*;

/// Above this many a tick each says nothing any more.
pub const MOST_TICKS: usize = 200;

/// A tick for each outcome, as the style sheet names it; nothing where they are too many.
#[component]
pub fn OutcomeBar(
    /// In their order.
    outcomes: Vec<&'static str>,
) -> impl IntoView {
    (outcomes.len() <= MOST_TICKS).then(|| {
        let ticks = outcomes
            .into_iter()
            .map(|outcome| view! { <i data-outcome=outcome></i> });
        view! {
            <div class="tally" aria-hidden="true">
                {ticks.collect_view()}
            </div>
        }
    })
}
