//! Connecting in a host page that has the key: nobody types one.

use super::notices::{ClosedNotice, ConnectError};
use crate::{
    api::{ApiError, Client},
    components::{ButtonKind, Notice, Tone, aria_bool},
    domain::{ApiKey, KeyMode, Timestamp},
    i18n::{Key, use_i18n},
    pages::abandoned::AbandonedOperations,
    platform::{address_bar, clock, host_bridge::HostBridge, task},
    state::{Closed, Session, use_settings},
};
use leptos::prelude::*;

/// Milliseconds after which a host is asked for another key by itself, when the API no longer takes the last one.
const FRESH: i64 = 10_000;

#[derive(Clone)]
enum Step {
    Waiting,
    Asking,
    /// The host gave no key, or one that nothing can carry; its words.
    NoKey(String),
    Failed(ApiError),
}

/// The host's key, and the way to the API.
#[derive(Clone, Copy)]
struct HostConnection {
    session: Session,
    page: StoredValue<HostBridge>,
    base: StoredValue<String>,
    mode: KeyMode,
    step: RwSignal<Step>,
}

impl HostConnection {
    fn new(session: Session, page: HostBridge) -> Self {
        let (base, mode) = use_settings().with(|config| (config.api.clone(), config.key_mode));
        Self {
            session,
            page: StoredValue::new(page),
            base: StoredValue::new(base.unwrap_or_else(address_bar::origin)),
            mode: mode
                .filter(|mode| *mode != KeyMode::Gateway)
                .unwrap_or(KeyMode::Header),
            step: RwSignal::new(Step::Waiting),
        }
    }

    fn ask(self) {
        (self.session.key_asked_at).set_value(Some(clock::now()));
        if matches!(self.step.get_untracked(), Step::Asking) {
            return;
        }
        self.step.set(Step::Asking);
        let (page, base) = (self.page.get_value(), self.base.get_value());
        task::spawn(async move {
            if let Some(failed) = self.connect(page, &base).await {
                self.step.try_set(failed);
            }
        });
    }

    /// What stands in the way, if anything does.
    async fn connect(self, page: HostBridge, base: &str) -> Option<Step> {
        let key = match page.ask_key().await {
            Ok(key) => ApiKey::new(key).ok_or_else(String::new),
            Err(words) => Err(words),
        };
        let client = match key {
            Ok(key) => Client::with_key(base, self.mode, key),
            Err(words) => return Some(Step::NoKey(words)),
        };
        let error = self.session.connect(client).await.err()?;
        if matches!(error, ApiError::Rejected { .. }) {
            page.emit("auth-error", &[]);
        }
        Some(Step::Failed(error))
    }
}

/// Asks by itself where nobody has to decide anything, and has a button for all else.
#[component]
pub fn HostKey(
    /// What the key opens.
    session: Session,
    /// Who has it.
    page: HostBridge,
    /// Why it is closed.
    closed: Closed,
) -> impl IntoView {
    let i18n = use_i18n();
    let connection = HostConnection::new(session, page);
    if is_due(session, &closed) {
        connection.ask();
    }
    let state = move || match connection.step.get() {
        Step::Waiting => view! { <ClosedNotice session closed=closed.clone()/> }.into_any(),
        Step::Asking => ().into_any(),
        Step::NoKey(words) => {
            let text = i18n.fill(Key::NoHostKeyText, &[("words", &words)]);
            view! {
                <Notice tone=Tone::Danger title=i18n.text(Key::NoHostKey)>
                    <p>{text.trim_end().to_owned()}</p>
                </Notice>
            }
            .into_any()
        }
        Step::Failed(error) => {
            view! { <ConnectError address=connection.base.get_value() error/> }.into_any()
        }
    };
    let is_asking = move || matches!(connection.step.get(), Step::Asking);
    let label = move || {
        i18n.text(if is_asking() {
            Key::Connecting
        } else {
            Key::Connect
        })
    };
    view! {
        <div class="stack">
            {state}
            <AbandonedOperations/>
            <div class="row">
                <button
                    type="button"
                    class=ButtonKind::Primary.class()
                    aria-disabled=move || aria_bool(is_asking())
                    on:click=move |_| connection.ask()
                >
                    {label}
                </button>
            </div>
        </div>
    }
}

/// Keys that end after a while are nothing to ask a person about.
fn is_due(session: Session, closed: &Closed) -> bool {
    let is_long_ago = |asked_at: Timestamp| clock::now().as_millis() - asked_at.as_millis() > FRESH;
    match closed {
        Closed::Fresh => true,
        Closed::Locked | Closed::LockedElsewhere | Closed::Idle(_) => false,
        Closed::Rejected(_) => session.key_asked_at.get_value().is_none_or(is_long_ago),
    }
}
