//! The plan that pays for the order.

use super::field::Field;
use crate::{
    domain::OrderKind,
    i18n::{I18n, Key},
    state::{Templates, use_settings},
    ui::{
        element::{El, datalist, div, dynamic, label, option, select},
        words,
    },
};
use leptos::prelude::*;

/// The id of the plans to choose from where one can type others.
const KNOWN: &str = "known-plans";

/// A choice where config.json names the traffic plans, a number where it does not, with the plans that templates
/// were kept for at hand.
pub fn plan(i18n: I18n, is_ip: Memo<bool>, field: Field) -> El {
    let templates: Templates = expect_context();
    let plans = use_settings().with(|config| config.traffic_plans.clone());
    dynamic(move || {
        let is_ip = is_ip.get();
        let control = if is_ip {
            select()
                .id(field.id())
                .child(option().child(i18n.text(Key::IpPlan)))
        } else if plans.is_empty() {
            field
                .input()
                .attr("inputmode", "numeric")
                .attr_if("list", move || {
                    (!known(templates).is_empty()).then_some(KNOWN)
                })
        } else {
            let first = plan_option(field, String::new(), i18n.text(Key::ChooseAPlan).to_owned());
            let known = plans
                .iter()
                .map(|(id, name)| plan_option(field, id.to_string(), name.clone()));
            let control = field
                .described(select())
                .on_change(move |plan| field.set(plan));
            // A template may name one that config.json does not.
            let numbers: Vec<String> = plans.iter().map(|(id, _)| id.to_string()).collect();
            let other = move || {
                let plan = field.text();
                let is_other = !plan.is_empty() && !numbers.contains(&plan);
                is_other.then(|| plan_option(field, plan.clone(), plan))
            };
            known.fold(control.child(first), El::child).dynamic(other)
        };
        let hint = if is_ip { "" } else { i18n.text(Key::PlanHint) };
        div()
            .class("field")
            .child(
                label()
                    .class("label")
                    .attr("for", field.id())
                    .child(i18n.text(Key::Plan)),
            )
            .child(control.class("input"))
            .dynamic(move || datalist().id(KNOWN).children(known(templates)))
            .child(words("plan", hint, move || field.problem_words(i18n)))
    })
}

/// The plans of the templates that were kept, by the templates' names. Tracks.
fn known(templates: Templates) -> Vec<El> {
    let mut options = Vec::new();
    for template in templates.all() {
        if template.form.kind == OrderKind::Traffic && !template.form.plan.is_empty() {
            let plan = option().attr("value", template.form.plan);
            options.push(plan.child(template.name));
        }
    }
    options
}

fn plan_option(field: Field, id: String, name: String) -> El {
    option()
        .attr("value", id.clone())
        .prop("selected", move || field.text() == id)
        .child(name)
}
