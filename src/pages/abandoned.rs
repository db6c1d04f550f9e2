//! What was under way when the session ended: named on every screen until the person has checked it.

use crate::{
    components::{Button, Notice, Tone},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{PendingOperation, PendingOperations, Work},
};
use leptos::prelude::*;

/// Nothing, mostly.
#[component]
pub fn AbandonedOperations() -> impl IntoView {
    let i18n = use_i18n();
    let pending = PendingOperations::expect();
    move || {
        let left = pending.abandoned();
        (!left.is_empty()).then(|| {
            let lines = left.iter().map(|sent| line(i18n, sent));
            let lines: Vec<_> = lines.map(|line| view! { <p>{line}</p> }).collect();
            view! {
                <Notice tone=Tone::Doubt title=i18n.text(Key::LeftTitle)>
                    {lines}
                    <p class="row">
                        <Button on_click=move || {
                            pending.forget_abandoned()
                        }>{i18n.text(Key::Dismiss)}</Button>
                    </p>
                </Notice>
            }
        })
    }
}

fn line(i18n: I18n, sent: &PendingOperation) -> String {
    let clock = i18n.clock_with_seconds(sent.at.as_millis());
    match &sent.work {
        Work::Order(order) => {
            let order = value::order_label(i18n, order);
            i18n.fill(Key::LeftOrder, &[("clock", &clock), ("order", &order)])
        }
        Work::Redeem(n) => i18n.count_with(Key::LeftRedeem, *n, &[("clock", &clock)]),
        Work::Revoke(n) => i18n.count_with(Key::LeftRevoke, *n, &[("clock", &clock)]),
    }
}
