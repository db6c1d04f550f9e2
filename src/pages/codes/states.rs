//! What stands where rows can't: why there are none, and the next step.

use super::{Screen, is_loading};
use crate::{
    domain::{List, ListQuery, PageNumber},
    i18n::{Key, use_i18n},
    pages::words,
    state::{ListingPhase, View},
    ui::{
        Tone,
        element::{El, button, div, dynamic, fragment, h2, p},
        notice,
    },
};
use leptos::prelude::*;

/// The error of the last request, beside the rows that are still those of the last good answer.
pub fn failure(screen: Screen) -> El {
    let i18n = use_i18n();
    dynamic(move || {
        let ListingPhase::Failed(error) = screen.listing.phase.get() else {
            return None;
        };
        let (title, text) = words::of_error(i18n, &error);
        let mut sentence = title + ". " + &text;
        if let Some(instant) = screen.listing.read_at.get() {
            let clock = i18n.clock_with_seconds(instant.as_millis());
            sentence += " ";
            sentence += &i18n.fill(Key::RowsOf, &[("clock", &clock)]);
        }
        let again = button()
            .class("button")
            .attr("type", "button")
            .on_click(move || screen.listing.reload())
            .child(i18n.text(Key::TryAgain));
        let rest = fragment().child(p().child(sentence)).child(again);
        Some(notice(
            Tone::Danger,
            i18n.text(Key::ListFailed).to_owned(),
            rest,
        ))
    })
}

/// Loading, filtered-empty, a page beyond the last, or nothing yet.
pub fn no_rows(screen: Screen) -> El {
    let i18n = use_i18n();
    let rows = div().class("rows empty");
    if is_loading(screen) {
        return rows
            .attr("role", "status")
            .attr("aria-busy", "true")
            .child(p().child(i18n.text(Key::LoadingCodes)));
    }
    if screen
        .listing
        .phase
        .with(|phase| *phase != ListingPhase::Ready)
    {
        return rows;
    }
    let (title, text, next, act) = reason(&screen.listing.query.get_untracked());
    let next = button()
        .class("button")
        .attr("type", "button")
        .on_click(move || act(screen))
        .child(i18n.text(next));
    rows.child(h2().child(i18n.text(title)))
        .child(p().child(i18n.text(text)))
        .child(p().class("row").child(next))
}

/// Why there is no row, what it means, and what can be done: the words and the deed.
fn reason(query: &ListQuery) -> (Key, Key, Key, fn(Screen)) {
    if query.page != PageNumber::FIRST {
        (
            Key::PageEmptyTitle,
            Key::PageEmptyText,
            Key::FirstPage,
            |screen| {
                screen.navigation.refine(screen.list, true, |_| ());
            },
        )
    } else if query.is_filtered() {
        let text = if query.email.is_empty() {
            Key::FilteredEmptyText
        } else {
            Key::FilteredEmptyEmail
        };
        (
            Key::FilteredEmptyTitle,
            text,
            Key::ClearFilters,
            clear_filters,
        )
    } else if query.list == List::Issued {
        (
            Key::NothingIssuedTitle,
            Key::NothingIssuedText,
            Key::GenerateCodes,
            |screen| {
                screen.navigation.go(View::Generate);
            },
        )
    } else {
        (
            Key::NothingRedeemedTitle,
            Key::NothingRedeemedText,
            Key::RedeemCodes,
            |screen| {
                screen.navigation.go(View::Redeem);
            },
        )
    }
}

pub fn clear_filters(screen: Screen) {
    screen
        .navigation
        .refine(screen.list, true, |query| *query = query.filters_cleared());
}
