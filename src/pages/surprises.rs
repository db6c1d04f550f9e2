//! Orders that ended otherwise than the person has reason to believe: said above every screen, until they are dismissed.

use leptos::prelude::*;
use std::sync::Arc;

use super::{open_activity::OpenActivity, surplus::surplus, value};
use crate::{
    components::{Button, ButtonKind, Notice, Tone},
    domain::{End, OrderRecord, OrderState},
    i18n::{Key, use_i18n},
    platform::task,
    state::{Journal, Navigation, Revocation, Session, View, find_codes, use_now, use_settings},
};

/// Nothing, mostly.
#[component]
pub fn Surprises() -> impl IntoView {
    let journal: Journal = expect_context();
    // An order whose result changes again is shown again.
    let key = |record: &Arc<OrderRecord>| (record.id.clone(), record.claimed().len());
    view! {
        <div class="surprises">
            <For each=move || journal.news() key let(record)>
                <Surprise journal record/>
            </For>
        </div>
    }
}

#[component]
fn Surprise(journal: Journal, record: Arc<OrderRecord>) -> impl IntoView {
    let i18n = use_i18n();
    let OrderState::Settled { end, .. } = record.state else {
        return None;
    };
    let (made, asked) = (record.claimed().len() as u64, record.order.codes());
    let title = match end {
        End::NotMade => i18n.text(Key::NotMadeTitle).to_owned(),
        _ => value::created(i18n, made, asked),
    };
    let text = i18n.text(match end {
        End::MadeMore => Key::MoreText,
        End::MadeFewer => Key::FewerText,
        End::Made => Key::OtherwiseText,
        _ => Key::NotMadeText,
    });
    let order = value::order_label(i18n, &record.order);
    let id = record.id.clone();
    let dismiss = move || {
        let id = id.clone();
        task::spawn(async move { journal.dismiss(&id).await });
    };
    let revoke = (made > asked).then(|| view! { <RevokeSurplus record n=made - asked/> });
    Some(view! {
        <Notice tone=Tone::Danger title>
            <p>{order}</p>
            <p>{text}</p>
            <p class="row">
                {revoke}
                <OpenActivity/>
                <Button on_click=dismiss>{i18n.text(Key::Dismiss)}</Button>
            </p>
        </Notice>
    })
}

/// Looks up which codes that are, and asks.
#[component]
fn RevokeSurplus(record: Arc<OrderRecord>, n: u64) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let navigation: Navigation = expect_context();
    let revocation: Revocation = expect_context();
    let (settings, now) = (use_settings(), use_now());
    let revoke = move || {
        let Some(client) = session.client() else {
            return;
        };
        let record = record.clone();
        task::spawn(async move {
            let found = find_codes(&client, &record).await;
            if !session.is_of(&client) {
                return;
            }
            match found {
                Ok(rows) => {
                    revocation.ask(surplus(&rows, &record, settings, now.exactly()));
                    navigation.go(View::Issued);
                }
                Err(error) => session.note(&client, &error),
            }
        });
    };
    view! {
        <Button kind=ButtonKind::Danger on_click=revoke>
            {i18n.count(Key::RevokeExtra, n)}
        </Button>
    }
}
