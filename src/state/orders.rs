//! The order that is being written or was last placed. It outlives the screen, so that nothing typed or made is lost.

use leptos::{prelude::*, task::spawn_local};

use crate::{
    api::{ApiError, endpoint},
    browser::clock,
    domain::{Code, Instant, Order, OrderForm},
    live::Live,
    state::{Session, UnderWay, Work},
};

#[derive(Clone, Copy)]
pub struct Orders {
    pub form: Live<OrderForm>,
    pub placing: Live<Placing>,
    under_way: UnderWay,
}

#[derive(Clone)]
pub enum Placing {
    Idle,
    /// Sent; no answer yet.
    Pending(Order),
    Placed(Placed),
}

#[derive(Clone)]
pub struct Placed {
    pub order: Order,
    pub at: Instant,
    pub result: OrderResult,
}

#[derive(Clone)]
pub enum OrderResult {
    /// The answer names these codes: as many as were asked for, or more.
    Made(Vec<Code>),
    /// The server said no.
    Refused(ApiError),
    /// No readable answer, or one that names too few. The codes may exist.
    InDoubt { named: Vec<Code>, detail: String },
}

impl Orders {
    pub fn new(form: OrderForm, under_way: UnderWay) -> Self {
        Self {
            form: Live::new(form),
            placing: Live::new(Placing::Idle),
            under_way,
        }
    }

    /// Tracks.
    pub fn is_pending(self) -> bool {
        self.placing
            .with(|placing| matches!(placing, Placing::Pending(_)))
    }

    /// Sends the order once. While one is under way, another call does nothing.
    pub fn place(self, session: Session, order: Order) {
        let Some(client) = session.client() else {
            return;
        };
        if untrack(|| self.is_pending()) {
            return;
        }
        let ticket = self.under_way.begin(Work::Order(order.clone()));
        self.placing.set(Placing::Pending(order.clone()));
        spawn_local(async move {
            let answer = endpoint::generate(&client, &order).await;
            if let Err(error) = &answer {
                session.note(&client, error);
            }
            let result = match answer {
                Ok(answer) => {
                    let named = answer.codes.unwrap_or_default();
                    if named.len() as u64 >= order.codes() {
                        OrderResult::Made(named)
                    } else {
                        OrderResult::InDoubt {
                            named,
                            detail: answer.message,
                        }
                    }
                }
                Err(error) if error.may_have_acted() => OrderResult::InDoubt {
                    named: Vec::new(),
                    detail: error.words(),
                },
                Err(error) => OrderResult::Refused(error),
            };
            let is_shown = self.placing.try_set(Placing::Placed(Placed {
                order,
                at: clock::now(),
                result,
            }));
            if is_shown {
                self.under_way.end(ticket);
            }
        });
    }
}
