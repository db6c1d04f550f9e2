//! The plan that pays for the order.

use super::field::{FieldInput, FormField};
use crate::{
    components::{Field, FieldHint, aria_bool},
    domain::OrderKind,
    i18n::{Key, use_i18n},
    state::{Templates, use_settings},
};
use leptos::prelude::*;

/// The id of the plans to choose from where one can type others.
const KNOWN: &str = "known-plans";

/// A choice where config.json names the traffic plans, a number where it does not, with the plans that templates
/// were kept for at hand.
#[component]
pub fn PlanField(
    /// Whether IPs are ordered, all of which one plan pays for.
    is_ip: Memo<bool>,
    /// The field of the plan.
    field: FormField,
) -> impl IntoView {
    let i18n = use_i18n();
    let templates: Templates = expect_context();
    let plans = use_settings().with(|config| config.traffic_plans.clone());
    let plans = plans.into_iter().map(|(id, name)| (id.to_string(), name));
    let plans: Vec<(String, String)> = plans.collect();
    let options = Memo::new(move |_| known_plans(templates));
    let control = move || {
        if is_ip.get() {
            view! {
                <select class="input" id=field.id()>
                    <option>{i18n.text(Key::IpPlan)}</option>
                </select>
            }
            .into_any()
        } else if plans.is_empty() {
            let is_empty = move || options.with(Vec::is_empty);
            let list = Signal::derive(move || (!is_empty()).then_some(KNOWN));
            view! { <FieldInput field class="input" list attr:inputmode="numeric"/> }.into_any()
        } else {
            view! { <PlanChoice field plans=plans.clone()/> }.into_any()
        }
    };
    let hint = move || {
        let hint = if is_ip.get() {
            ""
        } else {
            i18n.text(Key::PlanHint)
        };
        let problem = Signal::derive(move || field.problem_words(i18n));
        view! { <FieldHint id="plan" hint problem/> }
    };
    view! {
        <Field id=field.id() label=i18n.text(Key::Plan)>
            {control}
            <datalist id=KNOWN>
                <For each=move || options.get() key=Clone::clone let((plan, name))>
                    <option value=plan>{name}</option>
                </For>
            </datalist>
            {hint}
        </Field>
    }
}

/// The plans of the templates that were kept, with the templates' names. Reactive.
fn known_plans(templates: Templates) -> Vec<(String, String)> {
    let mut known = Vec::new();
    for template in templates.all() {
        if template.form.kind == OrderKind::Traffic && !template.form.plan.is_empty() {
            known.push((template.form.plan, template.name));
        }
    }
    known
}

#[component]
fn PlanChoice(
    field: FormField,
    /// The numbers of the plans with their names.
    plans: Vec<(String, String)>,
) -> impl IntoView {
    let i18n = use_i18n();
    let numbers: Vec<String> = plans.iter().map(|(id, _)| id.clone()).collect();
    // A template may name one that config.json does not.
    let other = Memo::new(move |_| {
        let plan = field.text();
        let is_other = !plan.is_empty() && !numbers.contains(&plan);
        is_other.then_some(plan)
    });
    let other = move || {
        let id = other.get()?;
        Some(view! { <PlanOption field name=id.clone() id/> })
    };
    let plans = plans.into_iter();
    let options: Vec<_> = plans
        .map(|(id, name)| view! { <PlanOption field id name/> })
        .collect();
    view! {
        <select
            class="input"
            id=field.id()
            aria-describedby=field.hint_id()
            aria-invalid=move || aria_bool(field.problem().is_some())
            on:change=move |event| field.set(event_target_value(&event))
        >
            <PlanOption field id=String::new() name=i18n.text(Key::ChooseAPlan).to_owned()/>
            {options}
            {other}
        </select>
    }
}

#[component]
fn PlanOption(field: FormField, id: String, name: String) -> impl IntoView {
    let value = id.clone();
    view! {
        <option value=value prop:selected=move || field.text() == id>
            {name}
        </option>
    }
}
