//! The heading of a column by which a table can be sorted.

use crate::{
    components::{Icon, IconName},
    domain::SortOrder,
};
use leptos::prelude::*;

/// A press turns the order round, or sorts by this column in the order that is asked for first.
#[component]
pub fn SortHeading(
    /// The class of the column.
    class: Option<&'static str>,
    /// What it says.
    label: &'static str,
    /// How the rows are sorted by it, if they are.
    #[prop(into)]
    order: Signal<Option<SortOrder>>,
    /// The order that the first press asks for.
    first: SortOrder,
    /// Takes the order that is asked for.
    #[prop(into)]
    on_sort: Callback<SortOrder>,
) -> impl IntoView {
    let order = Memo::new(move |_| order.get());
    let sort = move |_| {
        let next = order.get_untracked().map_or(first, SortOrder::reversed);
        on_sort.run(next);
    };
    let aria_sort = move || match order.get() {
        None => "none",
        Some(SortOrder::Ascending) => "ascending",
        Some(SortOrder::Descending) => "descending",
    };
    let icon = move || {
        let name = match order.get() {
            None => IconName::Sortable,
            Some(SortOrder::Ascending) => IconName::SortedUp,
            Some(SortOrder::Descending) => IconName::SortedDown,
        };
        view! { <Icon name/> }
    };
    view! {
        <th role="columnheader" scope="col" class=class aria-sort=aria_sort>
            <button class="sort" type="button" on:click=sort>
                {label}
                {icon}
            </button>
        </th>
    }
}
