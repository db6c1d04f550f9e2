//! Where the API is: a choice where config.json leaves one.

use super::attempt::{Attempt, Place};
use crate::{
    components::{ElementHandle, Field, FieldHint, OptionList, OptionRow, soon},
    i18n::{Key, use_i18n},
    pages::environment_badge::EnvironmentBadge,
};
use leptos::{html, prelude::*};

const PLACES: [(Place, Key); 4] = [
    (Place::Here, Key::AddressOwn),
    (Place::Production, Key::AddressProduction),
    (Place::Sandbox, Key::AddressSandbox),
    (Place::Typed, Key::AddressOther),
];

/// The addresses that are known, each with whose money is there, and any other.
#[component]
pub fn AddressChoice(
    /// What is chosen.
    attempt: Attempt,
) -> impl IntoView {
    let i18n = use_i18n();
    let field = NodeRef::<html::Input>::new();
    let rows = PLACES.map(|(place, title)| {
        let address = match place {
            Place::Typed => String::new(),
            known => attempt.address_of(known),
        };
        OptionRow {
            title: i18n.text(title),
            words: without_scheme(&address),
            aside: (!address.is_empty())
                .then(|| view! { <EnvironmentBadge base=Signal::stored(address)/> }.into_any()),
        }
    });
    let chosen = move || {
        let place = attempt.place.get();
        let at = PLACES.iter().position(|(known, _)| *known == place);
        at.unwrap_or_default()
    };
    let choose = move |(at,): (usize,)| {
        let Some((place, _)) = PLACES.get(at).copied() else {
            return;
        };
        attempt.place.set(place);
        if place == Place::Typed {
            soon(field, move || {
                if let Some(field) = field.element() {
                    // Fails only on elements that are gone.
                    let _ = field.focus();
                }
            });
        }
    };
    view! {
        <OptionList
            name="api-place"
            legend=i18n.text(Key::ConnectTo)
            rows=rows.into()
            chosen=Signal::derive(chosen)
            on_choose=choose
        />
        <Show when=move || attempt.place.get() == Place::Typed>
            <Field id="address" label=i18n.text(Key::ApiAddress)>
                <input
                    class="input"
                    id="address"
                    type="url"
                    required
                    spellcheck="false"
                    placeholder="https://"
                    aria-describedby="address-words"
                    node_ref=field
                    prop:value=attempt.typed
                    on:input=move |event| attempt.typed.set(event_target_value(&event))
                />
                <FieldHint id="address" hint=i18n.text(Key::AddressHint)/>
            </Field>
        </Show>
    }
}

/// As people say an address.
pub fn without_scheme(address: &str) -> String {
    let (_, host) = address.split_once("://").unwrap_or(("", address));
    host.to_owned()
}
