//! The way to another language.

use crate::{
    components::{Icon, IconName},
    i18n::{Key, name_of_language, use_i18n},
    state::LanguageSwitch,
};
use leptos::{html, prelude::*};

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
    let (is_lost, select) = (switch.is_lost, NodeRef::<html::Select>::new());
    let name = spoken.name().to_owned();
    Effect::new(move |_| {
        // What can't be spoken is not what is chosen.
        if let (true, Some(select)) = (is_lost.get(), select.get_untracked()) {
            select.set_value(&name);
        }
    });
    Some(view! {
        <div class="field">
            <label class=label_class for="language">
                {i18n.text(Key::Language)}
            </label>
            <select
                class="input"
                id="language"
                node_ref=select
                on:change=move |event| switch.choose(&event_target_value(&event))
            >
                {options}
            </select>
            <Show when=move || is_lost.get()>
                <p class="problem" role="alert">
                    <Icon name=IconName::Alert/>
                    <span>{i18n.text(Key::LanguageLost)}</span>
                </p>
            </Show>
        </div>
    })
}
