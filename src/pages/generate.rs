//! Generating codes: the form, the question, and what came of the order.

mod confirm;
mod field;
mod form;
mod in_doubt;
mod made;
mod not_sent;
mod plan;
mod receiver;
mod result;
mod sum;
mod templates;

use leptos::prelude::*;

use crate::{
    components::ScreenHeader,
    i18n::{Key, use_i18n},
    pages::abandoned::AbandonedOperations,
    state::{Orders, Session},
};
use confirm::{ConfirmDialog, Confirmation};
use form::OrderForm;
use result::OrderResult;
use templates::TemplateMenu;

/// The screen.
#[component]
pub fn Generate() -> impl IntoView {
    let i18n = use_i18n();
    let orders: Orders = expect_context();
    let session: Session = expect_context();
    let confirmation = Confirmation::new(orders, session);
    view! {
        <div class="pane">
            <ScreenHeader title=i18n.text(Key::Generate)>
                <TemplateMenu orders/>
            </ScreenHeader>
            <AbandonedOperations/>
            <div class="columns">
                <OrderForm orders session confirmation/>
                <div>
                    <OrderResult orders/>
                    <p class="awaited">{i18n.text(Key::NewCodesHere)}</p>
                </div>
            </div>
        </div>
        <ConfirmDialog confirmation/>
    }
}
