//! The plan that pays for the order.

use super::field::Field;
use crate::{
    i18n::{I18n, Key},
    live::Claim,
    state::use_settings,
    ui::{
        element::{El, div, dynamic, label, option, select},
        words,
    },
};

/// A choice where config.json names the traffic plans, a number where it does not.
pub fn plan(i18n: I18n, is_ip: Claim, field: Field) -> El {
    let plans = use_settings().with(|config| config.traffic_plans.clone());
    dynamic(move || {
        let is_ip = is_ip.get();
        let control = if is_ip {
            select()
                .id(field.id())
                .child(option().child(i18n.text(Key::IpPlan)))
        } else if plans.is_empty() {
            field.input().attr("inputmode", "numeric")
        } else {
            let first = plan_option(field, String::new(), i18n.text(Key::ChooseAPlan).to_owned());
            let known = plans
                .iter()
                .map(|(id, name)| plan_option(field, id.to_string(), name.clone()));
            let control = field
                .described(select())
                .on_change(move |plan| field.set(plan));
            known.fold(control.child(first), El::child)
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
            .child(words("plan", hint, move || field.problem_words(i18n)))
    })
}

fn plan_option(field: Field, id: String, name: String) -> El {
    option()
        .attr("value", id.clone())
        .prop("selected", move || field.text() == id)
        .child(name)
}
