//! The door: where the API is, how the key travels, and the key.

use leptos::{html, prelude::*, task::spawn_local};

use crate::{
    api::{ApiError, Client},
    browser::address_bar,
    domain::{ApiKey, KeyMode},
    i18n::{Key, use_i18n},
    pages::words,
    state::{Closed, KeptKey, Phase, Session, use_settings},
    ui::{Tone, notice, segments},
};

/// The provider's own hosts, from its public reference.
const PRODUCTION: &str = "https://api.9proxy.com";
const SANDBOX: &str = "https://sandbox.9proxy.com";

#[derive(Clone, Copy)]
struct Form {
    address: RwSignal<String>,
    mode: RwSignal<KeyMode>,
    key: RwSignal<String>,
    keep: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
    is_connecting: RwSignal<bool>,
}

#[derive(Clone)]
enum Problem {
    /// No key, or one that no header can carry.
    Key,
    Api(ApiError),
}

pub fn screen() -> AnyView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let (configured, mode) = use_settings().with(|config| (config.api.clone(), config.key_mode));
    let form = Form {
        address: RwSignal::new(configured.clone().unwrap_or_else(address_bar::origin)),
        mode: RwSignal::new(mode.unwrap_or(KeyMode::Gateway)),
        key: RwSignal::new(String::new()),
        keep: RwSignal::new(false),
        problem: RwSignal::new(None),
        is_connecting: RwSignal::new(false),
    };
    let key_field = NodeRef::<html::Input>::new();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        connect(session, form, key_field);
    };
    let closed = match session.phase() {
        Phase::Closed(closed) => closed,
        Phase::Open(_) => Closed::Fresh,
    };
    let modes = vec![
        (KeyMode::Gateway, i18n.text(Key::ModeGateway)),
        (KeyMode::Header, i18n.text(Key::ModeHeader)),
        (KeyMode::Query, i18n.text(Key::ModeQuery)),
    ];
    let legend = view! { <legend class="label">{i18n.text(Key::KeyTravels)}</legend> }.into_any();
    let needs_key = Memo::new(move |_| form.mode.get() != KeyMode::Gateway);
    view! {
        <div class="pane">
            <header class="screen-head"><h1>{i18n.text(Key::Connect)}</h1></header>
            <div class="columns">
                <form class="stack" on:submit=submit>
                    {closed_notice(&closed)}
                    <p class="absent">{i18n.text(Key::ConnectText)}</p>
                    {problem_notice(form)}
                    {address_field(form, configured)}
                    {segments("key-mode", legend, modes, form.mode.into(), move |mode| form.mode.set(mode))}
                    <div class="stack" hidden=move || !needs_key.get()>
                        <div class="field">
                            <label class="label" for="key">{i18n.text(Key::ApiKey)}</label>
                            <input
                                class="input"
                                id="key"
                                type="password"
                                autocomplete="off"
                                node_ref=key_field
                                prop:value=form.key
                                on:input=move |event| form.key.set(event_target_value(&event))
                                aria-invalid=move || is_key_problem(form).to_string()
                                aria-describedby="key-words"
                            />
                            {crate::ui::words("key", i18n.text(Key::KeyHint), Signal::derive(move || {
                                matches!(form.problem.get(), Some(Problem::Key))
                                    .then(|| i18n.text(Key::KeyProblem).to_owned())
                            }))}
                        </div>
                        <label class="choice">
                            <input
                                type="checkbox"
                                prop:checked=form.keep
                                on:change=move |event| form.keep.set(event_target_checked(&event))
                            />
                            {i18n.text(Key::KeepKey)}
                        </label>
                    </div>
                    <div class="row">
                        <button class="button button-primary" aria-disabled=move || form.is_connecting.get().to_string()>
                            {move || i18n.text(if form.is_connecting.get() { Key::Connecting } else { Key::Connect })}
                        </button>
                    </div>
                </form>
                {explanation()}
            </div>
        </div>
    }
    .into_any()
}

