//! What happened to a code, on one line of time.

use crate::{
    domain::{CodeEntry, Instant, Status},
    i18n::{Key, use_i18n},
    pages::value,
    state::use_now,
    ui::{
        Icon,
        element::{El, li, ol, small, span, time},
        icon,
    },
};

/// What lies ahead is dashed.
pub fn life(entry: &CodeEntry, status: Status, now: Instant) -> El {
    let i18n = use_i18n();
    let mut events = Vec::new();
    let with_address = |words: Key, address: &str| {
        span()
            .child(i18n.text(words))
            .child(" ")
            .child(value::email(address))
    };
    let plain = |words: Key| span().child(i18n.text(words));
    if let Some(created) = entry.created_at {
        events.push(event(Icon::MarkUnused, plain(Key::Created), Some(created)));
    }
    if let Some(address) = &entry.forward_to {
        let forwarded = event(
            Icon::MarkUnused,
            with_address(Key::ForwardedTo, address),
            None,
        );
        events.push(forwarded.child(small().child(i18n.text(Key::OnlyThisAccount))));
    }
    if status == Status::Used {
        let words = match &entry.used_by {
            Some(address) => with_address(Key::UsedBy, address),
            None => plain(Key::Used),
        };
        events.push(event(Icon::MarkUsed, words, entry.used_at));
    }
    if status == Status::Revoked {
        events.push(event(Icon::MarkRevoked, plain(Key::StatusRevoked), None));
    }
    if let Some(expires) = entry.expired_at {
        let words = match status {
            Status::Used | Status::Revoked => Key::WouldHaveExpired,
            _ if expires < now => Key::StatusExpired,
            _ => Key::Expires,
        };
        if let Some(last) = events.pop() {
            events.push(if expires < now {
                last
            } else {
                last.flag("data-ahead")
            });
        }
        events.push(event(Icon::MarkExpired, plain(words), Some(expires)));
    }
    ol().class("life").child(events)
}

fn event(mark: Icon, words: El, at: Option<Instant>) -> El {
    let i18n = use_i18n();
    let now = use_now();
    let event = li().child(icon(mark)).child(words);
    let Some(at) = at else {
        return event;
    };
    let is_end = mark == Icon::MarkExpired;
    let relative = move || value::relative_words(i18n, at, now.get(), is_end);
    event
        .child(time().attr("datetime", at.iso8601()).dynamic(relative))
        .child(small().child(value::both_zones(i18n, at)))
}
