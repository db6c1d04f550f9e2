//! What can be done with codes that were looked up.

use leptos::prelude::*;
use std::sync::Arc;

use super::table::table;
use crate::{
    components::{Button, ButtonKind, CopyButton},
    domain::{CodeEntry, table::to_tsv},
    i18n::{Key, use_i18n},
    platform::download,
    state::{LookUpStatus, Navigation, Revocation, View, use_now, use_settings},
};

/// The list can be taken away, and what can be revoked be revoked.
#[component]
pub fn Actions(
    /// The codes.
    all: Arc<Vec<LookUpStatus>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let (now, settings) = (use_now(), use_settings());
    let rows = move |all: &[LookUpStatus]| {
        settings.with(|config| table(i18n, &config.statuses, untrack(|| now.get()), all))
    };
    let (saved, copied) = (all.clone(), all.clone());
    let save = move || download::save_table(&download::of_today("codes", "csv"), &rows(&saved));
    view! {
        <footer class="row">
            <CopyButton
                label=i18n.text(Key::CopyList).to_owned()
                text=move || to_tsv(&rows(&copied))
            />
            <Button on_click=save>{i18n.text(Key::SaveReport)}</Button>
            <UnusedCodes all=&all/>
        </footer>
    }
}

/// The codes that nobody has used can be copied by themselves, and revoked.
#[component]
fn UnusedCodes<'a>(all: &'a [LookUpStatus]) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let (now, settings) = (use_now(), use_settings());
    let now = untrack(|| now.get());
    let mut rows: Vec<CodeEntry> = all.iter().filter_map(|one| one.issued.clone()).collect();
    let is_read_only = settings.with(|config| {
        rows.retain(|row| row.is_revocable(&config.statuses, now));
        config.read_only
    });
    let n = rows.len() as u64;
    if n == 0 {
        return None;
    }
    let lines = rows.iter().flat_map(|row| [row.code.reveal(), "\n"]);
    let lines: String = lines.collect();
    let revoke = (!is_read_only).then(|| view! { <RevokeButton rows/> });
    Some(view! {
        <CopyButton label=i18n.count(Key::CopyUnused, n) text=move || lines.clone()/>
        {revoke}
    })
}

/// Asks whether to revoke them, on the screen of issued codes.
#[component]
fn RevokeButton(rows: Vec<CodeEntry>) -> impl IntoView {
    let i18n = use_i18n();
    let revocation: Revocation = expect_context();
    let navigation: Navigation = expect_context();
    let label = i18n.count(Key::RevokeN, rows.len() as u64);
    let revoke = move || {
        revocation.ask(rows.clone());
        navigation.go(View::Issued);
    };
    view! {
        <Button kind=ButtonKind::Danger on_click=revoke>
            {label}
        </Button>
    }
}
