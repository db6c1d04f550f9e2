//! What the codes of the account come to: counts by a few requests, sums by reading the lists. What was read is kept until the
//! connection ends; reading goes on while other screens are shown.

mod counts;
mod reading;

pub use counts::{Counts, StatusCount};
pub use reading::{Extent, Gap, ReadingProgress, Scope, Shown};

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    api::{ApiError, Client},
    domain::{
        List, Status, Walk,
        overview::{Judge, Refresh},
    },
    platform::{clock, fetch::Abort, task},
    state::{
        Journal, Now, Session, Settings,
        locate_codes::locate_codes,
        use_now, use_settings,
        walk::{Event, resumes_at, walk_on},
    },
};
use reading::{Reading, Stage, StageWalk, requests, requests_left};

/// Milliseconds between two looks at sums that grow.
const PACE: f64 = 250.0;

/// Requests that nobody has to be asked about: some seconds.
const UNASKED: u64 = 50;

#[derive(Clone)]
pub enum CountsPhase {
    Loading,
    Ready(Counts),
    Failed(ApiError),
}

#[derive(Clone)]
pub enum ReadingPhase {
    /// Nothing was begun, or it has ended.
    Idle,
    Running,
    Paused,
    /// A page could not be read. What was read is kept, and the reading can go on.
    Interrupted(ApiError),
    /// What is new and what can still change is read, while what is known is shown.
    Refreshing,
    /// That could not be read: what is shown is what was known before.
    RefreshFailed(ApiError),
}

/// What a reading would ask for.
#[derive(Clone, Copy, PartialEq)]
pub struct Estimate {
    pub requests: u64,
    /// At the speed that was seen.
    pub millis: f64,
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Overview {
    pub counts: RwSignal<CountsPhase>,
    pub phase: RwSignal<ReadingPhase>,
    pub progress: RwSignal<ReadingProgress>,
    /// `None` before anything was read.
    pub shown: RwSignal<Option<Arc<Shown>>>,
    /// Lent away while it is added to.
    reading: StoredValue<Option<Reading>>,
    /// What was known before a reading that is under way or paused.
    before: StoredValue<Option<Reading>>,
    abort: StoredValue<Abort>,
    /// Counts what was begun and given up: only the latest one may say what it came to.
    turn: StoredValue<u32>,
    /// Somebody has given up what was begun without asking.
    is_declined: StoredValue<bool>,
    session: Session,
    settings: Settings,
    journal: Journal,
    now: Now,
}

/// A reading that was begun, with what it takes to go on.
struct Begun {
    client: Client,
    reading: Reading,
    abort: Abort,
    turn: u32,
}

impl Overview {
    /// A reading ends with the current owner.
    pub fn provide() {
        let overview = Self {
            counts: RwSignal::new(CountsPhase::Loading),
            phase: RwSignal::new(ReadingPhase::Idle),
            progress: RwSignal::default(),
            shown: RwSignal::new(None),
            reading: StoredValue::default(),
            before: StoredValue::default(),
            abort: StoredValue::default(),
            turn: StoredValue::default(),
            is_declined: StoredValue::default(),
            session: expect_context(),
            settings: use_settings(),
            journal: expect_context(),
            now: use_now(),
        };
        on_cleanup(move || overview.abort.with_value(Abort::abort));
        provide_context(overview);
    }

    /// Reactive. How far the lists were read.
    pub fn extent(self) -> Extent {
        self.shown.with(|shown| {
            let shown = shown.as_ref();
            shown.map_or_else(Extent::default, |shown| shown.extent.clone())
        })
    }

