//! What is ticked: how many codes, what they hold together, and what can be done with them.

use super::{Screen, revoke::Revoking, select_all::select_all};
use crate::{
    domain::{Amount, Bytes, IpCount},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{Selection, use_settings},
    ui::{
        copy_button,
        element::{El, button, div, dynamic, fragment, p, span},
    },
};
use leptos::prelude::*;

pub fn selection_bar(screen: Screen, revoking: Revoking) -> El {
    let is_shown = Memo::new(move |_| !screen.selection.is_empty() || !screen.select_all.is_idle());
    dynamic(move || is_shown.get().then(|| bar(screen, revoking)))
}

fn bar(screen: Screen, revoking: Revoking) -> El {
    let i18n = use_i18n();
    let selection = screen.selection;
    let clear = button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || {
            screen.select_all.stop();
            selection.clear();
        })
        .child(i18n.text(Key::ClearSelection));
    let actions = move || {
        let words = i18n.count(Key::CopyN, selection.len() as u64);
        fragment()
            .child(copy_button(words, move || lines(selection)))
            .child(revoke(selection, revoking))
    };
    div()
        .class("selection-bar")
        .attr("role", "region")
        .attr("aria-label", i18n.text(Key::Selection))
        .child(select_all(screen))
        .child(
            p().class("readout")
                .attr("role", "status")
                .attr("translate", "no")
                .dynamic(move || readout(i18n, selection)),
        )
        .child(clear)
        .child(span().class("push"))
        .dynamic(actions)
}

/// Tracks. How many codes, and what those hold together that can still be used.
fn readout(i18n: I18n, selection: Selection) -> String {
    let sum = selection.sum();
    let n = i18n.integer(selection.len() as u64);
    if sum.unused == 0 {
        return i18n.fill(Key::SelectedSpent, &[("n", &n)]);
    }
    let ips = Amount::Ips(IpCount(sum.ips()));
    let traffic = Amount::Traffic(Bytes(sum.bytes()));
    let words = |amount| value::amount_words(i18n, amount);
    let worth = match (sum.ips(), sum.bytes()) {
        (0, 0) => i18n.text(Key::UnreadableAmount).to_owned(),
        (_, 0) => words(ips),
        (0, _) => words(traffic),
        _ => [words(ips), words(traffic)].join(", "),
    };
    let unused = i18n.integer(sum.unused as u64);
    let values = [("n", &*n), ("unused", &*unused), ("worth", &*worth)];
    i18n.fill(Key::SelectedWorth, &values)
}

/// Takes those of the selected codes that can be revoked.
fn revoke(selection: Selection, revoking: Revoking) -> Option<El> {
    let n = selection.sum().revocable;
    let is_allowed = use_settings().with(|config| !config.read_only);
    is_allowed.then(|| {
        button()
            .class("button button-danger")
            .attr("type", "button")
            .flag_if("disabled", move || n == 0)
            .on_click(move || revoking.ask(selection.revocable()))
            .child(use_i18n().count(Key::RevokeN, n as u64))
    })
}

/// One code a line.
fn lines(selection: Selection) -> String {
    let entries = selection.entries();
    entries
        .iter()
        .flat_map(|entry| [entry.code.reveal(), "\n"])
        .collect()
}
