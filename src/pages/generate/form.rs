//! The order as the sum that it is: codes × amount in each = from the balance.

use leptos::{html, prelude::*};

use super::confirm::Confirmation;
use crate::{
    domain::{
        Order, OrderField, OrderForm, OrderKind, Problem, Reason,
        order::{self, MIN_IPS},
    },
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{Orders, use_settings},
    ui::{Icon, icon, segments, words},
};

pub fn form(orders: Orders, confirmation: Confirmation) -> AnyView {
    let i18n = use_i18n();
    let form = orders.form;
    let problems = RwSignal::new(Vec::<Problem>::new());
    let element = NodeRef::<html::Form>::new();
    let checked = Memo::new(move |_| form.with(order::check));
    // A problem is shown once the order was tried, and goes as soon as its field is right.
    let shown = move |field: OrderField| {
        Signal::derive(move || {
            let tried = problems.with(|tried| tried.iter().any(|problem| problem.field == field));
            let reason = checked.with(|checked| {
                let now = checked.as_ref().err()?;
                now.iter().find(|problem| problem.field == field).map(|problem| problem.reason.clone())
            });
            reason.filter(|_| tried)
        })
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match checked.get_untracked() {
            Ok(order) => {
                problems.set(Vec::new());
                confirmation.ask(order);
            }
            Err(found) => {
                let first = found.first().map(|problem| field_id(problem.field));
                problems.set(found);
                crate::ui::focus_within(element, first.unwrap_or_default());
            }
        }
    };
    let is_ip = Memo::new(move |_| form.with(|form| form.kind == OrderKind::Ip));
    let kinds = vec![
        (OrderKind::Ip, i18n.text(Key::IpCodes)),
        (OrderKind::Traffic, i18n.text(Key::TrafficCodes)),
    ];
    let legend = view! { <legend class="unseen">{i18n.text(Key::KindOfCode)}</legend> }.into_any();
    let choose_kind = move |kind| {
        form.update(|form| {
            form.kind = kind;
            form.plan = String::from(if kind == OrderKind::Ip { IP_PLAN } else { "" });
        });
    };
    let (codes, amount) = (shown(OrderField::Codes), shown(OrderField::Amount));
    view! {
        <form class="stack" aria-labelledby="order-title" novalidate node_ref=element on:submit=submit>
            <h2 class="unseen" id="order-title">{i18n.text(Key::Order)}</h2>
            {segments("kind", legend, kinds, Signal::derive(move || form.with(|form| form.kind)), choose_kind)}
            {plan(form, is_ip, shown(OrderField::Plan))}
            <div class="stack stack-tight">
                <div class="sum">
                    <div>
                        <label for="codes">{i18n.text(Key::NumberOfCodes)}</label>
                        {number(form, OrderField::Codes, "numeric", codes)}
                    </div>
                    <div data-sign="×">
                        <label for="amount">
                            {move || i18n.text(if is_ip.get() { Key::IpsInEach } else { Key::GbInEach })}
                        </label>
                        {number(form, OrderField::Amount, "decimal", amount)}
                    </div>
                    <div data-sign="=">
                        <label for="total">{i18n.text(Key::FromBalance)}</label>
                        <output id="total" for="codes amount">
                            {move || checked.with(|checked| total(checked.as_ref().ok()))}
                        </output>
                    </div>
                </div>
                {problem_line(OrderField::Codes, codes)}
                {problem_line(OrderField::Amount, amount)}
                <p class="hint">{move || checked.with(|checked| preview(i18n, checked.as_ref().ok()))}</p>
            </div>
            {forward_to(form, shown(OrderField::ForwardTo))}
            <div class="row">
                <button class="button button-primary" aria-disabled=move || orders.is_pending().to_string()>
                    {move || match checked.with(|checked| checked.as_ref().ok().map(Order::codes)) {
                        _ if orders.is_pending() => i18n.text(Key::Generating).to_owned(),
                        Some(n) => i18n.count(Key::GenerateN, n),
                        None => i18n.text(Key::GenerateCodesMore).to_owned(),
                    }}
                </button>
                <span class="hint">{i18n.text(Key::AsksOnceMore)}</span>
            </div>
        </form>
    }
    .into_any()
}

