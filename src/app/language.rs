//! The language of the dashboard.

use crate::{
    components::Host,
    i18n::{Language, provide as provide_i18n},
    platform::{document, host_bridge::HostBridge},
    state::LanguageSwitch,
};
use leptos::prelude::*;

/// Provides the language that the page has chosen, and marks the element that the dashboard stands in with it.
pub fn provide() {
    let page: HostBridge = expect_context();
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
    provide_context(LanguageSwitch::new(i18n, page));
}
