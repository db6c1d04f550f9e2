//! Codes that belong together.

use std::sync::Arc;

use super::value::CodeText;
use crate::{
    components::{ButtonKind, CopyButton, VirtualList, WHOLE_MAX},
    domain::Code,
    i18n::{Key, use_i18n},
};
use leptos::prelude::*;

/// Codes with a button each to copy them. In a long list there is a single button for all.
#[component]
pub fn CodeList(
    /// In their order.
    codes: Arc<[Code]>,
    /// There is a button for all codes elsewhere, so that a long list needs none.
    #[prop(optional)]
    is_copied_elsewhere: bool,
) -> impl IntoView {
    let i18n = use_i18n();
    let n = codes.len();
    let is_long = n > WHOLE_MAX;
    let class = if is_long {
        "code-list code-list-compact flush"
    } else {
        "code-list flush"
    };
    let shown = codes.clone();
    let row = move |place: usize| {
        let code = shown[place].clone();
        view! { <Row code place has_button=!is_long/> }.into_any()
    };
    let copy_all = (is_long && !is_copied_elsewhere).then(|| {
        let text = move || Code::lines(codes.iter());
        view! {
            <p class="row">
                <CopyButton label=i18n.count(Key::CopyN, n as u64) text/>
            </p>
        }
    });
    view! {
        <VirtualList name=i18n.text(Key::Code).to_owned() class length=n row/>
        {copy_all}
    }
}

#[component]
fn Row(code: Code, place: usize, has_button: bool) -> impl IntoView {
    let i18n = use_i18n();
    let label = i18n.fill(Key::CopyCode, &[("code", code.reveal())]);
    view! {
        <span class="ordinal">{(place + 1).to_string()}</span>
        <CodeText code=&code/>
        {has_button
            .then(|| {
                let text = move || code.reveal().to_owned();
                view! { <CopyButton label kind=ButtonKind::QuietIcon text/> }
            })}
    }
}
