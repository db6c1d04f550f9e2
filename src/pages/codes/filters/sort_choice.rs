//! The order of the rows, as a choice: stands in for the headings where rows are cards.

use crate::{
    domain::{List, SortKey, SortOrder},
    i18n::{Key, use_i18n},
    pages::codes::Screen,
};
use leptos::{ev::Event, prelude::*};

/// Every order that the list can have.
#[component]
pub fn SortChoice(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let choices: Vec<_> = SortKey::of(screen.list)
        .into_iter()
        .flat_map(|key| [SortOrder::Descending, SortOrder::Ascending].map(|order| (key, order)))
        .collect();
    let options: Vec<_> = choices
        .iter()
        .enumerate()
        .map(|(place, choice)| {
            let choice = *choice;
            let is_chosen = move || query.with(|query| (query.sort_by, query.order) == choice);
            view! {
                <option value=place.to_string() prop:selected=is_chosen>
                    {i18n.text(label(screen.list, choice.0, choice.1))}
                </option>
            }
        })
        .collect();
    let choose = move |event: Event| {
        let place = event_target_value(&event).parse().ok();
        let chosen = place.and_then(|place: usize| choices.get(place).copied());
        if let Some((key, order)) = chosen {
            screen.navigation.update_query(screen.list, true, |query| {
                query.sort_by = key;
                query.order = order;
            });
        }
    };
    view! {
        <label class="sort-choice">
            <span class="unseen">{i18n.text(Key::SortBy)}</span>
            <select class="input" on:change=choose>
                {options}
            </select>
        </label>
    }
}

fn label(list: List, key: SortKey, order: SortOrder) -> Key {
    match (key, order) {
        (SortKey::ExpiresAt, SortOrder::Descending) => Key::SortExpiresLast,
        (SortKey::ExpiresAt, SortOrder::Ascending) => Key::SortExpiresFirst,
        (SortKey::UsedAt, SortOrder::Descending) if list == List::Issued => Key::SortRedeemedNewest,
        (SortKey::UsedAt, SortOrder::Ascending) if list == List::Issued => Key::SortRedeemedOldest,
        (SortKey::CreatedAt, SortOrder::Descending) if list == List::Redeemed => {
            Key::SortCreatedNewest
        }
        (SortKey::CreatedAt, SortOrder::Ascending) if list == List::Redeemed => {
            Key::SortCreatedOldest
        }
        (SortKey::Code, SortOrder::Descending) => Key::SortCodeDown,
        (SortKey::Code, SortOrder::Ascending) => Key::SortCodeUp,
        (SortKey::Amount, SortOrder::Descending) => Key::SortAmountDown,
        (SortKey::Amount, SortOrder::Ascending) => Key::SortAmountUp,
        (_, SortOrder::Descending) => Key::SortNewest,
        (_, SortOrder::Ascending) => Key::SortOldest,
    }
}
