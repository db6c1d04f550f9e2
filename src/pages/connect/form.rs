//! The form in which a person gives the address and the key.

use super::notices::{ClosedNotice, ConnectError};
use crate::{
    api::{ApiError, Client},
    components::{ButtonKind, Card, ElementHandle, Field, FieldHint, SegmentedControl, aria_bool},
    domain::{ApiKey, Environment, KeyMode},
    i18n::{Key, use_i18n},
    pages::abandoned::AbandonedOperations,
    platform::{address_bar, task},
    state::{Closed, KeptKey, Session, use_settings},
};
use leptos::{ev::SubmitEvent, html, prelude::*};

#[derive(Clone, Copy)]
struct Form {
    address: RwSignal<String>,
    mode: RwSignal<KeyMode>,
    key: RwSignal<String>,
    key_field: NodeRef<html::Input>,
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

impl Form {
    fn new(address: Option<String>, mode: Option<KeyMode>) -> Self {
        Self {
            address: RwSignal::new(address.unwrap_or_else(address_bar::origin)),
            mode: RwSignal::new(mode.unwrap_or(KeyMode::Gateway)),
            key: RwSignal::new(String::new()),
            key_field: NodeRef::new(),
            keep: RwSignal::new(false),
            problem: RwSignal::new(None),
            is_connecting: RwSignal::new(false),
        }
    }

    fn connect(self, session: Session) {
        if self.is_connecting.get_untracked() {
            return;
        }
        let (mode, base) = (
            self.mode.get_untracked(),
            self.address.get_untracked().trim().to_owned(),
        );
        let typed = self.key.get_untracked();
        let client = match (mode, ApiKey::new(typed.clone())) {
            (KeyMode::Gateway, _) => Client::through_gateway(&base),
            (mode, Some(key)) => Client::with_key(&base, mode, key),
            (_, None) => {
                self.problem.set(Some(Problem::Key));
                if let Some(field) = self.key_field.element() {
                    // Fails only on elements that are gone.
                    let _ = field.focus();
                }
                return;
            }
        };
        self.problem.set(None);
        self.is_connecting.set(true);
        // Read now: once connected, this screen is gone.
        let keep = self.keep.get_untracked();
        task::spawn(async move {
            let connected = session.connect(client).await;
            self.is_connecting.try_set(false);
            match connected {
                Ok(()) if mode != KeyMode::Gateway && keep => {
                    KeptKey {
                        base,
                        mode,
                        key: typed,
                    }
                    .write();
                }
                Ok(()) => {}
                Err(error) => {
                    self.problem.try_set(Some(Problem::Api(error)));
                }
            }
        });
    }

    /// Reactive.
    fn is_key_problem(self) -> bool {
        matches!(
            self.problem.get(),
            Some(Problem::Key | Problem::Api(ApiError::Rejected { .. }))
        )
    }
}

/// Address, way of the key, and the key.
#[component]
pub fn ConnectForm(
    /// What it opens.
    session: Session,
    /// Why it is closed.
    closed: Closed,
) -> impl IntoView {
    let i18n = use_i18n();
    let (configured, mode) = use_settings().with(|config| (config.api.clone(), config.key_mode));
    let is_fixed = configured.is_some();
    let form = Form::new(configured, mode);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        form.connect(session);
    };
    // Gone once the person has tried to get in again.
    let is_untried =
        Memo::new(move |_| !form.is_connecting.get() && form.problem.with(Option::is_none));
    let problem = move || match form.problem.get() {
        Some(Problem::Api(error)) => {
            let address = form.address.get_untracked();
            Some(view! { <ConnectError address error/> })
        }
        _ => None,
    };
    let label = move || {
        i18n.text(if form.is_connecting.get() {
            Key::Connecting
        } else {
            Key::Connect
        })
    };
    view! {
        <form class="stack" on:submit=submit>
            <Show when=move || is_untried.get()>
                <ClosedNotice session closed=closed.clone()/>
            </Show>
            <AbandonedOperations/>
            <p class="absent">{i18n.text(Key::ConnectText)}</p>
            {problem}
            <AddressField form is_fixed/>
            <ModeChoice form/>
            <KeyFields form/>
            <div class="row">
                <button
                    class=ButtonKind::Primary.class()
                    aria-disabled=move || aria_bool(form.is_connecting.get())
                >
                    {label}
                </button>
            </div>
        </form>
    }
}

