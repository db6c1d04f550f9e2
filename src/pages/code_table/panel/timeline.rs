//! What happened to a code, on one line of time.

use crate::{
    components::{Icon, IconName},
    domain::{CodeEntry, Status, Timestamp},
    i18n::{Key, use_i18n},
    pages::value::{self, EmailText},
    state::use_now,
};
use leptos::prelude::*;

/// A point on the line.
struct Event {
    icon: IconName,
    what: Key,
    /// To whom or by whom.
    address: Option<String>,
    at: Option<Timestamp>,
    remark: Option<Key>,
    /// What comes after it lies ahead.
    leads_ahead: bool,
}

impl Event {
    fn new(icon: IconName, what: Key) -> Self {
        Self {
            icon,
            what,
            address: None,
            at: None,
            remark: None,
            leads_ahead: false,
        }
    }
}

/// What lies ahead is dashed.
#[component]
pub fn Timeline<'a>(
    /// The code.
    entry: &'a CodeEntry,
    /// Its status.
    status: Status,
    /// When it is looked at.
    now: Timestamp,
) -> impl IntoView + use<> {
    let events = events(entry, status, now).into_iter();
    let events = events.map(|event| view! { <TimelineEvent event/> });
    view! { <ol class="life">{events.collect_view()}</ol> }
}

fn events(entry: &CodeEntry, status: Status, now: Timestamp) -> Vec<Event> {
    let mut events = Vec::new();
    if entry.created_at.is_some() {
        events.push(Event {
            at: entry.created_at,
            ..Event::new(IconName::MarkUnused, Key::Created)
        });
    }
    if entry.forward_to.is_some() {
        events.push(Event {
            address: entry.forward_to.clone(),
            remark: Some(Key::OnlyThisAccount),
            ..Event::new(IconName::MarkUnused, Key::Recipient)
        });
    }
    if status == Status::Used {
        let what = match &entry.used_by {
            Some(_) => Key::RedeemedBy,
            None => Key::RedeemedAt,
        };
        events.push(Event {
            address: entry.used_by.clone(),
            at: entry.used_at,
            ..Event::new(IconName::MarkUsed, what)
        });
    }
    if status == Status::Revoked {
        events.push(Event::new(IconName::MarkRevoked, Key::StatusRevoked));
    }
    if let Some(expires) = entry.expired_at {
        let what = match status {
            Status::Used | Status::Revoked if expires < now => Key::WouldHaveExpired,
            Status::Used | Status::Revoked => Key::WouldExpire,
            _ if expires < now => Key::StatusExpired,
            _ => Key::Expires,
        };
        if let Some(last) = events.last_mut() {
            last.leads_ahead = expires >= now;
        }
        events.push(Event {
            at: entry.expired_at,
            ..Event::new(IconName::MarkExpired, what)
        });
    }
    events
}

#[component]
fn TimelineEvent(event: Event) -> impl IntoView {
    let i18n = use_i18n();
    let now = use_now();
    let address = event.address.map(|address| {
        view! {
            " "
            <EmailText address=&address/>
        }
    });
    let is_end = event.icon == IconName::MarkExpired;
    let time = event.at.map(|at| {
        let relative = move || value::relative_time(i18n, at, now.get(), is_end);
        view! {
            <time datetime=at.iso8601()>{relative}</time>
            <small>{value::both_zones(i18n, at)}</small>
        }
    });
    let remark = event.remark.map(|remark| {
        view! { <small>{i18n.text(remark)}</small> }
    });
    view! {
        <li data-ahead=event.leads_ahead.then_some("")>
            <Icon name=event.icon/>
            <span>{i18n.text(event.what)} {address}</span>
            {time}
            {remark}
        </li>
    }
}
