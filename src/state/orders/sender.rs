//! Sending an order: part after part, and what the answers and the list say became of each.

use leptos::prelude::*;

use super::Orders;
use crate::{
    api::{ApiError, Client, endpoint, order_answer},
    domain::{
        CodeHash, CodesAnswer, Conclusion, End, KeptWords, OrderRecord, OrderState, Part, Verdict,
        reconcile::{GRACE, PATIENCE},
    },
    platform::{
        clock,
        host_bridge::EventDetail,
        lock::{self, TryLock},
        random, task,
    },
    state::{Ended, NotSent, OrderRun, RunPhase, Session, reconciler::lock_name},
};

/// What the answer to one request says.
enum Sent {
    Known(Ended),
    InDoubt(Doubt),
}

/// An answer that does not tell what became of the order.
struct Doubt {
    /// What was wrong with it, for the person.
    said: String,
    /// The server said no, though the list does not bear it out yet.
    refusal: Option<ApiError>,
}

impl Orders {
    /// Part after part, each settled before the next.
    pub(super) async fn send_all(self, session: Session, client: &Client, lot: OrderRun) -> Ended {
        let mut lock = lock::try_lock(&lock_name(client)).await;
        match lock {
            TryLock::Busy => return Ended::NotSent(NotSent::OtherTab),
            TryLock::Unsupported if !lot.overrides.alone => {
                return Ended::NotSent(NotSent::NoLocks);
            }
            _ => {}
        }
        // What another tab has left in doubt counts as well.
        self.journal.load().await;
        if !self.like_ones(client, &lot.order).is_empty() {
            return Ended::NotSent(NotSent::LikeOneInDoubt);
        }
        let parts = lot.order.parts(lot.part_size);
        for (number, order) in (1..).zip(&parts) {
            if self.stops.try_get_untracked() == Some(true) {
                return Ended::Stopped;
            }
            self.change(&lot.id, |lot| lot.phase = RunPhase::Preparing);
            let before = self.journal.answered_of(&lot.id).pop();
            let read = match before {
                Some(part) => self.reconciler.look_back(client, &part).await,
                None => (self.baselines.take(client, order.kind()).await).map(|read| (read, None)),
            };
            let baseline = match read {
                Ok((baseline, None)) => baseline,
                // Whatever sends twice is not given another part.
                Ok((_, Some(finding))) => {
                    self.change(&lot.id, |lot| lot.add_found(&finding));
                    return Ended::Settled(End::MadeMore);
                }
                Err(error) => {
                    session.note(client, &error);
                    return Ended::NotSent(NotSent::NoList(error));
                }
            };
            let part = (parts.len() > 1).then(|| Part {
                lot: lot.id.clone(),
                number,
                of: parts.len() as u32,
            });
            let record = OrderRecord {
                id: if number == 1 {
                    lot.id.clone()
                } else {
                    random::id()
                },
                account: client.account_id(),
                order: order.clone(),
                begun_at: clock::now(),
                baseline: Some(baseline),
                note: lot.note.clone(),
                part,
                refusal: KeptWords::default(),
                state: OrderState::Sent,
            };
            if lot.overrides.unwritten {
                self.journal.hold(record.clone());
            } else if let Err(why) = self.journal.begin(record.clone()).await {
                return Ended::NotSent(NotSent::NoJournal(why.0));
            }
            // The person may have locked meanwhile: then nobody wants it any more.
            if !session.is_of(client) {
                self.journal.forget(&record.id).await;
                return Ended::NotSent(NotSent::Locked);
            }
            let ended = match self.send(session, client, &record).await {
                Sent::Known(ended) => ended,
                Sent::InDoubt(doubt) => {
                    if number as usize == parts.len() {
                        // Nothing more of this one is sent: another order can go meanwhile.
                        lock = TryLock::Unsupported;
                    }
                    self.settle(session, client, &record, doubt).await
                }
            };
            match ended {
                Ended::Settled(End::Made) => {}
                other => return other,
            }
        }
        drop(lock);
        Ended::Settled(self.unlike_made(&lot.id).unwrap_or(End::Made))
    }

    /// How a part of a large order ended that was not made as asked.
    fn unlike_made(self, lot: &str) -> Option<End> {
        self.journal.ends_of(lot).find(|end| *end != End::Made)
    }

