//! Keys that lead to a screen from anywhere, and to the palette.

use crate::{
    components::{Shortcuts, is_in_overlay, on_key, on_shortcut, shortcut_key},
    pages::{
        lazy::{Lazy, Part},
        screens,
    },
    platform::clock,
    state::{Navigation, use_settings},
};
use leptos::{ev::KeyboardEvent, prelude::*};

/// Milliseconds within which the second key of two follows the first.
const PAUSE: f64 = 1_500.0;

/// Ctrl or Cmd with `k` opens the palette; `g` and the key of a screen lead there.
#[component]
pub fn GlobalShortcuts() -> impl IntoView {
    let navigation: Navigation = expect_context();
    let Shortcuts(are_heard) = expect_context();
    let has_navigation = use_settings().with(|config| config.shows("navigation"));
    let is_palette_open = RwSignal::new(false);
    on_key(move |event| {
        let is_open = is_palette_open.get_untracked();
        if are_heard && is_palette_key(event) && (is_open || !is_in_overlay(event)) {
            event.prevent_default();
            is_palette_open.set(!is_open);
        }
    });
    // When `g` was pressed, until another key is.
    let leader = StoredValue::new(None);
    on_shortcut(move |key| {
        let now = clock::monotonic();
        let before = leader.try_update_value(Option::take).flatten();
        let is_second = before.is_some_and(|before| now - before < PAUSE);
        let mut screens = screens::offered(navigation).into_iter();
        let screen =
            screens.find(|screen| has_navigation && is_second && key == screen.key.to_string());
        if let Some(screen) = screen {
            navigation.go(screen.view);
        } else if key == "g" {
            leader.set_value(Some(now));
        }
        screen.is_some()
    });
    view! { <Lazy part=Part::Palette(is_palette_open) is_wanted=is_palette_open/> }
}

fn is_palette_key(event: &KeyboardEvent) -> bool {
    let is_held = event.ctrl_key() || event.meta_key();
    let is_alone = !event.shift_key() && !event.alt_key() && !event.repeat();
    is_held && is_alone && shortcut_key(event) == "k"
}
