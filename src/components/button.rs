//! A button that acts by script: it submits no form.

use leptos::prelude::*;

/// How much a button stands out, and what it warns of.
#[derive(Clone, Copy, Default)]
pub enum ButtonKind {
    #[default]
    Plain,
    /// The one thing that the screen is for.
    Primary,
    /// One of many.
    Quiet,
    /// Opens the way to what nothing brings back.
    Danger,
    /// Does what nothing brings back.
    DangerPrimary,
    /// Looks like a link in a text.
    Link,
    /// A filter that can be set.
    Chip,
    /// As high as wide, for an icon alone.
    Icon,
    /// The same, as one of many.
    QuietIcon,
}

impl ButtonKind {
    /// The classes, for a button that submits.
    pub fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button button-primary",
            Self::Quiet => "button button-quiet",
            Self::Danger => "button button-danger",
            Self::DangerPrimary => "button button-danger-primary",
            Self::Link => "button button-link",
            Self::Chip => "chip",
            Self::Icon => "button button-icon",
            Self::QuietIcon => "button button-quiet button-icon",
        }
    }
}

/// Takes with `attr:` whatever else a button can have, as long as it does not change: where views are of one type and one is
/// changed in place, tachys 0.2 keeps the first listener that was spread onto a component, and an attribute that followed a
/// signal follows it no longer (`AnyViewWithAttrs::rebuild`).
#[component]
pub fn Button(
    /// How it looks.
    #[prop(optional)]
    kind: ButtonKind,
    /// Whether it can't be pressed now.
    #[prop(optional, into)]
    is_disabled: Signal<bool>,
    /// What it does.
    #[prop(into)]
    on_click: Callback<()>,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=kind.class()
            disabled=is_disabled
            on:click=move |_| on_click.run(())
        >
            {children()}
        </button>
    }
}
