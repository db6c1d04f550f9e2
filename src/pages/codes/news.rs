//! What has changed in the list since its rows were read: looked for when the page is shown again, and every half minute where
//! the person wants it.

use super::Screen;
use crate::{
    components::{Button, ButtonKind, is_field_focused},
    i18n::{Key, use_i18n},
    platform::{clock, clock::Interval, is_visible, listener::Listener, task},
    state::{ListChange, Preferences},
};
use leptos::prelude::*;

/// Rows this old are looked after when the page is shown again, in milliseconds.
const OLD: i64 = 60_000;

/// Between two looks, in milliseconds.
const PAUSE: u32 = 30_000;

/// "3 new codes", with the button that shows them.
#[component]
pub fn ListNews(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let preferences: Preferences = expect_context();
    let listing = screen.listing;
    let look = move || {
        // Nothing may change under the hand of somebody who selects or types.
        let is_free = untrack(|| screen.table.selection.is_empty()) && !is_field_focused();
        if is_free && is_visible() {
            task::spawn(listing.look_again());
        }
    };
    let is_old = move || {
        let read_at = listing.read_at.get_untracked();
        read_at.is_some_and(|read_at| clock::now().as_millis() - read_at.as_millis() >= OLD)
    };
    let shown_again = Listener::of_window("visibilitychange", move |_| {
        if is_old() {
            look();
        }
    });
    StoredValue::new_local(shown_again);
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        let is_live = preferences.is_live();
        timer.set_value(is_live.then(|| Interval::new(PAUSE, look)));
    });
    let words = move || {
        Some(match listing.change.get()? {
            ListChange::NewCodes(n) => i18n.count(Key::NewCodes, n as u64),
            ListChange::Other => i18n.text(Key::ListHasChanged).to_owned(),
        })
    };
    view! {
        <span class="list-news" role="status">
            {move || words().map(|words| view! {
                {words}
                    " "
                <Button kind=ButtonKind::Link on_click=move || listing.reload()>
                    {i18n.text(Key::Show)}
                </Button>
            })}
        </span>
    }
}
