//! Who has the key: the server, or the person, who types it here.

use super::{
    address::without_scheme,
    attempt::{Attempt, Problem},
};
use crate::{
    components::{Field, FieldHint, OptionList, OptionRow, aria_bool},
    domain::KeyMode,
    i18n::{Key, use_i18n},
};
use leptos::prelude::*;

/// The choice, where there is one, and what it asks for.
#[component]
pub fn Authentication(
    /// What is chosen.
    attempt: Attempt,
) -> impl IntoView {
    let i18n = use_i18n();
    let may_be_keyless = Memo::new(move |_| attempt.may_be_keyless());
    let needs_key = Memo::new(move |_| attempt.needs_key());
    let has_modes = attempt.has_modes();
    let ways = move || {
        let rows = vec![
            OptionRow {
                title: i18n.text(Key::WithoutKey),
                words: i18n.text(Key::ModeGatewayText).to_owned(),
                aside: Some(i18n.text(Key::Recommended).into_any()),
            },
            OptionRow {
                title: i18n.text(Key::WithKey),
                words: i18n.text(Key::KeyHint).to_owned(),
                aside: None,
            },
        ];
        view! {
            <OptionList
                name="key-owner"
                legend=i18n.text(Key::Authentication)
                rows
                chosen=Signal::derive(move || usize::from(!attempt.is_keyless.get()))
                on_choose=move |(at,): (usize,)| attempt.is_keyless.set(at == 0)
            />
        }
    };
    view! {
        <Show when=move || may_be_keyless.get()>{ways()}</Show>
        <Show when=move || needs_key.get()>
            <KeyFields attempt/>
            {has_modes.then(|| view! { <Advanced attempt/> })}
        </Show>
    }
}

/// The key, and whether the tab keeps it.
#[component]
fn KeyFields(attempt: Attempt) -> impl IntoView {
    let i18n = use_i18n();
    let problem = Signal::derive(move || {
        matches!(attempt.problem.get(), Some(Problem::Key)).then(|| {
            let words = match attempt.key.with(|key| key.trim().is_empty()) {
                true => Key::KeyBlank,
                false => Key::KeyProblem,
            };
            i18n.text(words).to_owned()
        })
    });
    // Where the ways stand as a choice, it says what becomes of the key.
    let is_told = Memo::new(move |_| attempt.may_be_keyless());
    let hint = Signal::derive(move || {
        let address = without_scheme(&attempt.address());
        let goes_to = i18n.fill(Key::KeyGoesTo, &[("address", &address)]);
        let stays = i18n.text(Key::KeyHint);
        match (address.is_empty(), is_told.get()) {
            (true, _) => stays.to_owned(),
            (false, true) => goes_to,
            (false, false) => [&*goes_to, stays].join(" "),
        }
    });
    view! {
        <Field id="key" label=i18n.text(Key::ApiKey)>
            <input
                class="input"
                id="key"
                type="password"
                autocomplete="off"
                aria-describedby="key-words"
                aria-invalid=move || aria_bool(attempt.is_key_wrong())
                node_ref=attempt.key_field
                prop:value=attempt.key
                on:input=move |event| attempt.key.set(event_target_value(&event))
            />
            <FieldHint id="key" hint problem/>
        </Field>
        <label class="choice">
            <input
                type="checkbox"
                prop:checked=attempt.keep
                on:change=move |event| attempt.keep.set(event_target_checked(&event))
            />
            {i18n.text(Key::RememberKey)}
        </label>
    }
}

/// What few need, and engineers know.
#[component]
fn Advanced(attempt: Attempt) -> impl IntoView {
    let i18n = use_i18n();
    let row = |title, words, aside: Option<Key>| OptionRow {
        title: i18n.text(title),
        words: i18n.text(words).to_owned(),
        aside: aside.map(|word| i18n.text(word).into_any()),
    };
    let rows = vec![
        row(
            Key::ModeHeader,
            Key::ModeHeaderText,
            Some(Key::DefaultChoice),
        ),
        row(Key::ModeQuery, Key::ModeQueryText, None),
    ];
    let is_query = move || attempt.mode.get() == KeyMode::Query;
    let choose = move |(at,): (usize,)| {
        attempt.mode.set(match at {
            0 => KeyMode::Header,
            _ => KeyMode::Query,
        });
    };
    // Where something rare is chosen, it is in sight.
    let is_open = untrack(is_query);
    view! {
        <details class="advanced" open=is_open>
            <summary>{i18n.text(Key::Advanced)}</summary>
            <div>
                <OptionList
                    name="key-mode"
                    legend=i18n.text(Key::SendKeyIn)
                    rows
                    chosen=Signal::derive(move || usize::from(is_query()))
                    on_choose=choose
                />
            </div>
        </details>
    }
}
