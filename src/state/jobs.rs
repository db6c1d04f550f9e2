//! Bulk jobs: redeeming and revoking any number of codes, chunk after chunk, until each has its outcome.

use leptos::prelude::*;
use std::sync::Arc;

use super::{Session, Settings, UnderWay, Work, job_records, seek::seek};
use crate::{
    api::{ApiError, Client, endpoint},
    browser::{
        clock,
        fetch::Abort,
        host_page::{Fact, HostPage},
        is_online,
        lock::{self, Asked},
        random, task,
    },
    domain::{
        Answer, Code, CodeEntry, Counts, Found, Instant, Job, JobKind, JobRecord, List, ListQuery,
        Outcome, PageSize, Refusal, job::with_retries, reconcile::GRACE,
    },
};

/// Milliseconds between glances at whether the person wants something.
const GLANCE: i32 = 100;

/// Seconds between attempts to reach the server again; the last one holds from then on.
const PAUSES: [u32; 6] = [1, 2, 4, 8, 15, 30];

/// What became of each code, in the order of the job.
pub type Report = Vec<(Code, Outcome)>;

/// What a job is doing.
#[derive(Clone, PartialEq)]
pub enum JobPhase {
    /// The list is asked which codes were redeemed before: so many of so many are known.
    Checking(usize, usize),
    Sending,
    Paused(Pause),
    /// The list is asked what became of the codes that no answer names: so many of so many are known.
    LookingUp(usize, usize),
}

/// Why nothing is sent just now.
#[derive(Clone, PartialEq)]
pub enum Pause {
    Person,
    /// The server wants it, for so many seconds more.
    Throttled(u32),
    /// There is no connection; the next attempt is in so many seconds.
    Unreachable(u32),
    /// The server refuses one code after the other in the same words.
    Hopeless,
}

/// How far a job has come.
#[derive(Clone, PartialEq)]
pub struct JobProgress {
    pub phase: JobPhase,
    pub counts: Counts,
    /// Milliseconds that all requests so far took.
    pub took: f64,
}

impl JobProgress {
    pub fn all(&self) -> u64 {
        let counts = self.counts;
        counts.done + counts.refused + counts.in_doubt + counts.not_sent
    }

    pub fn sent(&self) -> u64 {
        self.all() - self.counts.not_sent
    }

    /// Seconds that the rest will take if it goes on like this.
    pub fn remaining(&self) -> Option<f64> {
        let sent = self.sent();
        (sent > 0).then(|| self.took / 1000.0 / sent as f64 * self.counts.not_sent as f64)
    }

    /// Codes a second.
    pub fn rate(&self) -> Option<f64> {
        (self.took > 0.0).then(|| self.sent() as f64 / self.took * 1000.0)
    }
}

/// Why a job did not begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NotBegun {
    /// Another tab of this browser is doing the same for this account.
    OtherTab,
    /// What an earlier page has left can't be read.
    Unreadable,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Go,
    Pause,
    Stop,
}

/// The job of one kind, and what became of the last one. It outlives the screen. Cheap to copy.
#[derive(Clone, Copy)]
pub struct BulkJob {
    pub kind: JobKind,
    /// `None` while nothing runs.
    pub progress: RwSignal<Option<JobProgress>>,
    pub report: RwSignal<Option<Arc<Report>>>,
    pub not_begun: RwSignal<Option<NotBegun>>,
    /// What earlier pages have left undone.
    pub left: RwSignal<Vec<Arc<JobRecord>>>,
    wish: RwSignal<Wish>,
    /// The person does not want to wait any longer.
    is_hurried: RwSignal<bool>,
    /// When the last job began, by this machine's clock.
    began: RwSignal<Instant>,
    settings: Settings,
    under_way: UnderWay,
    page: StoredValue<HostPage>,
}

/// The two jobs of a dashboard. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Jobs {
    pub redeem: BulkJob,
    pub revoke: BulkJob,
}

impl Jobs {
    pub fn provide() -> Self {
        let jobs = Self {
            redeem: BulkJob::new(JobKind::Redeem),
            revoke: BulkJob::new(JobKind::Revoke),
        };
        provide_context(jobs);
        jobs
    }

    /// Looks for what earlier pages have left undone.
    pub fn find_left(self, session: Session) {
        let Some(client) = session.client() else {
            return;
        };
        task::spawn(async move {
            let records = job_records::all().await;
            for job in [self.redeem, self.revoke] {
                // Whoever has the lock is at work on it.
                let lock = lock::ask(&lock_name(&client, job.kind)).await;
                let mut left = records.clone();
                left.retain(|record| {
                    let is_ours = record.account == client.fingerprint();
                    is_ours && record.kind == job.kind && !matches!(lock, Asked::Taken)
                });
                job.left.set(left.into_iter().map(Arc::new).collect());
            }
        });
    }
}