/// The only IP plan that the API's reference names.
pub const IP_PLAN: &str = "1";

/// Where the traffic plans of config.json end, the number can be typed.
fn plan(form: RwSignal<OrderForm>, is_ip: Memo<bool>, problem: Signal<Option<Reason>>) -> AnyView {
    let i18n = use_i18n();
    let plans = use_settings().with(|config| config.traffic_plans.clone());
    let set = move |plan: String| form.update(|form| form.plan = plan);
    let typed = move || form.with(|form| form.plan.clone());
    (move || {
        let plans = plans.clone();
        let control = if is_ip.get() {
            view! {
                <select class="input" id="plan">
                    <option>{i18n.text(Key::IpPlan)}</option>
                </select>
            }
            .into_any()
        } else if plans.is_empty() {
            view! {
                <input
                    class="input"
                    id="plan"
                    inputmode="numeric"
                    autocomplete="off"
                    aria-describedby="plan-words"
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    prop:value=typed
                    on:input=move |event| set(event_target_value(&event))
                />
            }
            .into_any()
        } else {
            let options = plans.into_iter().map(|(id, name)| {
                let id = id.to_string();
                let (value, own) = (id.clone(), id);
                view! { <option value=value prop:selected=move || typed() == own>{name}</option> }
            });
            view! {
                <select
                    class="input"
                    id="plan"
                    aria-describedby="plan-words"
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    on:change=move |event| set(event_target_value(&event))
                >
                    <option value="" prop:selected=move || typed().is_empty()>{i18n.text(Key::ChooseAPlan)}</option>
                    {options.collect_view()}
                </select>
            }
            .into_any()
        };
        let hint = if is_ip.get() { "" } else { i18n.text(Key::PlanHint) };
        view! {
            <div class="field">
                <label class="label" for="plan">{i18n.text(Key::Plan)}</label>
                {control}
                {words("plan", hint, in_words(i18n, OrderField::Plan, problem))}
            </div>
        }
    })
    .into_any()
}

fn number(
    form: RwSignal<OrderForm>,
    field: OrderField,
    mode: &'static str,
    problem: Signal<Option<Reason>>,
) -> AnyView {
    let id = field_id(field);
    view! {
        <input
            id=id
            inputmode=mode
            autocomplete="off"
            aria-describedby=format!("{id}-words")
            aria-invalid=move || problem.with(Option::is_some).to_string()
            prop:value=move || form.with(|form| text_of(form, field).clone())
            on:input=move |event| {
                let typed = event_target_value(&event);
                form.update(|form| *text_of_mut(form, field) = typed);
            }
        />
    }
    .into_any()
}

fn forward_to(form: RwSignal<OrderForm>, problem: Signal<Option<Reason>>) -> AnyView {
    let i18n = use_i18n();
    let suggestion = move || match problem.get() {
        Some(Reason::EmailShape(Some(suggestion))) => Some(suggestion),
        _ => None,
    };
    view! {
        <div class="field">
            <label class="label" for="forward-to">
                {i18n.text(Key::ForwardTo)} " " <small>{i18n.text(Key::Optional)}</small>
            </label>
            <input
                class="input"
                id="forward-to"
                inputmode="email"
                autocomplete="off"
                spellcheck="false"
                aria-describedby="forward-to-words"
                aria-invalid=move || problem.with(Option::is_some).to_string()
                prop:value=move || form.with(|form| form.forward_to.clone())
                on:input=move |event| form.update(|form| form.forward_to = event_target_value(&event))
            />
            {words("forward-to", i18n.text(Key::ForwardToHint), in_words(i18n, OrderField::ForwardTo, problem))}
            {move || {
                suggestion().map(|suggestion| {
                    let words = i18n.fill(Key::UseSuggestion, &[("email", &suggestion)]);
                    let take = move |_| form.update(|form| form.forward_to.clone_from(&suggestion));
                    view! {
                        <p><button class="button button-link" type="button" on:click=take>{words}</button></p>
                    }
                })
            }}
        </div>
    }
    .into_any()
}

