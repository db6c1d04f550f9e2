//! The order that is being written or was last placed. It outlives the screen, so that nothing typed or made is lost.

mod sender;

use leptos::prelude::*;
use std::sync::Arc;

use super::{
    Baselines, Ended, Journal, OrderRun, Overrides, PendingOperations, Reconciler, RunPhase,
    Session, Settings, Work,
};
use crate::{
    api::Client,
    domain::{End, Order, OrderForm, OrderRecord, OrderState},
    platform::{
        host_bridge::{EventDetail, HostBridge},
        task,
    },
};

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Orders {
    pub form: RwSignal<OrderForm>,
    pub note: RwSignal<String>,
    pub lot: RwSignal<Option<OrderRun>>,
    /// An order of this form has ended well: another press is not to place it once more.
    pub is_done: RwSignal<bool>,
    stops: RwSignal<bool>,
    baselines: Baselines,
    journal: Journal,
    reconciler: Reconciler,
    pending: PendingOperations,
    settings: Settings,
    page: StoredValue<HostBridge>,
}

impl Orders {
    pub fn new(form: OrderForm) -> Self {
        let journal: Journal = expect_context();
        Self {
            form: RwSignal::new(form),
            note: RwSignal::new(String::new()),
            lot: RwSignal::new(None),
            is_done: RwSignal::new(false),
            stops: RwSignal::new(false),
            baselines: Baselines::default(),
            journal,
            reconciler: expect_context(),
            pending: PendingOperations::expect(),
            settings: expect_context(),
            page: StoredValue::new(expect_context()),
        }
    }

    /// Reactive. Whether no order can be placed now.
    pub fn is_busy(self) -> bool {
        self.lot
            .with(|lot| lot.as_ref().is_some_and(OrderRun::is_busy))
    }

    /// Reactive. Whether the answer of an order is waited for.
    pub fn is_sending(self) -> bool {
        let is_sending =
            |lot: &OrderRun| matches!(lot.phase, RunPhase::Preparing | RunPhase::Sending);
        self.lot.with(|lot| lot.as_ref().is_some_and(is_sending))
    }

    /// Whether an order of this account that is like this one has lost its answer: their codes could not be told apart.
    pub fn waits_for_like_one(self, session: Session, order: &Order) -> bool {
        let Some(client) = session.client() else {
            return false;
        };
        let like = self.like_ones(&client, order);
        like.iter()
            .any(|record| matches!(record.state, OrderState::InDoubt { .. }))
    }

    fn like_ones(self, client: &Client, order: &Order) -> Vec<Arc<OrderRecord>> {
        let mut open = self.journal.open_of(client.account_id());
        open.retain(|record| record.is_in_doubt() && record.order.is_like(order));
        open
    }

    /// Fills the form, ready to be placed.
    pub fn fill(self, form: OrderForm) {
        self.form.set(form);
        self.is_done.set(false);
    }

    /// An order is about to come: reads what its codes will be told from.
    pub fn prepare(self, session: Session) {
        let kind = self.form.with_untracked(|form| form.kind);
        if let Some(client) = session.client() {
            self.baselines.prepare(client, kind);
        }
    }

    /// Sends no further part.
    pub fn stop(self) {
        self.stops.set(true);
    }

    /// Sends the order, each part of it once. While one is under way, another call does nothing.
    pub fn place(self, session: Session, order: Order, overrides: Overrides) {
        let Some(client) = session.client() else {
            return;
        };
        if untrack(|| self.is_busy()) {
            return;
        }
        let operation = self.pending.begin(Work::Order(order.clone()));
        self.stops.set(false);
        let note = self.note.get_untracked().trim().to_owned();
        let part_size = self.settings.with(|config| config.order_size);
        let lot = OrderRun::new(order, note, part_size, overrides);
        self.lot.set(Some(lot.clone()));
        self.reconciler.claim(&lot.id);
        task::spawn(async move {
            let id = lot.id.clone();
            let ended = self.send_all(session, &client, lot).await;
            let is_unsent = matches!(ended, Ended::NotSent(_));
            self.tell_made(&id);
            let has_made = matches!(
                ended,
                Ended::Settled(End::Made | End::MadeMore | End::MadeFewer)
            );
            self.change(&id, |lot| lot.phase = RunPhase::Ended(ended));
            let shown = self.lot.try_get_untracked().flatten();
            if has_made && shown.is_some_and(|lot| lot.id == id) {
                self.is_done.set(true);
            }
            if session.is_of(&client) {
                self.confirm(session, client, id);
            } else {
                // Locked meanwhile: whoever has connected since reads the list behind it.
                self.reconciler.adopt(session);
            }
            // Where another order has taken its place on the screen, Activity shows what became of it.
            if !self.lot.is_disposed() || is_unsent {
                self.pending.end(operation);
            }
        });
    }

    /// Tells the host page how many codes an order has made.
    fn tell_made(self, lot: &str) {
        let made = self.journal.made_by(lot) as u64;
        if made > 0 {
            self.tell("generated", lot, ("codes", EventDetail::Number(made)));
        }
    }

    fn tell(self, event: &str, order: &str, fact: (&str, EventDetail)) {
        if let Some(page) = self.page.try_get_value() {
            page.emit(event, &[("order", EventDetail::Text(order)), fact]);
        }
    }

    /// Nothing where another order has taken its place.
    fn change(self, id: &str, change: impl FnOnce(&mut OrderRun)) {
        let Some(Some(mut lot)) = self.lot.try_get_untracked() else {
            return;
        };
        if lot.id == id {
            change(&mut lot);
            self.lot.set(Some(lot));
        }
    }
}
