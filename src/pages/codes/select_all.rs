//! From the page to all that match: the offer, the reading, and what to do when not all could be read.

use leptos::prelude::*;
use std::sync::Arc;

use super::Screen;
use crate::{
    domain::ListQuery,
    i18n::{I18n, Key, use_i18n},
    pages::words,
    state::{Lack, ListingPhase, Progress, Reading},
    ui::element::{El, button, div, dynamic, fragment, progress, span},
};

pub fn select_all(screen: Screen) -> El {
    let all = screen.select_all;
    // What counts on while it is read must not be made anew: its button has the focus.
    let is_under_way = Memo::new(move |_| all.is_under_way());
    dynamic(move || {
        if is_under_way.get() {
            return line()
                .dynamic(move || all.reading.with(progress_of))
                .child(action(Key::Cancel, move || all.stop()));
        }
        dynamic(move || match all.reading.get() {
            Reading::InPart(progress, rest) => Some(in_part(screen, progress, rest)),
            _ => offer(screen),
        })
    })
}

/// While the whole page is selected, and more codes match than are on it.
fn offer(screen: Screen) -> Option<El> {
    let i18n = use_i18n();
    let (ticked, on_page) = screen.ticked_on_page();
    let totals = screen.listing.totals.get();
    let query = screen.listing.query.get();
    let is_ready = (screen.listing.phase).with(|phase| *phase == ListingPhase::Ready);
    let has_more = totals.items.map_or_else(
        || totals.is_full || query.page.get() > 1,
        |items| items > on_page as u64,
    );
    let is_offered = is_ready
        && ticked == on_page
        && has_more
        && !screen.select_all.is_selected(&query, totals.items);
    is_offered.then(|| {
        let words = match totals.items {
            Some(items) => i18n.fill(Key::SelectAllN, &[("n", &i18n.integer(items))]),
            None => i18n.text(Key::SelectAll).to_owned(),
        };
        line().child(button_of(words, move || screen.select_all.start(&query)))
    })
}

fn progress_of(reading: &Reading) -> Option<El> {
    let i18n = use_i18n();
    let (Reading::UnderWay(now) | Reading::InPart(now, _)) = reading else {
        return None;
    };
    let mut words = count(i18n, *now);
    if let Some(instant) = now.resumes_at {
        let clock = i18n.clock_with_seconds(instant.as_millis());
        words += ". ";
        words += &i18n.fill(Key::ReadingPaused, &[("clock", &clock)]);
    }
    let mut bar = progress().attr("aria-label", i18n.text(Key::Selection));
    if let Some(total) = now.total {
        bar = bar
            .attr("max", total.to_string())
            .attr("value", now.read.to_string());
    }
    Some(fragment().child(bar).child(span().child(words)))
}

fn in_part(screen: Screen, now: Progress, rest: Arc<(ListQuery, Lack)>) -> El {
    let i18n = use_i18n();
    let all = screen.select_all;
    let words = count(i18n, now) + ". " + &reason(i18n, &rest.1);
    let take = (now.read > 0).then(|| {
        let words = i18n.count(Key::SelectRead, now.read as u64);
        button_of(words, move || all.take())
    });
    line()
        .attr("role", "alert")
        .child(span().child(words))
        .child(take)
        .child(action(Key::TryAgain, move || all.start(&rest.0)))
        .child(action(Key::Cancel, move || all.stop()))
}

/// "300 of 1,240 codes read".
fn count(i18n: I18n, now: Progress) -> String {
    let n = now.read as u64;
    match now.total {
        Some(all) => i18n.fill(
            Key::ReadOf,
            &[("n", &i18n.integer(n)), ("all", &i18n.integer(all))],
        ),
        None => i18n.count(Key::ReadSoFar, n),
    }
}

fn reason(i18n: I18n, why: &Lack) -> String {
    match why {
        Lack::Failed(error) => {
            let (title, text) = words::of_error(i18n, error);
            title + ". " + &text
        }
        Lack::Changed => i18n.text(Key::ListChanged).to_owned(),
        Lack::Unreadable(rows) => i18n.count(Key::RowsUnreadable, *rows as u64),
    }
}

fn line() -> El {
    div().class("selection-all")
}

fn action(words: Key, act: impl Fn() + 'static) -> El {
    button_of(use_i18n().text(words).to_owned(), act)
}

fn button_of(words: String, act: impl Fn() + 'static) -> El {
    button()
        .class("button")
        .attr("type", "button")
        .on_click(act)
        .child(words)
}
