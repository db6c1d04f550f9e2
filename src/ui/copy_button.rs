//! Copying to the clipboard, as elements.

use super::{bridge::from_view, element::El};
use crate::components::{ButtonKind, CopyButton};
use leptos::prelude::*;

/// A button of words.
pub fn copy_button(label: String, text: impl Fn() -> String + Send + Sync + 'static) -> El {
    from_view(view! { <CopyButton label text/> })
}

/// A button that shows the icon alone; `label` names it.
pub fn copy_icon_button(label: String, text: impl Fn() -> String + Send + Sync + 'static) -> El {
    from_view(view! { <CopyButton label kind=ButtonKind::QuietIcon text/> })
}
