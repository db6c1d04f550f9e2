//! The addresses that codes were made out to before, for fields that want one.

use crate::state::Recipients;
use leptos::prelude::*;

/// What a field offers that has this id as its `list`.
#[component]
pub fn RecipientOptions(
    /// The id.
    id: &'static str,
) -> impl IntoView {
    let recipients: Recipients = expect_context();
    view! {
        <datalist id=id>
            <For each=move || recipients.all() key=Clone::clone let(address)>
                <option value=address></option>
            </For>
        </datalist>
    }
}
