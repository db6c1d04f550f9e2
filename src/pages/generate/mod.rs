//! Generating codes: the form, the question, and what came of the order.

mod confirm;
mod form;
mod result;

use leptos::prelude::*;

use crate::{
    i18n::{Key, use_i18n},
    state::Orders,
};

pub fn screen() -> AnyView {
    let i18n = use_i18n();
    let orders: Orders = expect_context();
    let confirmation = confirm::Confirmation::new(orders);
    view! {
        <div class="pane">
            <header class="screen-head"><h1>{i18n.text(Key::Generate)}</h1></header>
            <div class="columns">
                {form::form(orders, confirmation)}
                {result::result(orders)}
            </div>
        </div>
        {confirmation.dialog()}
    }
    .into_any()
}
