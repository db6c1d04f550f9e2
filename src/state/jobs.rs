//! Bulk jobs: redeeming and revoking any number of codes, chunk after chunk, until each has its outcome.

mod runner;

use leptos::prelude::*;
use std::sync::Arc;

use super::{Journal, PendingOperations, Session, Settings, job_records, notify::Notify};
use crate::{
    api::Client,
    domain::{
        ActivityRecord, Code, Counts, DoneWork, Job, JobKind, JobPhase, JobProgress, JobRecord,
        JobSummary, Moment, Outcome, Timestamp, job::with_retries, reconcile::GRACE,
    },
    platform::{
        clock,
        host_bridge::{EventDetail, HostBridge},
        lock::{self, TryLock},
        random, task,
    },
};

/// What became of each code, in the order of the job.
pub type Report = Vec<(Code, Outcome)>;

/// Why a job did not begin.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NotBegun {
    /// Another tab of this browser is doing the same for this account.
    OtherTab,
    /// What an earlier page has left can't be read.
    Unreadable,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum JobCommand {
    Go,
    Pause,
    Stop,
}

/// The job of one kind, and what became of the last one. It outlives the screen. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct BulkJob {
    pub kind: JobKind,
    /// `None` while nothing runs.
    pub progress: RwSignal<Option<JobProgress>>,
    pub report: RwSignal<Option<Arc<Report>>>,
    pub not_begun: RwSignal<Option<NotBegun>>,
    /// What earlier pages have left undone.
    pub left: RwSignal<Vec<Arc<JobRecord>>>,
    command: RwSignal<JobCommand>,
    /// Whatever is waited for, it is waited for no longer.
    skip_wait: Notify,
    /// When the last job began.
    began: RwSignal<Moment>,
    /// Names the last job.
    id: StoredValue<String>,
    journal: Journal,
    settings: Settings,
    pending: PendingOperations,
    page: StoredValue<HostBridge>,
}

/// The two jobs of a dashboard. A `Copy` handle.
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
                let lock = lock::try_lock(&lock_name(&client, job.kind)).await;
                let mut left = records.clone();
                left.retain(|record| {
                    let is_ours = record.account == client.account_id();
                    is_ours && record.kind == job.kind && !matches!(lock, TryLock::Busy)
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
            command: RwSignal::new(JobCommand::Go),
            skip_wait: Notify::new(),
            began: RwSignal::new(clock::moment()),
            id: StoredValue::default(),
            journal: expect_context(),
            settings: expect_context(),
            pending: PendingOperations::expect(),
            page: StoredValue::new(expect_context()),
        }
    }

    /// Reactive.
    pub fn is_running(self) -> bool {
        self.progress.with(Option::is_some)
    }

    /// Sends the codes; with `is_checked`, those that the list shows as used before are left out. While a job of this kind
    /// runs, another call does nothing.
    pub fn begin(self, session: Session, codes: Vec<Code>, is_checked: bool) {
        let job = Job::new(self.kind, codes, self.chunk());
        self.begin_job(session, random::id(), job, is_checked);
    }

    /// Sends what did not happen again. It is the same job: the rest of the report stays.
    pub fn retry(self, session: Session) {
        if let Some(report) = self.report.get_untracked() {
            let again = with_retries((*report).clone());
            let job = Job::of(self.kind, again, self.chunk());
            self.begin_job(session, self.id.get_value(), job, false);
        }
    }

    fn begin_job(self, session: Session, id: String, job: Job, is_checked: bool) {
        let Some(client) = session.client() else {
            return;
        };
        let record = JobRecord {
            id,
            kind: self.kind,
            account: client.account_id(),
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
        self.command.set(JobCommand::Pause);
    }

    /// Goes on at once, whatever was waited for.
    pub fn go_on(self) {
        self.command.set(JobCommand::Go);
        self.skip_wait.notify_waiters();
    }

    /// Sends nothing more. What was sent is looked up all the same.
    pub fn stop(self) {
        self.command.set(JobCommand::Stop);
        self.skip_wait.notify_waiters();
    }

    /// Asks the list once more for what is in doubt.
    pub fn check_for_changes(self, session: Session) {
        let (Some(client), Some(report)) = (session.client(), self.report.get_untracked()) else {
            return;
        };
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        let mut job = Job::of(self.kind, (*report).clone(), usize::MAX);
        self.command.set(JobCommand::Go);
        self.show(&job, JobPhase::LookingUp(0, 0), 0.0);
        task::spawn(async move {
            self.look_up(&client, &mut job, GRACE).await;
            if let (Some(id), Some(began)) =
                (self.id.try_get_value(), self.began.try_get_untracked())
            {
                let begun_at = Timestamp::from_millis(began.wall);
                self.remember(&client, id, begun_at, &job.report()).await;
            }
            self.report.set(Some(Arc::new(job.report())));
            self.progress.set(None);
        });
    }

    /// Writes down what became of a job.
    async fn remember(self, client: &Client, id: String, begun_at: Timestamp, report: &Report) {
        let summary = JobSummary::new(self.kind, report, |words| client.hide_key(words));
        let record = ActivityRecord {
            id,
            account: client.account_id(),
            begun_at,
            ended_at: clock::now(),
            work: DoneWork::Job(summary),
        };
        self.journal.remember(record).await;
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
            ("job", EventDetail::Text(id)),
            ("done", EventDetail::Number(counts.done)),
            ("refused", EventDetail::Number(counts.refused)),
            ("inDoubt", EventDetail::Number(counts.in_doubt)),
            ("notSent", EventDetail::Number(counts.not_sent)),
        ];
        page.emit(event, &facts);
        if counts.in_doubt > 0 {
            let work = ("work", EventDetail::Text(work));
            page.emit("in-doubt", &[("job", EventDetail::Text(id)), work]);
        }
    }

    /// The most codes in one request.
    fn chunk(self) -> usize {
        self.settings.with(|config| config.chunk_size) as usize
    }
}

/// One job of a kind at a time for each account, in all tabs.
fn lock_name(client: &Client, kind: JobKind) -> String {
    let work = match kind {
        JobKind::Redeem => "use-code",
        JobKind::Revoke => "revoke-code",
    };
    format!("share-code-dashboard {work} {}", client.account_id().hex())
}
