//! Errors in words: what happened and what it means.

use crate::{
    api::ApiError,
    i18n::{I18n, Key},
};

/// A title and a sentence.
pub fn of_error(i18n: I18n, error: &ApiError) -> (String, String) {
    let title_and_text = |title, text, values: &[(&str, &str)]| {
        (i18n.text(title).to_owned(), i18n.fill(text, values))
    };
    match error {
        ApiError::Unreachable { detail } => title_and_text(
            Key::UnreachableTitle,
            Key::UnreachableText,
            &[("detail", detail)],
        ),
        ApiError::Rejected { message } => {
            title_and_text(Key::RejectedTitle, Key::RejectedText, &[("message", message)])
        }
        ApiError::Invalid { message, problems } => (
            i18n.text(Key::InvalidTitle).to_owned(),
            i18n.fill(Key::InvalidText, &[("message", &with_problems(message, problems))]),
        ),
        ApiError::Throttled { retry_after } => (
            i18n.text(Key::ThrottledTitle).to_owned(),
            i18n.count(Key::ThrottledText, u64::from(retry_after.0)),
        ),
        ApiError::Unexpected { status, detail } => title_and_text(
            Key::UnexpectedTitle,
            Key::UnexpectedText,
            &[("status", &status.to_string()), ("detail", detail)],
        ),
    }
}

/// The server's own words, with each problem that it lists.
pub fn with_problems(message: &str, problems: &[String]) -> String {
    let mut words = message.to_owned();
    for problem in problems {
        if problem != message {
            words += "; ";
            words += problem;
        }
    }
    words
}
