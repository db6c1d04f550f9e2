//! The order as the sum that it is: codes × amount in each = total.

use super::field::{FieldInput, FormField};
use crate::{
    components::{Button, ButtonKind, Icon, IconName},
    domain::{OrderForm, Reason, order},
    i18n::{I18n, Key, use_i18n},
    pages::value::{self, AmountText},
};
use leptos::prelude::*;

/// The sum, what is wrong in it, and what it means.
#[component]
pub fn Sum(
    /// What is typed.
    form: RwSignal<OrderForm>,
    /// Whether IPs are ordered, and not traffic.
    is_ip: Memo<bool>,
    /// How many codes.
    codes: FormField,
    /// How much in each.
    amount: FormField,
) -> impl IntoView {
    let i18n = use_i18n();
    let total = Memo::new(move |_| form.with(order::preview_total).map(|(_, _, total)| total));
    let each = move || {
        i18n.text(match is_ip.get() {
            true => Key::IpsPerCode,
            false => Key::GbPerCode,
        })
    };
    // Whatever is typed stays in sight to its last digit.
    let size = move || {
        // Its unit is small.
        let total = total.get().map_or(0, |total| {
            let words = value::amount_label(i18n, total);
            words.chars().filter(|char| !char.is_alphabetic()).count()
        });
        let lengths = [codes.text().len(), amount.text().len(), total];
        match lengths.into_iter().max().unwrap_or(0) {
            ..=6 => "short",
            7..=10 => "long",
            _ => "longest",
        }
    };
    view! {
        <div class="stack stack-tight">
            <div class="sum" data-size=size>
                <div>
                    <label for=codes.id()>{i18n.text(Key::NumberOfCodes)}</label>
                    <FieldInput
                        field=codes
                        attr:inputmode="numeric"
                        attr:placeholder=i18n.integer(0)
                    />
                </div>
                <div data-sign="×">
                    <label for=amount.id()>{each}</label>
                    <FieldInput
                        field=amount
                        attr:inputmode="decimal"
                        attr:placeholder=i18n.integer(0)
                    />
                </div>
                <div data-sign="=">
                    <label for="total">{i18n.text(Key::Total)}</label>
                    <output id="total" for="codes amount">
                        {move || total.get().map(|amount| view! { <AmountText amount/> })}
                    </output>
                </div>
            </div>
            <ProblemLine field=codes/>
            <ProblemLine field=amount/>
            <p class="hint">{move || form.with(|form| preview(i18n, form))}</p>
        </div>
    }
}

/// A problem of a field in the sum stands under the sum, since there is no room under the field. Where a number can mean
/// two, the person chooses.
#[component]
fn ProblemLine(field: FormField) -> impl IntoView {
    let i18n = use_i18n();
    move || {
        let words = field.problem_words(i18n)?;
        let choice = match field.problem() {
            Some(Reason::Ambiguous(one, other)) => Some(view! {
                <p class="row">
                    <UseNumber field plain=&one/>
                    <UseNumber field plain=&other/>
                </p>
            }),
            _ => None,
        };
        Some(view! {
            <p class="problem" id=field.hint_id()>
                <Icon name=IconName::Alert/>
                <span>{words}</span>
            </p>
            {choice}
        })
    }
}

/// Takes this plain number, as the page writes it.
#[component]
fn UseNumber<'a>(field: FormField, plain: &'a str) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let number = i18n.decimal(plain);
    let label = i18n.fill(Key::UseNumber, &[("n", &number)]);
    view! {
        <Button kind=ButtonKind::Link on_click=move || field.set(number.clone())>
            {label}
        </Button>
    }
}

/// "5 × 10 IPs = 50 IPs will be deducted."
fn preview(i18n: I18n, form: &OrderForm) -> AnyView {
    let Some((codes, each, total)) = order::preview_total(form) else {
        return i18n.text(Key::PreviewMissing).into_any();
    };
    let values = [
        ("n", &*i18n.integer(codes)),
        ("each", &*value::amount_label(i18n, each)),
        ("total", &*value::amount_label(i18n, total)),
    ];
    view! {
        <strong>{i18n.fill(Key::PreviewSum, &values)}</strong>
        " "
        {i18n.text(Key::PreviewBack)}
    }
    .into_any()
}
