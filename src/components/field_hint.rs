//! The line under a control.

use super::{Icon, IconName};
use leptos::{either::Either, prelude::*};

/// What helps with a control, or what is wrong in it. `aria-describedby` of the control points to it as `{id}-words`.
#[component]
pub fn FieldHint(
    /// The id of the control.
    id: &'static str,
    /// What helps; it stands there while nothing is wrong.
    #[prop(into)]
    hint: Signal<String>,
    /// What is wrong.
    #[prop(optional, into)]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    // The line stays while it says the same.
    let problem = Memo::new(move |_| problem.get());
    move || {
        let id = id.to_owned() + "-words";
        match problem.get() {
            Some(problem) => Either::Left(view! {
                <p id=id class="problem">
                    <Icon name=IconName::Alert/>
                    <span>{problem}</span>
                </p>
            }),
            None => Either::Right(view! {
                <p id=id class="hint">
                    {hint.get()}
                </p>
            }),
        }
    }
}
