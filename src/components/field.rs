//! A control under its label.

use leptos::prelude::*;

/// The label, the control, and what helps with it.
#[component]
pub fn Field(
    /// The id of the control.
    id: &'static str,
    /// What the control is called.
    #[prop(into)]
    label: String,
    /// A word in small behind the label, such as "optional".
    #[prop(optional)]
    remark: Option<&'static str>,
    /// The control and its hint.
    children: Children,
) -> impl IntoView {
    let remark = remark.map(|remark| view! { " " <small>{remark}</small> });
    view! {
        <div class="field">
            <label class="label" for=id>
                {label}
                {remark}
            </label>
            {children()}
        </div>
    }
}
