//! The door in a host page that has the key: nobody types one.

use leptos::prelude::*;

use super::notices;
use crate::{
    api::{ApiError, Client},
    browser::{address_bar, clock, host_page::HostPage, task},
    domain::{ApiKey, Instant, KeyMode},
    i18n::{Key, use_i18n},
    pages::left::LeftUnderWay,
    state::{Closed, Phase, Session, use_settings},
    ui::{
        Tone,
        element::{El, button, div, h1, header, p},
        from_view, notice,
    },
};

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

pub fn screen(session: Session, page: HostPage) -> El {
    let i18n = use_i18n();
    let closed = match session.phase() {
        Phase::Closed(closed) => closed,
        Phase::Open(_) => Closed::Fresh,
    };
    let step = RwSignal::new(Step::Waiting);
    let page = StoredValue::new(page);
    let base = use_settings().with(|config| config.api.clone());
    let base = base.unwrap_or_else(address_bar::origin);
    let mode = use_settings().with(|config| config.key_mode);
    let mode = mode.filter(|mode| *mode != KeyMode::Gateway);
    let mode = mode.unwrap_or(KeyMode::Header);
    let ask = {
        let base = base.clone();
        move || {
            session.key_asked_at.set_value(Some(clock::now()));
            ask(session, page.get_value(), step, base.clone(), mode);
        }
    };
    let is_long_ago = |asked_at: Instant| clock::now().as_millis() - asked_at.as_millis() > FRESH;
    // Keys that end after a while are nothing to ask a person about.
    let is_due = match closed {
        Closed::Fresh => true,
        Closed::Locked | Closed::LockedElsewhere | Closed::Idle(_) => false,
        Closed::Rejected(_) => session.key_asked_at.get_value().is_none_or(is_long_ago),
    };
    if is_due {
        ask();
    }
    let state = move || match step.get() {
        Step::Waiting => notices::of_reason(i18n, session, &closed),
        Step::Asking => None,
        Step::NoKey(words) => {
            let text = i18n.fill(Key::NoHostKeyText, &[("words", &words)]);
            let title = i18n.text(Key::NoHostKey).to_owned();
            Some(notice(
                Tone::Danger,
                title,
                p().child(text.trim_end().to_owned()),
            ))
        }
        Step::Failed(error) => Some(notices::of_error(i18n, &base, &error)),
    };
    let is_asking = move || matches!(step.get(), Step::Asking);
    let again = button()
        .class("button button-primary")
        .attr("type", "button")
        .claim("aria-disabled", is_asking)
        .on_click(ask)
        .dynamic(move || {
            i18n.text(if is_asking() {
                Key::Connecting
            } else {
                Key::Connect
            })
        });
    let title = h1().child(i18n.text(Key::Connect));
    div()
        .class("pane")
        .child(header().class("screen-head").child(title))
        .child(
            div()
                .class("stack")
                .dynamic(state)
                .child(from_view(view! { <LeftUnderWay/> }))
                .child(div().class("row").child(again)),
        )
}

fn ask(session: Session, page: HostPage, step: RwSignal<Step>, base: String, mode: KeyMode) {
    if matches!(step.get_untracked(), Step::Asking) {
        return;
    }
    step.set(Step::Asking);
    task::spawn(async move {
        let key = match page.ask_key().await {
            Ok(key) => ApiKey::new(key).ok_or_else(String::new),
            Err(words) => Err(words),
        };
        let failed = match key {
            Ok(key) => {
                let client = Client::with_key(&base, mode, key);
                match session.connect(client).await {
                    Ok(()) => return,
                    Err(error) => {
                        if matches!(error, ApiError::Rejected { .. }) {
                            page.tell("auth-error", &[]);
                        }
                        Step::Failed(error)
                    }
                }
            }
            Err(words) => Step::NoKey(words),
        };
        step.set(failed);
    });
}
