//! What came of the order: the codes, a refusal, or that nobody knows yet.

use leptos::{html, prelude::*};
use std::{mem, sync::Arc};

use super::{
    in_doubt::{InDoubt, UnclearCodes, Undetermined},
    made::MadeCodes,
    not_sent::NotSentNotice,
};
use crate::{
    api::ApiError,
    components::{
        Button, Card, Notice, Tone, bring_into_sight, bring_into_sight_when, focus_within, soon,
    },
    domain::End,
    i18n::{Key, use_i18n},
    pages::{
        error_message,
        value::{self, UntrustedText},
    },
    state::{Ended, OrderRun, Orders, RunPhase},
};

/// Nothing before the first order.
#[component]
pub fn OrderResult(
    /// Where the order is.
    orders: Orders,
) -> impl IntoView {
    let element = NodeRef::<html::Section>::new();
    let is_sending = Memo::new(move |_| orders.is_sending());
    bring_into_sight_when(element, is_sending);
    let mut was_sending = is_sending.get_untracked();
    Effect::new(move |_| {
        let is_over = mem::replace(&mut was_sending, is_sending.get()) && !was_sending;
        if is_over {
            // The next thing to do is with the codes, and on a phone they stand below the form.
            soon(element, move || {
                focus_within(element, "#result-title, [data-focus]");
                bring_into_sight(element);
            });
        }
    });
    let result = move || {
        let lot = Arc::new(orders.lot.get()?);
        Some(match lot.phase {
            RunPhase::Preparing | RunPhase::Sending => view! { <Pending orders lot/> }.into_any(),
            RunPhase::Looking(_) => view! {
                <InDoubt lot=lot.clone()/>
                <Parts orders lot/>
            }
            .into_any(),
            RunPhase::Ended(_) => view! { <Outcome orders lot/> }.into_any(),
        })
    };
    view! {
        <section class="stack" aria-live="polite" node_ref=element>
            {result}
        </section>
    }
}

#[component]
fn Pending(orders: Orders, lot: Arc<OrderRun>) -> impl IntoView {
    let i18n = use_i18n();
    let words = i18n.text(Key::Generating);
    let (value, max) = match lot.is_in_parts() {
        true => (
            Some(lot.codes.len().to_string()),
            Some(lot.order.codes().to_string()),
        ),
        false => (None, None),
    };
    let order = value::order_label(i18n, &lot.order);
    let aside = move || view! { <p>{order}</p> };
    view! {
        <Card title=words is_busy=true aside>
            <div class="stack stack-tight">
                <progress aria-label=words value=value max=max></progress>
                <Parts orders lot/>
            </div>
        </Card>
    }
}

/// How far an order in parts has come, and a way to leave the rest.
#[component]
fn Parts(orders: Orders, lot: Arc<OrderRun>) -> impl IntoView {
    let i18n = use_i18n();
    lot.has_parts_ahead().then(|| {
        let created = value::created(i18n, lot.codes.len() as u64, lot.order.codes());
        view! {
            <p class="row">
                <span role="status">{created}</span>
                <Button on_click=move || orders.stop()>{i18n.text(Key::StopParts)}</Button>
            </p>
        }
    })
}

#[component]
fn Outcome(orders: Orders, lot: Arc<OrderRun>) -> impl IntoView {
    let i18n = use_i18n();
    let RunPhase::Ended(ended) = &lot.phase else {
        return None;
    };
    // Parts that were left out because of what became of the one before.
    let says_what_was_not_sent = matches!(ended, Ended::NotSent(_) | Ended::Stopped);
    let rest = (lot.sent > 0 && lot.has_unsent() && !says_what_was_not_sent)
        .then(|| view! { <p class="hint">{i18n.text(Key::RestNotSent)}</p> });
    // Codes that stand below an end that speaks of none.
    let speaks_of_none = matches!(ended, Ended::Refused(_) | Ended::Settled(End::NotMade));
    let earlier = (speaks_of_none && !lot.codes.is_empty())
        .then(|| view! { <p class="hint">{i18n.text(Key::EarlierParts)}</p> });
    let made = (!lot.codes.is_empty()).then(|| view! { <MadeCodes lot=lot.clone()/> });
    let unclear = (!lot.unclear.is_empty())
        .then(|| view! { <UnclearCodes codes=lot.unclear.clone().into()/> });
    Some(view! {
        <EndNotice orders lot=lot.clone()/>
        {rest}
        {earlier}
        {made}
        {unclear}
    })
}

#[component]
fn EndNotice(orders: Orders, lot: Arc<OrderRun>) -> impl IntoView {
    let i18n = use_i18n();
    let RunPhase::Ended(ended) = &lot.phase else {
        return ().into_any();
    };
    let created = value::created(i18n, lot.codes.len() as u64, lot.order.codes());
    let (tone, title, text) = match ended {
        // What is more than asked is said above every screen.
        Ended::Settled(End::Made | End::MadeMore | End::Refused) => return ().into_any(),
        Ended::Settled(End::Closed) => {
            let title = i18n.text(Key::StateClosed).to_owned();
            (Tone::Doubt, title, Key::ClosedSentence)
        }
        Ended::Settled(End::MadeFewer) => (Tone::Danger, created, Key::FewerText),
        Ended::Settled(End::NotMade) => {
            let title = i18n.text(Key::NotMadeTitle).to_owned();
            (Tone::Danger, title, Key::NotMadeText)
        }
        Ended::Stopped => {
            let title = i18n.fill(Key::StoppedTitle, &[("created", &created)]);
            (Tone::Doubt, title, Key::StoppedText)
        }
        Ended::Refused(error) => {
            let error = error.clone();
            let is_whole = lot.codes.is_empty();
            return view! { <Refusal error is_whole/> }.into_any();
        }
        Ended::NotSent(why) => {
            let why = why.clone();
            return view! { <NotSentNotice orders lot why/> }.into_any();
        }
        Ended::Untold(detail) => {
            return view! { <Undetermined detail=detail.clone()/> }.into_any();
        }
    };
    view! {
        <Notice tone title>
            <p>{i18n.text(text)}</p>
        </Notice>
    }
    .into_any()
}

/// Of the whole order, or of a part behind others that were made.
#[component]
fn Refusal(error: ApiError, is_whole: bool) -> impl IntoView {
    let i18n = use_i18n();
    let (_, said) = error_message::of_error(i18n, &error);
    view! {
        <Notice tone=Tone::Danger title=i18n.text(Key::OrderRefused)>
            <p>
                <bdi>
                    <UntrustedText text=&said/>
                </bdi>
            </p>
            <p>
                {is_whole.then(|| [i18n.text(Key::NothingDeducted), " "])}
                {i18n.text(Key::OrderRefusedText)}
            </p>
        </Notice>
    }
}
