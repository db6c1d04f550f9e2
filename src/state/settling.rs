//! Finding out what became of orders: by walking the list of issued codes, again and again, until it tells. Orders in doubt
//! are looked for in sight; behind an order whose answer told how it ended the list is read quietly, twice, since a browser
//! may have sent it more than once.

use std::rc::Rc;

use super::{
    Session,
    baselines::walk,
    journal::{Journal, left_behind},
};
use crate::{
    api::{ApiError, Client},
    browser::{
        clock,
        lock::{self, Asked},
        task,
    },
    domain::{
        Baseline, CodeEntry, End, Evidence, Finding, Instant, Mark, OrderRecord, OrderState,
        Verdict,
        reconcile::{GRACE, PATIENCE, reconcile},
    },
    live::Live,
};

/// Milliseconds before the first look for an order in doubt.
const FIRST_PAUSE: i64 = 400;

/// Milliseconds between looks; the last one holds from then on.
const PAUSES: [i64; 7] = [1_500, 4_500, 5_000, 10_000, 20_000, 40_000, 60_000];

/// Milliseconds between glances at whether somebody wants to look now.
const GLANCE: i32 = 100;

/// Milliseconds between glances at whether an order that is like this one has its answer.
const RIVAL_PAUSE: i64 = 250;

/// Milliseconds. An order that has been under way longer has lost its answer: no request lasts longer than thirty seconds.
const LONGEST_REQUEST: i64 = 40_000;

/// So many looks that can't tell are enough: nothing new will come of further ones by themselves.
const MOST_UNTOLD: u32 = 4;

/// What the looks for one order have shown so far.
#[derive(Clone)]
pub struct Look {
    pub id: String,
    pub count: u32,
    pub finding: Option<Rc<Finding>>,
    /// Why the last look saw nothing.
    pub problem: Option<ApiError>,
    /// `None`: looking now, or not any more.
    pub next_at: Option<Instant>,
    pub is_over: bool,
}

impl Look {
    fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            count: 0,
            finding: None,
            problem: None,
            next_at: None,
            is_over: false,
        }
    }
}

/// An order that ended otherwise than the person has reason to believe.
#[derive(Clone)]
pub struct Surprise {
    pub order: Rc<OrderRecord>,
    pub end: End,
    pub finding: Rc<Finding>,
    /// The answer had been a refusal.
    pub was_refused: bool,
}

/// Cheap to copy.
#[derive(Clone, Copy)]
pub struct Settling {
    journal: Journal,
    looks: Live<Vec<Look>>,
    /// What is to be said aloud, whatever screen is shown, until the person has taken note.
    pub surprises: Live<Vec<Surprise>>,
    /// Counts the wishes to look at once.
    wishes: Live<u32>,
}

impl Settling {
    pub fn new(journal: Journal) -> Self {
        Self {
            journal,
            looks: Live::default(),
            surprises: Live::default(),
            wishes: Live::new(0),
        }
    }

    /// Tracks. What is known of an order that is being looked for, or was in this session.
    pub fn look(self, id: &str) -> Option<Look> {
        self.looks
            .with(|looks| looks.iter().find(|look| look.id == id).cloned())
    }

    /// Looks at once for whatever is in doubt, in place of later.
    pub fn look_now(self, session: Session) {
        self.wishes.update(|wishes| *wishes += 1);
        self.adopt(session);
    }

    /// The session has ended: what was found is nobody's to see.
    pub fn forget(self) {
        self.looks.set(Vec::new());
        self.surprises.set(Vec::new());
    }

    /// The person has taken note.
    pub fn dismiss(self, id: &str) {
        self.surprises
            .update(|surprises| surprises.retain(|surprise| surprise.order.id != id));
    }

    /// Looks for every order of the account that is not settled and that nobody looks for yet.
    pub fn adopt(self, session: Session) {
        let Some(client) = session.client() else {
            return;
        };
        for record in self.journal.open_of(client.fingerprint()) {
            let is_looked_for = (self.looks).with_untracked(|looks| {
                looks
                    .iter()
                    .any(|look| look.id == record.id && !look.is_over)
            });
            if is_looked_for {
                continue;
            }
            let client = client.clone();
            let mut look = Look::new(&record.id);
            self.show(&look);
            task::spawn(async move {
                if self.take_over(&client, &look.id).await {
                    self.settle(session, client, &look.id, PATIENCE).await;
                } else {
                    look.is_over = true;
                    self.show(&look);
                }
            });
        }
    }

