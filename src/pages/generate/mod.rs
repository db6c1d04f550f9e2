//! Generating codes: the form, the question, and what came of the order.

mod confirm;
mod field;
mod form;
mod plan;
mod result;
mod templates;

use leptos::prelude::*;

use crate::{
    i18n::{Key, use_i18n},
    pages::left::LeftUnderWay,
    state::Orders,
    ui::{
        element::{El, div, fragment, h1, header},
        from_view,
    },
};

pub fn screen() -> El {
    let i18n = use_i18n();
    let orders: Orders = expect_context();
    let confirmation = confirm::Confirmation::new(orders);
    let columns = div()
        .class("columns")
        .child(form::form(orders, confirmation))
        .child(result::result(orders));
    let pane = div()
        .class("pane")
        .child(
            header()
                .class("screen-head")
                .child(h1().child(i18n.text(Key::Generate)))
                .child(templates::templates(i18n, orders)),
        )
        .child(from_view(view! { <LeftUnderWay/> }))
        .child(columns);
    fragment().child(pane).child(confirmation.dialog())
}
