//! What is ticked: how many codes, what they hold together, and what can be done with them.

use super::{Screen, select_all::SelectAllMatching};
use crate::{
    components::{Button, ButtonKind, CopyButton},
    domain::{Amount, Bytes, IpCount, List},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{Exports, Revocation, Selection, use_settings},
};
use leptos::prelude::*;

/// Nothing while nothing is ticked.
#[component]
pub fn SelectionBar(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let is_shown = move || !screen.selection.is_empty() || !screen.select_all.is_idle();
    view! {
        <Show when=is_shown>
            <Bar screen/>
        </Show>
    }
}

#[component]
fn Bar(screen: Screen) -> impl IntoView {
    let i18n = use_i18n();
    let settings = use_settings();
    let selection = screen.selection;
    let clear = move || {
        screen.select_all.stop();
        selection.clear();
    };
    let exports: Exports = expect_context();
    let can_revoke = screen.list == List::Issued && !settings.with(|config| config.read_only);
    view! {
        <div class="selection-bar" role="region" aria-label=i18n.text(Key::Selection)>
            <SelectAllMatching screen/>
            <p class="readout" role="status" translate="no">
                {move || readout(i18n, selection)}
            </p>
            <Button kind=ButtonKind::Quiet on_click=clear>
                {i18n.text(Key::ClearSelection)}
            </Button>
            <span class="push"></span>
            <CopyButton
                label=move || i18n.count(Key::CopyN, selection.len() as u64)
                text=move || lines(selection)
            />
            <Button on_click=move || exports.open(screen.export_offer(true))>
                {i18n.text(Key::Export)}
            </Button>
            {can_revoke.then(|| view! { <RevokeSelected selection/> })}
        </div>
    }
}

/// Reactive. How many codes, and what those hold together that can still be used.
fn readout(i18n: I18n, selection: Selection) -> String {
    let sum = selection.sum();
    let n = i18n.integer(selection.len() as u64);
    if sum.unused == 0 {
        return i18n.fill(Key::SelectedSpent, &[("n", &n)]);
    }
    let ips = Amount::Ips(IpCount(sum.ips()));
    let traffic = Amount::Traffic(Bytes(sum.bytes()));
    let words = |amount| value::amount_label(i18n, amount);
    let worth = match (sum.ips(), sum.bytes()) {
        (0, 0) => i18n.text(Key::UnknownAmount).to_owned(),
        (_, 0) => words(ips),
        (0, _) => words(traffic),
        _ => [words(ips), words(traffic)].join(", "),
    };
    let unused = i18n.integer(sum.unused as u64);
    let values = [("n", &*n), ("unused", &*unused), ("worth", &*worth)];
    i18n.fill(Key::SelectedWorth, &values)
}

/// Takes those of the selected codes that can be revoked.
#[component]
fn RevokeSelected(selection: Selection) -> impl IntoView {
    let i18n = use_i18n();
    let revocation: Revocation = expect_context();
    let revocable = move || selection.sum().revocable;
    let is_disabled = Signal::derive(move || revocable() == 0);
    view! {
        <Button
            kind=ButtonKind::Danger
            is_disabled
            on_click=move || revocation.ask(selection.revocable())
        >
            {move || i18n.count(Key::RevokeN, revocable() as u64)}
        </Button>
    }
}

/// One code a line.
fn lines(selection: Selection) -> String {
    let entries = selection.entries();
    entries
        .iter()
        .flat_map(|entry| [entry.code.reveal(), "\n"])
        .collect()
}