    /// Whether nobody is sending the order any more. Whoever does holds the lock; without locks there is no way to tell.
    async fn take_over(self, client: &Client, id: &str) -> bool {
        let is_sent = || {
            let record = self.journal.get(id);
            record.is_some_and(|record| record.state == OrderState::Sent)
        };
        if !is_sent() {
            return true;
        }
        let lock = lock::ask(&lock_name(client)).await;
        if matches!(lock, Asked::Taken) {
            return false;
        }
        // Another tab may have settled it since it was read here.
        self.journal.load().await;
        if is_sent() {
            self.journal.book(id, left_behind()).await;
        }
        drop(lock);
        true
    }

    /// Looks until the order is settled, which is written down, or until the session has ended. What was found last.
    ///
    /// `none_after`: milliseconds after which a list that shows no code is believed, from when this was begun.
    pub async fn settle(
        self,
        session: Session,
        client: Client,
        id: &str,
        none_after: i64,
    ) -> Option<Rc<Finding>> {
        let began = clock::monotonic();
        let record = self.journal.get(id)?;
        let before = waited(&record);
        let mut look = Look::new(id);
        let mut untold = 0;
        let mut pause = match record.state {
            OrderState::Answered { end: End::Made, .. } => 0,
            // The list was read right after the refusal.
            OrderState::Answered { .. } => GRACE - before,
            _ => FIRST_PAUSE,
        };
        self.show(&look)?;
        loop {
            self.pause(&mut look, pause, || session.is_of(&client))
                .await?;
            if !session.is_of(&client) {
                look.is_over = true;
                self.show(&look)?;
                return None;
            }
            let record = self.journal.get(id)?;
            if !record.is_open() {
                break;
            }
            if self.has_rival_under_way(&record) {
                pause = RIVAL_PAUSE;
                continue;
            }
            look.count += 1;
            pause = PAUSES[PAUSES.len().min(look.count as usize) - 1];
            match self.seek(&client, &record).await {
                // An order that is like this one was sent meanwhile.
                Ok(None) => {
                    look.count -= 1;
                    pause = RIVAL_PAUSE;
                }
                Ok(Some(finding)) => {
                    let verdict = finding.verdict;
                    let is_told = verdict != Verdict::CantTell;
                    untold = if is_told { 0 } else { untold + 1 };
                    let final_after = match verdict {
                        Verdict::None => Some(none_after),
                        _ => verdict.final_after(),
                    };
                    let answered = match record.state {
                        OrderState::Answered { end, .. } => Some(end),
                        _ => None,
                    };
                    let mut end = None;
                    if let Some(final_after) = final_after {
                        // The time on this machine's clock counts only for what was before: it may have been set.
                        let left = final_after - before - (clock::monotonic() - began) as i64;
                        if left <= 0 {
                            end = match verdict {
                                Verdict::None => answered.filter(|end| *end == End::Refused),
                                _ => None,
                            }
                            .or(verdict.end());
                        } else if left <= GRACE {
                            pause = left;
                        }
                    } else if untold >= MOST_UNTOLD {
                        match answered {
                            // Others may have ordered the same meanwhile; the answer has named all that was asked for.
                            Some(End::Made) => end = Some(End::Made),
                            Some(_) => self.journal.book(id, left_behind()).await,
                            None => {}
                        }
                    }
                    let finding = Rc::new(finding);
                    if let Some(end) = end {
                        self.book(&record, &finding, end).await;
                    }
                    look.finding = Some(finding);
                    look.problem = None;
                    if end.is_some() || untold >= MOST_UNTOLD {
                        break;
                    }
                }
                Err(error) => {
                    session.note(&client, &error);
                    if let ApiError::Throttled { retry_after } = error {
                        pause = pause.max(i64::from(retry_after.0) * 1000);
                    }
                    look.problem = Some(error);
                }
            }
            self.show(&look)?;
        }
        look.is_over = true;
        self.show(&look)?;
        look.finding
    }

    /// One look: what the list shows of an order, without a word of it written down. `None` where it can't be read.
    pub async fn glance(self, client: &Client, id: &str) -> Option<Finding> {
        let record = self.journal.get(id)?;
        self.seek(client, &record).await.ok()?
    }

    /// The person knows what became of an order in doubt.
    pub async fn close(self, id: &str) {
        if let Some(record) = self.journal.get(id) {
            let state = OrderState::Settled {
                at: clock::now(),
                end: End::Closed,
                marks: record.claimed().to_vec(),
            };
            self.journal.book(id, state).await;
        }
    }