impl BulkJob {
    fn new(kind: JobKind) -> Self {
        Self {
            kind,
            progress: RwSignal::new(None),
            report: RwSignal::new(None),
            not_begun: RwSignal::new(None),
            left: RwSignal::default(),
            wish: RwSignal::new(Wish::Go),
            is_hurried: RwSignal::new(false),
            began: RwSignal::new(clock::now()),
            settings: expect_context(),
            under_way: UnderWay::expect(),
            page: StoredValue::new(expect_context()),
        }
    }

    /// Tracks.
    pub fn is_running(self) -> bool {
        self.progress.with(Option::is_some)
    }

    /// Sends the codes; with `is_checked`, those that the list shows as used before are left out. While a job of this kind
    /// runs, another call does nothing.
    pub fn begin(self, session: Session, codes: Vec<Code>, is_checked: bool) {
        let job = Job::new(self.kind, codes, self.chunk());
        self.begin_job(session, job, is_checked);
    }

    /// Sends what did not happen again. The rest of the report stays.
    pub fn retry(self, session: Session) {
        if let Some(report) = self.report.get_untracked() {
            let again = with_retries((*report).clone());
            self.begin_job(session, Job::of(self.kind, again, self.chunk()), false);
        }
    }

    fn begin_job(self, session: Session, job: Job, is_checked: bool) {
        let Some(client) = session.client() else {
            return;
        };
        let record = JobRecord {
            id: random::id(),
            kind: self.kind,
            account: client.fingerprint(),
            began_at: clock::now(),
            fates: String::new(),
        };
        let record = record.with(&job.report());
        self.spawn(session, record, Some((job, is_checked)));
    }

    /// Goes on with what an earlier page has left.
    ///
    /// Without `is_sent` it sends nothing: it says what became of the codes, and gives back those that were not sent.
    pub fn resume(self, session: Session, record: &JobRecord, is_sent: bool) {
        (self.left).update(|left| left.retain(|other| other.id != record.id));
        self.spawn(session, record.clone(), None);
        if !is_sent {
            self.stop();
        }
    }

    pub fn pause(self) {
        self.wish.set(Wish::Pause);
    }

    /// Goes on at once, whatever was waited for.
    pub fn go_on(self) {
        self.wish.set(Wish::Go);
        self.is_hurried.set(true);
    }

    /// Sends nothing more. What was sent is looked up all the same.
    pub fn stop(self) {
        self.wish.set(Wish::Stop);
    }

    /// Asks the list once more for what is in doubt.
    pub fn look_again(self, session: Session) {
        let (Some(client), Some(report)) = (session.client(), self.report.get_untracked()) else {
            return;
        };
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        let mut job = Job::of(self.kind, (*report).clone(), usize::MAX);
        self.wish.set(Wish::Go);
        self.show(&job, JobPhase::LookingUp(0, 0), 0.0);
        task::spawn(async move {
            self.look_up(&client, &mut job, GRACE).await;
            self.report.set(Some(Arc::new(job.report())));
            self.progress.set(None);
        });
    }

    /// `new`: the job and whether it is to be checked first; `None` goes on with the codes of the record.
    fn spawn(self, session: Session, record: JobRecord, new: Option<(Job, bool)>) {
        let Some(client) = session.client() else {
            return;
        };
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        // After a pause the dashboard may be gone, and its settings with it.
        let chunk = self.chunk();
        self.wish.set(Wish::Go);
        self.report.set(None);
        self.not_begun.set(None);
        self.began.set(record.began_at);
        let ticket = self.under_way.begin(match self.kind {
            JobKind::Redeem => Work::Redeem(record.codes()),
            JobKind::Revoke => Work::Revoke(record.codes()),
        });
        let nothing = Counts {
            not_sent: record.codes(),
            ..Counts::default()
        };
        self.progress.set(Some(JobProgress {
            phase: JobPhase::Sending,
            counts: nothing,
            took: 0.0,
        }));
        task::spawn(async move {
            // A code can be done only once, so that two tabs do no harm where locks are unknown.
            let lock = lock::ask(&lock_name(&client, record.kind)).await;
            let job = if matches!(lock, Asked::Taken) {
                Err(NotBegun::OtherTab)
            } else {
                let job = self.prepare(&client, &record, new, chunk).await;
                job.ok_or(NotBegun::Unreadable)
            };
            let why = match job {
                Ok(job) => {
                    let job = self.run(session, &client, &record, job).await;
                    // What nobody has seen the end of is gone on with later.
                    if !session.is_of(&client) {
                        return;
                    }
                    job_records::forget(&record.id).await;
                    self.tell_end(&record.id, job.counts());
                    self.report.set(Some(Arc::new(job.report())));
                    None
                }
                Err(why) => Some(why),
            };
            self.not_begun.set(why);
            self.under_way.end(ticket);
            self.progress.set(None);
        });
    }

