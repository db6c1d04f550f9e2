//! Reading the list behind orders whose answer told how they ended: a browser sends again by itself when a connection breaks,
//! so that more may have been made. Nobody has to wait for it, and only what is found beyond the answer is said.

use std::sync::Arc;

use super::{
    Session, Settling,
    journal::left_behind,
    settling::{MOST_UNTOLD, PAUSES, read_back, waited},
};
use crate::{
    api::{ApiError, Client},
    browser::clock,
    domain::{
        Baseline, End, Finding, OrderRecord, OrderState, Verdict,
        reconcile::{Confirmation, GRACE, confirm},
    },
};

/// Milliseconds between glances at whether an order that is like these has its answer.
const RIVAL_PAUSE: i64 = 250;

/// Milliseconds. An order that has been under way longer has lost its answer: no request lasts longer than thirty seconds.
const LONGEST_REQUEST: i64 = 40_000;

impl Settling {
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
        let is_refusal = matches!(
            last.state,
            OrderState::Answered {
                end: End::Refused,
                ..
            }
        );
        // Behind a refusal the list was read before it was shown.
        let mut pause = if is_refusal { left() } else { 0 };
        let mut readings = 0;
        let mut untold = 0;
        loop {
            clock::sleep(pause.max(0) as i32).await;
            let open = self.journal.answered_of(lot);
            let (true, Some(first)) = (session.is_of(client), open.first()) else {
                return news;
            };
            if self.has_rival_under_way(first) {
                pause = RIVAL_PAUSE;
                continue;
            }
            let is_late = left() <= 0;
            let codes = open.iter().map(|record| record.order.codes()).sum();
            let read = read_back(client, first, codes).await;
            readings += 1;
            pause = PAUSES[PAUSES.len().min(readings) - 1];
            let (walked, is_complete) = match read {
                Ok(read) => read,
                Err(error) => {
                    session.note(client, &error);
                    if let ApiError::Throttled { retry_after } = error {
                        pause = pause.max(i64::from(retry_after.0) * 1000);
                    }
                    continue;
                }
            };
            // Another tab may have ordered the same while the list was read.
            self.journal.load().await;
            if self.has_rival_under_way(first) {
                pause = RIVAL_PAUSE;
                continue;
            }
            let mut is_told = true;
            for record in &open {
                let OrderState::Answered { end: answered, .. } = record.state else {
                    continue;
                };
                let finding = self.weigh(record, &walked, is_complete);
                is_told &= finding.verdict != Verdict::CantTell;
                match confirm(answered, &finding, is_late, untold + 1 >= MOST_UNTOLD) {
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
            untold = if is_told { 0 } else { untold + 1 };
            if !is_late && is_told {
                pause = left();
            }
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

    /// Whether what the list shows could be codes of another order whose answer is about to come.
    fn has_rival_under_way(self, record: &OrderRecord) -> bool {
        let now = clock::now().as_millis();
        let is_under_way = |rival: &Arc<OrderRecord>| {
            let since = now - rival.begun_at.as_millis();
            rival.state == OrderState::Sent && (0..LONGEST_REQUEST).contains(&since)
        };
        self.journal.rivals_of(record).iter().any(is_under_way)
    }
}
