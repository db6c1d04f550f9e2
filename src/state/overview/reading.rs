//! What was read of the lists, and what is still to be read.

use crate::domain::{
    CodeEntry, List, ListQuery, Sums, Timestamp, Walk,
    overview::{Figures, Judge, Ledger},
    walk::{self, Step},
};

/// How much is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// What is outstanding.
    Unused,
    /// All codes of both lists.
    All,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The issued codes that are unused.
    Unused,
    /// All that were issued.
    All,
    /// All that this account redeemed itself.
    Received,
}

/// Why codes may be missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// A list was another one when its last page was read.
    Changed,
    /// A list gave the same page again and again.
    Stuck,
}

/// How far the lists were read.
#[derive(Clone, Default, PartialEq)]
pub struct Extent {
    /// All codes are read, or are to be; else the unused ones alone.
    pub is_of_all: bool,
    /// What is outstanding is known: the unused codes were read, by themselves or with all others.
    pub has_unused: bool,
    /// All codes that were issued.
    pub has_all: bool,
    /// All codes that this account redeemed itself.
    pub has_received: bool,
    pub gap: Option<Gap>,
    /// How many codes the API counted when the reading of all that were issued began and ended.
    pub totals: (Option<u64>, Option<u64>),
    /// Rows with a code that a row before them had.
    pub repeated: usize,
    /// Rows without a readable code.
    pub unreadable: usize,
}

impl Extent {
    /// All that was to be read is read.
    pub fn is_final(&self) -> bool {
        match self.is_of_all {
            true => self.has_all,
            false => self.has_unused,
        }
    }
}

/// How far a reading has come.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct ReadingProgress {
    /// Codes that were read, each once.
    pub codes: u64,
    pub requests: u64,
    /// Where the API counts.
    pub requests_left: Option<u64>,
    /// How long one took, in milliseconds.
    pub millis: f64,
    /// The API asked to wait until then.
    pub resumes_at: Option<Timestamp>,
}

/// What was read, as far as it was.
pub struct Shown {
    pub figures: Figures,
    /// What this account has redeemed itself.
    pub received: Sums,
    pub extent: Extent,
    /// When the first and the last of the codes were read and judged, by the server's time.
    pub read: (Timestamp, Timestamp),
    pub requests: u64,
    /// How long one took, in milliseconds.
    pub millis: f64,
}

#[derive(Clone)]
pub(super) struct Reading {
    pub scope: Scope,
    /// In the order in which they are read.
    pub walks: Vec<StageWalk>,
    /// Of which one walk is lent away, while it goes on.
    pub lent: Option<Stage>,
    pub ledger: Ledger,
    /// When the first and the last of the codes were read and judged.
    pub read: (Timestamp, Timestamp),
    pub requests: u64,
    /// What a refresh found.
    pub gap: Option<Gap>,
    received: Sums,
    /// Milliseconds that the requests took together.
    millis: f64,
}

#[derive(Clone)]
pub(super) struct StageWalk {
    pub stage: Stage,
    pub walk: Walk,
    /// How many codes it will bring, until it tells by itself.
    pub expected: Option<u64>,
}

/// Requests for so many codes: an empty list takes one as well.
pub(super) fn requests(codes: u64) -> u64 {
    codes.div_ceil(u64::from(walk::ROWS)).max(1)
}

/// Requests that a walk has still before it, which was expected to bring so many codes; `None` where nobody can tell.
pub(super) fn requests_left(walk: &Walk, expected: Option<u64>) -> Option<u64> {
    match walk.step() {
        Step::Next => walk.rows_left().or(expected).map(requests),
        Step::Last | Step::Stuck => Some(0),
    }
}

impl StageWalk {
    /// All codes of the list, oldest first: what comes meanwhile comes behind and shifts no page.
    pub fn of_list(stage: Stage, list: List, expected: Option<u64>) -> StageWalk {
        StageWalk {
            stage,
            walk: Walk::new(&ListQuery::new(list).oldest_first()),
            expected,
        }
    }

    /// The issued codes whose status has this number.
    pub fn of_status(number: i64, expected: Option<u64>) -> StageWalk {
        let mut query = ListQuery::new(List::Issued).oldest_first();
        query.status = Some(number);
        StageWalk {
            stage: Stage::Unused,
            walk: Walk::new(&query),
            expected,
        }
    }