    /// Asks for the counts, and reads all codes where nothing was read yet and that takes some seconds.
    pub fn visit(self) {
        let Some(client) = self.session.client() else {
            return;
        };
        let statuses = self.statuses();
        task::spawn(async move {
            // It ends with the connection.
            let counted = counts::count(&client, &statuses, &Abort::new()).await;
            if client.has_ended() {
                return;
            }
            match counted {
                Ok(counts) => {
                    self.counts.try_set(CountsPhase::Ready(counts));
                    self.start_unasked();
                }
                Err(error) => {
                    self.session.note(&client, &error);
                    // Old ones are better than none.
                    let is_known = |counts: &CountsPhase| matches!(counts, CountsPhase::Ready(_));
                    if self.counts.try_with_untracked(is_known) == Some(false) {
                        self.counts.try_set(CountsPhase::Failed(error));
                    }
                }
            }
        });
    }

    /// Asks for the counts that could not be had.
    pub fn try_again(self) {
        self.counts.set(CountsPhase::Loading);
        self.visit();
    }

    fn start_unasked(self) {
        if self.is_declined.try_get_value() == Some(false)
            && self.shown.try_with_untracked(Option::is_none) == Some(true)
        {
            let all = untrack(|| self.estimate(Scope::All));
            if all.is_some_and(|all| all.requests <= UNASKED) {
                self.start(Scope::All);
            }
        }
    }

    /// Reactive. What reading so much would ask for, where the API counts.
    pub fn estimate(self, scope: Scope) -> Option<Estimate> {
        let counts = self.counts.get();
        let stages = self.stages(scope, &counts).into_iter();
        let requests: Option<u64> = stages.map(|stage| stage.requests_left()).sum();
        let (CountsPhase::Ready(counts), Some(requests)) = (counts, requests) else {
            return None;
        };
        // Pages take longer than counts.
        let seen = self
            .shown
            .with(|shown| shown.as_ref().map(|shown| shown.millis));
        Some(Estimate {
            requests,
            millis: requests as f64 * seen.unwrap_or(counts.millis),
        })
    }

    /// Begins to read from the start: what was read long before would not go together with it.
    pub fn start(self, scope: Scope) {
        if !self.is_at_rest() {
            return;
        }
        self.now.learn();
        let stages = self.stages(scope, &self.counts.get_untracked());
        let reading = Reading::new(scope, stages, self.now.exactly());
        let before = self
            .reading
            .try_update_value(|known| known.replace(reading));
        self.before.set_value(before.flatten());
        self.shown.set(None);
        self.run();
    }

    fn is_at_rest(self) -> bool {
        let phase = self.phase.try_get_untracked();
        matches!(
            phase,
            Some(ReadingPhase::Idle | ReadingPhase::RefreshFailed(_))
        )
    }

    /// What is to be read for it, in this order.
    fn stages(self, scope: Scope, counts: &CountsPhase) -> Vec<StageWalk> {
        let counts = match counts {
            CountsPhase::Ready(counts) => Some(counts),
            CountsPhase::Loading | CountsPhase::Failed(_) => None,
        };
        let all = counts.and_then(|counts| counts.all);
        // What is outstanding is known soon then, though all the rest takes long.
        let takes_long = all.is_none_or(|all| requests(all) > UNASKED);
        let mut stages = Vec::new();
        if scope == Scope::Unused || takes_long {
            for number in self.unused_numbers() {
                let expected = counts.and_then(|counts| counts.of_number(number));
                stages.push(StageWalk::of_status(number, expected));
            }
        }
        if scope == Scope::All {
            let received = counts.and_then(|counts| counts.received);
            stages.extend([
                StageWalk::of_list(Stage::All, List::Issued, all),
                StageWalk::of_list(Stage::Received, List::Redeemed, received),
            ]);
        }
        stages
    }

    /// Goes on where it was paused or interrupted.
    pub fn go_on(self) {
        let phase = self.phase.get_untracked();
        if matches!(phase, ReadingPhase::Paused | ReadingPhase::Interrupted(_)) {
            self.run();
        }
    }

    fn run(self) {
        let Some(begun) = self.begin(ReadingPhase::Running) else {
            return;
        };
        task::spawn(async move {
            let Begun {
                client,
                mut reading,
                abort,
                turn,
            } = begun;
            let read = self.read(&client, &mut reading, &abort, true).await;
            if self.turn.try_get_value() == Some(turn) {
                // Paused, it was aborted in the middle of a page.
                if !abort.is_aborted() {
                    self.end(&client, read, ReadingPhase::Interrupted);
                }
                self.keep(reading);
            }
        });
    }

