//! The way to another language.

use crate::{
    i18n::{Key, name_of_language, use_i18n},
    state::LanguageSwitch,
};
use leptos::prelude::*;

/// A choice of languages, each by its own name; nothing where the page has loaded none.
#[component]
pub fn LanguageChoice(
    /// The class of its label; as `unseen`, screen readers alone know of it.
    #[prop(default = "label")]
    label_class: &'static str,
) -> impl IntoView {
    let i18n = use_i18n();
    let switch: LanguageSwitch = expect_context();
    let tags = switch.tags()?;
    // Another language makes the screen again, and the choice with it.
    let spoken = untrack(|| i18n.language());
    let options = tags.into_iter().map(|tag| {
        let is_spoken = tag == spoken.name();
        let name = name_of_language(&tag);
        view! {
            <option value=tag.clone() lang=tag selected=is_spoken>
                {name}
            </option>
        }
    });
    let options = options.collect_view();
    Some(view! {
        <div class="field">
            <label class=label_class for="language">
                {i18n.text(Key::Language)}
            </label>
            <select
                class="input"
                id="language"
                on:change=move |event| switch.choose(&event_target_value(&event))
            >
                {options}
            </select>
        </div>
    })
}
