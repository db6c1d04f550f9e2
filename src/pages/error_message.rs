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
        // What the browser calls it is not for people.
        ApiError::Unreachable { .. } => {
            title_and_text(Key::UnreachableTitle, Key::UnreachableText, &[])
        }
        ApiError::Rejected { message } => title_and_text(
            Key::RejectedTitle,
            Key::RejectedText,
            &[("message", message)],
        ),
        ApiError::Invalid { .. } => title_and_text(
            Key::InvalidTitle,
            Key::InvalidText,
            &[("message", &error.words())],
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
