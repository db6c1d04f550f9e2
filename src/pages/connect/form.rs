//! The form in which a person says where to connect, and with what.

use super::{
    address::AddressChoice,
    attempt::{Attempt, Problem},
    authentication::Authentication,
    notices::{ClosedNotice, ConnectError},
};
use crate::{
    components::{ButtonKind, aria_bool, bring_into_sight_when},
    i18n::{Key, use_i18n},
    pages::abandoned::AbandonedOperations,
    state::{Closed, Session},
};
use leptos::{ev::SubmitEvent, html, prelude::*};

/// Address, who has the key, and the key.
#[component]
pub fn ConnectForm(
    /// What it opens.
    session: Session,
    /// What was chosen and typed so far.
    attempt: Attempt,
    /// Why it is closed.
    closed: Closed,
) -> impl IntoView {
    let i18n = use_i18n();
    let form = NodeRef::<html::Form>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        attempt.connect(session);
    };
    // Gone once the person has tried to get in again.
    let is_untried =
        Memo::new(move |_| !attempt.is_connecting.get() && attempt.problem.with(Option::is_none));
    let problem = move || match attempt.problem.get() {
        Some(Problem::Api(error)) => {
            let address = untrack(|| attempt.address());
            Some(view! { <ConnectError address error/> })
        }
        _ => None,
    };
    // On a phone the button is far below the words.
    let has_failed = move |problem: &Option<Problem>| matches!(problem, Some(Problem::Api(_)));
    bring_into_sight_when(form, Memo::new(move |_| attempt.problem.with(has_failed)));
    let label = move || {
        i18n.text(if attempt.is_connecting.get() {
            Key::Connecting
        } else {
            Key::Connect
        })
    };
    view! {
        <form class="stack" node_ref=form on:submit=submit>
            <Show when=move || is_untried.get()>
                <ClosedNotice session closed=closed.clone()/>
            </Show>
            {problem}
            <AbandonedOperations/>
            <p class="lede">{i18n.text(Key::ConnectIntro)}</p>
            {attempt.has_places().then(|| view! { <AddressChoice attempt/> })}
            <Authentication attempt/>
            <div class="row">
                <button
                    class=ButtonKind::Primary.class()
                    aria-disabled=move || aria_bool(attempt.is_connecting.get())
                >
                    {label}
                </button>
            </div>
        </form>
    }
}
