//! Saving what is shown as a view, and taking back that one was deleted.

use super::{CURRENT_TAB, TABS, name_form::NameForm};
use crate::{
    components::{
        Button, ButtonKind, Icon, IconName, Menu, MenuHandle, bring_into_line, find_near,
        focus_soon, focus_within, soon,
    },
    domain::List,
    i18n::{Key, use_i18n},
    pages::value::UntrustedText,
    state::SavedViews,
};
use leptos::{html, prelude::*};

/// Nothing while what is shown has a name.
#[component]
pub fn ViewTools(
    /// The list.
    list: List,
) -> impl IntoView {
    let views: SavedViews = expect_context();
    let is_unnamed = Memo::new(move |_| views.is_unnamed(list));
    let place = NodeRef::<html::Span>::new();
    // On a phone, the tab of what is shown may be out of sight.
    let shown = Memo::new(move |_| views.current(list).map(|view| view.name));
    Effect::new(move |_| {
        shown.get();
        if place.get().is_some() {
            bring_into_line(find_near(place, TABS), CURRENT_TAB);
        }
    });
    view! {
        <Show when=move || is_unnamed.get()>
            <SaveView list/>
        </Show>
        <span role="status" node_ref=place>
            <DeletedView list/>
        </span>
    }
}

#[component]
fn SaveView(list: List) -> impl IntoView {
    let i18n = use_i18n();
    let views: SavedViews = expect_context();
    let menu = MenuHandle::default();
    let place = NodeRef::<html::Span>::new();
    let save = move |(typed,): (String,)| {
        let tabs = find_near(place, TABS);
        views.save(i18n, list, &typed)?;
        menu.close();
        // The button that had opened this is gone.
        focus_soon(tabs, CURRENT_TAB);
        Ok(())
    };
    let button = move || {
        view! {
            <Icon name=IconName::Plus/>
            {i18n.text(Key::SaveView)}
        }
    };
    view! {
        <span node_ref=place>
            <Menu id="save-view" handle=menu kind=ButtonKind::Quiet button>
                <NameForm id="view-name" action=Key::SaveNote on_submit=save/>
            </Menu>
        </span>
    }
}

#[component]
fn DeletedView(list: List) -> impl IntoView {
    let i18n = use_i18n();
    let views: SavedViews = expect_context();
    let place = NodeRef::<html::Span>::new();
    move || {
        let removed = views.removed(list)?;
        let name = SavedViews::label(i18n, &removed.view.name);
        let sentence = i18n.fill(Key::ViewDeleted, &[("name", &name)]);
        // The tab that had the focus is gone.
        soon(place, move || focus_within(place, "button"));
        Some(view! {
            <span class="view-deleted" node_ref=place>
                <UntrustedText text=&sentence/>
                <Button kind=ButtonKind::Link on_click=move || views.restore()>
                    {i18n.text(Key::Undo)}
                </Button>
            </span>
        })
    }
}
