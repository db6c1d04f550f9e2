//! Numbers with their words, in a line.

use crate::i18n::use_i18n;
use leptos::prelude::*;

/// Such as "12 done 3 refused".
#[component]
pub fn CountSummary(
    /// Each number with what it counts.
    counts: Vec<(u64, &'static str)>,
    /// What stands behind them.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let i18n = use_i18n();
    let counts = counts.into_iter().map(|(n, words)| {
        view! {
            <span>
                <b>{i18n.integer(n)}</b>
                " "
                {words}
            </span>
        }
    });
    view! {
        <p class="counts">{counts.collect_view()} {children.map(|children| children())}</p>
    }
}
