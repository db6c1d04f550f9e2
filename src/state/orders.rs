//! The order that is being written or was last placed. It outlives the screen, so that nothing typed or made is lost.

use leptos::prelude::*;
use std::sync::Arc;

use super::{Baselines, Journal, Session, Settings, Settling, UnderWay, Work, settling::lock_name};
use crate::{
    api::{ApiError, Client, endpoint, order_answer},
    browser::{
        clock,
        host_page::{Fact, HostPage},
        lock::{self, Asked},
        random, task,
    },
    domain::{
        Code, CodeEntry, CodesAnswer, Conclusion, End, Finding, Instant, Mark, Order, OrderForm,
        OrderRecord, OrderState, Part, Verdict,
        reconcile::{GRACE, PATIENCE},
    },
};

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Orders {
    pub form: RwSignal<OrderForm>,
    pub note: RwSignal<String>,
    pub lot: RwSignal<Option<Lot>>,
    /// An order of this form has ended well: another press is not to place it once more.
    pub is_done: RwSignal<bool>,
    stops: RwSignal<bool>,
    baselines: Baselines,
    journal: Journal,
    settling: Settling,
    under_way: UnderWay,
    settings: Settings,
    page: StoredValue<HostPage>,
}

/// One order of the person, sent whole or in parts.
#[derive(Clone)]
pub struct Lot {
    /// What its parts have in common in the journal.
    pub id: String,
    pub order: Order,
    pub at: Instant,
    pub note: String,
    /// How many codes one request asks for at the most.
    part_size: u64,
    /// The record of the part that was sent last; empty before the first.
    pub record: String,
    /// How many parts have been sent.
    pub sent: u32,
    /// The order's own codes, as far as they are known.
    pub codes: Vec<Code>,
    /// The rows of the codes that the last part made, where the list was asked.
    pub rows: Vec<CodeEntry>,
    /// How many codes the last part asked for.
    pub part_asked: u64,
    /// Codes that may be the order's or somebody else's.
    pub unclear: Vec<Code>,
    /// Some of the codes are told by the list alone: somebody else may have ordered the same.
    pub is_guess: bool,
    /// What the person has accepted.
    pub terms: Terms,
    pub phase: LotPhase,
}

impl Lot {
    pub fn is_in_parts(&self) -> bool {
        self.order.codes() > self.part_size
    }

    /// Whether it is in parts, of which some are not settled yet.
    pub fn has_parts_ahead(&self) -> bool {
        self.is_in_parts() && !matches!(self.phase, LotPhase::Ended(_))
    }

    /// Whether it keeps another order from being placed: a request is under way, or will be once this part is settled.
    pub fn is_busy(&self) -> bool {
        match self.phase {
            LotPhase::Preparing | LotPhase::Sending => true,
            LotPhase::Looking(_) => self.has_unsent(),
            LotPhase::Ended(_) => false,
        }
    }

    /// Whether there are parts that were not sent.
    pub fn has_unsent(&self) -> bool {
        u64::from(self.sent) * self.part_size < self.order.codes()
    }
}

#[derive(Clone)]
pub enum LotPhase {
    /// The list is read and the record written; nothing is sent.
    Preparing,
    Sending,
    /// In doubt: what was wrong with the answer.
    Looking(String),
    Ended(Ended),
}

/// How an order ended. The codes stand in the lot.
#[derive(Clone)]
pub enum Ended {
    /// By an answer that names its codes, or by what the list shows.
    Settled(End),
    /// The server said no to the last part.
    Refused(ApiError),
    /// The last part was not sent, or no part at all.
    NotSent(NotSent),
    /// The list does not tell. The words say what was wrong with the answer.
    Untold(String),
    /// By the person, between two parts.
    Stopped,
}

/// Why nothing was sent.
#[derive(Clone)]
pub enum NotSent {
    /// Another tab of this browser is sending an order of this account.
    OtherTab,
    /// The browser can't keep two tabs apart.
    NoLocks,
    /// The list of issued codes can't be read.
    NoList(ApiError),
    /// The record can't be written; in the browser's words.
    NoJournal(String),
    /// An order that is like this one is still in doubt: their codes could not be told apart.
    LikeOneInDoubt,
    /// The session ended before.
    Locked,
}

/// What the answer to one request says.
enum Sent {
    Known(Ended),
    InDoubt(Doubt),
}

/// An answer that does not tell what became of the order.
struct Doubt {
    /// What was wrong with it, for the person.
    detail: String,
    /// The server said no, though the list does not bear it out yet.
    refusal: Option<ApiError>,
}