fn connect(session: Session, form: Form, key_field: NodeRef<html::Input>) {
    if form.is_connecting.get_untracked() {
        return;
    }
    let (mode, base) = (form.mode.get_untracked(), form.address.get_untracked().trim().to_owned());
    let typed = form.key.get_untracked();
    let client = match (mode, ApiKey::new(typed.clone())) {
        (KeyMode::Gateway, _) => Client::through_gateway(&base),
        (mode, Some(key)) => Client::with_key(&base, mode, key),
        (_, None) => {
            form.problem.set(Some(Problem::Key));
            if let Some(field) = key_field.get_untracked() {
                // Fails only on elements that are gone.
                let _ = field.focus();
            }
            return;
        }
    };
    form.problem.set(None);
    form.is_connecting.set(true);
    spawn_local(async move {
        let connected = session.connect(client).await;
        form.is_connecting.try_set(false);
        match connected {
            Ok(()) if mode != KeyMode::Gateway && form.keep.try_get_untracked() == Some(true) => {
                KeptKey { base, mode, key: typed }.write();
            }
            Ok(()) => {}
            Err(error) => {
                form.problem.try_set(Some(Problem::Api(error)));
            }
        }
    });
}

/// Tracks.
fn is_key_problem(form: Form) -> bool {
    matches!(form.problem.get(), Some(Problem::Key | Problem::Api(ApiError::Rejected { .. })))
}

/// Three failures that call for three different next steps: the key, the way there, the address.
fn problem_notice(form: Form) -> AnyView {
    let i18n = use_i18n();
    (move || {
        let Some(Problem::Api(error)) = form.problem.get() else {
            return ().into_any();
        };
        let address = form.address.get_untracked();
        let (title, text) = match &error {
            ApiError::Unreachable { .. } => (
                i18n.fill(Key::NoAnswerTitle, &[("address", &address)]),
                i18n.text(Key::NoAnswerText).to_owned(),
            ),
            ApiError::Unexpected { status, detail } => (
                i18n.text(Key::NotTheApiTitle).to_owned(),
                i18n.fill(Key::NotTheApiText, &[("status", &status.to_string()), ("detail", detail)]),
            ),
            other => words::of_error(i18n, other),
        };
        notice(Tone::Danger, title, view! { <p>{text}</p> }.into_any())
    })
    .into_any()
}

fn closed_notice(closed: &Closed) -> AnyView {
    let i18n = use_i18n();
    let said = |title: String, text: String| {
        notice(Tone::Doubt, title, view! { <p>{text}</p> }.into_any())
    };
    match closed {
        Closed::Fresh => ().into_any(),
        Closed::Locked => said(i18n.text(Key::LockedTitle).to_owned(), i18n.text(Key::LockedText).to_owned()),
        Closed::Idle(minutes) => said(
            i18n.count(Key::IdleTitle, u64::from(*minutes)),
            i18n.text(Key::LockedText).to_owned(),
        ),
        Closed::Rejected(message) => said(
            i18n.text(Key::RejectedTitle).to_owned(),
            i18n.fill(Key::RejectedText, &[("message", message)]),
        ),
    }
}

fn address_field(form: Form, configured: Option<String>) -> AnyView {
    let i18n = use_i18n();
    let is_fixed = configured.is_some();
    let hint = i18n.text(if is_fixed { Key::AddressConfigured } else { Key::AddressHint });
    view! {
        <div class="field">
            <label class="label" for="address">{i18n.text(Key::ApiAddress)}</label>
            <input
                class="input"
                id="address"
                type="url"
                required
                readonly=is_fixed
                list="addresses"
                spellcheck="false"
                prop:value=form.address
                on:input=move |event| form.address.set(event_target_value(&event))
                aria-describedby="address-words"
            />
            <datalist id="addresses">
                <option value=address_bar::origin()>{i18n.text(Key::AddressOwn)}</option>
                <option value=PRODUCTION>{i18n.text(Key::AddressProduction)}</option>
                <option value=SANDBOX>{i18n.text(Key::AddressSandbox)}</option>
            </datalist>
            <p class="hint" id="address-words">{hint}</p>
        </div>
    }
    .into_any()
}

fn explanation() -> AnyView {
    let i18n = use_i18n();
    let fact = |term: Key, text: Key| {
        view! { <dt>{i18n.text(term)}</dt><dd>{i18n.text(text)}</dd> }.into_any()
    };
    view! {
        <section class="sheet" aria-labelledby="travel-title">
            <header class="sheet-head"><h2 id="travel-title">{i18n.text(Key::KeyTravels)}</h2></header>
            <dl class="facts">
                {fact(Key::ModeGateway, Key::ModeGatewayText)}
                {fact(Key::ModeHeader, Key::ModeHeaderText)}
                {fact(Key::ModeQuery, Key::ModeQueryText)}
            </dl>
            <details>
                <summary>{i18n.text(Key::WhereIsTheKey)}</summary>
                <p class="absent">{i18n.text(Key::WhereIsTheKeyText)}</p>
            </details>
        </section>
    }
    .into_any()
}
