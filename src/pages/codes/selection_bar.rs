//! What is ticked: how many codes, what they hold together, and what can be done with them.

use super::{
    Screen,
    revoke::{MOST, Revoking},
};
use crate::{
    domain::{Bytes, CodeEntry},
    i18n::{Key, use_i18n},
    live::untrack,
    pages::value,
    state::{selection, use_now, use_settings},
    ui::{
        copy_button,
        element::{El, b, button, div, dynamic, p, span},
    },
};

pub fn selection_bar(screen: Screen, revoking: Revoking) -> El {
    let i18n = use_i18n();
    let selection = screen.selection;
    dynamic(move || {
        if selection.is_empty() {
            return None;
        }
        let clear = button()
            .class("button button-quiet")
            .attr("type", "button")
            .on_click(move || selection.clear())
            .child(i18n.text(Key::ClearSelection));
        let entries = selection.entries();
        let all = lines(&entries);
        let copy = copy_button(i18n.count(Key::CopyN, entries.len() as u64), move || {
            all.clone()
        });
        let bar = div()
            .class("selection-bar")
            .attr("role", "region")
            .attr("aria-label", i18n.text(Key::Selection))
            .child(readout(&entries))
            .child(clear)
            .child(span().class("push"))
            .child(copy)
            .child(revoke(entries, revoking));
        Some(bar)
    })
}

/// How many codes, and what they hold together.
fn readout(entries: &[CodeEntry]) -> El {
    let i18n = use_i18n();
    let (ips, bytes) = selection::sum(entries.iter());
    let part = |number: String, words: Key| {
        span()
            .child(b().child(number))
            .child(" ")
            .child(i18n.text(words))
    };
    p().class("readout")
        .attr("role", "status")
        .child(part(i18n.integer(entries.len() as u64), Key::Selected))
        .child((ips > 0).then(|| part(i18n.integer(ips), Key::IpUnit)))
        .child((bytes > 0).then(|| part(value::gb(i18n, Bytes(bytes)), Key::GbUnit)))
}

/// Takes those of the entries that can be revoked now.
fn revoke(mut entries: Vec<CodeEntry>, revoking: Revoking) -> Option<El> {
    // Judged when the selection changes: a bar made anew by the clock would lose the focus.
    let now = untrack(|| use_now().get());
    let is_allowed = use_settings().with(|config| {
        entries.retain(|entry| entry.is_revocable(&config.statuses, now));
        !config.read_only
    });
    let (words, is_possible) = match entries.len() {
        n if n > MOST => (Key::RevokeTooMany, false),
        n => (Key::RevokeN, n > 0),
    };
    let words = use_i18n().count(words, entries.len().min(MOST) as u64);
    is_allowed.then(|| {
        button()
            .class("button button-danger")
            .attr("type", "button")
            .flag_if("disabled", move || !is_possible)
            .on_click(move || revoking.ask(entries.clone()))
            .child(words)
    })
}

/// One code a line.
fn lines(entries: &[CodeEntry]) -> String {
    entries
        .iter()
        .map(|entry| entry.code.reveal().to_owned() + "\n")
        .collect()
}
