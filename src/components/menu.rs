//! A button that opens a menu: the platform's popover, which closes by Escape and by a click elsewhere.

use leptos::{
    ev::{FocusEvent, KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};
use wasm_bindgen::JsCast;
use web_sys::Node;

use super::{
    ButtonKind, ElementHandle, focus_within, is_keyboard_click, keep_escape,
    menu_keys::{focus_first_item, move_in_menu},
    press_soon,
};
use crate::platform::task;

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
/// complain of it wherever the dashboard stands in a frame. Where nothing is, a menu that a key opens begins with its first item.
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
    let opener = NodeRef::<html::Button>::new();
    let is_by_key = StoredValue::new(false);
    let on_key = move |event: KeyboardEvent| {
        if handle.is_open() {
            if keep_escape(&event) {
                // WebKit would close the dialog around the menu as well.
                event.prevent_default();
                handle.close();
                if let Some(opener) = opener.element() {
                    // Fails only on elements that are gone.
                    let _ = opener.focus();
                }
            } else if menu
                .element()
                .is_some_and(|menu| move_in_menu(&menu, &event))
            {
                event.prevent_default();
            }
        } else if event.key() == "ArrowDown" {
            event.prevent_default();
            press_soon(opener.element());
        }
    };
    let on_press = move |event: MouseEvent| is_by_key.set_value(is_keyboard_click(&event));
    // Tab leads out of it.
    let on_leave = move |event: FocusEvent| {
        let next = event.related_target();
        let next = next.and_then(|next| next.dyn_into::<Node>().ok());
        let is_around = |element: Option<web_sys::HtmlElement>| {
            element.is_some_and(|element| element.contains(next.as_ref()))
        };
        if next.is_some() && !is_around(menu.element()) && !is_around(opener.element()) {
            task::spawn(async move { handle.close() });
        }
    };
    let on_toggle = move |_| {
        focus_within(menu, "[data-focus]");
        if is_by_key.get_value()
            && handle.is_open()
            && let Some(menu) = menu.element()
            && menu.query_selector("[data-focus]") == Ok(None)
        {
            focus_first_item(&menu);
        }
        if let Some(on_open) = on_open.filter(|_| handle.is_open()) {
            on_open.run(());
        }
    };
    view! {
        <button
            type="button"
            class=kind.class()
            aria-label=label
            popovertarget=id.clone()
            node_ref=opener
            on:click=on_press
            on:keydown=on_key
        >
            {button.run()}
        </button>
        <div
            class=class
            id=id
            popover=""
            node_ref=menu
            on:keydown=on_key
            on:focusout=on_leave
            on:toggle=on_toggle
        >
            {children()}
        </div>
    }
}
