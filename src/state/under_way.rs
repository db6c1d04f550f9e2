//! What was sent and not answered yet. It outlives the session, so that locking in the middle of an order does not
//! make it forgotten. It holds neither codes nor a key.

use crate::{
    domain::{Instant, Order},
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
pub struct Sent {
    pub work: Work,
    pub at: Instant,
    number: u32,
    /// Its session ended before the answer came: nobody has seen what became of it.
    is_left: bool,
}

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct UnderWay(RwSignal<Vec<Sent>>);

/// Names one piece of work until it ends.
#[derive(Clone, Copy)]
pub struct Ticket(u32);

impl UnderWay {
    pub fn provide() -> Self {
        let under_way = Self(RwSignal::default());
        provide_context(under_way);
        under_way
    }

    pub fn expect() -> Self {
        expect_context()
    }

    /// To be called right before sending.
    pub fn begin(self, work: Work) -> Ticket {
        let mut sent = self.0.get_untracked();
        let number = sent.iter().map(|sent| sent.number + 1).max().unwrap_or(0);
        sent.push(Sent {
            work,
            at: clock::now(),
            number,
            is_left: false,
        });
        self.0.set(sent);
        Ticket(number)
    }

    /// To be called once the outcome is where the person sees it, and not before.
    pub fn end(self, ticket: Ticket) {
        if !self.0.is_disposed() {
            self.0
                .update(|sent| sent.retain(|sent| sent.number != ticket.0));
        }
    }

    /// The session ends: what is under way will not be seen to end.
    pub fn leave(self) {
        self.0
            .update(|sent| sent.iter_mut().for_each(|sent| sent.is_left = true));
    }

    /// Whether everything has been answered.
    pub fn is_idle(self) -> bool {
        self.0
            .with_untracked(|sent| sent.iter().all(|sent| sent.is_left))
    }

    /// Tracks.
    pub fn left(self) -> Vec<Sent> {
        let mut sent = self.0.get();
        sent.retain(|sent| sent.is_left);
        sent
    }

    /// The person has taken note.
    pub fn forget_left(self) {
        self.0.update(|sent| sent.retain(|sent| !sent.is_left));
    }
}
