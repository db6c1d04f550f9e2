//! The last question before balance is spent.

use crate::{
    domain::{Order, OrderKind},
    i18n::{I18n, Key, use_i18n},
    pages::value,
    state::{Orders, Session, Terms, use_settings},
    ui::{
        dialog,
        element::{El, button, div, fragment, h2, p, strong},
    },
};
use leptos::prelude::*;

const TITLE: &str = "confirm-title";

#[derive(Clone, Copy)]
pub struct Confirmation {
    orders: Orders,
    session: Session,
    is_asking: RwSignal<bool>,
    order: RwSignal<Option<Order>>,
    /// The order that was asked for last is like one that is in doubt.
    pub is_alike: RwSignal<bool>,
}

impl Confirmation {
    pub fn new(orders: Orders) -> Self {
        Self {
            orders,
            session: expect_context(),
            is_asking: RwSignal::new(false),
            order: RwSignal::new(None),
            is_alike: RwSignal::new(false),
        }
    }

    /// Opens the question, unless an order is under way or one like this has to be settled first.
    pub fn ask(self, order: Order) {
        let is_alike = self.orders.waits_for_like_one(self.session, &order);
        self.is_alike.set(is_alike);
        if !is_alike && !untrack(|| self.orders.is_busy()) {
            self.orders.prepare(self.session);
            self.order.set(Some(order));
            self.is_asking.set(true);
        }
    }

    fn place(self) {
        self.is_asking.set(false);
        // Taken out, so that a second click finds nothing to place.
        if let Some(order) = self.order.try_update(Option::take).flatten() {
            self.orders.place(self.session, order, Terms::default());
        }
    }

    pub fn dialog(self) -> El {
        let i18n = use_i18n();
        dialog(self.is_asking, TITLE, move || {
            match self.order.get_untracked() {
                Some(order) => fragment()
                    .child(question(i18n, &order))
                    .child(self.answers(i18n, order.codes())),
                None => fragment(),
            }
        })
    }

    fn answers(self, i18n: I18n, codes: u64) -> El {
        let cancel = button()
            .class("button")
            .attr("type", "button")
            .flag("data-focus")
            .on_click(move || self.is_asking.set(false))
            .child(i18n.text(Key::Cancel));
        let place = button()
            .class("button button-primary")
            .attr("type", "button")
            .on_click(move || self.place())
            .child(i18n.count(Key::GenerateNow, codes));
        div().class("actions").child(cancel).child(place)
    }
}

/// How many codes of what, what leaves the balance, and who may redeem them.
fn question(i18n: I18n, order: &Order) -> El {
    let each = value::amount_words(i18n, order.each().into());
    let total = value::amount_words(i18n, order.total());
    let title = i18n.count_with(Key::ConfirmTitle, order.codes(), &[("each", &each)]);
    let cost = p()
        .child(strong().child(total))
        .child(" ")
        .child(i18n.text(Key::ConfirmText));
    let plan = (order.kind() == OrderKind::Traffic).then(|| {
        let id = order.plan();
        let name = use_settings().with(|config| {
            let known = config.traffic_plans.iter().find(|(known, _)| *known == id);
            known.map_or_else(|| id.to_string(), |(_, name)| name.clone())
        });
        let words = p().class("absent").child(i18n.text(Key::Plan)).child(" ");
        words.child(value::outside(&name))
    });
    div()
        .class("stack stack-tight")
        .child(h2().id(TITLE).child(title))
        .child(cost)
        .child(plan)
        .child(who(i18n, order, p().class("absent")))
}

/// Says in this element who may redeem the codes.
pub fn who(i18n: I18n, order: &Order, element: El) -> El {
    match order.forward_to() {
        Some(address) => element
            .child(i18n.text(Key::ConfirmOnly))
            .child(" ")
            .child(value::email(address)),
        None => element.child(i18n.text(Key::ConfirmAnyone)),
    }
}
