//! The journal: every order of this browser, what became of it, and what can be done about it.

mod aside;
mod entry;
mod note;
mod question;

use leptos::prelude::*;

use std::sync::Arc;

use crate::{
    browser::{download, task},
    domain::{CodeEntry, OrderRecord, OrderState},
    i18n::{I18n, Key, use_i18n},
    pages::{bulk::bulk, left},
    state::{
        Jobs, Journal, Navigation, Now, Orders, Revocation, Session, Settings, Settling, use_now,
        use_settings,
    },
    ui::element::{El, button, div, dynamic, fragment, h1, h2, header, ol, p},
};

use question::Question;

/// What the parts of the screen share.
#[derive(Clone, Copy)]
struct Screen {
    journal: Journal,
    settling: Settling,
    session: Session,
    orders: Orders,
    navigation: Navigation,
    revocation: Revocation,
    settings: Settings,
    now: Now,
    question: RwSignal<Option<Question>>,
    /// The entry whose note is being changed, by its name, and what has been typed. Here, and not in the entry, since
    /// entries are made anew when one of them settles.
    typing: RwSignal<Option<(String, String)>>,
    /// The codes that were looked up, by the name of their entry.
    found: RwSignal<Vec<(String, Arc<[CodeEntry]>)>>,
}

pub fn screen() -> El {
    let i18n = use_i18n();
    let jobs: Jobs = expect_context();
    let screen = Screen {
        journal: expect_context(),
        settling: expect_context(),
        session: expect_context(),
        orders: expect_context(),
        navigation: expect_context(),
        revocation: expect_context(),
        settings: use_settings(),
        now: use_now(),
        question: RwSignal::new(None),
        typing: RwSignal::new(None),
        found: RwSignal::default(),
    };
    // Other tabs write as well.
    task::spawn(async move {
        screen.journal.load().await;
        screen.settling.adopt(screen.session);
    });
    let pane = div()
        .class("pane")
        .child(
            header()
                .class("screen-head")
                .child(h1().child(i18n.text(Key::Activity)))
                .child(export(i18n, screen)),
        )
        .child(left::behind())
        .child(p().class("hint").child(i18n.text(Key::ActivityText)))
        .child(bulk(jobs.redeem))
        .child(bulk(jobs.revoke))
        .child(dynamic(move || entries(i18n, screen)))
        .child(aside::aside(i18n, screen));
    fragment().child(pane).child(question::dialog(i18n, screen))
}

/// The journal as it lies in this browser, a line an entry, what can't be read included.
fn export(i18n: I18n, screen: Screen) -> El {
    let save = move || {
        let text = screen.journal.text();
        let name = download::of_today("journal", "jsonl");
        download::download(&name, "application/jsonl", &text);
    };
    button()
        .class("button button-quiet push")
        .attr("type", "button")
        .flag_if("hidden", move || screen.journal.is_empty())
        .on_click(save)
        .child(i18n.text(Key::DownloadJournal))
}

/// What is in doubt first, then day by day.
fn entries(i18n: I18n, screen: Screen) -> El {
    let records = screen.journal.records();
    if records.is_empty() {
        return div()
            .class("empty")
            .child(h2().child(i18n.text(Key::NothingOrderedTitle)))
            .child(p().child(i18n.text(Key::NothingOrderedText)));
    }
    let is_in_doubt =
        |record: &Arc<OrderRecord>| matches!(record.state, OrderState::InDoubt { .. });
    let (open, others): (Vec<_>, Vec<_>) = records.into_iter().partition(is_in_doubt);
    let mut shown = fragment();
    if !open.is_empty() {
        let title = i18n.text(Key::NeedsYou).to_owned();
        shown = shown.child(group(i18n, screen, title, &open));
    }
    let mut rest = others.as_slice();
    while let Some(first) = rest.first() {
        let day = i18n.long_day(first.begun_at.as_millis());
        let is_later =
            |record: &Arc<OrderRecord>| i18n.long_day(record.begun_at.as_millis()) != day;
        let end = rest.iter().position(is_later).unwrap_or(rest.len());
        let (now, later) = rest.split_at(end);
        shown = shown.child(group(i18n, screen, day.clone(), now));
        rest = later;
    }
    shown
}

fn group(i18n: I18n, screen: Screen, title: String, records: &[Arc<OrderRecord>]) -> El {
    let entries = records
        .iter()
        .map(|record| entry::entry(i18n, screen, record));
    fragment()
        .child(h2().class("day").child(title))
        .child(ol().class("journal").children(entries))
}
