//! Why the door is closed, and why it did not open.

use super::{Form, Problem};
use crate::{
    api::ApiError,
    i18n::{I18n, Key},
    pages::words,
    state::{Closed, Session},
    ui::{
        Tone,
        element::{El, p},
        notice,
    },
};
use leptos::prelude::*;

/// Three failures that call for three different next steps: the key, the way there, the address. Tracks.
pub fn of_problem(i18n: I18n, form: Form) -> Option<El> {
    let Some(Problem::Api(error)) = form.problem.get() else {
        return None;
    };
    Some(of_error(i18n, &form.address.get_untracked(), &error))
}

/// The same for an API at this address.
pub fn of_error(i18n: I18n, address: &str, error: &ApiError) -> El {
    let (title, text) = match error {
        ApiError::Unreachable { .. } => (
            i18n.fill(Key::NoAnswerTitle, &[("address", address)]),
            i18n.text(Key::NoAnswerText).to_owned(),
        ),
        ApiError::Unexpected { status, detail } => (
            i18n.text(Key::NotTheApiTitle).to_owned(),
            i18n.fill(
                Key::NotTheApiText,
                &[("status", &status.to_string()), ("detail", detail)],
            ),
        ),
        other => words::of_error(i18n, other),
    };
    notice(Tone::Danger, title, p().child(text))
}

/// Gone once the person has tried to get in again. Tracks.
pub fn of_closed(i18n: I18n, session: Session, form: Form, closed: &Closed) -> Option<El> {
    if form.is_connecting.get() || form.problem.with(Option::is_some) {
        return None;
    }
    of_reason(i18n, session, closed)
}

pub fn of_reason(i18n: I18n, session: Session, closed: &Closed) -> Option<El> {
    let gone = i18n.text(if session.was_keyless() {
        Key::LockedGatewayText
    } else {
        Key::LockedText
    });
    let (title, text) = match closed {
        Closed::Fresh => return None,
        Closed::Locked => (i18n.text(Key::LockedTitle).to_owned(), gone.to_owned()),
        Closed::LockedElsewhere => (
            i18n.text(Key::LockedElsewhereTitle).to_owned(),
            gone.to_owned(),
        ),
        Closed::Idle(minutes) => (
            i18n.count(Key::IdleTitle, u64::from(*minutes)),
            gone.to_owned(),
        ),
        Closed::Rejected(message) => (
            i18n.text(Key::RejectedTitle).to_owned(),
            i18n.fill(Key::RejectedText, &[("message", message)]),
        ),
    };
    Some(notice(Tone::Doubt, title, p().child(text)))
}
