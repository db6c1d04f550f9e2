//! What has changed in the list since its rows were read: looked for when the page is shown again, and every half minute where
//! the person wants it.

use super::{
    Screen,
    position::{Place, keep_position, to_the_first_row},
};
use crate::{
    components::{Button, ButtonKind},
    domain::Timestamp,
    i18n::{Key, use_i18n},
    platform::{clock, clock::Interval, is_visible, listener::Listener, task},
    state::{ListChange, Preferences},
};
use leptos::prelude::*;

/// Rows this old are looked after when the page is shown again, in milliseconds.
const OLD: i64 = 60_000;

/// Between two looks, in milliseconds.
const PAUSE: u32 = 30_000;

/// So long after a key somebody still types, in milliseconds.
const TYPING: i64 = 10_000;

/// "3 new codes", with the button that shows them.
#[component]
pub fn ListChangeNotice(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let preferences: Preferences = expect_context();
    let listing = screen.listing;
    let place = Place::new();
    keep_position(screen, place);
    let typed_at = StoredValue::new(None::<Timestamp>);
    let typing = Listener::of_window("input", move |_| typed_at.set_value(Some(clock::now())));
    StoredValue::new_local(typing);
    // Nothing may change under the hand of somebody who selects or types.
    let is_good_time = move || {
        let is_typing = typed_at.try_get_value().flatten();
        let is_typing = is_typing.is_some_and(|at| clock::now() < at.later(TYPING));
        is_visible() && !is_typing && untrack(|| screen.table.selection.is_empty())
    };
    let look = move || {
        if is_good_time() {
            task::spawn(listing.check_for_changes(is_good_time));
        }
    };
    let is_old = move || {
        let read_at = listing.read_at.get_untracked();
        read_at.is_some_and(|read_at| read_at.later(OLD) <= clock::now())
    };
    let shown_again = Listener::of_window("visibilitychange", move |_| {
        if is_old() {
            look();
        }
    });
    StoredValue::new_local(shown_again);
    let timer = StoredValue::new_local(None);
    Effect::new(move |_| {
        let auto_refresh = preferences.auto_refresh();
        timer.set_value(auto_refresh.then(|| Interval::new(PAUSE, look)));
    });
    let words = move || {
        Some(match listing.change.get()? {
            ListChange::NewCodes(n) => i18n.count(Key::NewCodes, n as u64),
            ListChange::Other => i18n.text(Key::ListHasChanged).to_owned(),
        })
    };
    let show = move || {
        listing.reload();
        // The newest stand there.
        to_the_first_row(place);
    };
    view! {
        <div class="list-change" role="status" node_ref=place>
            {move || words().map(|words| view! {
                {words}
                    " "
                <Button kind=ButtonKind::Link on_click=show>
                    {i18n.text(Key::Show)}
                </Button>
            })}
        </div>
    }
}
