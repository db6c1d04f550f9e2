//! The dashboard as one element: what every screen stands in.

mod config_problem;
mod help;
mod idle;
mod language;
mod late;
mod shell;

use leptos::prelude::*;

use crate::{
    api::Client,
    browser::{address_bar, channel::Channel, host_page::HostPage, listener::Listener, task},
    components::stay_when_files_are_dropped,
    domain::{ApiKey, Config, ConfigProblem, KeyMode, Numerals, OrderForm, OrderKind, order},
    state::{
        Closed, Drafts, Jobs, Journal, KeptKey, Known, LookUp, Navigation, Orders, Phase,
        Prefetched, Revocation, Session, Settings, Settling, Templates, UnderWay, provide_now,
        use_settings,
    },
    ui::element::{El, dynamic},
};

pub use language::Speech;

/// What the dashboard starts from.
pub struct Start {
    pub config: Result<Config, ConfigProblem>,
    pub prefetched: Option<Prefetched>,
}

/// The whole dashboard. Everything that it holds ends with the current owner.
pub fn dashboard(start: Start) -> El {
    let config = match start.config {
        Ok(config) => config,
        Err(problem) => {
            language::provide();
            return config_problem::screen(&problem);
        }
    };
    let i18n = language::provide();
    let session = Session::new(first_phase(&config));
    provide_context(session);
    let navigation = Navigation::follow_address(&config);
    provide_context(navigation);
    let under_way = UnderWay::provide();
    // Whoever closes the page now would not see what became of it: the browser asks first.
    let leaving = Listener::of_window("beforeunload", move |event| {
        if !under_way.is_idle() {
            event.prevent_default();
        }
    });
    StoredValue::new_local(leaving);
    let idle_minutes = config.idle_lock_minutes;
    Settings::provide(config);
    let journal = Journal::provide();
    let settling = Settling::new(journal);
    provide_context(settling);
    let templates = Templates::read(session);
    provide_context(templates);
    let now = provide_now(session);
    let page: HostPage = expect_context();
    let mut was_open = false;
    // From and to the other tabs of this account.
    let mut tabs = None;
    Effect::new(move |_| {
        if matches!(session.phase(), Phase::Closed(Closed::Rejected(_))) {
            page.tell("auth-error", &[]);
        }
        let is_open = session.is_open();
        if is_open && !was_open {
            tabs = session.client().and_then(|client| {
                let name = "share-code-dashboard lock ".to_owned() + &client.fingerprint().hex();
                Channel::open(&name, move || session.close(Closed::LockedElsewhere))
            });
            templates.claim();
            now.learn();
            task::spawn(async move {
                journal.load().await;
                settling.adopt(session);
            });
        }
        if was_open && !is_open {
            if let Some(tabs) = tabs.take()
                && matches!(session.phase(), Phase::Closed(Closed::Locked))
            {
                tabs.tell();
            }
            under_way.leave();
            navigation.forget();
            settling.forget();
        }
        was_open = is_open;
    });
    // Whoever removes the dashboard has no use for what it is still reading.
    on_cleanup(move || {
        if let Some(client) = session.client() {
            client.end_reads();
        }
    });
    stay_when_files_are_dropped();
    late::Late::provide();
    idle::lock_when_idle(session, idle_minutes);
    let prefetched = StoredValue::new(start.prefetched);
    let is_open = Memo::new(move |_| session.is_open());
    dynamic(move || {
        let is_open = is_open.get();
        if is_open {
            provide_work();
        }
        dynamic(move || {
            // In another language all words are others, and all work is the same.
            i18n.language();
            shell::shell(session, is_open, prefetched)
        })
    })
}

/// Behind a gateway, and with a key that this tab keeps, nobody has to knock.
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

/// What is typed and made while connected. It ends with the connection.
fn provide_work() {
    let form = OrderForm {
        kind: OrderKind::Ip,
        plan: order::only_plan(OrderKind::Ip).to_owned(),
        amount: String::new(),
        codes: String::new(),
        forward_to: String::new(),
        numerals: Numerals::PLAIN,
    };
    provide_context(Orders::new(form));
    let known = Known::provide();
    provide_context(Drafts::new(known, use_settings()));
    provide_context(LookUp::new(known));
    provide_context(Revocation::default());
    Jobs::provide().find_left(expect_context());
}
