//! A field of the order: its text, and what is wrong in it.

use crate::{
    components::aria_bool,
    domain::{
        OrderField, OrderForm, OrderKind, Problem, Reason,
        order::{self, MIN_GB, MIN_IPS},
    },
    i18n::{I18n, Key},
};
use leptos::prelude::*;

/// One of the fields. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct FormField {
    form: RwSignal<OrderForm>,
    field: OrderField,
    /// Whether it had a problem when the order was last tried.
    was_wrong: RwSignal<bool>,
}

impl FormField {
    pub fn new(form: RwSignal<OrderForm>, field: OrderField) -> Self {
        Self {
            form,
            field,
            was_wrong: RwSignal::new(false),
        }
    }

    /// The id of the control.
    pub fn id(self) -> &'static str {
        id(self.field)
    }

    /// The id of the line about the field.
    pub fn hint_id(self) -> String {
        self.id().to_owned() + "-words"
    }

    /// Reactive.
    pub fn text(self) -> String {
        self.form.with(|form| match self.field {
            OrderField::Plan => form.plan.clone(),
            OrderField::Amount => form.amount.clone(),
            OrderField::Codes => form.codes.clone(),
            OrderField::ForwardTo => form.forward_to.clone(),
        })
    }

    pub fn set(self, text: String) {
        self.form.update(|form| match self.field {
            OrderField::Plan => form.plan = text,
            OrderField::Amount => form.amount = text,
            OrderField::Codes => form.codes = text,
            OrderField::ForwardTo => form.forward_to = text,
        });
    }

    /// Takes note of the problems that the order had when it was tried.
    pub fn note(self, problems: &[Problem]) {
        self.was_wrong
            .set(problems.iter().any(|problem| problem.field == self.field));
    }

    /// A problem is shown once the order was tried, and goes as soon as its field is right; that a number can mean two is
    /// asked at once. Reactive.
    pub fn problem(self) -> Option<Reason> {
        let was_wrong = self.was_wrong.get();
        let mut problems = self.form.with(order::check).err()?.into_iter();
        let problem = problems.find(|problem| problem.field == self.field)?;
        let is_question = matches!(problem.reason, Reason::Ambiguous(..));
        (was_wrong || is_question).then_some(problem.reason)
    }

    /// Reactive.
    fn kind(self) -> OrderKind {
        self.form.with(|form| form.kind)
    }

    /// Reactive.
    pub fn problem_words(self, i18n: I18n) -> Option<String> {
        self.problem()
            .map(|reason| reason_words(i18n, self.field, self.kind(), &reason))
    }
}

/// Where the text is typed.
#[component]
pub fn FieldInput(
    /// The field.
    field: FormField,
    /// Its class, where it has one.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The id of a list of values, where there is one.
    #[prop(optional, into)]
    list: Signal<Option<&'static str>>,
) -> impl IntoView {
    view! {
        <input
            class=class
            list=list
            id=field.id()
            autocomplete="off"
            aria-describedby=field.hint_id()
            aria-invalid=move || aria_bool(field.problem().is_some())
            prop:value=move || field.text()
            on:input=move |event| field.set(event_target_value(&event))
        />
    }
}

/// The id of the control.
pub fn id(field: OrderField) -> &'static str {
    match field {
        OrderField::Plan => "plan",
        OrderField::Amount => "amount",
        OrderField::Codes => "codes",
        OrderField::ForwardTo => "forward-to",
    }
}

fn reason_words(i18n: I18n, field: OrderField, kind: OrderKind, reason: &Reason) -> String {
    let key = match (reason, field) {
        (Reason::Blank, OrderField::Plan) => Key::PlanBlank,
        (Reason::Blank, OrderField::Codes) => Key::CodesBlank,
        (Reason::Blank, _) if kind == OrderKind::Traffic => Key::GbBlank,
        (Reason::Blank, _) => Key::IpsBlank,
        (Reason::NotANumber, _) => {
            return i18n.fill(Key::NotANumber, &[("example", &i18n.decimal("1234.5"))]);
        }
        (Reason::NotWhole, _) => Key::NotWhole,
        (Reason::TooFewIps, _) => return i18n.count(Key::TooFewIps, MIN_IPS),
        (Reason::TooLittleTraffic, _) => return i18n.count(Key::TooFewGb, MIN_GB),
        (Reason::TooSmall { min }, _) => return i18n.count(Key::TooSmall, *min),
        (Reason::TooLarge, OrderField::Codes) => {
            return i18n.count(Key::TooManyCodes, order::MAX_CODES);
        }
        (Reason::TooLarge, _) => Key::TooLarge,
        (Reason::TooFine, _) => Key::TooFine,
        (Reason::Ambiguous(one, other), _) => {
            let (a, b) = (i18n.decimal(one), i18n.decimal(other));
            return i18n.fill(Key::AmbiguousNumber, &[("a", &a), ("b", &b)]);
        }
        (Reason::EmailShape(_), _) => Key::EmailShape,
    };
    i18n.text(key).to_owned()
}
