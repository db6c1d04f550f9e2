//! Codes in any text: a field to paste it into, and what was found there.

mod field;
mod preview;
mod questions;

pub use field::PasteField;
pub use preview::PastePreview;

use crate::{domain::Code, i18n::Key, state::Draft};
use leptos::{ev::SubmitEvent, prelude::*};

/// What the form around the field does when it is submitted: acts on the codes, or says that there are none. While the text
/// is still being read it does nothing.
pub fn on_submit(
    draft: Draft,
    problem: RwSignal<Option<Key>>,
    act: impl Fn(Vec<Code>),
) -> impl Fn(SubmitEvent) {
    move |event| {
        event.prevent_default();
        if draft.is_reading.get_untracked() {
            return;
        }
        let codes = draft.codes();
        problem.set(codes.is_empty().then_some(Key::NoCodes));
        if !codes.is_empty() {
            act(codes);
        }
    }
}
