//! What is ticked: how many codes, what they hold together, and what can be done with them.

use crate::{
    components::{Button, ButtonKind},
    domain::{Amount, Bytes, IpCount},
    i18n::{I18n, Key, use_i18n},
    pages::{code_actions::CodeActions, value},
    state::{ExportOffer, Revocation, Selection, use_settings},
};
use leptos::prelude::*;

/// For a screen that shows it while something is ticked.
#[component]
pub fn SelectionBar(
    /// What is ticked.
    selection: Selection,
    /// What can be exported from here.
    #[prop(into)]
    offer: Callback<(), ExportOffer>,
    /// The codes are issued ones, some of which can be revoked.
    can_revoke: bool,
    /// Takes the wish that nothing is ticked.
    #[prop(into)]
    on_clear: Callback<()>,
    /// Ways to tick more.
    children: Children,
) -> impl IntoView {
    let i18n = use_i18n();
    let can_revoke = can_revoke && use_settings().with(|config| !config.read_only);
    view! {
        <div class="selection-bar" role="region" aria-label=i18n.text(Key::Selection)>
            {children()}
            <p class="readout" role="status" translate="no">
                {move || readout(i18n, selection)}
            </p>
            <Button kind=ButtonKind::Quiet on_click=move || on_clear.run(())>
                {i18n.text(Key::ClearSelection)}
            </Button>
            <span class="push"></span>
            <CodeActions
                name="selection"
                n=Signal::derive(move || selection.len() as u64)
                entries=Callback::new(move |()| selection.entries().into())
                offer
            />
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
