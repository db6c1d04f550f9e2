//! The open code: every field, what happened to it, and what the API says that we do not know.

mod fields;
mod life;

use leptos::prelude::*;

use super::{Screen, revoke::Revoking};
use crate::{
    browser::{clock, task},
    domain::{Code, CodeEntry, List},
    i18n::{Key, use_i18n},
    pages::{message, value},
    state::{use_now, use_settings},
    ui::{
        Icon, copy_button,
        element::{
            El, ElementRef, button, div, dynamic, el, fragment, h2, h3, header, p, section, span,
        },
        find_near, focus_within, icon, on_escape, soon,
    },
};

const TITLE: &str = "panel-title";

/// What opened the panel.
const OPEN_ROW: &str = "tr[aria-current] .open";

/// Nothing while no code is open. Its head stays while one walks from code to code, and with it the focus.
pub fn panel(screen: Screen, revoking: Revoking) -> El {
    let aside = ElementRef::new();
    let close = move || {
        let row = find_near(aside, OPEN_ROW);
        screen.opened.set(None);
        // Back to where it was opened, which a phone shows again only now.
        if let Some(row) = row {
            task::spawn(async move {
                clock::frame().await;
                // Fails only on elements that are gone.
                let _ = row.focus();
            });
        }
    };
    on_escape(move || {
        let is_open = untrack(|| screen.opened_entry().is_some());
        if is_open {
            close();
        }
        is_open
    });
    let is_open = Memo::new(move |_| screen.opened_entry().is_some());
    Effect::new(move |_| {
        // On a phone the panel takes the place of the rows, and one starts at its top.
        if is_open.get() {
            soon(aside, move || {
                let row = find_near(aside, OPEN_ROW);
                if row.is_none_or(|row| row.offset_parent().is_none()) {
                    focus_within(aside, "h2");
                }
            });
        }
    });
    dynamic(move || is_open.get().then(|| frame(screen, revoking, aside, close)))
}

fn frame(
    screen: Screen,
    revoking: Revoking,
    element: ElementRef,
    close: impl Fn() + 'static,
) -> El {
    let i18n = use_i18n();
    let step = move |mark: Icon, words: Key, by: isize| {
        head_button(mark, words)
            .flag_if("disabled", move || neighbour(screen, by).is_none())
            .on_click(move || {
                if let Some(code) = untrack(|| neighbour(screen, by)) {
                    screen.opened.set(Some(code));
                }
            })
    };
    let head = header()
        .class("panel-head")
        .child(
            h2().id(TITLE)
                .attr("tabindex", "-1")
                .child(i18n.text(Key::Code)),
        )
        .child(step(Icon::SortedUp, Key::PreviousRow, -1))
        .child(step(Icon::SortedDown, Key::NextRow, 1))
        .child(head_button(Icon::Cross, Key::Close).on_click(close));
    let contents = move || {
        let entry = screen.opened_entry();
        entry.map(|entry| contents(screen, revoking, &entry))
    };
    el("aside")
        .class("panel")
        .attr("aria-labelledby", TITLE)
        .node(element)
        .child(head)
        .dynamic(contents)
}

fn head_button(mark: Icon, words: Key) -> El {
    button()
        .class("button button-quiet button-icon")
        .attr("type", "button")
        .attr("aria-label", use_i18n().text(words))
        .child(icon(mark))
}

/// Tracks. The code so many rows after the open one, on this page.
fn neighbour(screen: Screen, by: isize) -> Option<Code> {
    let opened = screen.opened.get()?;
    screen.listing.rows.with(|rows| {
        let at = rows.iter().position(|row| row.entry.code == opened)?;
        Some(rows.get(at.checked_add_signed(by)?)?.entry.code.clone())
    })
}

fn contents(screen: Screen, revoking: Revoking, entry: &CodeEntry) -> El {
    let i18n = use_i18n();
    let now = untrack(|| use_now().get());
    let settings = use_settings();
    let status = settings.with(|config| entry.status(&config.statuses, now));
    let label =
        settings.with(|config| entry.status_label(&config.statuses, now).map(str::to_owned));
    let amount = value::amount_words(i18n, entry.amount);
    let standing = p()
        .child(value::status(status, label.as_deref()))
        .child(" ")
        .child(span().class("absent").child(amount));
    let code = entry.code.clone();
    let copy = i18n.text(Key::CopyThisCode).to_owned();
    let actions = div()
        .class("row")
        .child(copy_button(copy, move || code.reveal().to_owned()))
        .child(copy_button(
            i18n.text(Key::CopyMessage).to_owned(),
            message(entry),
        ))
        .child(revoke(screen, revoking, entry));
    let code = p().class("panel-code").child(value::code(&entry.code));
    let top = section()
        .class("stack")
        .child(div().class("stack stack-tight").child(code).child(standing))
        .child(actions);
    let mut parts = vec![
        top,
        part(Key::WhatHappened, life::life(entry, status, now)),
        part(Key::Fields, fields::fields(entry)),
    ];
    if !entry.extra.is_empty() {
        parts.push(part(Key::UnknownFields, fields::unknown_fields(entry)));
    }
    fragment().children(parts)
}

/// For the person who gets the code.
fn message(entry: &CodeEntry) -> impl Fn() -> String + 'static {
    let i18n = use_i18n();
    let expires = match entry.expired_at {
        Some(instant) => value::exact(i18n, instant),
        None => i18n.text(Key::Never).to_owned(),
    };
    let amount = value::amount_words(i18n, entry.amount);
    let message = message::message(use_settings(), &entry.code, &amount, &expires);
    move || message.clone()
}

fn part(title: Key, contents: El) -> El {
    section()
        .child(h3().child(use_i18n().text(title)))
        .child(contents)
}

fn revoke(screen: Screen, revoking: Revoking, entry: &CodeEntry) -> Option<El> {
    let now = untrack(|| use_now().get());
    let is_allowed = screen.list == List::Issued
        && use_settings()
            .with(|config| !config.read_only && entry.is_revocable(&config.statuses, now));
    let entry = entry.clone();
    is_allowed.then(|| {
        button()
            .class("button button-danger")
            .attr("type", "button")
            .on_click(move || revoking.ask(vec![entry.clone()]))
            .child(use_i18n().text(Key::RevokeThis))
    })
}
