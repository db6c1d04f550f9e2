//! Finding out what became of orders in doubt: by walking the list of issued codes, again and again, until it tells.

use leptos::prelude::*;
mod confirm;

use std::sync::Arc;

use super::{
    Session,
    baselines::walk,
    journal::{Journal, left_behind},
    notify::Notify,
};
use crate::{
    api::{ApiError, Client},
    domain::{
        Baseline, CodeEntry, CodeHash, End, Evidence, FIRST_PAUSE, Finding, Next, OrderRecord,
        OrderState, Readings, Timestamp, Verdict,
        reconcile::{PATIENCE, reconcile},
        waited_before,
    },
    platform::{
        clock,
        fetch::Abort,
        lock::{self, TryLock},
        task,
    },
};

/// What the looks for one order have shown so far.
#[derive(Clone)]
pub struct ReconcileStatus {
    pub id: String,
    pub readings: Readings,
    pub finding: Option<Arc<Finding>>,
    /// Why the last look saw nothing.
    pub problem: Option<ApiError>,
    /// `None`: looking now, or not any more.
    pub next_at: Option<Timestamp>,
    pub is_over: bool,
}

impl ReconcileStatus {
    fn new(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            readings: Readings::default(),
            finding: None,
            problem: None,
            next_at: None,
            is_over: false,
        }
    }
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Reconciler {
    pub(super) journal: Journal,
    looks: RwSignal<Vec<ReconcileStatus>>,
    /// The orders behind whose answers the list is read in this tab, or will be: by their lots.
    claimed: RwSignal<Vec<String>>,
    /// Whoever waits for the next look looks at once.
    skip_wait: Notify,
}

impl Reconciler {
    pub fn new(journal: Journal) -> Self {
        Self {
            journal,
            looks: RwSignal::default(),
            claimed: RwSignal::default(),
            skip_wait: Notify::new(),
        }
    }

    /// Reactive. What is known of an order that is being looked for, or was in this session.
    pub fn look(self, id: &str) -> Option<ReconcileStatus> {
        self.looks
            .with(|looks| looks.iter().find(|look| look.id == id).cloned())
    }

    /// Looks at once for whatever is in doubt, in place of later.
    pub fn look_now(self, session: Session) {
        self.skip_wait.notify_waiters();
        self.adopt(session);
    }

    /// Drops what was found once the session has ended: whoever comes next must not see it.
    pub fn forget(self) {
        self.looks.set(Vec::new());
        self.claimed.set(Vec::new());
        self.skip_wait.notify_waiters();
    }

    /// Leaves it to the caller to [confirm](Self::confirm) this order; false when somebody does already.
    pub fn claim(self, lot: &str) -> bool {
        let is_new =
            (self.claimed).with_untracked(|claimed| claimed.iter().all(|known| known != lot));
        if is_new {
            self.claimed.update(|claimed| claimed.push(lot.to_owned()));
        }
        is_new
    }

