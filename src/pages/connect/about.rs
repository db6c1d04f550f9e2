//! What this is, for those who have come for the first time.

use crate::{
    components::Card,
    i18n::{Key, use_i18n},
    state::{Navigation, View},
};
use leptos::prelude::*;

/// Screens, and what they are for.
const USES: [(View, Key, Key); 3] = [
    (View::Generate, Key::Generate, Key::UseGenerate),
    (View::Issued, Key::Issued, Key::UseIssued),
    (View::Redeem, Key::Redeem, Key::UseRedeem),
];

/// What can be done here, beside the form.
#[component]
pub fn About() -> impl IntoView {
    let i18n = use_i18n();
    let navigation: Navigation = expect_context();
    let offered = USES
        .iter()
        .filter(move |(view, ..)| navigation.offers(*view));
    let facts = offered.map(move |(_, term, text)| {
        view! {
            <dt>{i18n.text(*term)}</dt>
            <dd>{i18n.text(*text)}</dd>
        }
    });
    view! {
        <Card title_id="about-title" title=i18n.text(Key::WhatYouCanDo)>
            <dl class="facts">{facts.collect_view()}</dl>
            <p class="hint">{i18n.text(Key::ConnectText)}</p>
            <details>
                <summary>{i18n.text(Key::WhereIsTheKey)}</summary>
                <p class="absent">{i18n.text(Key::WhereIsTheKeyText)}</p>
            </details>
        </Card>
    }
}
