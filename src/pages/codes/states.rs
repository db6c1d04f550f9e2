//! What stands where rows can't: why there are none, and the next step.

use leptos::prelude::*;

use super::{Screen, is_loading};
use crate::{
    domain::{List, ListQuery, PageNumber},
    i18n::{Key, use_i18n},
    pages::words,
    state::{ListingPhase, View},
    ui::{Tone, notice},
};

/// The error of the last request, beside the rows that are still those of the last good answer.
pub fn failure(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    (move || {
        let ListingPhase::Failed(error) = screen.listing.phase.get() else {
            return ().into_any();
        };
        let (title, text) = words::of_error(i18n, &error);
        let old = screen.listing.read_at.get().map(|instant| {
            i18n.fill(Key::RowsOf, &[("clock", &i18n.clock_with_seconds(instant.as_millis()))])
        });
        let rest = view! {
            <p>{title} ". " {text} " " {old}</p>
            <button class="button" type="button" on:click=move |_| screen.listing.reload()>
                {i18n.text(Key::TryAgain)}
            </button>
        };
        let heading = i18n.text(Key::ListFailed).to_owned();
        view! { <div class="notice-band">{notice(Tone::Danger, heading, rest.into_any())}</div> }.into_any()
    })
    .into_any()
}

/// Loading, filtered-empty, a page beyond the last, or nothing yet.
pub fn no_rows(screen: Screen) -> AnyView {
    let i18n = use_i18n();
    let empty = |title: Key, text: Key, action: AnyView| {
        view! {
            <div class="rows empty">
                <h2>{i18n.text(title)}</h2>
                <p>{i18n.text(text)}</p>
                <p class="row">{action}</p>
            </div>
        }
        .into_any()
    };
    let button = |words: Key, act: fn(Screen)| {
        view! {
            <button class="button" type="button" on:click=move |_| act(screen)>
                {i18n.text(words)}
            </button>
        }
        .into_any()
    };
    if is_loading(screen) {
        return view! {
            <div class="rows empty" role="status" aria-busy="true">
                <p>{i18n.text(Key::LoadingCodes)}</p>
            </div>
        }
        .into_any();
    }
    if screen.listing.phase.with(|phase| *phase != ListingPhase::Ready) {
        return view! { <div class="rows"></div> }.into_any();
    }
    let query = screen.listing.query.get_untracked();
    if query.page != PageNumber::FIRST {
        empty(Key::PageEmptyTitle, Key::PageEmptyText, button(Key::FirstPage, |screen| {
            screen.navigation.refine(screen.list, true, |_| ());
        }))
    } else if query.is_filtered() {
        let text = if query.email.is_empty() { Key::FilteredEmptyText } else { Key::FilteredEmptyEmail };
        empty(Key::FilteredEmptyTitle, text, button(Key::ClearFilters, |screen| {
            screen.navigation.refine(screen.list, true, clear);
        }))
    } else if screen.list == List::Issued {
        empty(Key::NothingIssuedTitle, Key::NothingIssuedText, button(Key::GenerateCodes, |screen| {
            screen.navigation.go(View::Generate);
        }))
    } else {
        empty(Key::NothingRedeemedTitle, Key::NothingRedeemedText, button(Key::RedeemCodes, |screen| {
            screen.navigation.go(View::Redeem);
        }))
    }
}

fn clear(query: &mut ListQuery) {
    *query = query.filters_cleared();
}