    /// Looks for every order of the account that is not settled and that nobody looks for yet.
    pub fn adopt(self, session: Session) {
        let Some(client) = session.client() else {
            return;
        };
        for lot in self.journal.answered_lots(client.account_id()) {
            if !self.claim(&lot) {
                continue;
            }
            let client = client.clone();
            task::spawn(async move {
                self.confirm(session, &client, &lot).await;
            });
        }
        let open = self.journal.open_of(client.account_id());
        for record in open.into_iter().filter(|record| record.is_in_doubt()) {
            let is_looked_for = (self.looks).with_untracked(|looks| {
                looks
                    .iter()
                    .any(|look| look.id == record.id && !look.is_over)
            });
            if is_looked_for {
                continue;
            }
            let client = client.clone();
            let mut look = ReconcileStatus::new(&record.id);
            self.show(session, &client, &look);
            task::spawn(async move {
                if self.take_over(&client, &look.id).await {
                    self.settle(session, client, &look.id, PATIENCE).await;
                } else {
                    look.is_over = true;
                    self.show(session, &client, &look);
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
        let lock = lock::try_lock(&lock_name(client)).await;
        if matches!(lock, TryLock::Busy) {
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
    ) -> Option<Arc<Finding>> {
        let began = clock::monotonic();
        let in_doubt = self.journal.get(id)?;
        let before = waited(&in_doubt);
        let mut look = ReconcileStatus::new(id);
        let mut pause = FIRST_PAUSE;
        loop {
            look.next_at = Some(clock::now().later(pause));
            self.show(session, &client, &look)?;
            self.skip_wait.wait(pause).await;
            look.next_at = None;
            self.show(session, &client, &look)?;
            let record = self.journal.get(id)?;
            if self.journal.end_of(id) == Some(End::Closed) {
                break;
            }
            look.readings.begin();
            match self.read_once(&client, &record).await {
                // Another tab has settled it. Its codes are wanted here all the same.
                Ok(finding) if !record.is_open() => {
                    let finding = finding.of_settled(&record.order, in_doubt.claimed());
                    look.finding = Some(Arc::new(finding));
                    break;
                }
                Ok(finding) => {
                    let is_named = record.claimed().len() as u64 >= record.order.codes();
                    // The time on this machine's clock counts only for what was before: it may have been set.
                    let waited = before + (clock::monotonic() - began) as i64;
                    let next = (look.readings).next(finding.verdict, is_named, waited, none_after);
                    if let Next::End(end) = next {
                        self.book(&record, &finding, end, end == End::MadeMore)
                            .await;
                    }
                    look.finding = Some(Arc::new(finding));
                    look.problem = None;
                    match next {
                        Next::Read(later) => pause = later,
                        Next::End(_) | Next::GiveUp => break,
                    }
                }
                Err(error) => {
                    session.note(&client, &error);
                    pause = look.readings.pause(error.wanted_pause());
                    look.problem = Some(error);
                }
            }
        }
        look.is_over = true;
        self.show(session, &client, &look)?;
        look.finding
    }

    /// One look: what the list shows of an order, without a word of it written down. `None` where it can't be read.
    pub async fn check_once(self, client: &Client, id: &str) -> Option<Finding> {
        let record = self.journal.get(id)?;
        self.read_once(client, &record).await.ok()
    }

    /// The person knows what became of an order in doubt.
    pub async fn close(self, id: &str) {
        if let Some(record) = self.journal.get(id) {
            let state = OrderState::Settled {
                at: clock::now(),
                end: End::Closed,
                marks: record.claimed().to_vec(),
                is_news: false,
            };
            self.journal.book(id, state).await;
        }
    }

    async fn read_once(self, client: &Client, record: &OrderRecord) -> Result<Finding, ApiError> {
        let (walked, is_complete) = read_back(client, record, 0).await?;
        Ok(self.weigh(record, &walked, is_complete))
    }

    /// What rows of the list mean for an order, by what the journal knows of all others.
    pub(super) fn weigh(
        self,
        record: &OrderRecord,
        walked: &[CodeEntry],
        is_complete: bool,
    ) -> Finding {
        // Orders in doubt wait for each other, so that none of them has rivals.
        let rivals: Vec<Baseline> = if record.is_in_doubt() {
            Vec::new()
        } else {
            let rivals = self.journal.rivals_of(record);
            rivals.iter().map(|rival| rival.baseline()).collect()
        };
        reconcile(&Evidence {
            order: &record.order,
            baseline: &record.baseline(),
            named: record.claimed(),
            elsewhere: &self.journal.claimed_elsewhere(record),
            took: record.took(),
            walked,
            is_complete,
            rivals: &rivals.iter().collect::<Vec<_>>(),
        })
    }

    /// What the looks have shown in the end.
    pub(super) async fn book(
        self,
        record: &OrderRecord,
        finding: &Finding,
        end: End,
        is_news: bool,
    ) {
        let marks = if finding.verdict == Verdict::CantTell {
            record.claimed().to_vec()
        } else {
            finding.marks()
        };
        let state = OrderState::Settled {
            at: clock::now(),
            end,
            marks,
            is_news,
        };
        self.journal.book(&record.id, state).await;
    }

    /// `None` once the session has ended: whoever comes next must not see what was found.
    fn show(self, session: Session, client: &Client, look: &ReconcileStatus) -> Option<()> {
        if self.looks.is_disposed() || !session.is_of(client) {
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
    "share-code-dashboard order ".to_owned() + &client.account_id().hex()
}

/// The rows of an order's codes, as far as the list still shows them; those first that an answer named.
///
/// # Errors
///
/// When the list can't be read.
pub async fn find_codes(client: &Client, record: &OrderRecord) -> Result<Vec<CodeEntry>, ApiError> {
    let (mut rows, _) = read_back(client, record, 0).await?;
    let place = |row: &CodeEntry| {
        let mark = CodeHash::of(&row.code);
        record.claimed().iter().position(|claimed| *claimed == mark)
    };
    rows.retain(|row| place(row).is_some());
    rows.sort_by_key(place);
    Ok(rows)
}

/// The list from its top down to where the order began, with so many codes beyond what a list is read for; and whether it
/// came there.
///
/// # Errors
///
/// When the list can't be read.
pub(super) async fn read_back(
    client: &Client,
    record: &OrderRecord,
    codes_above: u64,
) -> Result<(Vec<CodeEntry>, bool), ApiError> {
    let baseline = record.baseline();
    let mut is_reached = |rows: &[CodeEntry]| baseline.is_reached_by(rows);
    let (kind, abort) = (record.order.kind(), Abort::new());
    // There are pauses between the readings anyhow.
    let walked = walk(client, kind, codes_above, false, &abort, &mut is_reached).await?;
    Ok((walked.rows, walked.has_come_there && walked.unreadable == 0))
}

/// Milliseconds since the answer to an order, or its loss, before this page began to look.
pub(super) fn waited(record: &OrderRecord) -> i64 {
    match record.state {
        OrderState::InDoubt {
            answered_at: Some(answered_at),
            ..
        }
        | OrderState::Answered { answered_at, .. } => {
            waited_before(answered_at.as_millis(), clock::now().as_millis())
        }
        _ => 0,
    }
}
