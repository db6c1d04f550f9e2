//! What is to be ordered.

use super::{
    confirm::Confirmation,
    field::{self, FieldInput, FormField},
    plan::PlanField,
    sum::Sum,
};
use crate::{
    components::{Button, ButtonKind, Field, FieldHint, SegmentedControl, aria_bool, focus_within},
    domain::{self, OrderField, OrderKind, Reason, order},
    i18n::{Key, use_i18n},
    pages::{open_activity::OpenActivity, recipient_options::RecipientOptions},
    state::{Orders, Session},
};
use leptos::{ev::SubmitEvent, html, prelude::*};

/// The id of the addresses to choose from.
const ADDRESSES: &str = "recipient-addresses";

/// What is typed.
type Typed = RwSignal<domain::OrderForm>;

/// Submitting it asks once more.
#[component]
pub fn OrderForm(
    /// Where the form is kept.
    orders: Orders,
    /// Whose balance it is.
    session: Session,
    /// Asks once more.
    confirmation: Confirmation,
) -> impl IntoView {
    let i18n = use_i18n();
    let form = orders.form;
    // What is in it may come from a record, or from another language.
    form.set(form.get_untracked().in_numerals(i18n.numerals()));
    let element = NodeRef::<html::Form>::new();
    let fields = [
        OrderField::Plan,
        OrderField::Codes,
        OrderField::Amount,
        OrderField::ForwardTo,
    ]
    .map(|field| FormField::new(form, field));
    let [plan, codes, amount, receiver] = fields;
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if orders.is_done.get_untracked() {
            orders.is_done.set(false);
            return focus_within(element, &("#".to_owned() + codes.id()));
        }
        let checked = form.with_untracked(order::check);
        let problems = checked.as_ref().err().map_or(&[][..], Vec::as_slice);
        fields.iter().for_each(|field| field.note(problems));
        if let Some(first) = problems.first() {
            focus_within(element, &("#".to_owned() + field::id(first.field)));
        }
        if let Ok(order) = checked {
            confirmation.ask(order);
        }
    };
    // What the codes will be told from is read while the order is typed, so that the click finds it there.
    Effect::new(move |_| {
        if form.with(|form| !form.codes.is_empty() || !form.amount.is_empty()) {
            orders.prepare(session);
        }
    });
    // What is said of an order holds for as long as it is in the form.
    Effect::new(move |_| {
        form.track();
        confirmation.is_alike.set(false);
    });
    // Held apart, so that typing does not replace the field in which it happens.
    let is_ip = Memo::new(move |_| form.with(|form| form.kind == OrderKind::Ip));
    view! {
        <form
            class="stack"
            aria-labelledby="order-title"
            novalidate
            node_ref=element
            on:submit=submit
        >
            <h2 class="unseen" id="order-title">
                {i18n.text(Key::Order)}
            </h2>
            <KindChoice form/>
            <PlanField is_ip field=plan/>
            <Sum form is_ip codes amount/>
            <ForwardToField field=receiver/>
            <NoteField note=orders.note/>
            // A line of its own, whatever the button says.
            <div class="stack stack-tight">
                <div class="row">
                    <SubmitButton orders/>
                </div>
                <p class="hint">{i18n.text(Key::ConfirmFirst)}</p>
            </div>
            <Blocked orders confirmation/>
        </form>
    }
}

/// Why no order can be placed now, and where that is settled.
#[component]
fn Blocked(orders: Orders, confirmation: Confirmation) -> impl IntoView {
    let i18n = use_i18n();
    let why = Memo::new(move |_| {
        if confirmation.is_alike.get() {
            Some(Key::NotSentLikeOne)
        } else {
            (orders.is_busy() && !orders.is_sending()).then_some(Key::PartsWait)
        }
    });
    move || {
        let why = why.get()?;
        Some(view! {
            <p class="row" role="status">
                <span>{i18n.text(why)}</span>
                <OpenActivity/>
            </p>
        })
    }
}

#[component]
fn SubmitButton(orders: Orders) -> impl IntoView {
    let i18n = use_i18n();
    let label = move || {
        if orders.is_sending() {
            return i18n.text(Key::Generating).to_owned();
        }
        if orders.is_done.get() {
            return i18n.text(Key::GenerateAnother).to_owned();
        }
        match orders.form.with(order::check) {
            Ok(order) => i18n.count(Key::GenerateN, order.codes()),
            Err(_) => i18n.text(Key::GenerateCodesMore).to_owned(),
        }
    };
    view! {
        <button
            class=ButtonKind::Primary.class()
            aria-disabled=move || aria_bool(orders.is_busy())
        >
            {label}
        </button>
    }
}

#[component]
fn KindChoice(form: Typed) -> impl IntoView {
    let i18n = use_i18n();
    let choose = move |kind| {
        form.update(|form| {
            if form.kind != kind {
                // 10 IPs are not 10 GB.
                form.amount.clear();
            }
            form.kind = kind;
            form.plan = order::only_plan(kind).to_owned();
        });
    };
    view! {
        <SegmentedControl
            name="kind"
            legend=i18n.text(Key::KindOfCode)
            choices=vec![
                (OrderKind::Ip, i18n.text(Key::IpCodes)),
                (OrderKind::Traffic, i18n.text(Key::TrafficCodes)),
            ]
            chosen=Signal::derive(move || form.with(|form| form.kind))
            on_choose=choose
        />
    }
}

#[component]
fn ForwardToField(field: FormField) -> impl IntoView {
    let i18n = use_i18n();
    let suggestion = move || match field.problem() {
        Some(Reason::EmailShape(Some(meant))) => Some(view! { <Suggestion field meant/> }),
        _ => None,
    };
    view! {
        <Field id=field.id() label=i18n.text(Key::RecipientEmail) remark=i18n.text(Key::Optional)>
            <FieldInput
                field
                class="input"
                list=Some(ADDRESSES)
                attr:inputmode="email"
                attr:spellcheck="false"
            />
            <RecipientOptions id=ADDRESSES/>
            <FieldHint
                id="forward-to"
                hint=i18n.text(Key::RecipientHint)
                problem=Signal::derive(move || field.problem_words(i18n))
            />
            {suggestion}
        </Field>
    }
}

#[component]
fn Suggestion(field: FormField, meant: String) -> impl IntoView {
    let i18n = use_i18n();
    let label = i18n.fill(Key::UseSuggestion, &[("email", &meant)]);
    view! {
        <p>
            <Button kind=ButtonKind::Link on_click=move || field.set(meant.clone())>
                {label}
            </Button>
        </p>
    }
}

/// For the person alone; the API does not see it.
#[component]
fn NoteField(note: RwSignal<String>) -> impl IntoView {
    let i18n = use_i18n();
    view! {
        <Field id="note" label=i18n.text(Key::Note) remark=i18n.text(Key::Optional)>
            <input
                class="input"
                id="note"
                autocomplete="off"
                aria-describedby="note-words"
                bind:value=note
            />
            <FieldHint id="note" hint=i18n.text(Key::NoteHint)/>
        </Field>
    }
}
