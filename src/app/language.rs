//! The language: chosen by the page, and then by the person.

use crate::{
    browser::{document, host_page::HostPage, local_storage, task},
    components::Host,
    i18n::{I18n, Key, Language, name_of_language, provide as provide_i18n, use_i18n},
};
use leptos::prelude::*;

/// Where the choice of the person is kept, so that web/languages.js finds it.
const CHOSEN: &str = "share-code-dashboard.language";

/// What a language can be changed by. Cheap to clone.
#[derive(Clone)]
pub struct Speech {
    i18n: I18n,
    page: HostPage,
}

/// Speaks what the page has chosen, and marks the element that the dashboard stands in with it.
pub fn provide() -> I18n {
    let page: HostPage = expect_context();
    let i18n = provide_i18n(Language::of_page(&page));
    let Host(host) = expect_context();
    // On a page of its own, its root is the place where browsers and screen readers look.
    let root = document()
        .document_element()
        .filter(|_| !page.is_embedded());
    let marked = root.unwrap_or_else(|| host.into());
    Effect::new(move |_| {
        let language = i18n.language();
        let direction = if language.is_right_to_left() {
            "rtl"
        } else {
            "ltr"
        };
        // Fails only for a name that no attribute can have.
        let _ = marked.set_attribute("lang", language.name());
        let _ = marked.set_attribute("dir", direction);
    });
    provide_context(Speech { i18n, page });
    i18n
}

impl Speech {
    /// Speaks the language that was loaded.
    pub fn speak(&self, loaded: &HostPage) {
        self.i18n.speak(Language::of_page(loaded));
    }

    /// Loads the language of this tag and speaks it; kept for the next visit.
    fn choose(&self, tag: &str) {
        let (speech, tag) = (self.clone(), tag.to_owned());
        task::spawn(async move {
            if let Some(loaded) = speech.page.read_language(&tag).await {
                local_storage::write(CHOSEN, &tag);
                speech.speak(&loaded);
            }
        });
    }
}

/// A choice of languages, each by its own name; nothing where the page has loaded none.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let i18n = use_i18n();
    let speech: Speech = expect_context();
    let tags = speech.page.list("languages")?;
    let spoken = i18n.language();
    let options = tags.into_iter().map(|tag| {
        let is_spoken = tag == spoken.name();
        let name = name_of_language(&tag);
        view! {
            <option value=tag.clone() lang=tag selected=is_spoken>
                {name}
            </option>
        }
    });
    Some(view! {
        <div class="field">
            <label class="label" for="language">
                {i18n.text(Key::Language)}
            </label>
            <select
                class="input"
                id="language"
                on:change=move |event| speech.choose(&event_target_value(&event))
            >
                {options.collect_view()}
            </select>
        </div>
    })
}