/// A problem of a field in the sum stands under the sum, since there is no room under the field.
fn problem_line(field: OrderField, problem: Signal<Option<Reason>>) -> AnyView {
    let i18n = use_i18n();
    (move || {
        problem.get().map(|reason| {
            view! {
                <p class="problem" id=format!("{}-words", field_id(field))>
                    {icon(Icon::Alert)}
                    <span>{reason_words(i18n, field, &reason)}</span>
                </p>
            }
        })
    })
    .into_any()
}

fn total(order: Option<&Order>) -> AnyView {
    match order.map(Order::total) {
        Some(total) => value::amount(total),
        None => "".into_any(),
    }
}

/// "5 × 10 IPs = 50 IPs leave your balance."
fn preview(i18n: I18n, order: Option<&Order>) -> AnyView {
    let Some(order) = order else {
        return i18n.text(Key::PreviewMissing).into_any();
    };
    let sum = i18n.fill(
        Key::PreviewSum,
        &[
            ("n", &i18n.integer(order.codes())),
            ("each", &value::amount_words(i18n, order.each().into())),
            ("total", &value::amount_words(i18n, order.total())),
        ],
    );
    view! { <strong>{sum}</strong> " " {i18n.text(Key::PreviewBack)} }.into_any()
}

fn field_id(field: OrderField) -> &'static str {
    match field {
        OrderField::Plan => "plan",
        OrderField::Amount => "amount",
        OrderField::Codes => "codes",
        OrderField::ForwardTo => "forward-to",
    }
}

fn text_of(form: &OrderForm, field: OrderField) -> &String {
    match field {
        OrderField::Plan => &form.plan,
        OrderField::Amount => &form.amount,
        OrderField::Codes => &form.codes,
        OrderField::ForwardTo => &form.forward_to,
    }
}

fn text_of_mut(form: &mut OrderForm, field: OrderField) -> &mut String {
    match field {
        OrderField::Plan => &mut form.plan,
        OrderField::Amount => &mut form.amount,
        OrderField::Codes => &mut form.codes,
        OrderField::ForwardTo => &mut form.forward_to,
    }
}

fn in_words(i18n: I18n, field: OrderField, problem: Signal<Option<Reason>>) -> Signal<Option<String>> {
    Signal::derive(move || problem.get().map(|reason| reason_words(i18n, field, &reason)))
}

fn reason_words(i18n: I18n, field: OrderField, reason: &Reason) -> String {
    let key = match (reason, field) {
        (Reason::Blank, OrderField::Plan) => Key::PlanBlank,
        (Reason::Blank, OrderField::Codes) => Key::CodesBlank,
        (Reason::Blank, _) => Key::AmountBlank,
        (Reason::NotANumber, _) => Key::NotANumber,
        (Reason::TooSmall { min }, OrderField::Amount) if *min == MIN_IPS => {
            return i18n.count(Key::TooFewIps, *min);
        }
        (Reason::TooSmall { min }, OrderField::Amount) => return i18n.count(Key::TooFewGb, *min),
        (Reason::TooSmall { min }, _) => return i18n.count(Key::TooSmall, *min),
        (Reason::TooLarge, OrderField::Codes) => {
            return i18n.count(Key::TooManyCodes, order::MAX_CODES);
        }
        (Reason::TooLarge, _) => Key::TooLarge,
        (Reason::TooFine, _) => Key::TooFine,
        (Reason::Comma, _) => Key::CommaInNumber,
        (Reason::EmailShape(_), _) => Key::EmailShape,
    };
    i18n.text(key).to_owned()
}
