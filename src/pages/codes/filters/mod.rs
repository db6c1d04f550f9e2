//! The filters: what is set stands as a solid chip, what can be set as a dashed one.

mod add;
mod search;
mod set;
mod sort_choice;

use leptos::prelude::*;

use super::{Screen, is_loading, states::clear_filters};
use crate::{
    domain::{List, ListQuery, StatusTable},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    ui::{
        Icon,
        element::{El, button, el, fragment, span, strong, text},
        icon,
    },
};

pub fn filters(screen: Screen) -> El {
    let i18n = use_i18n();
    let is_unfolded = RwSignal::new(false);
    let unfold = button()
        .class("button button-quiet filters-toggle")
        .attr("type", "button")
        .claim("aria-expanded", move || is_unfolded.get())
        .on_click(move || is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded))
        .child(icon(Icon::Plus))
        .child(i18n.text(Key::Filters));
    let adds = span()
        .class("filter-adds")
        .claim("data-unfolded", move || is_unfolded.get())
        .child(add::add_status(screen))
        .child(add::add_kind(screen))
        .child(add::add_enterprise(screen))
        .child(add::add_email(screen))
        .child((screen.list == List::Issued).then(|| add::add_note(screen)));
    let clear = move || {
        screen.listing.query.with(ListQuery::is_filtered).then(|| {
            button()
                .class("button button-quiet")
                .attr("type", "button")
                .on_click(move || clear_filters(screen))
                .child(i18n.text(Key::ClearFilters))
        })
    };
    el("search")
        .class("filters")
        .attr("aria-label", i18n.text(Key::FilterCodes))
        .child(search::search_field(screen))
        .dynamic(move || set::chips(screen))
        .child(unfold)
        .child(adds)
        .dynamic(clear)
        .child(sort_choice::sort_choice(screen))
        .child(
            el("output")
                .class("match push")
                .dynamic(move || match_words(screen, i18n)),
        )
}

fn match_words(screen: Screen, i18n: I18n) -> El {
    let has_answer = screen.listing.read_at.with(Option::is_some);
    match screen.listing.totals.get().items {
        _ if is_loading(screen) || !has_answer => text(i18n.text(Key::MatchesLoading)),
        Some(0) => text(i18n.text(Key::NoMatches)),
        Some(n) => {
            let words = i18n.count(Key::Matches, n);
            // The number leads in English and may stand elsewhere in other languages: only it is strong.
            let number = i18n.integer(n);
            match words.split_once(&number) {
                Some((before, after)) => fragment()
                    .child(before.to_owned())
                    .child(strong().child(number.clone()))
                    .child(after.to_owned()),
                None => text(&words),
            }
        }
        None => fragment(),
    }
}

fn status_label(i18n: I18n, statuses: &StatusTable, number: i64) -> String {
    match statuses.rule(number) {
        Some(rule) => rule
            .label
            .clone()
            .unwrap_or_else(|| value::status_words(i18n, rule.status)),
        None => i18n.fill(Key::StatusNumber, &[("n", &number.to_string())]),
    }
}

fn yes_no(i18n: I18n, yes: bool) -> &'static str {
    i18n.text(if yes { Key::Yes } else { Key::No })
}
