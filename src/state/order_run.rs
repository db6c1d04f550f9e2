//! One order of the person, sent whole or in parts, and how far it has come.

use crate::{
    api::ApiError,
    domain::{Code, CodeEntry, End, Finding, Order, OrderRecord, Timestamp, Verdict},
    platform::{clock, random},
};

/// One order of the person, sent whole or in parts.
#[derive(Clone)]
pub struct OrderRun {
    /// What its parts have in common in the journal.
    pub id: String,
    pub order: Order,
    pub at: Timestamp,
    pub note: String,
    /// How many codes one request asks for at the most.
    pub part_size: u64,
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
    pub overrides: Overrides,
    pub phase: RunPhase,
}

impl OrderRun {
    /// Of which nothing is sent yet.
    pub fn new(order: Order, note: String, part_size: u64, overrides: Overrides) -> Self {
        Self {
            id: random::id(),
            order,
            at: clock::now(),
            note,
            part_size,
            record: String::new(),
            sent: 0,
            codes: Vec::new(),
            rows: Vec::new(),
            part_asked: 0,
            unclear: Vec::new(),
            is_guess: false,
            overrides,
            phase: RunPhase::Preparing,
        }
    }

    pub fn is_in_parts(&self) -> bool {
        self.order.codes() > self.part_size
    }

    /// Whether it is in parts, of which some are not settled yet.
    pub fn has_parts_ahead(&self) -> bool {
        self.is_in_parts() && !matches!(self.phase, RunPhase::Ended(_))
    }

    /// Whether it keeps another order from being placed: a request is under way, or will be once this part is settled.
    pub fn is_busy(&self) -> bool {
        match self.phase {
            RunPhase::Preparing | RunPhase::Sending => true,
            RunPhase::Looking(_) => self.has_unsent(),
            RunPhase::Ended(_) => false,
        }
    }

    /// Whether there are parts that were not sent.
    pub fn has_unsent(&self) -> bool {
        u64::from(self.sent) * self.part_size < self.order.codes()
    }

    /// The request for this part goes out.
    pub fn begin_part(&mut self, record: &OrderRecord) {
        self.record.clone_from(&record.id);
        self.sent += 1;
        self.part_asked = record.order.codes();
        self.rows.clear();
        self.phase = RunPhase::Sending;
    }

    /// Takes the codes that the list shows of the last part.
    pub fn add_found(&mut self, finding: &Finding) {
        let is_told = finding.verdict != Verdict::CantTell;
        // Those that are proven stand first: they are the last to be taken for surplus.
        let own = finding.named.iter().rev().chain(finding.alike.iter().rev());
        self.is_guess |= is_told && !finding.alike.is_empty();
        // The list has the newest first, and people read in the order of making.
        for row in own {
            let list = if is_told {
                &mut self.codes
            } else {
                &mut self.unclear
            };
            if !list.contains(&row.code) {
                list.push(row.code.clone());
            }
            self.rows.push(row.clone());
        }
        if !is_told {
            let others = finding.unclear.iter().chain(&finding.others);
            self.unclear.extend(others.map(|row| row.code.clone()));
            // Those that the answer has named are the order's own.
            let codes = &self.codes;
            self.unclear.retain(|code| !codes.contains(code));
        }
    }

    /// Takes what a reading of the list behind the answers has shown otherwise.
    pub fn correct(&mut self, ended: Ended) {
        // What stopped a large order is still to be said.
        let is_good = matches!(self.phase, RunPhase::Ended(Ended::Settled(End::Made)));
        let is_refused = matches!(self.phase, RunPhase::Ended(Ended::Refused(_)));
        if is_good || is_refused && self.sent == 1 {
            self.phase = RunPhase::Ended(ended);
        }
    }
}

#[derive(Clone)]
pub enum RunPhase {
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

/// What a person accepts knowingly.
#[derive(Clone, Copy, Default)]
pub struct Overrides {
    /// Without a record, nothing is known of the order once the page is gone.
    pub unwritten: bool,
    /// No other tab orders at the same time.
    pub alone: bool,
}
