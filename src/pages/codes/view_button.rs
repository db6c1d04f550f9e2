//! The way to how the list looks.

use crate::{
    components::{ButtonKind, Icon, IconName, Menu},
    domain::List,
    i18n::{Key, use_i18n},
    pages::lazy::{Lazy, Part},
};
use leptos::prelude::*;

/// A button that opens the choice.
#[component]
pub fn ViewButton(
    /// The list.
    list: List,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_wanted = RwSignal::new(false);
    let button = move || {
        view! {
            {i18n.text(Key::View)}
            <Icon name=IconName::Down/>
        }
    };
    view! {
        <span class="push">
            <Menu
                id="view-menu"
                kind=ButtonKind::Quiet
                class="menu menu-view"
                on_open=move || is_wanted.set(true)
                button
            >
                <Lazy part=Part::ViewMenu(list) is_wanted/>
            </Menu>
        </span>
    }
}
