//! A button that shows an icon alone.

use super::{Button, ButtonKind, Icon, IconName};
use leptos::prelude::*;

/// One of many, named by its label.
#[component]
pub fn IconButton(
    /// What it shows.
    icon: IconName,
    /// What it is called.
    label: &'static str,
    /// Whether it can't be pressed now.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
    /// What it does.
    #[prop(into)]
    on_click: Callback<()>,
) -> impl IntoView {
    view! {
        <Button
            kind=ButtonKind::QuietIcon
            attr:aria-label=label
            is_disabled
            on_click
        >
            <Icon name=icon/>
        </Button>
    }
}
