//! The order of the rows, as a choice: stands in for the headings where rows are cards.

use crate::{
    domain::{SortKey, SortOrder},
    i18n::{Key, use_i18n},
    pages::codes::Screen,
    ui::element::{El, label, option, select, span},
};
use leptos::prelude::*;

pub fn sort_choice(screen: Screen) -> El {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let choices: Vec<_> = SortKey::of(screen.list)
        .iter()
        .flat_map(|key| [SortOrder::Descending, SortOrder::Ascending].map(|order| (*key, order)))
        .collect();
    let options = choices.iter().zip(0..).map(|((key, order), n)| {
        let choice = (*key, *order);
        option()
            .attr("value", i32::to_string(&n))
            .prop("selected", move || {
                query.with(|query| (query.sort_by, query.order) == choice)
            })
            .child(i18n.text(sort_words(*key, *order)))
    });
    let select = select().class("input").children(options);
    let choose = move |chosen: String| {
        let chosen = chosen
            .parse()
            .ok()
            .and_then(|n: usize| choices.get(n).copied());
        if let Some((key, order)) = chosen {
            screen.navigation.refine(screen.list, true, |query| {
                query.sort_by = key;
                query.order = order;
            });
        }
    };
    label()
        .class("sort-choice")
        .child(span().class("unseen").child(i18n.text(Key::SortBy)))
        .child(select.on_change(choose))
}

fn sort_words(key: SortKey, order: SortOrder) -> Key {
    match (key, order) {
        (SortKey::Code, SortOrder::Descending) => Key::SortCodeDown,
        (SortKey::Code, SortOrder::Ascending) => Key::SortCodeUp,
        (SortKey::Amount, SortOrder::Descending) => Key::SortAmountDown,
        (SortKey::Amount, SortOrder::Ascending) => Key::SortAmountUp,
        (_, SortOrder::Descending) => Key::SortNewest,
        (_, SortOrder::Ascending) => Key::SortOldest,
    }
}
