//! One order of the journal.

use leptos::prelude::*;
use std::sync::Arc;

use super::{
    Screen, found_codes::FoundCodes, note::Note, question::Question, reconciliation::Reconciliation,
};
use crate::{
    components::{Button, ButtonKind, IconName},
    domain::{Amount, CodeEntry, End, OrderRecord, OrderState},
    i18n::{I18n, Key, use_i18n},
    pages::{
        order_bar::OrderBar,
        value::{self, OutcomeText, QuotedText},
    },
    platform::task,
    state::{Navigation, Orders, View, find_codes},
};

/// The codes of an order, once they were looked up.
type Found = RwSignal<Option<Arc<[Arc<CodeEntry>]>>>;

/// When it was, what became of it, what was ordered, and what can be done about it.
#[component]
pub fn Entry(
    /// Where it stands.
    screen: Screen,
    /// The order.
    record: Memo<Arc<OrderRecord>>,
) -> impl IntoView {
    let i18n = use_i18n();
    let first = record.get_untracked();
    let (at, asked) = (first.begun_at, first.order.codes());
    let found = Found::new(None);
    let state = Memo::new(move |_| record.with(|record| state_of(record)));
    let made = Memo::new(move |_| record.with(|record| made(screen, record)));
    let status = move || {
        let (outcome, icon, label) = state.get();
        view! { <OutcomeText outcome icon label=i18n.text(label)/> }
    };
    let bar = move || {
        // A code that was made is done; one beyond is more than asked.
        let missing = match state.get().0 {
            "done" | "more" => "not-sent",
            outcome => outcome,
        };
        view! { <OrderBar asked made=made.get() missing/> }
    };
    let sentence = move || {
        record.with(|record| {
            let sentence = sentence(i18n, record, made.get());
            view! { <QuotedText sentence=&sentence words=record.refusal.as_str()/> }
        })
    };
    let codes = move || {
        let rows = found.get()?;
        Some(view! { <FoundCodes record=record.get() rows/> })
    };
    view! {
        <li>
            <time datetime=at.iso8601() title=value::exact(i18n, at)>
                {i18n.clock_with_seconds(at.as_millis())}
            </time>
            {status}
            <div class="what">
                <h3 id=first.id.clone()>{title(i18n, &first)}</h3>
                {bar}
                <p>{sentence}</p>
                <Reconciliation reconciler=screen.reconciler record/>
                <Note screen record/>
                {codes}
            </div>
            <Actions screen record found/>
        </li>
    }
}

/// As the style sheet names it, with its mark and its word.
fn state_of(record: &OrderRecord) -> (&'static str, IconName, Key) {
    match &record.state {
        OrderState::Sent => ("in-doubt", IconName::MarkInDoubt, Key::StateSending),
        OrderState::InDoubt { .. } => ("in-doubt", IconName::MarkInDoubt, Key::OutcomeInDoubt),
        OrderState::Answered { end, .. } | OrderState::Settled { end, .. } => match end {
            End::Made => ("done", IconName::MarkDone, Key::StateMade),
            End::MadeMore => ("more", IconName::MarkMore, Key::StateMore),
            End::MadeFewer => ("refused", IconName::MarkRefused, Key::StateFewer),
            End::NotMade => ("not-sent", IconName::MarkNotSent, Key::StateNotMade),
            End::Refused => ("refused", IconName::MarkRefused, Key::OutcomeRefused),
            End::Closed => ("not-sent", IconName::MarkNotSent, Key::StateClosed),
        },
    }
}

/// "Order of 5 × 10 IPs for kim@example.org, part 2 of 5".
fn title(i18n: I18n, record: &OrderRecord) -> String {
    let order = value::order_label(i18n, &record.order);
    let mut title = match record.order.forward_to() {
        Some(email) => i18n.fill(Key::OrderOfFor, &[("order", &order), ("email", email)]),
        None => i18n.fill(Key::OrderOf, &[("order", &order)]),
    };
    if let Some(part) = &record.part {
        let (n, all) = (part.number.to_string(), part.of.to_string());
        title += ", ";
        title += &i18n.fill(Key::PartOf, &[("n", &n), ("all", &all)]);
    }
    title
}

/// Reactive. How many codes are known to be made.
fn made(screen: Screen, record: &OrderRecord) -> u64 {
    let look = screen.reconciler.look(&record.id);
    let found = look.and_then(|look| Some(look.finding?.made()));
    found.unwrap_or(record.claimed().len() as u64)
}

