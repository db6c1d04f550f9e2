//! What can be done with the view that is open.

use super::{CURRENT_TAB, TABS, name_form::NameForm};
use crate::{
    components::{Button, ButtonKind, Icon, IconName, Menu, MenuHandle, find_near, focus_soon},
    domain::{List, SavedView},
    i18n::{Key, use_i18n},
    state::SavedViews,
};
use leptos::{html, prelude::*};

/// The button of the menu, among the tabs.
const MENU_BUTTON: &str = ".view-tab > span > button";

/// Beside the tab.
#[component]
pub fn TabMenu(
    /// The list.
    list: List,
) -> impl IntoView {
    let views: SavedViews = expect_context();
    // With another name or query the tab is another one, so this never shows a second view.
    untrack(|| views.opened_view(list)).map(|view| view! { <MenuOf list view/> })
}

#[component]
fn MenuOf(list: List, view: SavedView) -> impl IntoView {
    let i18n = use_i18n();
    let views: SavedViews = expect_context();
    let menu = MenuHandle::default();
    let place = NodeRef::<html::Span>::new();
    let name = StoredValue::new(view.name);
    let label = SavedViews::label(i18n, &name.get_value());
    // A tab that is moved or made again loses the focus.
    let focus = move |selector: &'static str| focus_soon(find_near(place, TABS), selector);
    let is_changed = Memo::new(move |_| views.is_unnamed(list));
    let step = move |key: Key, by: isize| {
        let is_disabled = Signal::derive(move || {
            let (place, all) = views.place(list, &name.get_value());
            place.checked_add_signed(by).is_none_or(|to| to >= all)
        });
        let go = move || {
            menu.close();
            focus(MENU_BUTTON);
            views.shift(list, &name.get_value(), by);
        };
        view! {
            <Button kind=ButtonKind::Quiet is_disabled on_click=go>
                {i18n.text(key)}
            </Button>
        }
    };
    let update = move || {
        menu.close();
        focus(CURRENT_TAB);
        views.update(i18n, list, &name.get_value());
    };
    let rename = move |(typed,): (String,)| {
        let tabs = find_near(place, TABS);
        views.rename(i18n, list, &name.get_value(), &typed)?;
        focus_soon(tabs, MENU_BUTTON);
        Ok(())
    };
    let remove = move || {
        menu.close();
        views.remove(list, &name.get_value());
    };
    view! {
        <span node_ref=place>
            <Menu
                id="tab-menu"
                handle=menu
                kind=ButtonKind::QuietIcon
                label=i18n.text(Key::ViewOptions)
                button=move || view! { <Icon name=IconName::Down/> }
            >
                <Show when=move || is_changed.get()>
                    <Button kind=ButtonKind::Quiet on_click=update>
                        {i18n.text(Key::UpdateView)}
                    </Button>
                </Show>
                {step(Key::MoveViewBack, -1)}
                {step(Key::MoveViewOn, 1)}
                <Button kind=ButtonKind::Quiet on_click=remove>
                    {i18n.text(Key::DeleteView)}
                </Button>
                <NameForm id="rename-view" name=label action=Key::RenameView on_submit=rename/>
            </Menu>
        </span>
    }
}
