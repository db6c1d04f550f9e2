//! How many codes stand where: each number shows those codes alone.

use crate::{
    components::{Emphasis, Icon, IconName},
    domain::{CodeEntry, Status},
    i18n::{Key, use_i18n},
    pages::value,
    state::{Located, Settings, use_now, use_settings},
};
use leptos::prelude::*;

/// Which of the codes are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    All,
    /// By the name that the style sheet has for the status: all numbers that nobody knows are one.
    Status(&'static str),
    Missing,
}

/// Codes of one status: how they are named and marked.
const STATUSES: [(Status, Key); 5] = [
    (Status::Unused, Key::CountUnused),
    (Status::Used, Key::CountRedeemed),
    (Status::Expired, Key::CountExpired),
    (Status::Revoked, Key::CountRevoked),
    (Status::Unstated, Key::CountUnknown),
];

/// Whether a row is among them.
pub fn is_shown(shown: Shown, entry: &CodeEntry, settings: Settings) -> bool {
    match shown {
        Shown::All => true,
        Shown::Status(name) => status_name(entry, settings) == name,
        Shown::Missing => false,
    }
}

/// As it was when the codes were looked up.
fn status_name(entry: &CodeEntry, settings: Settings) -> &'static str {
    let now = use_now().exactly();
    value::status_name(value::status_and_label(entry, settings, now).0)
}

/// A choice: the ways in which the codes stand, but those of none.
#[component]
pub fn StatusCounts<'a>(
    /// What was found.
    found: &'a Located,
    /// What is shown of it.
    shown: RwSignal<Shown>,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let settings = use_settings();
    let names: Vec<_> = (found.rows.iter())
        .map(|row| status_name(&row.entry, settings))
        .collect();
    let mut choices = vec![(Shown::All, found.codes.len(), Key::CodesN, None)];
    for (status, words) in STATUSES {
        let name = value::status_name(status);
        let n = names.iter().filter(|known| **known == name).count();
        let icon = value::status_icon(status);
        choices.push((Shown::Status(name), n, words, Some((name, icon))));
    }
    let icon = ("unknown", IconName::MarkNotSent);
    choices.push((
        Shown::Missing,
        found.missing.len(),
        Key::CountNotFound,
        Some(icon),
    ));
    let choices = choices.into_iter().filter(|(_, n, ..)| *n > 0);
    let choices = choices.map(|(value, n, words, icon)| {
        let icon = icon.map(|(status, name)| {
            view! {
                <span class="status" data-status=status>
                    <Icon name/>
                </span>
            }
        });
        let number = i18n.integer(n as u64);
        view! {
            <label>
                <input
                    type="radio"
                    name="look-up-shown"
                    prop:checked=move || shown.get() == value
                    on:change=move |_| shown.set(value)
                />
                {icon}
                <span>
                    <Emphasis sentence=i18n.count(words, n as u64) part=&number/>
                </span>
            </label>
        }
    });
    view! {
        <fieldset class="status-counts">
            <legend class="unseen">{i18n.text(Key::ShowOutcome)}</legend>
            {choices.collect_view()}
        </fieldset>
    }
}
