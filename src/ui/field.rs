//! Parts of forms, as elements.

use super::{bridge::from_view, element::El};
use crate::components::{FieldHint, SegmentedControl};
use leptos::prelude::*;

/// The line under a control that `aria-describedby` points to as `{id}-words`: the hint, or what is wrong.
pub fn words(
    id: &'static str,
    hint: &'static str,
    problem: impl Fn() -> Option<String> + Send + Sync + 'static,
) -> El {
    from_view(view! { <FieldHint id hint problem=Signal::derive(problem)/> })
}

/// One choice of few, as radio buttons that look like one control.
pub fn segments<T: Copy + PartialEq + Send + Sync + 'static>(
    name: &'static str,
    legend: &'static str,
    choices: Vec<(T, &'static str)>,
    chosen: impl Fn() -> T + Send + Sync + 'static,
    on_choose: impl Fn(T) + Send + Sync + 'static,
) -> El {
    let chosen = Signal::derive(chosen);
    from_view(view! { <SegmentedControl name legend choices chosen on_choose/> })
}