/// What a person accepts knowingly.
#[derive(Clone, Copy, Default)]
pub struct Terms {
    /// Without a record, nothing is known of the order once the page is gone.
    pub unwritten: bool,
    /// No other tab orders at the same time.
    pub alone: bool,
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
            settling: expect_context(),
            under_way: UnderWay::expect(),
            settings: expect_context(),
            page: StoredValue::new(expect_context()),
        }
    }

    /// Tracks. Whether no order can be placed now.
    pub fn is_busy(self) -> bool {
        self.lot.with(|lot| lot.as_ref().is_some_and(Lot::is_busy))
    }

    /// Tracks. Whether the answer of an order is waited for.
    pub fn is_sending(self) -> bool {
        let is_sending = |lot: &Lot| matches!(lot.phase, LotPhase::Preparing | LotPhase::Sending);
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
        let mut open = self.journal.open_of(client.fingerprint());
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
    pub fn place(self, session: Session, order: Order, terms: Terms) {
        let Some(client) = session.client() else {
            return;
        };
        if untrack(|| self.is_busy()) {
            return;
        }
        let ticket = self.under_way.begin(Work::Order(order.clone()));
        self.stops.set(false);
        let lot = Lot {
            id: random::id(),
            order,
            at: clock::now(),
            note: self.note.get_untracked().trim().to_owned(),
            part_size: self.settings.with(|config| config.order_size),
            record: String::new(),
            sent: 0,
            codes: Vec::new(),
            rows: Vec::new(),
            part_asked: 0,
            unclear: Vec::new(),
            is_guess: false,
            terms,
            phase: LotPhase::Preparing,
        };
        self.lot.set(Some(lot.clone()));
        self.settling.claim(&lot.id);
        task::spawn(async move {
            let id = lot.id.clone();
            let ended = self.send_all(session, &client, lot).await;
            let is_unsent = matches!(ended, Ended::NotSent(_));
            self.tell_made(&id);
            let has_made = matches!(
                ended,
                Ended::Settled(End::Made | End::MadeMore | End::MadeFewer)
            );
            self.change(&id, |lot| lot.phase = LotPhase::Ended(ended));
            let shown = self.lot.try_get_untracked().flatten();
            if has_made && shown.is_some_and(|lot| lot.id == id) {
                self.is_done.set(true);
            }
            self.confirm(session, client, id);
            // Where another order has taken its place on the screen, Activity shows what became of it.
            if !self.lot.is_disposed() || is_unsent {
                self.under_way.end(ticket);
            }
        });
    }

    /// Tells the host page how many codes an order has made.
    fn tell_made(self, lot: &str) {
        let made = self.journal.made_by(lot) as u64;
        if made > 0 {
            self.tell("generated", lot, ("codes", Fact::Number(made)));
        }
    }

    fn tell(self, event: &str, order: &str, fact: (&str, Fact)) {
        if let Some(page) = self.page.try_get_value() {
            page.tell(event, &[("order", Fact::Text(order)), fact]);
        }
    }

    /// Part after part, each settled before the next.
    async fn send_all(self, session: Session, client: &Client, lot: Lot) -> Ended {
        let mut lock = lock::ask(&lock_name(client)).await;
        match lock {
            Asked::Taken => return Ended::NotSent(NotSent::OtherTab),
            Asked::Unknown if !lot.terms.alone => return Ended::NotSent(NotSent::NoLocks),
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
            self.change(&lot.id, |lot| lot.phase = LotPhase::Preparing);
            let before = self.journal.answered_of(&lot.id).pop();
            let read = match before {
                Some(part) => self.settling.look_back(client, &part).await,
                None => (self.baselines.take(client, order.kind()).await).map(|read| (read, None)),
            };
            let baseline = match read {
                Ok((baseline, None)) => baseline,
                // Whatever sends twice is not given another part.
                Ok((_, Some(finding))) => {
                    self.show_found(&lot.id, &finding);
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
                account: client.fingerprint(),
                order: order.clone(),
                begun_at: clock::now(),
                baseline: Some(baseline),
                note: lot.note.clone(),
                part,
                state: OrderState::Sent,
            };
            if lot.terms.unwritten {
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
                        lock = Asked::Unknown;
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
        self.change(lot, |lot| {
            lot.record.clone_from(&record.id);
            lot.sent += 1;
            lot.part_asked = record.order.codes();
            lot.rows.clear();
            lot.phase = LotPhase::Sending;
        });
        let header = self.settings.intent_header();
        let intent = header.as_deref().map(|header| (header, record.id.as_str()));
        let answer = endpoint::generate(client, &record.order, intent).await;
        let answered_at = clock::now();
        if let Err(error) = &answer {
            session.note(client, error);
        }
        let conclusion = order_answer(&answer).conclude(record.order.codes());
        let (named, detail, refusal) = match answer {
            Ok(CodesAnswer { message, codes }) => (codes.unwrap_or_default(), message, None),
            Err(error) if error.may_have_acted() => (Vec::new(), error.words(), None),
            Err(error) => (Vec::new(), error.words(), Some(error)),
        };
        self.change(lot, |lot| lot.codes.extend_from_slice(&named));
        let marks: Vec<Mark> = named.iter().map(Mark::of).collect();
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
                detail: detail.clone(),
                answered_at: Some(answered_at),
            };
            self.journal.book(&record.id, state).await;
            return Sent::InDoubt(Doubt { detail, refusal });
        };
        let state = OrderState::Answered {
            end,
            named: marks,
            answered_at,
        };
        self.journal.book(&record.id, state).await;
        Sent::Known(match refusal {
            Some(error) => Ended::Refused(error),
            None => Ended::Settled(End::Made),
        })
    }

    /// Reads the list behind the answers, while the person goes on.
    fn confirm(self, session: Session, client: Client, lot: String) {
        task::spawn(async move {
            let news = self.settling.confirm(session, &client, &lot).await;
            for (record, finding) in &news {
                self.show_found(&lot, finding);
                let ended = match self.journal.end_of(&record.id) {
                    Some(end) => Ended::Settled(end),
                    None => Ended::Untold(String::new()),
                };
                self.change(&lot, |lot| {
                    // What stopped a large order is still to be said.
                    let is_good = matches!(lot.phase, LotPhase::Ended(Ended::Settled(End::Made)));
                    let is_refused = matches!(lot.phase, LotPhase::Ended(Ended::Refused(_)));
                    if is_good || is_refused && lot.sent == 1 {
                        lot.phase = LotPhase::Ended(ended);
                    }
                });
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
        self.tell("in-doubt", &record.id, ("work", Fact::Text("generate")));
        let lot = record.lot();
        self.change(lot, |lot| {
            lot.phase = LotPhase::Looking(doubt.detail.clone());
        });
        // The server has said no: a list that lags will show what was made all the same, or nothing was.
        let none_after = if doubt.refusal.is_some() {
            GRACE
        } else {
            PATIENCE
        };
        let found = (self.settling)
            .settle(session, client.clone(), &record.id, none_after)
            .await;
        if let Some(finding) = found {
            self.show_found(lot, &finding);
        }
        match (self.journal.end_of(&record.id), doubt.refusal) {
            (Some(End::NotMade | End::Refused), Some(error)) => Ended::Refused(error),
            (Some(end), _) => Ended::Settled(end),
            (None, _) => Ended::Untold(doubt.detail),
        }
    }

    async fn shows_none(self, client: &Client, record: &OrderRecord) -> bool {
        let finding = self.settling.glance(client, &record.id).await;
        finding.is_some_and(|finding| finding.verdict == Verdict::None)
    }

    fn show_found(self, lot: &str, finding: &Finding) {
        let is_told = finding.verdict != Verdict::CantTell;
        // Those that are proven stand first: they are the last to be taken for surplus.
        let own = finding.named.iter().rev().chain(finding.alike.iter().rev());
        let others = finding.unclear.iter().chain(&finding.others);
        self.change(lot, |lot| {
            lot.is_guess |= is_told && !finding.alike.is_empty();
            // The list has the newest first, and people read in the order of making.
            for row in own {
                let list = if is_told {
                    &mut lot.codes
                } else {
                    &mut lot.unclear
                };
                if !list.contains(&row.code) {
                    list.push(row.code.clone());
                }
                lot.rows.push(row.clone());
            }
            if !is_told {
                lot.unclear.extend(others.map(|row| row.code.clone()));
                // Those that the answer has named are the order's own.
                let codes = &lot.codes;
                lot.unclear.retain(|code| !codes.contains(code));
            }
        });
    }

    /// Nothing where another order has taken its place.
    fn change(self, id: &str, change: impl FnOnce(&mut Lot)) {
        let Some(Some(mut lot)) = self.lot.try_get_untracked() else {
            return;
        };
        if lot.id == id {
            change(&mut lot);
            self.lot.set(Some(lot));
        }
    }
}
