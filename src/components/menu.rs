//! A button that opens a menu: the platform's popover, which closes by Escape and by a click elsewhere.

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{ButtonKind, ElementHandle, focus_within, keep_escape};

/// A menu, for those who have to close it.
#[derive(Clone, Copy, Default)]
pub struct MenuHandle(NodeRef<html::Div>);

impl MenuHandle {
    /// Closes the menu if it is open.
    pub fn close(self) {
        if let Some(menu) = self.0.element() {
            // Throws when the menu is closed already, which is what we want.
            let _ = menu.hide_popover();
        }
    }

    fn is_open(self) -> bool {
        let menu = self.0.element();
        menu.is_some_and(|menu| menu.matches(":popover-open") == Ok(true))
    }
}

/// What is marked with `data-focus` gets the focus when the menu opens: `autofocus` would do so as well, and browsers
/// complain of it wherever the dashboard stands in a frame.
#[component]
pub fn Menu(
    /// Unique within the dashboard.
    #[prop(into)]
    id: String,
    /// Closes it from what stands in it.
    #[prop(optional)]
    handle: MenuHandle,
    /// How the button looks.
    kind: ButtonKind,
    /// What the button is called where it shows an icon alone.
    #[prop(optional)]
    label: Option<&'static str>,
    /// The class of the menu.
    #[prop(default = "menu")]
    class: &'static str,
    /// Hears that it has opened.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// What stands in the button.
    #[prop(into)]
    button: ViewFnOnce,
    /// What stands in the menu.
    children: Children,
) -> impl IntoView {
    let menu = handle.0;
    let on_key = move |event: KeyboardEvent| {
        if handle.is_open() && keep_escape(&event) {
            // WebKit would close the dialog around the menu as well.
            event.prevent_default();
            handle.close();
        }
    };
    let on_toggle = move |_| {
        focus_within(menu, "[data-focus]");
        if let Some(on_open) = on_open.filter(|_| handle.is_open()) {
            on_open.run(());
        }
    };
    view! {
        <button type="button" class=kind.class() aria-label=label popovertarget=id.clone() on:keydown=on_key>
            {button.run()}
        </button>
        <div
            class=class
            id=id
            popover=""
            node_ref=menu
            on:keydown=on_key
            on:toggle=on_toggle
        >
            {children()}
        </div>
    }
}
