//! From the page to all that match: the offer, the reading, and what to do when not all could be read.

use leptos::prelude::*;
use std::sync::Arc;

use super::Screen;
use crate::{
    components::Button,
    domain::ListQuery,
    i18n::{I18n, Key, use_i18n},
    pages::{
        error_message,
        reading_progress::{self, ReadingProgress},
    },
    state::{IncompleteReason, ListingPhase, Progress, Reading, SelectAll},
};

/// Nothing while there is nothing more to select.
#[component]
pub fn SelectAllMatching(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let all = screen.select_all;
    // Each row that is read is news, and the button that stops it has the focus.
    let is_under_way = Memo::new(move |_| all.is_under_way());
    move || {
        if is_under_way.get() {
            view! { <UnderWay all/> }.into_any()
        } else {
            view! { <OfferOrOutcome screen/> }.into_any()
        }
    }
}

#[component]
fn OfferOrOutcome(screen: Screen) -> impl IntoView {
    let all = screen.select_all;
    move || match all.reading.get() {
        Reading::InPart(progress, rest) => view! { <ReadInPart all progress rest/> }.into_any(),
        _ => view! { <Offer screen/> }.into_any(),
    }
}

/// While the whole page is selected, and more codes match than are on it.
#[component]
fn Offer(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let label = Memo::new(move |_| {
        let total = screen.listing.totals.get().items;
        is_offered(screen).then(|| match total {
            Some(n) => i18n.fill(Key::SelectAllN, &[("n", &i18n.integer(n))]),
            None => i18n.text(Key::SelectAll).to_owned(),
        })
    });
    let start = move || query.with_untracked(|query| screen.select_all.start(query));
    move || {
        let label = label.get()?;
        Some(view! {
            <div class="selection-all">
                <Button on_click=start>{label}</Button>
            </div>
        })
    }
}

/// Reactive.
fn is_offered(screen: Screen) -> bool {
    let (ticked, on_page) = screen.table.ticked();
    let totals = screen.listing.totals.get();
    let query = screen.listing.query.get();
    let is_ready = (screen.listing.phase).with(|phase| *phase == ListingPhase::Ready);
    let has_more = totals.items.map_or_else(
        || totals.is_full || query.page.get() > 1,
        |items| items > on_page as u64,
    );
    is_ready
        && ticked == on_page
        && has_more
        && !screen.select_all.is_selected(&query, totals.items)
}

#[component]
fn UnderWay(all: SelectAll) -> impl IntoView {
    let i18n = use_i18n();
    let progress = Signal::derive(move || {
        all.reading.with(|reading| match reading {
            Reading::UnderWay(progress) | Reading::InPart(progress, _) => *progress,
            Reading::Idle => Progress::default(),
        })
    });
    view! {
        <div class="selection-all">
            <ReadingProgress label=i18n.text(Key::Selection) progress/>
            <Button on_click=move || all.stop()>{i18n.text(Key::Cancel)}</Button>
        </div>
    }
}

#[component]
fn ReadInPart(
    all: SelectAll,
    progress: Progress,
    rest: Arc<(ListQuery, IncompleteReason)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let sentence = reading_progress::sentence(i18n, progress) + ". " + &reason(i18n, &rest.1);
    let gathered = all.gathered();
    let take = (gathered > 0).then(|| {
        let label = i18n.count(Key::SelectLoaded, gathered as u64);
        view! { <Button on_click=move || all.take()>{label}</Button> }
    });
    view! {
        <div class="selection-all" role="alert">
            <span>{sentence}</span>
            {take}
            <Button on_click=move || all.start(&rest.0)>{i18n.text(Key::TryAgain)}</Button>
            <Button on_click=move || all.stop()>{i18n.text(Key::Cancel)}</Button>
        </div>
    }
}

fn reason(i18n: I18n, why: &IncompleteReason) -> String {
    match why {
        IncompleteReason::Failed(error) => {
            let (title, text) = error_message::of_error(i18n, error);
            title + ". " + &text
        }
        IncompleteReason::Changed => i18n.text(Key::ListChanged).to_owned(),
        IncompleteReason::Unreadable(rows) => i18n.count(Key::RowsUnreadable, *rows as u64),
    }
}
