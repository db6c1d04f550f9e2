//! Doing a job: chunk after chunk, past what passes, and then the look at the list for what no answer has told.

use leptos::prelude::*;
use std::sync::Arc;

use super::{BulkJob, JobCommand, NotBegun, lock_name};
use crate::{
    api::{Client, endpoint, job_answer},
    domain::{
        Code, CodeEntry, Counts, Found, Job, JobKind, JobPhase, JobProgress, JobRecord, ListQuery,
        Moment, Outcome, PageSize, Pause, Refusal, Timestamp, Wait, reconcile::GRACE,
    },
    platform::{
        clock,
        fetch::{Abort, is_online},
        lock::{self, TryLock},
        task,
    },
    state::{Session, Work, job_records, locate_codes::locate_codes},
};

/// Seconds between attempts to reach the server again; the last one holds from then on.
const PAUSES: [u32; 6] = [1, 2, 4, 8, 15, 30];

impl BulkJob {
    /// `new`: the job and whether it is to be checked first; `None` goes on with the codes of the record.
    pub(super) fn spawn(self, session: Session, record: JobRecord, new: Option<(Job, bool)>) {
        let Some(client) = session.client() else {
            return;
        };
        if self.progress.with_untracked(Option::is_some) {
            return;
        }
        // After a pause the dashboard may be gone, and its settings with it.
        let chunk = self.chunk();
        self.command.set(JobCommand::Go);
        self.report.set(None);
        self.not_begun.set(None);
        let (began, now) = (record.began_at.as_millis(), clock::moment());
        self.began.set(Moment {
            wall: began,
            steady: now.steady - (now.wall - began),
        });
        self.id.set_value(record.id.clone());
        let operation = self.pending.begin(match self.kind {
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
            let lock = lock::try_lock(&lock_name(&client, record.kind)).await;
            let job = if matches!(lock, TryLock::Busy) {
                Err(NotBegun::OtherTab)
            } else {
                let job = self.prepare(&client, &record, new, chunk).await;
                job.ok_or(NotBegun::Unreadable)
            };
            let why = match job {
                Ok((job, is_kept)) => {
                    let kept = is_kept.then_some(&record);
                    let job = self.run(session, &client, kept, job).await;
                    // What nobody has seen the end of is gone on with later.
                    if !session.is_of(&client) {
                        return;
                    }
                    let (report, id) = (job.report(), record.id.clone());
                    // Before it is forgotten as one that is under way: a page that is closed in between goes on with it.
                    self.remember(&client, id, record.began_at, &report).await;
                    if is_kept {
                        job_records::forget(&record.id).await;
                    }
                    self.tell_end(&record.id, job.counts());
                    self.report.set(Some(Arc::new(report)));
                    None
                }
                Err(why) => Some(why),
            };
            self.not_begun.set(why);
            self.pending.end(operation);
            self.progress.set(None);
        });
    }

    /// The job, and whether it is written down.
    async fn prepare(
        self,
        client: &Client,
        record: &JobRecord,
        new: Option<(Job, bool)>,
        chunk: usize,
    ) -> Option<(Job, bool)> {
        let Some((mut job, is_checked)) = new else {
            let report = record.report(job_records::codes(record).await?)?;
            return Some((Job::of(record.kind, report, chunk), true));
        };
        if is_checked {
            job = self.without_used(client, job, chunk).await;
        }
        // Without a place to keep them, a closed page loses track of a job; a code that is sent again does no harm.
        let is_kept = job_records::begin(record, &job).await;
        Some((job, is_kept))
    }

