//! Orders that ended otherwise than the person has reason to believe: said above every screen, until they are dismissed.

use leptos::prelude::*;
use std::sync::Arc;

use super::{doubt, value};
use crate::{
    browser::task,
    domain::{End, OrderRecord, OrderState},
    i18n::{I18n, Key, use_i18n},
    state::{
        Journal, Navigation, Now, Revocation, Session, Settings, View, find_codes, use_now,
        use_settings,
    },
    ui::{
        Tone,
        element::{El, button, div, fragment, p},
        notice,
    },
};

/// What the buttons of a surprise act on.
#[derive(Clone, Copy)]
struct Surprises {
    journal: Journal,
    session: Session,
    navigation: Navigation,
    revocation: Revocation,
    settings: Settings,
    now: Now,
}

/// Nothing, mostly.
pub fn surprises() -> El {
    let i18n = use_i18n();
    let surprises = Surprises {
        journal: expect_context(),
        session: expect_context(),
        navigation: expect_context(),
        revocation: expect_context(),
        settings: use_settings(),
        now: use_now(),
    };
    div().class("surprises").dynamic(move || {
        let news = surprises.journal.news();
        news.iter().fold(fragment(), |all, record| {
            all.child(surprises.notice(i18n, record))
        })
    })
}

impl Surprises {
    fn notice(self, i18n: I18n, record: &Arc<OrderRecord>) -> El {
        let end = match record.state {
            OrderState::Settled { end, .. } => end,
            _ => return fragment(),
        };
        let (made, asked) = (record.claimed().len() as u64, record.order.codes());
        let title = match end {
            End::NotMade => i18n.text(Key::NotMadeTitle).to_owned(),
            _ => i18n.count_with(Key::MadeTitle, made, &[("asked", &i18n.integer(asked))]),
        };
        let text = i18n.text(match end {
            End::MadeMore => Key::MoreText,
            End::MadeFewer => Key::FewerText,
            End::Made => Key::OtherwiseText,
            _ => Key::NotMadeText,
        });
        let revoke = (made > asked).then(|| self.revoke(i18n, record, made - asked));
        let (journal, id) = (self.journal, record.id.clone());
        let dismiss = button()
            .class("button")
            .attr("type", "button")
            .on_click(move || {
                let id = id.clone();
                task::spawn(async move { journal.dismiss(&id).await });
            })
            .child(i18n.text(Key::Dismiss));
        let actions = p()
            .class("row")
            .child(revoke)
            .child(doubt::open_activity(i18n))
            .child(dismiss);
        let rest = fragment()
            .child(p().child(value::order_words(i18n, &record.order)))
            .child(p().child(text))
            .child(actions);
        notice(Tone::Danger, title, rest)
    }

    /// Looks up which codes that are, and asks.
    fn revoke(self, i18n: I18n, record: &Arc<OrderRecord>, surplus: u64) -> El {
        let record = record.clone();
        let act = move || {
            let Some(client) = self.session.client() else {
                return;
            };
            let record = record.clone();
            task::spawn(async move {
                let found = find_codes(&client, &record).await;
                if !self.session.is_of(&client) {
                    return;
                }
                match found {
                    Ok(rows) => {
                        let now = self.now.exactly();
                        let surplus = doubt::surplus(&rows, &record, self.settings, now);
                        self.revocation.ask(surplus);
                        self.navigation.go(View::Issued);
                    }
                    Err(error) => self.session.note(&client, &error),
                }
            });
        };
        button()
            .class("button button-danger")
            .attr("type", "button")
            .on_click(act)
            .child(i18n.count(Key::RevokeSurplus, surplus))
    }
}
