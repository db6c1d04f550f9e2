//! That a list is read whole, how far that has come, what was filtered and sorted here, and what was not found.

use super::Screen;
use crate::{
    components::{Button, ButtonKind},
    domain::ListQuery,
    i18n::{Key, use_i18n},
    pages::reading_progress::ReadingProgress,
};
use leptos::{either::EitherOf3, prelude::*};

/// Nothing where the API has filtered and sorted.
#[component]
pub fn WholeListStatus(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    // Each page that is read is news, and the button that stops the reading has the focus.
    let is_reading = Memo::new(move |_| screen.listing.reading.with(Option::is_some));
    let is_local = Memo::new(move |_| screen.listing.query.with(ListQuery::is_local));
    move || {
        if is_reading.get() {
            EitherOf3::A(view! { <UnderWay screen/> })
        } else if is_local.get() {
            EitherOf3::B(view! {
                <Source screen/>
                <Missing screen/>
            })
        } else {
            EitherOf3::C(view! { <Missing screen/> })
        }
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

/// Filtered by orders, of which codes are missing.
#[component]
fn Missing(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let is_partial = screen.listing.is_partial.get();
        is_partial
            .then(|| view! { <p class="hint list-source">{i18n.text(Key::OrderCodesMissing)}</p> })
    }
}

/// "Filtered in this browser, from 1,240 codes loaded at 15:04:09."
#[component]
fn Source(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let whole = screen.listing.whole.get()?;
        let clock = i18n.clock_with_seconds(whole.read_at.as_millis());
        let sentence = i18n.count_with(
            Key::FilteredHere,
            whole.count() as u64,
            &[("clock", &clock)],
        );
        let undecided = match screen.listing.undecided.get() {
            0 => None,
            n => Some(" ".to_owned() + &i18n.count(Key::RowsUndecided, n as u64)),
        };
        let changed = (!whole.is_whole).then(|| " ".to_owned() + i18n.text(Key::ListChanged));
        Some(view! {
            <p class="hint list-source">
                {sentence}
                {changed}
                {undecided}
                " "
                <Button kind=ButtonKind::Link on_click=move || screen.listing.reload()>
                    {i18n.text(Key::LoadAgain)}
                </Button>
            </p>
        })
    }
}
