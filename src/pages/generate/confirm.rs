//! The last question before balance is spent.

use leptos::prelude::*;

use crate::{
    domain::Order,
    i18n::{Key, use_i18n},
    pages::value,
    state::{Orders, Session},
    ui::dialog,
};

const TITLE: &str = "confirm-title";

#[derive(Clone, Copy)]
pub struct Confirmation {
    orders: Orders,
    session: Session,
    is_asking: RwSignal<bool>,
    order: RwSignal<Option<Order>>,
}

impl Confirmation {
    pub fn new(orders: Orders) -> Self {
        Self {
            orders,
            session: expect_context(),
            is_asking: RwSignal::new(false),
            order: RwSignal::new(None),
        }
    }

    /// Opens the question, unless an order is under way.
    pub fn ask(self, order: Order) {
        if !untrack(|| self.orders.is_pending()) {
            self.order.set(Some(order));
            self.is_asking.set(true);
        }
    }

    fn place(self) {
        self.is_asking.set(false);
        // Taken out, so that a second click finds nothing to place.
        if let Some(order) = self.order.try_update(Option::take).flatten() {
            self.orders.place(self.session, order);
        }
    }

    pub fn dialog(self) -> AnyView {
        let i18n = use_i18n();
        dialog(self.is_asking, TITLE, move || {
            let Some(order) = self.order.get_untracked() else {
                return ().into_any();
            };
            let each = value::amount_words(i18n, order.each().into());
            let total = value::amount_words(i18n, order.total());
            let who = match order.forward_to() {
                Some(address) => view! { {i18n.text(Key::ConfirmOnly)} " " {value::email(address)} }.into_any(),
                None => i18n.text(Key::ConfirmAnyone).into_any(),
            };
            view! {
                <div class="stack stack-tight">
                    <h2 id=TITLE>{i18n.count_with(Key::ConfirmTitle, order.codes(), &[("each", &each)])}</h2>
                    <p><strong>{total}</strong> " " {i18n.text(Key::ConfirmText)}</p>
                    <p class="absent">{who}</p>
                </div>
                <footer>
                    <button class="button" type="button" on:click=move |_| self.is_asking.set(false)>
                        {i18n.text(Key::Cancel)}
                    </button>
                    <button class="button button-primary" type="button" autofocus on:click=move |_| self.place()>
                        {i18n.count(Key::GenerateNow, order.codes())}
                    </button>
                </footer>
            }
            .into_any()
        })
    }
}
