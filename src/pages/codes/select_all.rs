//! From the page to all that match: the offer, the reading, and what to do when not all could be read.

use super::Screen;
use crate::{
    domain::ListQuery,
    i18n::{I18n, Key, use_i18n},
    live,
    pages::words,
    state::{Lack, ListingPhase, Reading},
    ui::element::{El, button, div, dynamic, progress, span},
};

pub fn select_all(screen: Screen) -> El {
    let reading = screen.select_all.reading;
    // What counts on while it is read must not be made anew: its button has the focus.
    let is_under_way =
        live::claim(move || reading.with(|reading| matches!(reading, Reading::UnderWay { .. })));
    dynamic(move || {
        if is_under_way.get() {
            return under_way(screen);
        }
        dynamic(move || match reading.get() {
            Reading::InPart {
                query,
                read,
                total,
                why,
            } => Some(in_part(
                screen,
                query,
                count(use_i18n(), read, total),
                why,
                read,
            )),
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
        line().child(action(move || screen.select_all.start(&query)).child(words))
    })
}

fn in_part(screen: Screen, query: ListQuery, counted: String, why: Lack, read: usize) -> El {
    let i18n = use_i18n();
    let all = screen.select_all;
    let take = (read > 0)
        .then(|| action(move || all.take()).child(i18n.count(Key::SelectRead, read as u64)));
    line()
        .attr("role", "alert")
        .child(span().child(counted + ". " + &reason(i18n, &why)))
        .child(take)
        .child(action(move || all.start(&query)).child(i18n.text(Key::TryAgain)))
        .child(action(move || all.stop()).child(i18n.text(Key::Cancel)))
}

fn under_way(screen: Screen) -> El {
    let i18n = use_i18n();
    let state = move || match screen.select_all.reading.get() {
        Reading::UnderWay {
            read,
            total,
            resumes_at,
        } => (read, total, resumes_at),
        _ => (0, None, None),
    };
    let words = move || {
        let (read, total, resumes_at) = state();
        let mut words = count(i18n, read, total);
        if let Some(instant) = resumes_at {
            let clock = i18n.clock_with_seconds(instant.as_millis());
            words += ". ";
            words += &i18n.fill(Key::ReadingPaused, &[("clock", &clock)]);
        }
        words
    };
    let bar = progress()
        .attr("aria-label", i18n.text(Key::Selection))
        .attr_if("max", move || Some(state().1?.max(1).to_string()))
        .attr_if("value", move || {
            let (read, total, _) = state();
            total.map(|_| read.to_string())
        });
    line()
        .child(bar)
        .child(span().dynamic(words))
        .child(action(move || screen.select_all.stop()).child(i18n.text(Key::Cancel)))
}

/// "300 of 1,240 codes read".
fn count(i18n: I18n, read: usize, total: Option<u64>) -> String {
    let n = read as u64;
    match total {
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

fn action(act: impl Fn() + 'static) -> El {
    button()
        .class("button")
        .attr("type", "button")
        .on_click(act)
}
