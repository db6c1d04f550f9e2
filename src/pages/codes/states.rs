//! What stands where rows can't: why there are none, and the next step.

use super::Screen;
use crate::{
    components::{Button, Notice, Tone},
    domain::{List, ListQuery, PageNumber},
    i18n::{Key, use_i18n},
    pages::{
        error_message,
        lazy::{Lazy, Part},
    },
    state::{ListingPhase, View},
};
use leptos::prelude::*;

/// The error of the last request, beside the rows that are still those of the last good answer.
#[component]
pub fn ListingFailure(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let ListingPhase::Failed(error) = screen.listing.phase.get() else {
            return None;
        };
        let (title, text) = error_message::of_error(i18n, &error);
        let mut sentence = title + ". " + &text;
        if let Some(instant) = screen.listing.read_at.get() {
            let clock = i18n.clock_with_seconds(instant.as_millis());
            sentence += " ";
            sentence += &i18n.fill(Key::DataFrom, &[("clock", &clock)]);
        }
        Some(view! {
            <Notice tone=Tone::Danger title=i18n.text(Key::ListFailed)>
                <p>{sentence}</p>
                <Button on_click=move || screen.listing.try_again()>
                    {i18n.text(Key::TryAgain)}
                </Button>
            </Notice>
        })
    }
}

/// Loading, filtered-empty, a page beyond the last, or nothing yet.
#[component]
pub fn NoRows(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    move || match screen.listing.phase.get() {
        ListingPhase::Loading => view! {
            <div class="rows empty" role="status" aria-busy="true">
                <p>{i18n.text(Key::LoadingCodes)}</p>
            </div>
        }
        .into_any(),
        ListingPhase::Failed(_) => view! { <div class="rows empty"></div> }.into_any(),
        ListingPhase::Ready => view! { <NextStep screen/> }.into_any(),
    }
}

#[component]
fn NextStep(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let (title, text, label, act) = screen.listing.query.with_untracked(reason);
    let pages = screen.listing.totals.with_untracked(|totals| totals.pages);
    // On the page of another number there may be some.
    let is_wanted = (screen.listing.query)
        .with_untracked(|query| !query.keyword.is_empty() && query.page == PageNumber::FIRST);
    let text = match (text, pages) {
        (Key::PageEmptyText, Some(pages)) => i18n.count(Key::PageEmptyOf, pages.max(1)),
        _ => i18n.text(text).to_owned(),
    };
    view! {
        <div class="rows empty">
            <h2>{i18n.text(title)}</h2>
            <p>{text}</p>
            <p class="row">
                <Button on_click=move || act(screen)>{i18n.text(label)}</Button>
            </p>
            <Lazy part=Part::SearchSuggestions(StoredValue::new(screen)) is_wanted/>
        </div>
    }
}

/// Why there is no row, what it means, and what can be done: the words and the deed.
fn reason(query: &ListQuery) -> (Key, Key, Key, fn(Screen)) {
    if query.page != PageNumber::FIRST {
        (
            Key::PageEmptyTitle,
            Key::PageEmptyText,
            Key::FirstPage,
            |screen| {
                screen.navigation.update_query(screen.list, true, |_| ());
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
        .update_query(screen.list, true, |query| *query = query.filters_cleared());
}
