//! That a list is read whole, how far that has come, what was filtered and sorted here, and what was not found.

use super::Screen;
use crate::{
    components::{Button, ButtonKind},
    domain::ListQuery,
    i18n::{Key, use_i18n},
    pages::reading_progress::ReadingProgress,
    state::OrderGap,
};
use leptos::{either::Either, prelude::*};

/// Nothing where the API has filtered and sorted, and nothing is missing.
#[component]
pub fn WholeListStatus(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    // Each page that is read is news, and the button that stops the reading has the focus.
    let is_reading = Memo::new(move |_| screen.listing.reading.with(Option::is_some));
    move || match is_reading.get() {
        true => Either::Left(view! { <UnderWay screen/> }),
        false => Either::Right(view! { <Source screen/> }),
    }
}

#[component]
fn UnderWay(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let progress = move || screen.listing.reading.get().unwrap_or_default();
    let cancel = move || {
        if !screen.listing.stop_reading() {
            // What was asked for can't be shown then; what the API can do of it is.
            (screen.navigation)
                .update_query(screen.list, true, |query| *query = query.without_local());
        }
    };
    view! {
        <div class="selection-all">
            <ReadingProgress
                label=i18n.text(Key::LoadingWholeList)
                progress=Signal::derive(progress)
            />
            <Button on_click=cancel>{i18n.text(Key::Cancel)}</Button>
        </div>
    }
}

/// "Filtered in this browser, from 1,240 codes loaded at 15:04:09.", and what is not there.
#[component]
fn Source(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let listing = screen.listing;
    let is_local = Memo::new(move |_| listing.query.with(ListQuery::is_local));
    move || {
        let whole = listing.whole.get().filter(|_| is_local.get());
        let filtered = whole.as_ref().map(|whole| {
            let clock = i18n.clock_with_seconds(whole.read_at.as_millis());
            let count = whole.count() as u64;
            i18n.count_with(Key::FilteredHere, count, &[("clock", &clock)])
        });
        let changed = whole.filter(|whole| !whole.is_whole);
        let changed = changed.map(|_| i18n.text(Key::ListChanged).to_owned());
        let gap = listing.gap.get();
        let gap = gap.map(|gap| i18n.text(gap_text(gap)).to_owned());
        let undecided = Some(listing.undecided.get()).filter(|n| is_local.get() && *n > 0);
        let undecided = undecided.map(|n| i18n.count(Key::RowsUndecided, n as u64));
        let sentences = [filtered, changed, gap, undecided].into_iter().flatten();
        let sentences: Vec<String> = sentences.collect();
        (!sentences.is_empty()).then(|| {
            view! {
                <p class="hint list-source">
                    {sentences.join(" ")}
                    " "
                    <Button kind=ButtonKind::Link on_click=move || listing.reload()>
                        {i18n.text(Key::LoadAgain)}
                    </Button>
                </p>
            }
        })
    }
}

fn gap_text(gap: OrderGap) -> Key {
    match gap {
        OrderGap::Unconfirmed => Key::OrderUnconfirmed,
        OrderGap::TooFar => Key::OrderTooFar,
        OrderGap::NotFound => Key::OrderCodesMissing,
        OrderGap::NotInActivity => Key::OrderNotInActivity,
    }
}
