//! Every field of a code, those that we do not know included.

use crate::{
    domain::{CodeEntry, Timestamp},
    i18n::{Key, use_i18n},
    pages::value::{self, AbsentText, Dash, UntrustedText},
};
use leptos::prelude::*;

/// The fields that the API's reference names.
#[component]
pub fn KnownFields<'a>(
    /// The code.
    entry: &'a CodeEntry,
) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let absent = |word: Key| view! { <Dash word=i18n.text(word)/> }.into_any();
    let words = |words: String| view! { <span>{words}</span> }.into_any();
    let literal = |text: String| view! { <span translate="no">{text}</span> }.into_any();
    let time = |at: Option<Timestamp>, never: Key| match at {
        Some(at) => words(value::both_zones(i18n, at)),
        None => absent(never),
    };
    let address = |address: &Option<String>, nobody: AnyView| match address {
        Some(address) => view! {
            <bdi translate="no">
                <UntrustedText text=address/>
            </bdi>
        }
        .into_any(),
        None => nobody,
    };
    let enterprise = match entry.is_enterprise {
        Some(true) => words(i18n.text(Key::Yes).to_owned()),
        Some(false) => words(i18n.text(Key::No).to_owned()),
        None => absent(Key::Unknown),
    };
    let status = match entry.status_number {
        Some(number) => literal(number.to_string()),
        None => absent(Key::Unknown),
    };
    let anyone = view! { <AbsentText word=i18n.text(Key::Anyone)/> }.into_any();
    let facts = [
        (Key::Kind, words(value::kind_label(i18n, entry.kind))),
        (
            Key::Amount,
            literal(value::amount_label(i18n, entry.amount)),
        ),
        (Key::StatusField, status),
        (Key::Recipient, address(&entry.forward_to, anyone)),
        (
            Key::RedeemedBy,
            address(&entry.used_by, absent(Key::Nobody)),
        ),
        (Key::RedeemedAt, time(entry.used_at, Key::NotRedeemed)),
        (Key::Created, time(entry.created_at, Key::Unknown)),
        (Key::Expires, time(entry.expired_at, Key::Never)),
        (Key::Enterprise, enterprise),
    ];
    let facts = facts.map(|(name, value)| (i18n.text(name).into_any(), value));
    view! { <FactList facts=facts.into()/> }
}

/// The fields that it does not name, with their JSON as it came.
#[component]
pub fn UnknownFields<'a>(
    /// The code.
    entry: &'a CodeEntry,
) -> impl IntoView + use<> {
    let literal = |text: &str| {
        view! {
            <code translate="no">
                <UntrustedText text/>
            </code>
        }
        .into_any()
    };
    let facts = entry.extra.iter();
    let facts = facts.map(|(name, json)| (literal(name), literal(json)));
    view! { <FactList facts=facts.collect()/> }
}

/// Names and their values.
#[component]
fn FactList(facts: Vec<(AnyView, AnyView)>) -> impl IntoView {
    let facts = facts.into_iter().map(|(name, value)| {
        view! {
            <dt>{name}</dt>
            <dd>{value}</dd>
        }
    });
    view! { <dl class="facts">{facts.collect_view()}</dl> }
}
