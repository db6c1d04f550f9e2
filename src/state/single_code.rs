//! One code of a list that no answer has shown, read by itself.

use leptos::prelude::*;
use std::sync::Arc;

use super::{Row, Session};
use crate::{
    api::{ApiError, endpoint},
    domain::{Code, List, ListQuery},
    platform::{fetch::Abort, task},
};

/// What is known of it.
#[derive(Clone, PartialEq)]
pub enum SingleCodePhase {
    /// Nobody has asked.
    Idle,
    Reading,
    Found(Arc<Row>),
    /// The list does not have it.
    Missing,
    Failed(ApiError),
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct SingleCode {
    phase: RwSignal<SingleCodePhase>,
    in_flight: StoredValue<Option<Abort>>,
    session: Session,
}

impl SingleCode {
    /// Whatever is under way ends with the current owner.
    pub fn new() -> Self {
        let single = Self {
            phase: RwSignal::new(SingleCodePhase::Idle),
            in_flight: StoredValue::new(None),
            session: expect_context(),
        };
        on_cleanup(move || single.abort());
        single
    }

    /// Reactive.
    pub fn phase(self) -> SingleCodePhase {
        self.phase.get()
    }

    /// Reads a code by one request, and aborts an earlier one.
    pub fn read(self, list: List, code: Code) {
        self.abort();
        let Some(client) = self.session.client() else {
            return;
        };
        let abort = Abort::new();
        self.in_flight.set_value(Some(abort.clone()));
        self.phase.set(SingleCodePhase::Reading);
        task::spawn(async move {
            let mut query = ListQuery::new(list);
            query.keyword = code.reveal().to_owned();
            let answer = endpoint::list(&client, &query, &abort).await;
            if abort.is_aborted() || self.phase.is_disposed() {
                return;
            }
            self.phase.set(match answer {
                Ok(page) => {
                    // The filter finds parts of codes as well, in whatever case.
                    let mut found = page.entries.into_iter();
                    match found.find(|entry| entry.code == code) {
                        Some(entry) => SingleCodePhase::Found(Arc::new(Row {
                            entry: Arc::new(entry),
                            revision: 0,
                            list,
                        })),
                        None => SingleCodePhase::Missing,
                    }
                }
                Err(error) => {
                    self.session.note(&client, &error);
                    SingleCodePhase::Failed(error)
                }
            });
        });
    }

    /// Aborts what is under way and drops what was found.
    pub fn forget(self) {
        self.abort();
        self.phase.set(SingleCodePhase::Idle);
    }

    fn abort(self) {
        if let Some(abort) = self.in_flight.try_update_value(Option::take).flatten() {
            abort.abort();
        }
    }
}

impl Default for SingleCode {
    fn default() -> Self {
        Self::new()
    }
}