/// The server's words are not filled in.
fn sentence(i18n: I18n, record: &OrderRecord, made: u64) -> String {
    let asked = record.order.codes();
    match &record.state {
        OrderState::Sent | OrderState::InDoubt { .. } => {
            i18n.count_with(Key::DoubtSentence, asked, &[("found", &i18n.integer(made))])
        }
        OrderState::Answered {
            end, named: marks, ..
        }
        | OrderState::Settled { end, marks, .. } => match end {
            End::Made | End::MadeMore | End::MadeFewer => {
                let total = (Amount::from(record.order.each())).checked_mul(marks.len() as u64);
                let total =
                    total.map_or_else(String::new, |total| value::amount_label(i18n, total));
                let created = value::created(i18n, made, asked);
                let values = [("created", &*created), ("total", &*total)];
                i18n.fill(Key::MadeSentence, &values)
            }
            // A clear no, which the list bore out later.
            End::Refused | End::NotMade if !record.refusal.is_empty() => {
                i18n.text(Key::RefusedBecause).to_owned()
            }
            End::NotMade => i18n.text(Key::NotMadeSentence).to_owned(),
            End::Refused => i18n.text(Key::RefusedSentence).to_owned(),
            End::Closed => i18n.text(Key::ClosedSentence).to_owned(),
        },
    }
}

/// What can be done about an order, beside forgetting it.
#[derive(Clone, Copy, PartialEq)]
enum Offer {
    /// To find out what became of it, or to say so.
    Settle,
    /// To look up so many codes.
    Codes(u64),
    /// To order the like of it.
    Reuse,
}

fn offer(record: &OrderRecord) -> Offer {
    match (&record.state, record.claimed().len()) {
        (OrderState::Sent | OrderState::InDoubt { .. }, _) => Offer::Settle,
        (_, 0) => Offer::Reuse,
        (_, n) => Offer::Codes(n as u64),
    }
}

#[component]
fn Actions(screen: Screen, record: Memo<Arc<OrderRecord>>, found: Found) -> impl IntoView {
    let i18n = use_i18n();
    let id = move || record.with_untracked(|record| record.id.clone());
    // The button that has the focus stays while nothing else is offered.
    let offer = Memo::new(move |_| record.with(|record| offer(record)));
    let first = move || match offer.get() {
        Offer::Settle => view! { <SettleButtons screen id=id()/> }.into_any(),
        Offer::Codes(n) => view! { <CodesButton screen record found n/> }.into_any(),
        Offer::Reuse => view! { <ReuseButton record/> }.into_any(),
    };
    view! {
        <span class="row">
            {first}
            <Button
                kind=ButtonKind::Quiet
                attr:aria-describedby=id()
                on_click=move || screen.question.set(Some(Question::Remove(id())))
            >
                {i18n.text(Key::Remove)}
            </Button>
        </span>
    }
}

#[component]
fn SettleButtons(screen: Screen, id: String) -> impl IntoView {
    let i18n = use_i18n();
    let closed = id.clone();
    view! {
        <Button
            attr:aria-describedby=id.clone()
            on_click=move || screen.reconciler.look_now(screen.session)
        >
            {i18n.text(Key::CheckNow)}
        </Button>
        <Button
            kind=ButtonKind::Quiet
            attr:aria-describedby=id
            on_click=move || screen.question.set(Some(Question::Close(closed.clone())))
        >
            {i18n.text(Key::CloseOrder)}
        </Button>
    }
}

/// Looks the codes up in the list, or hides them again.
#[component]
fn CodesButton(
    screen: Screen,
    record: Memo<Arc<OrderRecord>>,
    found: Found,
    n: u64,
) -> impl IntoView {
    let i18n = use_i18n();
    let toggle = move || {
        if found.with_untracked(Option::is_some) {
            found.set(None);
            return;
        }
        let Some(client) = screen.session.client() else {
            return;
        };
        let record = record.get_untracked();
        task::spawn(async move {
            match find_codes(&client, &record).await {
                Ok(rows) => {
                    found.try_set(Some(rows.into_iter().map(Arc::new).collect()));
                }
                Err(error) => screen.session.note(&client, &error),
            }
        });
    };
    let label = move || {
        if found.with(Option::is_some) {
            i18n.text(Key::HideCodes).to_owned()
        } else {
            i18n.count(Key::ShowCodes, n)
        }
    };
    view! {
        <Button
            kind=ButtonKind::Quiet
            attr:aria-describedby=record.with_untracked(|record| record.id.clone())
            on_click=toggle
        >
            {label}
        </Button>
    }
}

/// Puts what was ordered into the form again.
#[component]
fn ReuseButton(record: Memo<Arc<OrderRecord>>) -> impl IntoView {
    let i18n = use_i18n();
    let orders: Orders = expect_context();
    let navigation: Navigation = expect_context();
    let reuse = move || {
        orders.fill(record.with_untracked(|record| record.order.form()));
        navigation.go(View::Generate);
    };
    view! {
        <Button
            kind=ButtonKind::Quiet
            attr:aria-describedby=record.with_untracked(|record| record.id.clone())
            on_click=reuse
        >
            {i18n.text(Key::UseValues)}
        </Button>
    }
}
