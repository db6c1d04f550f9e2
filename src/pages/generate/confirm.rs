//! The last question before balance is spent.

use super::receiver::Receiver;
use crate::{
    components::{Button, ButtonKind, Dialog, Emphasis},
    domain::{Order, OrderKind},
    i18n::{Key, use_i18n},
    pages::value::{self, UntrustedText},
    state::{Orders, Overrides, Session, use_settings},
};
use leptos::prelude::*;

const TITLE: &str = "confirm-title";

/// The question, and what it is about.
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
    pub fn new(orders: Orders, session: Session) -> Self {
        Self {
            orders,
            session,
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
            self.orders.place(self.session, order, Overrides::default());
        }
    }
}

/// Open while it is asked.
#[component]
pub fn ConfirmDialog(
    /// The question.
    confirmation: Confirmation,
) -> impl IntoView {
    view! {
        <Dialog is_open=confirmation.is_asking title_id=TITLE>
            {confirmation
                .order
                .get_untracked()
                .map(|order| view! { <Contents confirmation order/> })}
        </Dialog>
    }
}

/// How many codes of what, what is deducted, and who may redeem them.
#[component]
fn Contents(confirmation: Confirmation, order: Order) -> impl IntoView {
    let i18n = use_i18n();
    let each = value::amount_label(i18n, order.each().into());
    let total = value::amount_label(i18n, order.total());
    let title = i18n.count_with(Key::ConfirmTitle, order.codes(), &[("each", &each)]);
    let sentence = i18n.fill(Key::ConfirmText, &[("amount", &total)]);
    let plan = (order.kind() == OrderKind::Traffic).then(|| view! { <Plan order=&order/> });
    view! {
        <div class="stack stack-tight">
            <h2 id=TITLE>{title}</h2>
            <p>
                <Emphasis sentence part=&total/>
            </p>
            {plan}
            <p class="absent">
                <Receiver order=&order/>
            </p>
        </div>
        <div class="actions">
            <Button attr:data-focus="" on_click=move || confirmation.is_asking.set(false)>
                {i18n.text(Key::Cancel)}
            </Button>
            <Button kind=ButtonKind::Primary on_click=move || confirmation.place()>
                {i18n.count(Key::GenerateNow, order.codes())}
            </Button>
        </div>
    }
}

/// The plan that pays, by the name that config.json has for it.
#[component]
fn Plan<'a>(order: &'a Order) -> impl IntoView + use<> {
    let i18n = use_i18n();
    let settings = use_settings();
    let id = order.plan();
    let name = settings.with(|config| {
        let known = config.traffic_plans.iter().find(|(known, _)| *known == id);
        known.map_or_else(|| id.to_string(), |(_, name)| name.clone())
    });
    view! {
        <p class="absent">
            {i18n.text(Key::Plan)}
            " "
            <UntrustedText text=&name/>
        </p>
    }
}
