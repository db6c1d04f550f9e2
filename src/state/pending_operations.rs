//! What was sent and not answered yet. It outlives the session, so that locking in the middle of an order does not
//! make it forgotten. It holds neither codes nor a key.

use crate::{
    domain::{Order, Timestamp},
    platform::clock,
};
use leptos::prelude::*;

/// Something that spends or moves balance.
#[derive(Clone, PartialEq)]
pub enum Work {
    Order(Order),
    /// How many codes.
    Redeem(u64),
    /// How many codes.
    Revoke(u64),
}

#[derive(Clone)]
pub struct PendingOperation {
    pub work: Work,
    pub at: Timestamp,
    number: u32,
    /// Its session ended before the answer came: nobody has seen what became of it.
    is_abandoned: bool,
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct PendingOperations(RwSignal<Vec<PendingOperation>>);

/// Names one piece of work until it ends.
#[derive(Clone, Copy)]
pub struct OperationId(u32);

impl PendingOperations {
    pub fn provide() -> Self {
        let pending = Self(RwSignal::default());
        provide_context(pending);
        pending
    }

    pub fn expect() -> Self {
        expect_context()
    }

    /// To be called right before sending.
    pub fn begin(self, work: Work) -> OperationId {
        let mut sent = self.0.get_untracked();
        let number = sent.iter().map(|sent| sent.number + 1).max().unwrap_or(0);
        sent.push(PendingOperation {
            work,
            at: clock::now(),
            number,
            is_abandoned: false,
        });
        self.0.set(sent);
        OperationId(number)
    }

    /// To be called once the outcome is where the person sees it, and not before.
    pub fn end(self, operation: OperationId) {
        if !self.0.is_disposed() {
            self.0
                .update(|sent| sent.retain(|sent| sent.number != operation.0));
        }
    }

    /// The session ends: what is under way will not be seen to end.
    pub fn mark_abandoned(self) {
        self.0
            .update(|sent| sent.iter_mut().for_each(|sent| sent.is_abandoned = true));
    }

    /// Whether everything has been answered.
    pub fn is_idle(self) -> bool {
        !untrack(|| self.is_busy())
    }

    /// Reactive. Whether something is under way that this session has begun.
    pub fn is_busy(self) -> bool {
        self.0
            .with(|sent| sent.iter().any(|sent| !sent.is_abandoned))
    }

    /// Reactive.
    pub fn abandoned(self) -> Vec<PendingOperation> {
        let mut sent = self.0.get();
        sent.retain(|sent| sent.is_abandoned);
        sent
    }

    /// The person has taken note.
    pub fn forget_abandoned(self) {
        self.0.update(|sent| sent.retain(|sent| !sent.is_abandoned));
    }
}
