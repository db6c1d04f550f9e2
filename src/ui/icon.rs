//! Icons, as elements.

use super::{bridge::from_view, element::El};
use crate::components;
use leptos::prelude::*;

pub use crate::components::IconName as Icon;

/// Decoration: the words stand beside it or in the label of the button.
pub fn icon(name: Icon) -> El {
    from_view(view! { <components::Icon name/> })
}