    pub fn is_next(&self) -> bool {
        self.walk.step() == Step::Next
    }

    pub fn requests_left(&self) -> Option<u64> {
        requests_left(&self.walk, self.expected)
    }

    fn gap(&self) -> Option<Gap> {
        let has_no_gap = match self.stage {
            // A code that is redeemed leaves that list, and shifts what comes behind it.
            Stage::Unused => self.walk.is_steady() && self.walk.has_no_gap(),
            Stage::All | Stage::Received => self.walk.has_no_gap(),
        };
        match self.walk.step() {
            Step::Next => None,
            Step::Stuck => Some(Gap::Stuck),
            Step::Last => (!has_no_gap).then_some(Gap::Changed),
        }
    }
}

impl Reading {
    pub fn new(scope: Scope, walks: Vec<StageWalk>, now: Timestamp) -> Reading {
        Reading {
            scope,
            walks,
            lent: None,
            ledger: Ledger::default(),
            read: (now, now),
            requests: 0,
            gap: None,
            received: Sums::default(),
            millis: 0.0,
        }
    }

    /// Takes the codes of a page for which it was waited so many milliseconds.
    pub fn take(&mut self, stage: Stage, rows: &[CodeEntry], judge: &Judge, millis: f64) {
        self.read.1 = judge.now;
        self.requests += 1;
        self.millis += millis;
        for row in rows {
            match stage {
                Stage::Unused => self.ledger.take_unused(row, judge),
                Stage::All => self.ledger.take(row, judge),
                Stage::Received => self.received += &Sums::of(row),
            }
        }
    }

    /// Once all codes are read, the unused ones were among them: what their own list did meanwhile is of no account.
    pub fn drop_unused(&mut self) {
        if self.extent().has_all {
            self.walks.retain(|known| known.stage != Stage::Unused);
        }
    }

    /// What is read of whole lists goes on after their ends.
    pub fn read_newer(&mut self) {
        for of_stage in &mut self.walks {
            if of_stage.stage != Stage::Unused {
                of_stage.walk.read_newer();
            }
        }
    }

    pub fn extent(&self) -> Extent {
        let of = |stage| self.walks.iter().filter(move |known| known.stage == stage);
        let is_read = |stage| {
            let mut steps = of(stage).map(|of_stage| of_stage.walk.step()).peekable();
            let has_any = steps.peek().is_some();
            has_any && self.lent != Some(stage) && steps.all(|step| step == Step::Last)
        };
        // A code that is redeemed shifts those behind it: some were missed then.
        let has_unused = is_read(Stage::Unused) && of(Stage::Unused).all(|one| one.gap().is_none());
        let walks = || self.walks.iter().map(|of_stage| &of_stage.walk);
        let all = of(Stage::All).next().map(|all| &all.walk);
        let has_all = is_read(Stage::All);
        Extent {
            is_of_all: self.scope == Scope::All,
            has_unused: has_all || has_unused,
            has_all,
            has_received: is_read(Stage::Received),
            gap: self.gap.or(self.walks.iter().find_map(StageWalk::gap)),
            totals: all.map_or((None, None), |all| (all.first_total(), all.total())),
            repeated: walks().map(Walk::repeated).sum(),
            unreadable: walks().map(Walk::unreadable).sum(),
        }
    }

    pub fn shown(&self) -> Shown {
        Shown {
            figures: self.ledger.figures(),
            received: self.received,
            extent: self.extent(),
            read: self.read,
            requests: self.requests,
            millis: self.millis_each(),
        }
    }

    /// With what the walk that is lent away has still before it.
    pub fn progress(&self, requests_left: Option<u64>) -> ReadingProgress {
        let others: Option<u64> = self.walks.iter().map(StageWalk::requests_left).sum();
        let left = others.zip(requests_left);
        ReadingProgress {
            codes: self.ledger.codes(),
            requests: self.requests,
            requests_left: left.map(|(others, one)| others + one),
            millis: self.millis_each(),
            resumes_at: None,
        }
    }

    fn millis_each(&self) -> f64 {
        self.millis / self.requests.max(1) as f64
    }
}