    /// Stops, so that it can go on.
    pub fn pause(self) {
        if matches!(self.phase.get_untracked(), ReadingPhase::Running) {
            self.phase.set(ReadingPhase::Paused);
            self.abort.with_value(Abort::abort);
        }
    }

    /// Gives up what was begun: what was known before is shown again.
    pub fn cancel(self) {
        if self.is_at_rest() {
            return;
        }
        self.phase.set(ReadingPhase::Idle);
        self.abort.with_value(Abort::abort);
        self.turn.update_value(|turn| *turn += 1);
        self.is_declined.set_value(true);
        match self.before.try_update_value(Option::take).flatten() {
            Some(before) => self.keep(before),
            None => {
                self.reading.set_value(None);
                self.shown.set(None);
            }
        }
    }

    /// Reads what is new and what can still change.
    pub fn refresh(self) {
        if !self.is_at_rest() {
            return;
        }
        self.before.set_value(self.reading.with_value(Clone::clone));
        let Some(begun) = self.begin(ReadingPhase::Refreshing) else {
            return;
        };
        self.visit();
        task::spawn(async move {
            let Begun {
                client,
                mut reading,
                abort,
                turn,
            } = begun;
            let read = self.read_again(&client, &mut reading, &abort).await;
            if self.turn.try_get_value() != Some(turn) {
                return;
            }
            let before = self.before.try_update_value(Option::take).flatten();
            let known = if read.is_ok() { Some(reading) } else { before };
            self.end(&client, read, ReadingPhase::RefreshFailed);
            known.into_iter().for_each(|known| self.keep(known));
        });
    }

    fn begin(self, phase: ReadingPhase) -> Option<Begun> {
        let client = self.session.client()?;
        let reading = self.reading.try_update_value(Option::take).flatten()?;
        let abort = Abort::new();
        self.abort.set_value(abort.clone());
        let turn = self.turn.get_value() + 1;
        self.turn.set_value(turn);
        self.progress.set(ReadingProgress::default());
        self.phase.set(phase);
        Some(Begun {
            client,
            reading,
            abort,
            turn,
        })
    }

    fn end(
        self,
        client: &Client,
        read: Result<(), ApiError>,
        failed: fn(ApiError) -> ReadingPhase,
    ) {
        let phase = match read {
            Ok(()) => {
                self.before.try_set_value(None);
                ReadingPhase::Idle
            }
            Err(error) => {
                self.session.note(client, &error);
                failed(error)
            }
        };
        self.phase.try_set(phase);
    }

    fn keep(self, reading: Reading) {
        self.shown.try_set(Some(Arc::new(reading.shown())));
        self.reading.try_set_value(Some(reading));
    }

    /// Reads all that is still to be read, and shows it meanwhile where `is_shown`.
    async fn read(
        self,
        client: &Client,
        reading: &mut Reading,
        abort: &Abort,
        is_shown: bool,
    ) -> Result<(), ApiError> {
        // Notes stand there.
        self.journal.load().await;
        while let Some(at) = reading.walks.iter().position(StageWalk::is_next) {
            // Lent to its walk; all else hears of the pages.
            let mut current = reading.walks.remove(at);
            reading.lent = Some(current.stage);
            let reads = self.read_stage(client, reading, &mut current, abort, is_shown);
            let read = reads.await;
            reading.walks.insert(at, current);
            reading.lent = None;
            read?;
            reading.drop_unused();
        }
        Ok(())
    }

