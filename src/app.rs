//! The dashboard as one component: what every screen stands in.

mod config_error;
mod connected;
mod help_button;
mod idle;
mod language;
mod link_notice;
mod links;
mod shell;
mod shortcuts;
mod theme;

use leptos::prelude::*;

use crate::{
    api::Client,
    components::{Shortcuts, stay_when_files_are_dropped},
    domain::{ApiKey, Config, ConfigProblem, KeyMode},
    i18n::use_i18n,
    pages::{
        connect::{Attempt, Connect},
        lazy::LazyParts,
        new_version::NewVersion,
    },
    platform::{address_bar, host_bridge::HostBridge, listener::Listener},
    state::{
        Closed, Journal, KeptKey, Navigation, PendingOperations, Phase, Preferences, Prefetched,
        Reconciler, RedeemLink, SavedViews, Session, Settings, Templates, provide_now,
    },
};
use config_error::ConfigError;
use connected::Connected;
use shell::Shell;

/// The whole dashboard. Everything that it holds ends with the current owner.
#[component]
pub fn App(
    /// What config.json and the element say.
    config: Result<Config, ConfigProblem>,
    /// The listing that is under way already.
    prefetched: Option<Prefetched>,
) -> impl IntoView {
    language::provide();
    match config {
        Ok(config) => view! { <Dashboard config prefetched/> }.into_any(),
        Err(problem) => view! { <ConfigError problem/> }.into_any(),
    }
}

#[component]
fn Dashboard(config: Config, prefetched: Option<Prefetched>) -> impl IntoView {
    let page: HostBridge = expect_context();
    let session = Session::new(first_phase(&config));
    provide_context(session);
    let navigation = Navigation::follow_address(&config);
    provide_context(navigation);
    RedeemLink::provide(navigation);
    let pending = PendingOperations::provide();
    NewVersion::provide();
    // Whoever closes the page now would not see what became of it: the browser asks first.
    let leaving = Listener::of_window("beforeunload", move |event| {
        if !pending.is_idle() {
            event.prevent_default();
        }
    });
    StoredValue::new_local(leaving);
    let idle_minutes = config.idle_lock_minutes;
    provide_context(Shortcuts(config.shows("shortcuts")));
    let settings = Settings::provide(config);
    let preferences = Preferences::provide(session, use_i18n(), &page);
    SavedViews::provide(preferences, navigation, settings);
    if !page.is_embedded() {
        theme::follow(preferences);
    }
    let journal = Journal::provide();
    provide_context(Reconciler::new(journal));
    provide_context(Templates::read(session));
    provide_now(session);
    Effect::new(move |_| {
        if matches!(session.phase(), Phase::Closed(Closed::Rejected(_))) {
            page.emit("auth-error", &[]);
        }
    });
    stay_when_files_are_dropped();
    LazyParts::provide();
    idle::lock_when_idle(session, idle_minutes);
    let prefetched = StoredValue::new(prefetched);
    let client = Memo::new(move |_| match session.phase() {
        Phase::Open(client) => Some(client),
        Phase::Closed(_) => None,
    });
    // Whoever comes back from a lock connects to the same place in the same way.
    let attempt = Attempt::begin();
    move || match client.get() {
        Some(client) => view! { <Connected session client prefetched/> }.into_any(),
        None => view! { <Disconnected attempt/> }.into_any(),
    }
}

#[component]
fn Disconnected(attempt: Attempt) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        // In another language all words are others, and what was typed is the same.
        i18n.language();
        view! {
            <Shell base=Signal::derive(move || attempt.address())>
                <Connect attempt/>
            </Shell>
        }
    }
}

/// Behind a gateway, and with a key that this tab keeps, nobody has to type one.
fn first_phase(config: &Config) -> Phase {
    let base = config.api.clone().unwrap_or_else(address_bar::origin);
    if config.key_mode == Some(KeyMode::Gateway) {
        return Phase::Open(Client::through_gateway(&base));
    }
    // A key is for one address: after config.json has changed it, the person is asked again.
    let kept = KeptKey::read().filter(|kept| config.api.is_none() || kept.base == base);
    match kept.and_then(|kept| Some((kept.base, kept.mode, ApiKey::new(kept.key)?))) {
        Some((base, mode, key)) => Phase::Open(Client::with_key(&base, mode, key)),
        None => Phase::Closed(Closed::Fresh),
    }
}
