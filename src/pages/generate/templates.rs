//! Filling the form from what was ordered before, or from what was kept under a name.

use crate::{
    domain::{OrderForm, order},
    i18n::{I18n, Key},
    pages::value,
    state::{Journal, Orders, Session, Templates},
    ui::{
        Close, Icon,
        element::{El, button, div, form, fragment, input, label, p},
        icon, menu,
    },
};
use leptos::prelude::*;

/// A button that opens the choice.
pub fn templates(i18n: I18n, orders: Orders) -> El {
    let opener = button()
        .class("button button-quiet")
        .child(i18n.text(Key::Templates));
    menu("templates", opener, |close| {
        fragment()
            .dynamic(move || last(i18n, orders, close))
            .dynamic(move || kept(i18n, orders, close))
            .child(keep(i18n, orders, close))
    })
}

/// The order that was placed last from this browser. Tracks.
fn last(i18n: I18n, orders: Orders, close: Close) -> Option<El> {
    let (journal, session): (Journal, Session) = (expect_context(), expect_context());
    let account = session.client()?.fingerprint();
    let mut records = journal.records();
    records.retain(|record| record.account == account);
    let last = records.first()?.clone();
    let parts = records.iter().filter(|record| record.lot() == last.lot());
    let mut form = last.order.form();
    form.codes = parts
        .map(|part| part.order.codes())
        .sum::<u64>()
        .to_string();
    let order = order::check(&form).ok()?;
    let words = value::order_words(i18n, &order);
    let words = i18n.fill(Key::LastOrder, &[("order", &words)]);
    Some(choice(i18n, orders, close, words, form))
}

/// Tracks.
fn kept(i18n: I18n, orders: Orders, close: Close) -> El {
    let templates: Templates = expect_context();
    let mut rows = fragment();
    for template in templates.all() {
        let name = template.name.clone();
        let forget = button()
            .class("button button-quiet button-icon")
            .attr("type", "button")
            .attr(
                "aria-label",
                i18n.fill(Key::ForgetTemplate, &[("name", &template.name)]),
            )
            .on_click(move || templates.forget(&name))
            .child(icon(Icon::Cross));
        let take = choice(i18n, orders, close, template.name, template.form);
        rows = rows.child(div().class("menu-row").child(take).child(forget));
    }
    rows
}

fn choice(i18n: I18n, orders: Orders, close: Close, words: String, form: OrderForm) -> El {
    button()
        .class("button button-quiet")
        .attr("type", "button")
        .on_click(move || {
            close.close();
            orders.fill(form.clone().in_numerals(i18n.numerals()));
        })
        .child(value::outside(&words))
}

/// Keeps what is in the form now.
fn keep(i18n: I18n, orders: Orders, close: Close) -> El {
    let templates: Templates = expect_context();
    let name = RwSignal::new(String::new());
    let submit = move || {
        let typed = name.get_untracked().trim().to_owned();
        if !typed.is_empty() {
            templates.keep(typed, orders.form.get_untracked());
            name.set(String::new());
            close.close();
        }
    };
    let field = input()
        .class("input")
        .id("template-name")
        .attr("autocomplete", "off")
        .attr("aria-describedby", "template-name-words")
        .prop("value", move || name.get())
        .on_input(move |typed| name.set(typed));
    form()
        .class("menu-form")
        .on_submit(submit)
        .child(
            label()
                .class("label")
                .attr("for", "template-name")
                .child(i18n.text(Key::KeepAs)),
        )
        .child(field)
        .child(
            p().class("hint")
                .id("template-name-words")
                .child(i18n.text(Key::KeepAsHint)),
        )
        .child(button().class("button").child(i18n.text(Key::SaveNote)))
}