    /// Tells the host page what became of a job.
    fn tell_end(self, id: &str, counts: Counts) {
        let Some(page) = self.page.try_get_value() else {
            return;
        };
        let (event, work) = match self.kind {
            JobKind::Redeem => ("redeemed", "redeem"),
            JobKind::Revoke => ("revoked", "revoke"),
        };
        let facts = [
            ("job", Fact::Text(id)),
            ("done", Fact::Number(counts.done)),
            ("refused", Fact::Number(counts.refused)),
            ("inDoubt", Fact::Number(counts.in_doubt)),
            ("notSent", Fact::Number(counts.not_sent)),
        ];
        page.tell(event, &facts);
        if counts.in_doubt > 0 {
            let work = ("work", Fact::Text(work));
            page.tell("in-doubt", &[("job", Fact::Text(id)), work]);
        }
    }

    async fn prepare(
        self,
        client: &Client,
        record: &JobRecord,
        new: Option<(Job, bool)>,
        chunk: usize,
    ) -> Option<Job> {
        let Some((mut job, is_checked)) = new else {
            let report = record.report(job_records::codes(record).await?)?;
            return Some(Job::of(record.kind, report, chunk));
        };
        if is_checked {
            job = self.without_used(client, job, chunk).await;
        }
        // Without a place to keep them, a closed page loses track of a job; a code that is sent again does no harm.
        job_records::begin(record, &job).await;
        Some(job)
    }

    /// The most codes in one request.
    fn chunk(self) -> usize {
        self.settings.with(|config| config.chunk_size) as usize
    }

    async fn run(self, session: Session, client: &Client, record: &JobRecord, mut job: Job) -> Job {
        let mut took = 0.0;
        let mut ended = clock::monotonic();
        while self.may_go_on(session, client).await {
            let Some(codes) = job.next_chunk() else {
                break;
            };
            job_records::write(record, &job).await;
            let began = clock::monotonic();
            let answer = match self.kind {
                JobKind::Redeem => endpoint::redeem(client, &codes).await,
                JobKind::Revoke => endpoint::revoke(client, &codes).await,
            };
            ended = clock::monotonic();
            took += ended - began;
            if let Err(error) = &answer {
                session.note(client, error);
            }
            let mut pause = None;
            job.answer(match answer {
                Ok(answer) => Answer::Named(answer.codes.unwrap_or_default()),
                Err(ApiError::Invalid { message, problems }) => {
                    Answer::Refused { message, problems }
                }
                Err(ApiError::Throttled { retry_after }) => {
                    pause = Some(Pause::Throttled(retry_after.0));
                    Answer::Unsent
                }
                Err(ApiError::Rejected { .. }) => Answer::Unsent,
                Err(ApiError::Unreachable { .. } | ApiError::Unexpected { .. }) => {
                    pause = Some(Pause::Unreachable(0));
                    Answer::Lost
                }
            });
            self.show(&job, JobPhase::Sending, took);
            if job.takes_hopeless() {
                pause = Some(Pause::Hopeless);
            }
            match pause {
                _ if !job.has_more() => {}
                None => {}
                Some(Pause::Unreachable(_)) => self.reach(session, client).await,
                Some(pause) => self.wait(pause).await,
            }
        }
        job_records::write(record, &job).await;
        if session.is_of(client) {
            // A refusal may be the answer to the second of two sendings, and a list may not show yet what the first one did.
            let since = (clock::monotonic() - ended) as i64;
            self.look_up(client, &mut job, GRACE - since).await;
        }
        job
    }

    /// Waits for a person who wants a pause; false once nothing more is to be sent.
    async fn may_go_on(self, session: Session, client: &Client) -> bool {
        if self.wish() == Wish::Pause {
            self.wait(Pause::Person).await;
        }
        self.wish() == Wish::Go && session.is_of(client)
    }

    /// Until its time is over, if it has one, or the person wants to go on or to stop.
    async fn wait(self, pause: Pause) {
        let seconds = match pause {
            Pause::Throttled(seconds) | Pause::Unreachable(seconds) => Some(seconds),
            Pause::Person | Pause::Hopeless => None,
        };
        self.is_hurried.set(false);
        // By a clock that nobody sets.
        let began = clock::monotonic();
        loop {
            let passed = ((clock::monotonic() - began) / 1000.0) as u32;
            let left = seconds.map(|seconds| seconds.saturating_sub(passed));
            let now = match pause {
                Pause::Throttled(_) => Pause::Throttled(left.unwrap_or(0)),
                Pause::Unreachable(_) => Pause::Unreachable(left.unwrap_or(0)),
                ref other => other.clone(),
            };
            self.set_phase(JobPhase::Paused(now));
            let is_hurried = self.is_hurried.try_get_untracked() != Some(false);
            if left == Some(0) || is_hurried || self.wish() == Wish::Stop {
                break;
            }
            clock::sleep(GLANCE).await;
        }
        self.set_phase(JobPhase::Sending);
    }

