//! The way to the filters that the API does not have.

use crate::{
    components::{ButtonKind, Icon, IconName, Menu, MenuHandle},
    i18n::{Key, use_i18n},
    pages::{
        codes::Screen,
        lazy::{Lazy, Part},
    },
};
use leptos::prelude::*;

/// A chip that opens their form.
#[component]
pub fn MoreFilters(
    /// The list.
    screen: Screen,
) -> impl IntoView {
    let i18n = use_i18n();
    let is_wanted = RwSignal::new(false);
    let menu = MenuHandle::default();
    let button = move || {
        view! {
            <Icon name=IconName::Plus/>
            {i18n.text(Key::DateOrAmount)}
        }
    };
    view! {
        <Menu
            id="add-local"
            handle=menu
            kind=ButtonKind::Chip
            on_open=move || is_wanted.set(true)
            button
        >
            <Lazy part=Part::LocalFilters(StoredValue::new((screen, menu))) is_wanted/>
        </Menu>
    }
}
