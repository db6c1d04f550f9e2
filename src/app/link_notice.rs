//! What is told of a link that was opened to redeem a code.

use crate::{
    components::{Button, Notice, Tone},
    domain::{Code, text},
    i18n::{Key, use_i18n},
    state::{LinkProblem, RedeemLink, Session},
};
use leptos::prelude::*;

/// Nothing where no link was opened, and once its code stands on the screen.
#[component]
pub fn LinkNotice() -> impl IntoView {
    let link: RedeemLink = expect_context();
    let problem = Memo::new(move |_| link.problem.get());
    move || {
        let problem = problem.get();
        view! {
            <WaitingCodes link/>
            {problem.map(|problem| view! { <UselessLink link problem/> })}
        }
    }
}

/// Codes wait until somebody is connected. Whoever looks over a shoulder sees no more of them than of masked ones.
#[component]
fn WaitingCodes(link: RedeemLink) -> impl IntoView {
    let i18n = use_i18n();
    let session: Session = expect_context();
    let start = |code: &Code| text::split_mask(code.reveal()).0.to_owned() + "…";
    move || {
        let starts: Vec<String> = link.with_waiting(|codes| codes.iter().map(start).collect());
        let n = starts.len() as u64;
        (n > 0 && !session.is_open()).then(|| {
            view! {
                <Notice tone=Tone::Doubt title=i18n.count(Key::LinkWaiting, n)>
                    <p>
                        <bdi class="code" dir="ltr" translate="no">
                            {starts.join(", ")}
                        </bdi>
                    </p>
                    <p>{i18n.text(Key::LinkWaitingText)}</p>
                </Notice>
            }
        })
    }
}

#[component]
fn UselessLink(link: RedeemLink, problem: LinkProblem) -> impl IntoView {
    let i18n = use_i18n();
    let (title, words) = match problem {
        LinkProblem::Unreadable => (Key::LinkUnreadable, Key::LinkUnreadableText),
        LinkProblem::NotOffered => (Key::LinkNotOffered, Key::LinkNotOfferedText),
    };
    view! {
        <Notice tone=Tone::Danger title=i18n.text(title)>
            <p>{i18n.text(words)}</p>
            <p class="row">
                <Button on_click=move || link.problem.set(None)>{i18n.text(Key::Dismiss)}</Button>
            </p>
        </Notice>
    }
}