#[component]
fn AddressField(form: Form, is_fixed: bool) -> impl IntoView {
    let i18n = use_i18n();
    let hint = i18n.text(match is_fixed {
        true => Key::AddressConfigured,
        false => Key::AddressHint,
    });
    view! {
        <Field id="address" label=i18n.text(Key::ApiAddress)>
            <input
                class="input"
                id="address"
                type="url"
                required
                readonly=is_fixed
                list="addresses"
                spellcheck="false"
                aria-describedby="address-words"
                prop:value=form.address
                on:input=move |event| form.address.set(event_target_value(&event))
            />
            <datalist id="addresses">
                <option value=address_bar::origin()>{i18n.text(Key::AddressOwn)}</option>
                <option value=Environment::PRODUCTION_API>{i18n.text(Key::AddressProduction)}</option>
                <option value=Environment::SANDBOX_API>{i18n.text(Key::AddressSandbox)}</option>
            </datalist>
            <FieldHint id="address" hint/>
        </Field>
    }
}

#[component]
fn ModeChoice(form: Form) -> impl IntoView {
    let i18n = use_i18n();
    let choices = vec![
        (KeyMode::Gateway, i18n.text(Key::ModeGateway)),
        (KeyMode::Header, i18n.text(Key::ModeHeader)),
        (KeyMode::Query, i18n.text(Key::ModeQuery)),
    ];
    view! {
        <SegmentedControl
            name="key-mode"
            legend=i18n.text(Key::Authentication)
            legend_class="label"
            choices
            chosen=form.mode
            on_choose=move |mode| form.mode.set(mode)
        />
    }
}

/// The key, and whether the tab keeps it: not asked for where a gateway has it.
#[component]
fn KeyFields(form: Form) -> impl IntoView {
    let i18n = use_i18n();
    let problem = Signal::derive(move || {
        matches!(form.problem.get(), Some(Problem::Key)).then(|| {
            let words = match form.key.with(|key| key.trim().is_empty()) {
                true => Key::KeyBlank,
                false => Key::KeyProblem,
            };
            i18n.text(words).to_owned()
        })
    });
    view! {
        <div class="stack" hidden=move || form.mode.get() == KeyMode::Gateway>
            <Field id="key" label=i18n.text(Key::ApiKey)>
                <input
                    class="input"
                    id="key"
                    type="password"
                    autocomplete="off"
                    aria-describedby="key-words"
                    aria-invalid=move || aria_bool(form.is_key_problem())
                    node_ref=form.key_field
                    prop:value=form.key
                    on:input=move |event| form.key.set(event_target_value(&event))
                />
                <FieldHint id="key" hint=i18n.text(Key::KeyHint) problem/>
            </Field>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=form.keep
                    on:change=move |event| form.keep.set(event_target_checked(&event))
                />
                {i18n.text(Key::RememberKey)}
            </label>
        </div>
    }
}

/// What each way of the key means, beside the form.
#[component]
pub fn KeyModeHelp() -> impl IntoView {
    let i18n = use_i18n();
    let modes = [
        (Key::ModeGateway, Key::ModeGatewayText),
        (Key::ModeHeader, Key::ModeHeaderText),
        (Key::ModeQuery, Key::ModeQueryText),
    ];
    let facts = modes.map(|(term, text)| {
        view! {
            <dt>{i18n.text(term)}</dt>
            <dd>{i18n.text(text)}</dd>
        }
    });
    view! {
        <Card title_id="travel-title" title=i18n.text(Key::Authentication)>
            <dl class="facts">{facts.into_iter().collect_view()}</dl>
            <details>
                <summary>{i18n.text(Key::WhereIsTheKey)}</summary>
                <p class="absent">{i18n.text(Key::WhereIsTheKeyText)}</p>
            </details>
        </Card>
    }
}