    async fn read_stage(
        self,
        client: &Client,
        reading: &mut Reading,
        current: &mut StageWalk,
        abort: &Abort,
        is_shown: bool,
    ) -> Result<(), ApiError> {
        let mut asked_at = clock::monotonic();
        let mut shown_at = asked_at;
        let (stage, expected) = (current.stage, current.expected);
        let mut progress = reading.progress(current.requests_left());
        self.progress.try_set(progress);
        let mut on_event = |walk: &Walk, event: Event| {
            let now = clock::monotonic();
            match event {
                Event::Rows(rows) => {
                    self.judged(|judge| {
                        reading.take(stage, &rows, judge, (now - asked_at).max(0.0));
                    });
                    asked_at = now;
                    progress = reading.progress(requests_left(walk, expected));
                    if is_shown && now - shown_at > PACE {
                        shown_at = now;
                        self.shown.try_set(Some(Arc::new(reading.shown())));
                    }
                }
                Event::Failed(error) => {
                    progress.resumes_at = resumes_at(error);
                    // What the API asked to wait is nothing that requests take.
                    let waits = progress
                        .resumes_at
                        .map_or(0, |at| at.as_millis() - clock::now().as_millis());
                    asked_at = now + waits as f64;
                }
            }
            self.progress.try_set(progress);
            true
        };
        walk_on(client, &mut current.walk, abort, &mut on_event).await
    }

    async fn read_again(
        self,
        client: &Client,
        reading: &mut Reading,
        abort: &Abort,
    ) -> Result<(), ApiError> {
        self.now.learn();
        let (begun_at, numbers) = (self.now.exactly(), self.unused_numbers());
        reading.gap = None;
        reading.read_newer();
        self.read(client, reading, abort, false).await?;
        let mut again = Refresh::default();
        let mut reread = Vec::new();
        for number in numbers {
            let mut unused = StageWalk::of_status(number, None);
            let mut on_event = |walk: &Walk, event: Event| {
                let mut progress = reading.progress(requests_left(walk, None));
                match event {
                    Event::Rows(rows) => {
                        reading.requests += 1;
                        self.judged(|judge| {
                            rows.iter().for_each(|row| again.take_unused(row, judge));
                        });
                    }
                    Event::Failed(error) => progress.resumes_at = resumes_at(error),
                }
                self.progress.try_set(progress);
                true
            };
            walk_on(client, &mut unused.walk, abort, &mut on_event).await?;
            reread.push(unused);
        }
        // What the walk has missed, since the list shifted, is among them and found.
        let left = reading.ledger.left(&again);
        let rows = locate_codes(client, List::Issued, &left, abort, &mut |_| {}).await?;
        let is_of_all = reading.scope == Scope::All;
        self.judged(|judge| {
            for row in rows.iter().flatten() {
                match is_of_all {
                    true => again.take_left(row, judge),
                    false => again.take_unused(row, judge),
                }
            }
        });
        if rows.iter().any(Option::is_none) {
            reading.gap = Some(Gap::Changed);
        }
        if !is_of_all {
            // What came new may have been missed: whether it was, its own walk tells.
            reading.walks.retain(|known| known.stage != Stage::Unused);
            reading.walks.extend(reread);
        }
        reading.ledger.adopt(again);
        reading.read = (begun_at, self.now.exactly());
        Ok(())
    }

    /// With what codes are judged by at this moment.
    fn judged(self, work: impl FnOnce(&Judge)) {
        untrack(|| {
            self.settings.with(|config| {
                work(&Judge {
                    now: self.now.exactly(),
                    statuses: &config.statuses,
                    local_day: &clock::day,
                    note: &|entry| self.journal.note_of(&entry.code).unwrap_or_default(),
                });
            });
        });
    }

    /// Those that are known, by the API's numbers.
    fn statuses(self) -> Vec<(i64, Status)> {
        self.settings.with(|config| {
            let rules = config.statuses.rules();
            rules.map(|(number, rule)| (number, rule.status)).collect()
        })
    }

    fn unused_numbers(self) -> Vec<i64> {
        let statuses = self.statuses().into_iter();
        let unused = statuses.filter(|(_, status)| *status == Status::Unused);
        unused.map(|(number, _)| number).collect()
    }
}
