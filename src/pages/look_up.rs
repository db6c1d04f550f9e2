//! Looking codes up: paste, and see where each stands.

mod counts;
mod form;
mod missing;
mod result;

use crate::state::LookUp as CodeLookUp;
use form::LookUpForm;
use leptos::prelude::*;
use result::LookUpResult;

/// The screen: the form, or what was found in its place.
#[component]
pub fn LookUp() -> impl IntoView {
    let look_up: CodeLookUp = expect_context();
    move || match look_up.found.get() {
        Some(found) => view! { <LookUpResult look_up found/> }.into_any(),
        None => view! { <LookUpForm look_up/> }.into_any(),
    }
}