    /// `kept`: where it is written down what has become of the codes.
    async fn run(
        self,
        session: Session,
        client: &Client,
        mut kept: Option<&JobRecord>,
        mut job: Job,
    ) -> Job {
        let mut took = 0.0;
        let mut ended = clock::monotonic();
        while self.may_go_on(session, client).await {
            let Some(codes) = job.next_chunk() else {
                break;
            };
            if let Some(record) = kept
                && !job_records::write(record, &job).await
            {
                // What says that codes were not sent must not outlive their sending.
                job_records::forget(&record.id).await;
                kept = None;
            }
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
            let wait = job.answer(job_answer(answer));
            self.show(&job, JobPhase::Sending, took);
            match wait {
                None => {}
                Some(Wait::Connection) => self.wait_until_reachable(session, client).await,
                Some(Wait::Seconds(seconds)) => self.wait(Pause::Throttled(seconds)).await,
                Some(Wait::Person) => self.wait(Pause::SystematicRefusal).await,
            }
        }
        if let Some(record) = kept {
            job_records::write(record, &job).await;
        }
        if session.is_of(client) {
            // A refusal may be the answer to the second of two sendings, and a list may not show yet what the first one did.
            let since = (clock::monotonic() - ended) as i64;
            self.look_up(client, &mut job, GRACE - since).await;
        }
        job
    }

    /// Waits for a person who wants a pause; false once nothing more is to be sent.
    async fn may_go_on(self, session: Session, client: &Client) -> bool {
        if self.command() == JobCommand::Pause {
            self.wait(Pause::Person).await;
        }
        self.command() == JobCommand::Go && session.is_of(client)
    }

    /// Until its time is over, if it has one, or the person wants to go on or to stop.
    async fn wait(self, pause: Pause) {
        // By a clock that nobody sets.
        let began = clock::monotonic();
        while self.command() != JobCommand::Stop {
            let passed = (clock::monotonic() - began) as i64;
            let Some((now, millis)) = pause.after(passed) else {
                break;
            };
            self.set_phase(JobPhase::Paused(now));
            if self.skip_wait.wait(millis).await {
                break;
            }
        }
        self.set_phase(JobPhase::Sending);
    }

    /// Until the server answers something again.
    async fn wait_until_reachable(self, session: Session, client: &Client) {
        let mut query = ListQuery::new(self.kind.list());
        query.limit = PageSize::new(10).unwrap_or_default();
        for attempt in 0.. {
            if self.command() == JobCommand::Stop || !session.is_of(client) {
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
    pub(super) async fn look_up(self, client: &Client, job: &mut Job, grace: i64) {
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
            let rows = locate_codes(
                client,
                self.kind.list(),
                &open,
                &Abort::new(),
                &mut on_found,
            )
            .await;
            let Ok(rows) = rows else {
                // Without a list nothing can be settled.
                job.leave_in_doubt();
                return;
            };
            if self.command.is_disposed() {
                return;
            }
            let found: Vec<Found> = rows
                .iter()
                .map(|row| match self.classify(client, row.as_ref()) {
                    Found::NotDone if !is_last => Found::Unclear,
                    found => found,
                })
                .collect();
            if is_last || found.iter().all(|found| *found != Found::Unclear) {
                job.look_up(&found);
                return;
            }
            // The list may show more once it has caught up.
            while clock::monotonic() < believed && !self.command.is_disposed() {
                let left = (believed - clock::monotonic()).ceil();
                self.skip_wait.wait(left as i64).await;
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
        let rows = locate_codes(
            client,
            self.kind.list(),
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
    fn classify(self, client: &Client, row: Option<&CodeEntry>) -> Found {
        let (here, now) = (clock::moment(), client.now());
        let began = self.began.try_get_untracked().unwrap_or(here);
        let by_wall = client.clock().at(Timestamp::from_millis(began.wall));
        // A clock may have been set since, and the other stands still while a machine sleeps. Too early does no harm: what this
        // account has used is its own in any case.
        let began = by_wall.min(now.later(began.steady - here.steady));
        self.settings
            .with(|config| self.kind.classify(row, began, now, &config.statuses))
    }

    fn command(self) -> JobCommand {
        self.command.try_get_untracked().unwrap_or(JobCommand::Stop)
    }

    pub(super) fn show(self, job: &Job, phase: JobPhase, took: f64) {
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
