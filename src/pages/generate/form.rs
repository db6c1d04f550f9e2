//! The order as the sum that it is: codes × amount in each = from the balance.

use super::{
    confirm::Confirmation,
    field::{self, Field},
    plan::plan,
};
use crate::{
    domain::{Order, OrderField, OrderForm, OrderKind, Reason, order},
    i18n::{I18n, Key, use_i18n},
    pages::{open_activity::OpenActivity, value},
    state::{Orders, Session},
    ui::{
        Icon,
        element::{
            El, ElementRef, button, div, dynamic, el, fragment, h2, input, label, output, p, small,
            span, strong, text,
        },
        focus_within, from_view, icon, segments, words,
    },
};
use leptos::prelude::*;

pub fn form(orders: Orders, confirmation: Confirmation) -> El {
    let i18n = use_i18n();
    let form = orders.form;
    // What is in it may come from a record, or from another language.
    form.set(form.get_untracked().in_numerals(i18n.numerals()));
    let element = ElementRef::new();
    let fields = [
        OrderField::Plan,
        OrderField::Codes,
        OrderField::Amount,
        OrderField::ForwardTo,
    ]
    .map(|field| Field::new(form, field));
    let [plan_field, codes, amount, receiver] = fields;
    let submit = move || {
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
    let session: Session = expect_context();
    Effect::new(move |_| {
        if form.with(|form| !form.codes.is_empty() || !form.amount.is_empty()) {
            orders.prepare(session);
        }
    });
    // What is said of an order holds for as long as it is in the form.
    Effect::new(move |_| {
        form.get();
        confirmation.is_alike.set(false);
    });
    // Held apart, so that typing does not make the field anew in which it happens.
    let is_ip = Memo::new(move |_| form.with(|form| form.kind == OrderKind::Ip));
    let lines = div()
        .class("stack stack-tight")
        .child(sum(i18n, form, is_ip, codes, amount))
        .child(problem_line(i18n, codes))
        .child(problem_line(i18n, amount))
        .child(
            p().class("hint")
                .dynamic(move || form.with(|form| preview(i18n, form))),
        );
    let actions = div()
        .class("row")
        .child(submit_button(i18n, orders))
        .child(span().class("hint").child(i18n.text(Key::AsksOnceMore)));
    el("form")
        .class("stack")
        .attr("aria-labelledby", "order-title")
        .flag("novalidate")
        .node(element)
        .on_submit(submit)
        .child(
            h2().class("unseen")
                .id("order-title")
                .child(i18n.text(Key::Order)),
        )
        .child(kinds(i18n, form))
        .child(plan(i18n, is_ip, plan_field))
        .child(lines)
        .child(forward_to(i18n, receiver))
        .child(note(i18n, orders))
        .child(actions)
        .dynamic(move || blocked(i18n, orders, confirmation))
}

/// Why no order can be placed now, and where that is settled. Tracks.
fn blocked(i18n: I18n, orders: Orders, confirmation: Confirmation) -> Option<El> {
    let key = if confirmation.is_alike.get() {
        Key::NotSentLikeOne
    } else if orders.is_busy() && !orders.is_sending() {
        Key::PartsWait
    } else {
        return None;
    };
    let line = p().class("row").attr("role", "status");
    Some(
        line.child(span().child(i18n.text(key)))
            .child(from_view(view! { <OpenActivity/> })),
    )
}

/// The order that the form makes; `None` while something is wrong in it. Tracks.
fn checked(form: RwSignal<OrderForm>) -> Option<Order> {
    form.with(order::check).ok()
}

fn submit_button(i18n: I18n, orders: Orders) -> El {
    button()
        .class("button button-primary")
        .claim("aria-disabled", move || orders.is_busy())
        .dynamic(move || match checked(orders.form) {
            _ if orders.is_sending() => i18n.text(Key::Generating).to_owned(),
            _ if orders.is_done.get() => i18n.text(Key::GenerateAnother).to_owned(),
            Some(order) => i18n.count(Key::GenerateN, order.codes()),
            None => i18n.text(Key::GenerateCodesMore).to_owned(),
        })
}

fn kinds(i18n: I18n, form: RwSignal<OrderForm>) -> El {
    let kinds = vec![
        (OrderKind::Ip, i18n.text(Key::IpCodes)),
        (OrderKind::Traffic, i18n.text(Key::TrafficCodes)),
    ];
    let legend = i18n.text(Key::KindOfCode);
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
    segments(
        "kind",
        legend,
        kinds,
        move || form.with(|form| form.kind),
        choose,
    )
}

fn sum(
    i18n: I18n,
    form: RwSignal<OrderForm>,
    is_ip: Memo<bool>,
    codes: Field,
    amount: Field,
) -> El {
    let each = move || {
        i18n.text(if is_ip.get() {
            Key::IpsInEach
        } else {
            Key::GbInEach
        })
    };
    let total = output()
        .id("total")
        .attr("for", "codes amount")
        .dynamic(move || {
            let total = form.with(order::preview_total);
            total.map(|(_, _, total)| value::amount(total))
        });
    // Whatever is typed stays in sight to its last digit.
    let size = move || {
        let total = form.with(order::preview_total);
        // Its unit is small.
        let total = total.map_or(0, |(_, _, total)| {
            let words = value::amount_words(i18n, total);
            words.chars().filter(|char| !char.is_alphabetic()).count()
        });
        let lengths = [codes.text().len(), amount.text().len(), total];
        match lengths.into_iter().max().unwrap_or(0) {
            ..=6 => "short",
            7..=10 => "long",
            _ => "longest",
        }
    };
    let codes = div()
        .child(
            label()
                .attr("for", codes.id())
                .child(i18n.text(Key::NumberOfCodes)),
        )
        .child(codes.input().attr("inputmode", "numeric"));
    let amount = div()
        .attr("data-sign", "×")
        .child(label().attr("for", amount.id()).dynamic(each))
        .child(amount.input().attr("inputmode", "decimal"));
    let total = div()
        .attr("data-sign", "=")
        .child(
            label()
                .attr("for", "total")
                .child(i18n.text(Key::FromBalance)),
        )
        .child(total);
    div()
        .class("sum")
        .attr_with("data-size", size)
        .child(codes)
        .child(amount)
        .child(total)
}

fn forward_to(i18n: I18n, field: Field) -> El {
    let title = label()
        .class("label")
        .attr("for", field.id())
        .child(i18n.text(Key::ForwardTo))
        .child(" ")
        .child(small().child(i18n.text(Key::Optional)));
    let control = field
        .input()
        .class("input")
        .attr("inputmode", "email")
        .attr("spellcheck", "false");
    let hint = i18n.text(Key::ForwardToHint);
    div()
        .class("field")
        .child(title)
        .child(control)
        .child(words("forward-to", hint, move || field.problem_words(i18n)))
        .dynamic(move || match field.problem() {
            Some(Reason::EmailShape(Some(meant))) => Some(suggestion(i18n, field, meant)),
            _ => None,
        })
}

/// For the person alone; the API does not see it.
fn note(i18n: I18n, orders: Orders) -> El {
    let title = label()
        .class("label")
        .attr("for", "note")
        .child(i18n.text(Key::Note))
        .child(" ")
        .child(small().child(i18n.text(Key::Optional)));
    let control = input()
        .class("input")
        .id("note")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "note-words")
        .prop("value", move || orders.note.get())
        .on_input(move |typed| orders.note.set(typed));
    div()
        .class("field")
        .child(title)
        .child(control)
        .child(words("note", i18n.text(Key::NoteHint), || None))
}

