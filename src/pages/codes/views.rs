//! Saved views as tabs: each a name for what the list is filtered and sorted by.

mod name_form;
mod tab_menu;
mod tools;

pub use tab_menu::TabMenu;
pub use tools::ViewTools;

use crate::{
    components::NavLink,
    domain::{List, ListQuery, SavedView},
    i18n::{Key, use_i18n},
    pages::lazy::{Lazy, Part},
    state::{Navigation, SavedViews},
};
use leptos::prelude::*;

/// Where the tabs stand.
const TABS: &str = ".views";

/// The tab of what is shown, among them.
const CURRENT_TAB: &str = "[aria-current]";

/// All codes, then the saved views, then what can be done about them.
#[component]
pub fn ViewTabs(
    /// The list.
    list: List,
) -> impl IntoView {
    let i18n = use_i18n();
    let views: SavedViews = expect_context();
    let navigation: Navigation = expect_context();
    let all = navigation.read_query(list, "");
    let shows_all = Memo::new(move |_| views.shows_all(list));
    let tab = move |view: SavedView| view! { <SavedTab list view/> };
    view! {
        <nav class="views" aria-label=i18n.text(Key::SavedViews)>
            <Tab query=all label=i18n.text(Key::AllView).to_owned() is_current=shows_all/>
            <For
                each=move || views.all(list)
                key=|view| (view.name.clone(), view.query.clone())
                children=tab
            />
            <Lazy part=Part::ViewTools(list)/>
        </nav>
    }
}

/// The one that is open has a menu.
#[component]
fn SavedTab(list: List, view: SavedView) -> impl IntoView {
    let i18n = use_i18n();
    let views: SavedViews = expect_context();
    let name = view.name.clone();
    let is_current = Memo::new(move |_| views.current(list).is_some_and(|view| view.name == name));
    let name = view.name.clone();
    let is_open = Memo::new(move |_| {
        views
            .opened_view(list)
            .is_some_and(|view| view.name == name)
    });
    let changed = move || {
        let is_changed = is_open.get() && !is_current.get();
        is_changed.then(|| view! { <span class="unseen">" " {i18n.text(Key::ViewChanged)}</span> })
    };
    let menu = move || {
        let is_open = is_open.get();
        is_open.then(|| view! { <Lazy part=Part::TabMenu(list)/> })
    };
    let label = SavedViews::label(i18n, &view.name);
    view! {
        <span
            class="view-tab"
            data-changed=move || (is_open.get() && !is_current.get()).then_some("")
        >
            <Tab query=views.query(list, &view) label is_current/>
            {changed}
            {menu}
        </span>
    }
}

#[component]
fn Tab(query: ListQuery, label: String, is_current: Memo<bool>) -> impl IntoView {
    let navigation: Navigation = expect_context();
    let href = navigation.href_of(&query);
    let current = Signal::derive(move || is_current.get().then_some("true"));
    view! {
        <NavLink
            href=navigation.has_links().then(|| Signal::stored(href))
            class="view"
            current
            on_go=move || navigation.ask(query.clone(), true)
        >
            <bdi>{label}</bdi>
        </NavLink>
    }
}
