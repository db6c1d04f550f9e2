//! Reading the list behind orders whose answer told how they ended: a browser sends again by itself when a connection breaks,
//! so that more may have been made. Nobody has to wait for it, and only what is found beyond the answer is said.

use futures::future::select;
use std::{pin::pin, sync::Arc};

use super::{Reconciler, read_back, waited};
use crate::{
    api::{ApiError, Client},
    domain::{
        Baseline, End, Finding, OrderRecord, OrderState, Readings, Verdict,
        reconcile::{Confirmation, GRACE, confirm},
    },
    platform::clock,
    state::{Session, journal::left_behind},
};

/// Milliseconds. An order that has been under way longer has lost its answer: no request lasts longer than thirty seconds.
const LONGEST_REQUEST: i64 = 40_000;

impl Reconciler {
    /// Reads the list behind an order, all its parts at once: now, and once more when a list that lags has had its time.
    /// What is found otherwise than the answers said.
    pub async fn confirm(
        self,
        session: Session,
        client: &Client,
        lot: &str,
    ) -> Vec<(Arc<OrderRecord>, Finding)> {
        let began = clock::monotonic();
        let mut news = Vec::new();
        let Some(last) = self.journal.answered_of(lot).pop() else {
            return news;
        };
        let before = waited(&last);
        let left = || GRACE - before - (clock::monotonic() - began) as i64;
        // Behind a refusal the list was read before it was shown.
        let mut pause = if is_refused(&last) { left() } else { 0 };
        let mut readings = Readings::default();
        loop {
            until_ended(client, clock::sleep(pause)).await;
            let open = self.journal.answered_of(lot);
            let (true, Some(first)) = (session.is_of(client), open.first()) else {
                return news;
            };
            if let Some(millis) = self.rival_under_way(first) {
                until_ended(client, self.journal.wait_for_change(millis)).await;
                pause = 0;
                continue;
            }
            let is_late = left() <= 0;
            let codes = open.iter().map(|record| record.order.codes()).sum();
            readings.begin();
            let (walked, is_complete) = match read_back(client, first, codes).await {
                Ok(read) => read,
                Err(error) => {
                    session.note(client, &error);
                    pause = readings.pause(error.wanted_pause());
                    continue;
                }
            };
            // Another tab may have ordered the same while the list was read.
            self.journal.load().await;
            if self.rival_under_way(first).is_some() {
                pause = 0;
                continue;
            }
            let is_given_up = readings.is_last_chance();
            let mut is_told = true;
            for record in &open {
                let OrderState::Answered { end: answered, .. } = record.state else {
                    continue;
                };
                // By what has just been booked for the one before.
                let finding = self.weigh(record, &walked, is_complete);
                is_told &= finding.verdict != Verdict::CantTell;
                match confirm(answered, &finding, is_late, is_given_up) {
                    Confirmation::Pending => {}
                    Confirmation::InDoubt => {
                        self.journal.book(&record.id, left_behind()).await;
                        news.push((record.clone(), finding));
                    }
                    Confirmation::Ended { end, is_news } => {
                        self.book(record, &finding, end, is_news).await;
                        if is_news {
                            news.push((record.clone(), finding));
                        }
                    }
                }
            }
            readings.note(is_told);
            pause = if is_told && !is_late {
                left()
            } else {
                readings.pause(0)
            };
        }
    }

    /// Between two parts of a large order: what the list holds before the next one, and what it shows of the part before if
    /// that was made more than once, which is written down.
    ///
    /// # Errors
    ///
    /// When the list can't be read.
    pub async fn look_back(
        self,
        client: &Client,
        record: &OrderRecord,
    ) -> Result<(Baseline, Option<Finding>), ApiError> {
        let (walked, is_complete) = read_back(client, record, 0).await?;
        let finding = self.weigh(record, &walked, is_complete);
        let is_more = finding.verdict == Verdict::More;
        if is_more {
            self.book(record, &finding, End::MadeMore, true).await;
        }
        Ok((Baseline::of(&walked, false), is_more.then_some(finding)))
    }

    /// Whether what the list shows could be codes of another order whose answer is about to come: then the milliseconds
    /// until that has lost its answer.
    fn rival_under_way(self, record: &OrderRecord) -> Option<i64> {
        let now = clock::now().as_millis();
        let left = |rival: &Arc<OrderRecord>| {
            let since = now - rival.begun_at.as_millis();
            let is_under_way = rival.state == OrderState::Sent && since >= 0;
            Some(LONGEST_REQUEST - since).filter(|left| is_under_way && *left > 0)
        };
        self.journal.rivals_of(record).iter().filter_map(left).min()
    }
}

fn is_refused(record: &OrderRecord) -> bool {
    matches!(
        record.state,
        OrderState::Answered {
            end: End::Refused,
            ..
        }
    )
}

/// Waits, but no longer than the session.
async fn until_ended(client: &Client, wait: impl Future<Output = ()>) {
    let (wait, ended) = (pin!(wait), pin!(client.ended()));
    select(wait, ended).await;
}
