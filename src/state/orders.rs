//! The order that is being written or was last placed. It outlives the screen, so that nothing typed or made is lost.

use super::{Baselines, Journal, Session, Settings, Settling, UnderWay, Work, settling::lock_name};
use crate::{
    api::{ApiError, Client, endpoint},
    browser::{
        clock,
        host_page::{Fact, HostPage},
        lock::{self, Asked},
        random, task,
    },
    domain::{
        Code, CodeEntry, CodesAnswer, End, Finding, Instant, Mark, Order, OrderForm, OrderRecord,
        OrderState, Part, Verdict,
        reconcile::{GRACE, PATIENCE},
    },
    live::{self, Live, untrack},
};

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Orders {
    pub form: Live<OrderForm>,
    pub note: Live<String>,
    pub lot: Live<Option<Lot>>,
    stops: Live<bool>,
    baselines: Baselines,
    journal: Journal,
    settling: Settling,
    under_way: UnderWay,
    settings: Settings,
    page: Live<HostPage>,
}

/// One order of the person, sent whole or in parts.
#[derive(Clone)]
pub struct Lot {
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
    /// The answer names the codes, and the browser may have sent the order twice: the list is being looked at.
    Verifying,
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
        let journal: Journal = live::expect();
        Self {
            form: Live::new(form),
            note: Live::new(String::new()),
            lot: Live::new(None),
            stops: Live::new(false),
            baselines: Baselines::default(),
            journal,
            settling: live::expect(),
            under_way: UnderWay::expect(),
            settings: live::expect(),
            page: Live::new(live::expect()),
        }
    }

    /// Tracks.
    pub fn is_pending(self) -> bool {
        let is_pending = |lot: &Option<Lot>| {
            let phase = lot.as_ref().map(|lot| &lot.phase);
            phase.is_some_and(|phase| !matches!(phase, LotPhase::Ended(_)))
        };
        self.lot.with(is_pending)
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
        if untrack(|| self.is_pending()) {
            return;
        }
        let ticket = self.under_way.begin(Work::Order(order.clone()));
        self.stops.set(false);
        let lot = Lot {
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
        task::spawn(async move {
            let ended = self.send_all(session, client, lot).await;
            let is_unsent = matches!(ended, Ended::NotSent(_));
            self.tell_made();
            let is_seen = self.change(|lot| lot.phase = LotPhase::Ended(ended));
            if is_seen || is_unsent {
                self.under_way.end(ticket);
            }
        });
    }

    /// Tells the host page how many codes an order has made.
    fn tell_made(self) {
        let Some(Some(lot)) = self.lot.try_get_untracked() else {
            return;
        };
        if !lot.codes.is_empty() {
            let codes = ("codes", Fact::Number(lot.codes.len() as u64));
            self.tell("generated", &lot.record, codes);
        }
    }

    fn tell(self, event: &str, order: &str, fact: (&str, Fact)) {
        if let Some(page) = self.page.try_get_untracked() {
            page.tell(event, &[("order", Fact::Text(order)), fact]);
        }
    }

    /// Part after part, each settled before the next.
    async fn send_all(self, session: Session, client: Client, lot: Lot) -> Ended {
        let lock = lock::ask(&lock_name(&client)).await;
        match lock {
            Asked::Taken => return Ended::NotSent(NotSent::OtherTab),
            Asked::Unknown if !lot.terms.alone => return Ended::NotSent(NotSent::NoLocks),
            _ => {}
        }
        // What another tab has left in doubt counts as well.
        self.journal.load().await;
        let is_like = |record: &OrderRecord| record.order.is_like(&lot.order);
        let open = self.journal.open_of(client.fingerprint());
        if open.iter().any(|record| is_like(record)) {
            return Ended::NotSent(NotSent::LikeOneInDoubt);
        }
        let id = random::id();
        let parts = lot.order.parts(lot.part_size);
        let mut end = End::Made;
        for (number, order) in (1..).zip(&parts) {
            if self.stops.try_get_untracked() == Some(true) {
                return Ended::Stopped;
            }
            self.change(|lot| lot.phase = LotPhase::Preparing);
            let baseline = match self.baselines.take(&client, order.kind()).await {
                Ok(baseline) => baseline,
                Err(error) => {
                    session.note(&client, &error);
                    return Ended::NotSent(NotSent::NoList(error));
                }
            };
            let part = (parts.len() > 1).then(|| Part {
                lot: id.clone(),
                number,
                of: parts.len() as u32,
            });
            let record = OrderRecord {
                id: if number == 1 {
                    id.clone()
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
            if !session.is_of(&client) {
                self.journal.forget(&record.id).await;
                return Ended::NotSent(NotSent::Locked);
            }
            match self.send(session, &client, &record).await {
                Ended::Settled(End::Made) => {}
                Ended::Settled(other) => {
                    end = other;
                    break;
                }
                other => return other,
            }
        }
        drop(lock);
        Ended::Settled(end)
    }

    /// One request, and what became of it.
    async fn send(self, session: Session, client: &Client, record: &OrderRecord) -> Ended {
        self.change(|lot| {
            lot.record.clone_from(&record.id);
            lot.sent += 1;
            lot.part_asked = record.order.codes();
            lot.rows.clear();
            lot.phase = LotPhase::Sending;
        });
        let header = self.settings.intent_header();
        let intent = header.as_deref().map(|header| (header, record.id.as_str()));
        let (answer, is_smooth) = endpoint::generate(client, &record.order, intent).await;
        let answered_at = clock::now();
        if let Err(error) = &answer {
            session.note(client, error);
        }
        let (named, detail, refusal) = match answer {
            Ok(CodesAnswer { message, codes }) => (codes.unwrap_or_default(), message, None),
            Err(error) if error.may_have_acted() => (Vec::new(), error.words(), None),
            Err(error) => (Vec::new(), error.words(), Some(error)),
        };
        self.change(|lot| lot.codes.extend_from_slice(&named));
        let marks: Vec<Mark> = named.iter().map(Mark::of).collect();
        let asked = record.order.codes();
        let is_named = marks.len() as u64 >= asked;
        // A browser may have sent twice, and the answer at hand be that to one of them. Where it can be seen that it was
        // not so, a good answer is the end, and a refusal is once the list shows no code.
        let end = match &refusal {
            None if is_smooth && marks.len() as u64 == asked => Some(End::Made),
            Some(ApiError::Rejected { .. }) => Some(End::Refused),
            Some(_) if is_smooth && self.shows_none(client, record).await => Some(End::Refused),
            _ => None,
        };
        let state = match end {
            Some(end) => OrderState::Settled {
                at: answered_at,
                end,
                marks,
            },
            None => OrderState::InDoubt {
                named: marks,
                detail: detail.clone(),
                answered_at: Some(answered_at),
            },
        };
        self.journal.book(&record.id, state).await;
        if end == Some(End::Made) {
            return Ended::Settled(End::Made);
        }
        if end.is_none() {
            if !is_named {
                self.tell("in-doubt", &record.id, ("work", Fact::Text("generate")));
            }
            self.change(|lot| {
                lot.phase = if is_named {
                    LotPhase::Verifying
                } else {
                    LotPhase::Looking(detail.clone())
                };
            });
            // The server has said no: a list that lags will show what was made all the same, or nothing was.
            let none_after = if refusal.is_some() { GRACE } else { PATIENCE };
            let found = (self.settling)
                .settle(session, client.clone(), &record.id, none_after)
                .await;
            if let Some(finding) = found {
                self.show_found(&finding);
            }
        }
        match self.journal.get(&record.id).as_deref() {
            Some(OrderRecord {
                state: OrderState::Settled { end, .. },
                ..
            }) => match (end, refusal) {
                (End::NotMade | End::Refused, Some(error)) => Ended::Refused(error),
                (end, _) => Ended::Settled(*end),
            },
            _ => Ended::Untold(detail),
        }
    }

    async fn shows_none(self, client: &Client, record: &OrderRecord) -> bool {
        let finding = self.settling.glance(client, &record.id).await;
        finding.is_some_and(|finding| finding.verdict == Verdict::None)
    }

    fn show_found(self, finding: &Finding) {
        let is_told = finding.verdict != Verdict::CantTell;
        // Those that are proven stand first: they are the last to be taken for surplus.
        let own = finding.named.iter().rev().chain(finding.alike.iter().rev());
        let others = finding.unclear.iter().chain(&finding.others);
        self.change(|lot| {
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

    /// False when nobody is there any more to see it.
    fn change(self, change: impl FnOnce(&mut Lot)) -> bool {
        if !self.lot.is_alive() {
            return false;
        }
        let mut lot = self.lot.get_untracked();
        if let Some(lot) = &mut lot {
            change(lot);
        }
        self.lot.set(lot);
        true
    }
}