    /// Until the server answers something again.
    async fn reach(self, session: Session, client: &Client) {
        let mut query = ListQuery::new(list(self.kind));
        query.limit = PageSize::new(10).unwrap_or_default();
        for attempt in 0.. {
            if self.wish() == Wish::Stop || !session.is_of(client) {
                break;
            }
            if is_online() {
                match endpoint::list(client, &query, &Abort::new()).await {
                    Ok(_) => break,
                    Err(error) => session.note(client, &error),
                }
            }
            let pause = PAUSES[attempt.min(PAUSES.len() - 1)];
            self.wait(Pause::Unreachable(pause)).await;
        }
    }

    /// Asks the list for every code that is not certain. `grace`: milliseconds from now during which it may lag.
    async fn look_up(self, client: &Client, job: &mut Job, grace: i64) {
        let believed = clock::monotonic() + grace as f64;
        loop {
            let open = job.to_look_up();
            if open.is_empty() {
                return;
            }
            let is_last = clock::monotonic() >= believed;
            let all = open.len();
            let mut on_found = |n| {
                self.set_phase(JobPhase::LookingUp(n, all));
            };
            on_found(0);
            let rows = seek(client, list(self.kind), &open, &Abort::new(), &mut on_found).await;
            // Without a list nothing can be settled: what is in doubt stays so.
            let Ok(rows) = rows else {
                return;
            };
            if self.wish.is_disposed() {
                return;
            }
            let found: Vec<Found> = rows
                .iter()
                .map(|row| match self.judge(client, row.as_ref()) {
                    Found::NotDone if !is_last => Found::Unclear,
                    found => found,
                })
                .collect();
            if is_last || found.iter().all(|found| *found != Found::Unclear) {
                job.look_up(&found);
                return;
            }
            // The list may show more once it has caught up.
            while clock::monotonic() < believed && !self.wish.is_disposed() {
                clock::sleep(GLANCE).await;
            }
        }
    }

    /// The job without the codes that the list shows as used before, as far as it can be read.
    async fn without_used(self, client: &Client, job: Job, chunk: usize) -> Job {
        let mut report = job.report();
        let codes: Vec<Code> = report.iter().map(|(code, _)| code.clone()).collect();
        let all = codes.len();
        let mut on_found = |n| self.set_phase(JobPhase::Checking(n, all));
        on_found(0);
        let rows = seek(
            client,
            list(self.kind),
            &codes,
            &Abort::new(),
            &mut on_found,
        )
        .await;
        for ((_, outcome), row) in report.iter_mut().zip(rows.unwrap_or_default()) {
            if row.is_some() {
                let reason = Refusal::Used;
                *outcome = Outcome::Refused { reason };
            }
        }
        self.set_phase(JobPhase::Sending);
        Job::of(self.kind, report, chunk)
    }

    /// By the server's time, as the row tells it.
    fn judge(self, client: &Client, row: Option<&CodeEntry>) -> Found {
        let began = self.began.try_get_untracked().unwrap_or_else(clock::now);
        let (began, now) = (client.clock().at(began), client.now());
        self.settings
            .with(|config| self.kind.judge(row, began, now, &config.statuses))
    }

    fn wish(self) -> Wish {
        self.wish.try_get_untracked().unwrap_or(Wish::Stop)
    }

    fn show(self, job: &Job, phase: JobPhase, took: f64) {
        self.progress.set(Some(JobProgress {
            phase,
            counts: job.counts(),
            took,
        }));
    }

    fn set_phase(self, phase: JobPhase) {
        let known = self.progress.try_get_untracked().flatten();
        if let Some(known) = known.filter(|known| known.phase != phase) {
            self.progress.set(Some(JobProgress { phase, ..known }));
        }
    }
}

fn list(kind: JobKind) -> List {
    match kind {
        JobKind::Redeem => List::Redeemed,
        JobKind::Revoke => List::Issued,
    }
}

fn path(kind: JobKind) -> &'static str {
    match kind {
        JobKind::Redeem => "use-code",
        JobKind::Revoke => "revoke-code",
    }
}

/// One job of a kind at a time for each account, in all tabs.
fn lock_name(client: &Client, kind: JobKind) -> String {
    [
        "share-code-dashboard ",
        path(kind),
        " ",
        &client.fingerprint().hex(),
    ]
    .concat()
}
