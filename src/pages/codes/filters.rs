//! The filters: what is set stands as a solid chip, what can be set as a dashed one.

mod add;
mod filter;
mod more;
mod search;
mod set;
mod sort_choice;

pub use filter::Filter;

use add::AddFilters;
use leptos::prelude::*;
use more::MoreFilters;
use search::SearchField;
use set::SetFilters;
use sort_choice::SortChoice;

use super::{Screen, states::clear_filters};
use crate::{
    components::{Button, ButtonKind, Emphasis, Icon, IconName, aria_bool},
    domain::ListQuery,
    i18n::{Key, use_i18n},
    pages::lazy::{Lazy, Part},
};

/// All that decides which codes are listed, and how many they are.
#[component]
pub fn Filters(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let has_status = Signal::derive(move || {
        query.with(ListQuery::is_local) || screen.listing.gap.with(Option::is_some)
    });
    let is_unfolded = RwSignal::new(false);
    view! {
        <search class="filters" aria-label=i18n.text(Key::FilterCodes)>
            <SearchField screen/>
            <button
                type="button"
                class="button button-quiet filters-toggle"
                aria-expanded=move || aria_bool(is_unfolded.get())
                on:click=move |_| is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded)
            >
                <Icon name=IconName::Plus/>
                {i18n.text(Key::Filters)}
            </button>
            <SetFilters screen/>
            <span class="filter-adds" data-unfolded=move || aria_bool(is_unfolded.get())>
                <AddFilters screen/>
                <MoreFilters screen/>
            </span>
            <Show when=move || query.with(ListQuery::is_filtered)>
                <Button kind=ButtonKind::Quiet on_click=move || clear_filters(screen)>
                    {i18n.text(Key::ClearFilters)}
                </Button>
            </Show>
            <SortChoice screen/>
            <output class="match push">
                <MatchCount screen/>
            </output>
            <Lazy part=Part::WholeListStatus(StoredValue::new(screen)) is_wanted=has_status/>
        </search>
    }
}

/// How many codes match.
#[component]
fn MatchCount(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    move || match screen.listing.totals.get().items {
        _ if screen.table.is_loading.get() => i18n.text(Key::LoadingScreen).into_any(),
        Some(n) => {
            let words = match screen.listing.query.with(ListQuery::is_filtered) {
                true => Key::Results,
                false => Key::AllCodes,
            };
            let sentence = i18n.count(words, n);
            let number = i18n.integer(n);
            view! { <Emphasis sentence part=&number/> }.into_any()
        }
        None => ().into_any(),
    }
}
