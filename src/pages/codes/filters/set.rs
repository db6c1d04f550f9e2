//! The filters that are set.

use super::filter::Filter;
use crate::{
    components::{Icon, IconName},
    i18n::{Key, use_i18n},
    pages::{codes::Screen, value::UntrustedText},
    state::{Journal, use_settings},
};
use leptos::prelude::*;

/// A chip for each filter that is set.
#[component]
pub fn SetFilters(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let query = screen.listing.query;
    view! {
        <For each=move || query.with(Filter::all_of) key=Filter::clone let(filter)>
            <SetFilter screen filter/>
        </For>
    }
}

/// A solid chip, with a button that removes it.
#[component]
fn SetFilter(screen: Screen, filter: Filter) -> impl IntoView {
    let i18n = use_i18n();
    let journal: Journal = expect_context();
    let settings = use_settings();
    let name = i18n.text(filter.name());
    let translate = filter.is_literal().then_some("no");
    let shown = filter.clone();
    // An order is told by the journal, which may still be on its way.
    let value = Memo::new(move |_| shown.label(i18n, settings, journal));
    let label = move || {
        let value = value.get();
        i18n.fill(Key::RemoveFilter, &[("filter", name), ("value", &value)])
    };
    let remove = move |_| {
        screen
            .navigation
            .update_query(screen.list, true, |query| filter.clear(query));
    };
    view! {
        <span class="chip chip-set">
            {name}
            <b translate=translate>
                {move || value.with(|value| view! { <UntrustedText text=value/> })}
            </b>
            <button type="button" aria-label=label on:click=remove>
                <Icon name=IconName::Cross/>
            </button>
        </span>
    }
}
