//! How many codes stand where: each number shows those codes alone.

use crate::{
    components::{Emphasis, Icon, IconName},
    domain::Status,
    i18n::{Key, use_i18n},
    pages::value,
    state::{Located, Row, use_now, use_settings},
};
use leptos::prelude::*;
use std::sync::Arc;

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

impl Shown {
    /// Whether a row of this status is among them.
    pub fn is_of(self, status: &str) -> bool {
        match self {
            Shown::All => true,
            Shown::Status(name) => name == status,
            Shown::Missing => false,
        }
    }
}

/// The status of each row, as it is now.
pub fn statuses(found: &Located) -> Vec<&'static str> {
    let (settings, now) = (use_settings(), use_now().exactly());
    let status = |row: &Arc<Row>| value::status_and_label(&row.entry, settings, now).0;
    let names = found.rows.iter().map(status).map(value::status_name);
    names.collect()
}

/// A choice: the ways in which the codes stand, but those of none.
#[component]
pub fn StatusCounts<'a>(
    /// What was found.
    found: &'a Located,
    /// What is shown of it.
    #[prop(into)]
    shown: Signal<Shown>,
    /// Takes another choice.
    #[prop(into)]
    on_choose: Callback<(Shown,)>,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let names = statuses(found);
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
                    on:change=move |_| on_choose.run((value,))
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