fn suggestion(i18n: I18n, field: Field, meant: String) -> El {
    let words = i18n.fill(Key::UseSuggestion, &[("email", &meant)]);
    let take = button()
        .class("button button-link")
        .attr("type", "button")
        .on_click(move || field.set(meant.clone()))
        .child(words);
    p().child(take)
}

/// A problem of a field in the sum stands under the sum, since there is no room under the field. Where a number can mean
/// two, the person chooses.
fn problem_line(i18n: I18n, field: Field) -> El {
    dynamic(move || {
        field.problem_words(i18n).map(|words| {
            let line = p()
                .class("problem")
                .attr("id", field::words_id(field))
                .child(icon(Icon::Alert))
                .child(span().child(words));
            let choice = match field.problem() {
                Some(Reason::Ambiguous(one, other)) => Some(
                    p().class("row")
                        .child(meant(i18n, field, &one))
                        .child(meant(i18n, field, &other)),
                ),
                _ => None,
            };
            fragment().child(line).child(choice)
        })
    })
}

/// Takes this plain number, as the page writes it.
fn meant(i18n: I18n, field: Field, plain: &str) -> El {
    let number = i18n.decimal(plain);
    let words = i18n.fill(Key::UseNumber, &[("n", &number)]);
    button()
        .class("button button-link")
        .attr("type", "button")
        .on_click(move || field.set(number.clone()))
        .child(words)
}

/// "5 × 10 IPs = 50 IPs leave your balance."
fn preview(i18n: I18n, form: &OrderForm) -> El {
    let Some((codes, each, total)) = order::preview_total(form) else {
        return text(i18n.text(Key::PreviewMissing));
    };
    let sum = i18n.fill(
        Key::PreviewSum,
        &[
            ("n", &i18n.integer(codes)),
            ("each", &value::amount_words(i18n, each)),
            ("total", &value::amount_words(i18n, total)),
        ],
    );
    fragment()
        .child(strong().child(sum))
        .child(" ")
        .child(i18n.text(Key::PreviewBack))
}
