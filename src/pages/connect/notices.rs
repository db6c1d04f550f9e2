//! Why nobody is connected, and why connecting failed.

use crate::{
    api::ApiError,
    components::{Notice, Tone},
    i18n::{Key, use_i18n},
    pages::error_message,
    state::{Closed, Session},
};
use leptos::prelude::*;

/// Three failures that call for three different next steps: the key, the way there, the address.
#[component]
pub fn ConnectError(
    /// Where the API should be.
    address: String,
    /// What came of it.
    error: ApiError,
) -> impl IntoView {
    let i18n = use_i18n();
    let (title, text) = match &error {
        ApiError::Unreachable { .. } => (
            i18n.fill(Key::NoResponseTitle, &[("address", &address)]),
            i18n.text(Key::NoResponseText).to_owned(),
        ),
        ApiError::Unexpected { status, detail } => (
            i18n.text(Key::NotTheApiTitle).to_owned(),
            i18n.fill(
                Key::NotTheApiText,
                &[("status", &status.to_string()), ("detail", detail)],
            ),
        ),
        other => error_message::of_error(i18n, other),
    };
    view! {
        <Notice tone=Tone::Danger title>
            <p>{text}</p>
        </Notice>
    }
}

/// Nothing at first.
#[component]
pub fn ClosedNotice(
    /// What has ended.
    session: Session,
    /// Why.
    closed: Closed,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_rejected = matches!(closed, Closed::Rejected(_));
    let (title, text) = match closed {
        Closed::Fresh => return None,
        Closed::Locked => (i18n.text(Key::LockedTitle).to_owned(), None),
        Closed::LockedElsewhere => (i18n.text(Key::LockedElsewhereTitle).to_owned(), None),
        Closed::Idle(minutes) => (i18n.count(Key::IdleTitle, u64::from(minutes)), None),
        Closed::Rejected(message) => (
            i18n.text(Key::RejectedTitle).to_owned(),
            Some(i18n.fill(Key::RejectedText, &[("message", &message)])),
        ),
    };
    let text = text.unwrap_or_else(|| {
        let gone = match session.was_keyless() {
            true => Key::LockedGatewayText,
            false => Key::LockedText,
        };
        i18n.text(gone).to_owned()
    });
    let tone = match is_rejected {
        true => Tone::Danger,
        false => Tone::Locked,
    };
    Some(view! {
        <Notice tone title>
            <p>{text}</p>
        </Notice>
    })
}
