//! The field for a part of a code. `/` leads to it from anywhere.

use crate::{
    components::{Icon, IconName, Shortcuts, on_shortcut},
    i18n::{Key, use_i18n},
    pages::codes::Screen,
    platform::{clock, task},
};
use leptos::{ev::Event, html, prelude::*};

/// A pause in typing that is long enough to ask, in milliseconds.
const PAUSE: i64 = 250;

/// Asks once the person pauses.
#[component]
pub fn SearchField(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let query = screen.listing.query;
    let field = NodeRef::<html::Input>::new();
    let keyword = RwSignal::new(query.with_untracked(|query| query.keyword.clone()));
    // Back, a link or a chip may change it from outside.
    Effect::new(move |_| {
        let asked = query.with(|query| query.keyword.clone());
        if keyword.with_untracked(|typed| typed.trim() != asked) {
            keyword.set(asked);
        }
    });
    let touches = StoredValue::new(0);
    let on_typed = move |event: Event| {
        let typed = event_target_value(&event);
        keyword.set(typed.clone());
        let touch = touches.get_value() + 1;
        touches.set_value(touch);
        task::spawn(async move {
            clock::sleep(PAUSE).await;
            // Whoever types on will ask later; nobody asks once the field is gone.
            if touches.try_get_value() == Some(touch) {
                screen.navigation.update_query(screen.list, false, |query| {
                    typed.trim().clone_into(&mut query.keyword)
                });
            }
        });
    };
    on_shortcut(move |key| {
        let field = field.try_get_untracked().flatten();
        let field = field.filter(|_| key == "/");
        if let Some(field) = &field {
            // Fails only on elements that are gone.
            let _ = field.focus();
        }
        field.is_some()
    });
    let Shortcuts(has_shortcuts) = expect_context();
    view! {
        <label class="input search">
            <Icon name=IconName::Search/>
            <span class="unseen">{i18n.text(Key::SearchCodes)}</span>
            <input
                type="search"
                placeholder=i18n.text(Key::SearchCodes)
                autocomplete="off"
                spellcheck="false"
                node_ref=field
                prop:value=move || keyword.get()
                on:input=on_typed
            />
            {has_shortcuts.then(|| view! { <kbd aria-hidden="true">"/"</kbd> })}
        </label>
    }
}
