//! The door in a host page that has the key: nobody types one.

use std::{cell::Cell, rc::Rc};

use super::notices;
use crate::{
    api::{ApiError, Client},
    browser::{address_bar, clock, host_page::HostPage, task},
    domain::{ApiKey, Instant, KeyMode},
    i18n::{Key, use_i18n},
    live::{self, Live},
    pages::left,
    state::{Closed, Phase, Session, use_settings},
    ui::{
        Tone,
        element::{El, button, div, h1, header, p},
        notice,
    },
};

/// Milliseconds after which a host is asked for another key by itself, when the API no longer takes the last one.
const FRESH: i64 = 10_000;

/// When the host was last asked. It outlives the screen.
#[derive(Clone, Default)]
struct Asked(Rc<Cell<Option<Instant>>>);

impl Asked {
    fn expect() -> Self {
        live::find().unwrap_or_else(|| {
            let asked = Self::default();
            live::provide(asked.clone());
            asked
        })
    }

    fn is_long_ago(&self) -> bool {
        let now = clock::now().as_millis();
        self.0.get().is_none_or(|at| now - at.as_millis() > FRESH)
    }
}

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
    let step = Live::new(Step::Waiting);
    let page = Live::new(page);
    let base = use_settings().with(|config| config.api.clone());
    let base = base.unwrap_or_else(address_bar::origin);
    let mode = use_settings().with(|config| config.key_mode);
    let mode = mode.filter(|mode| *mode != KeyMode::Gateway);
    let mode = mode.unwrap_or(KeyMode::Header);
    let asked = Asked::expect();
    let ask = {
        let (asked, base) = (asked.clone(), base.clone());
        move || {
            asked.0.set(Some(clock::now()));
            ask(session, page.get_untracked(), step, base.clone(), mode);
        }
    };
    // Keys that end after a while are nothing to ask a person about.
    let is_due = match closed {
        Closed::Fresh => true,
        Closed::Locked | Closed::LockedElsewhere | Closed::Idle(_) => false,
        Closed::Rejected(_) => asked.is_long_ago(),
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
                .child(left::behind())
                .child(div().class("row").child(again)),
        )
}

fn ask(session: Session, page: HostPage, step: Live<Step>, base: String, mode: KeyMode) {
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
        step.try_set(failed);
    });
}
