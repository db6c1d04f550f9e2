//! What is ticked: how many codes, what they hold together, and what can be done with them.

use super::{Screen, revoke::Revoking, select_all::select_all};
use crate::{
    domain::Bytes,
    i18n::{Key, use_i18n},
    live,
    pages::value,
    state::{Selection, use_settings},
    ui::{
        copy_button,
        element::{El, b, button, div, dynamic, fragment, p, span},
    },
};

pub fn selection_bar(screen: Screen, revoking: Revoking) -> El {
    let is_shown =
        live::claim(move || !screen.selection.is_empty() || !screen.select_all.is_idle());
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
                .dynamic(move || readout(selection)),
        )
        .child(clear)
        .child(span().class("push"))
        .dynamic(actions)
}

/// How many codes, and what they hold together.
fn readout(selection: Selection) -> El {
    let i18n = use_i18n();
    let sum = selection.sum();
    let part = |number: String, words: Key| {
        span()
            .child(b().child(number))
            .child(" ")
            .child(i18n.text(words))
    };
    let ips = (sum.ips() > 0).then(|| part(i18n.integer(sum.ips()), Key::IpUnit));
    let gb = (sum.bytes() > 0).then(|| part(value::gb(i18n, Bytes(sum.bytes())), Key::GbUnit));
    fragment()
        .child(part(i18n.integer(selection.len() as u64), Key::Selected))
        .child(ips)
        .child(gb)
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