    /// One request, and what its answer says became of it.
    async fn send(self, session: Session, client: &Client, record: &OrderRecord) -> Sent {
        let lot = record.lot();
        self.change(lot, |lot| lot.begin_part(record));
        let header = self.settings.intent_header();
        let intent = header.as_deref().map(|header| (header, record.id.as_str()));
        let answer = endpoint::generate(client, &record.order, intent).await;
        let answered_at = clock::now();
        if let Err(error) = &answer {
            session.note(client, error);
        }
        let conclusion = order_answer(&answer).conclude(record.order.codes());
        // What the browser calls a lost answer is kept, and not shown.
        let said = match &answer {
            Err(ApiError::Unreachable { .. }) => String::new(),
            Err(error) => error.words(),
            Ok(answer) => answer.message.clone(),
        };
        let words = match &answer {
            Err(error) => error.words(),
            Ok(answer) => answer.message.clone(),
        };
        // As they may be written down.
        let words = KeptWords::new(&client.hide_key(&words));
        let (named, refusal) = match answer {
            Ok(CodesAnswer { codes, .. }) => (codes.unwrap_or_default(), None),
            Err(error) if error.may_have_acted() => (Vec::new(), None),
            Err(error) => (Vec::new(), Some(error)),
        };
        let is_refused = refusal.is_some();
        self.change(lot, |lot| lot.codes.extend_from_slice(&named));
        let marks: Vec<CodeHash> = named.iter().map(CodeHash::of).collect();
        let known = match conclusion {
            Conclusion::Ended(end) => Some(end),
            Conclusion::RefusedIfUnlisted if self.shows_none(client, record).await => {
                Some(End::Refused)
            }
            Conclusion::RefusedIfUnlisted | Conclusion::InDoubt => None,
        };
        let Some(end) = known else {
            let state = OrderState::InDoubt {
                named: marks,
                detail: words.as_str().to_owned(),
                answered_at: Some(answered_at),
            };
            self.book(&record.id, state, words, is_refused).await;
            return Sent::InDoubt(Doubt { said, refusal });
        };
        let state = OrderState::Answered {
            end,
            named: marks,
            answered_at,
        };
        self.book(&record.id, state, words, is_refused).await;
        Sent::Known(match refusal {
            Some(error) => Ended::Refused(error),
            None => Ended::Settled(End::Made),
        })
    }

    /// Writes down what an answer says, with the server's words where it said no.
    async fn book(self, id: &str, state: OrderState, words: KeptWords, is_refused: bool) {
        if is_refused {
            self.journal.book_refused(id, state, words).await;
        } else {
            self.journal.book(id, state).await;
        }
    }

    /// Reads the list behind the answers, while the person goes on.
    pub(super) fn confirm(self, session: Session, client: Client, lot: String) {
        task::spawn(async move {
            let news = self.reconciler.confirm(session, &client, &lot).await;
            for (record, finding) in &news {
                self.change(&lot, |lot| lot.add_found(finding));
                let ended = match self.journal.end_of(&record.id) {
                    Some(end) => Ended::Settled(end),
                    None => Ended::Untold(String::new()),
                };
                self.change(&lot, |lot| lot.correct(ended));
            }
            if !news.is_empty() {
                self.tell_made(&lot);
            }
        });
    }

    /// Looks until the list tells what became of an order whose answer was lost.
    async fn settle(
        self,
        session: Session,
        client: &Client,
        record: &OrderRecord,
        doubt: Doubt,
    ) -> Ended {
        self.tell(
            "in-doubt",
            &record.id,
            ("work", EventDetail::Text("generate")),
        );
        let lot = record.lot();
        self.change(lot, |lot| {
            lot.phase = RunPhase::Looking(doubt.said.clone());
        });
        // The server has said no: a list that lags will show what was made all the same, or nothing was.
        let none_after = if doubt.refusal.is_some() {
            GRACE
        } else {
            PATIENCE
        };
        let found = (self.reconciler)
            .settle(session, client.clone(), &record.id, none_after)
            .await;
        if let Some(finding) = found {
            self.change(lot, |lot| lot.add_found(&finding));
        }
        match (self.journal.end_of(&record.id), doubt.refusal) {
            (Some(End::NotMade | End::Refused), Some(error)) => Ended::Refused(error),
            (Some(end), _) => Ended::Settled(end),
            (None, _) => Ended::Untold(doubt.said),
        }
    }

    async fn shows_none(self, client: &Client, record: &OrderRecord) -> bool {
        let finding = self.reconciler.check_once(client, &record.id).await;
        finding.is_some_and(|finding| finding.verdict == Verdict::None)
    }
}