    /// `None` while an order that is like this one is under way: their codes could not be told apart.
    async fn seek(
        self,
        client: &Client,
        record: &OrderRecord,
    ) -> Result<Option<Finding>, ApiError> {
        let unknown = Baseline::default();
        let baseline = record.baseline.as_ref().unwrap_or(&unknown);
        let (walked, is_complete) = walk(client, record.order.kind(), baseline).await?;
        // Another tab may have ordered the same while the list was read.
        self.journal.load().await;
        if self.has_rival_under_way(record) {
            return Ok(None);
        }
        let is_answered = !record.is_in_doubt();
        let elsewhere = self.journal.claimed_elsewhere(record);
        Ok(Some(reconcile(&Evidence {
            order: &record.order,
            baseline,
            named: record.claimed(),
            elsewhere: &elsewhere,
            took: record.took(),
            walked: &walked,
            is_complete,
            is_contested: is_answered && !self.journal.rivals_of(record).is_empty(),
        })))
    }

    /// Whether what the list shows could be codes of another order whose answer is about to come. An order in doubt does
    /// not wait for others: they wait for it.
    fn has_rival_under_way(self, record: &OrderRecord) -> bool {
        let now = clock::now().as_millis();
        let is_under_way = |rival: &Rc<OrderRecord>| {
            let since = now - rival.begun_at.as_millis();
            rival.state == OrderState::Sent && (0..LONGEST_REQUEST).contains(&since)
        };
        !record.is_in_doubt() && self.journal.rivals_of(record).iter().any(is_under_way)
    }

    /// What the looks have shown in the end.
    async fn book(self, record: &Rc<OrderRecord>, finding: &Rc<Finding>, end: End) {
        let marks = if finding.verdict == Verdict::CantTell {
            record.claimed().to_vec()
        } else {
            finding.marks()
        };
        let at = clock::now();
        let state = OrderState::Settled { at, end, marks };
        self.journal.book(&record.id, state).await;
        let expected = match record.state {
            OrderState::Answered { end, .. } => Some(end),
            _ => None,
        };
        if end == End::MadeMore || expected.is_some_and(|expected| expected != end) {
            let surprise = Surprise {
                order: record.clone(),
                end,
                finding: finding.clone(),
                was_refused: expected == Some(End::Refused),
            };
            if self.surprises.is_alive() {
                self.surprises.update(|known| known.push(surprise));
            }
        }
    }

    /// Waits, unless somebody wants to look now or there is no use in it any more.
    async fn pause(self, look: &mut Look, millis: i64, is_of_use: impl Fn() -> bool) -> Option<()> {
        let until = clock::monotonic() + millis as f64;
        let wishes = self.wishes.get_untracked();
        look.next_at = Some(Instant::from_millis(clock::now().as_millis() + millis));
        self.show(look)?;
        while clock::monotonic() < until {
            clock::sleep(GLANCE).await;
            if !self.wishes.is_alive() {
                return None;
            }
            if self.wishes.get_untracked() != wishes || !is_of_use() {
                break;
            }
        }
        look.next_at = None;
        self.show(look)
    }

    /// `None` when nobody is there any more to see it.
    fn show(self, look: &Look) -> Option<()> {
        if !self.looks.is_alive() {
            return None;
        }
        let mut looks = self.looks.get_untracked();
        looks.retain(|other| other.id != look.id);
        looks.push(look.clone());
        self.looks.set(looks);
        Some(())
    }
}

/// One order at a time for each account, in all tabs.
pub fn lock_name(client: &Client) -> String {
    "share-code-dashboard order ".to_owned() + &client.fingerprint().hex()
}

/// The rows of an order's codes, as far as the list still shows them, in the order of making.
///
/// # Errors
///
/// When the list can't be read.
pub async fn find_codes(client: &Client, record: &OrderRecord) -> Result<Vec<CodeEntry>, ApiError> {
    let unknown = Baseline::default();
    let baseline = record.baseline.as_ref().unwrap_or(&unknown);
    let (mut rows, _) = walk(client, record.order.kind(), baseline).await?;
    rows.retain(|row| record.claimed().contains(&Mark::of(&row.code)));
    rows.reverse();
    Ok(rows)
}

/// Milliseconds that an order has been in doubt before this page began to look, by this machine's clock, which may have
/// been set since: so the last minute of our patience is waited for in any case.
fn waited(record: &OrderRecord) -> i64 {
    const MINUTE: i64 = 60 * 1000;
    let since = match record.state {
        OrderState::InDoubt {
            answered_at: Some(answered_at),
            ..
        }
        | OrderState::Answered { answered_at, .. } => answered_at,
        _ => return 0,
    };
    let waited = clock::now().as_millis() - since.as_millis();
    waited.clamp(0, PATIENCE - MINUTE)
}
