//! Revoking all unused codes of a query: they are read first, so that the question names what it is about.

use leptos::prelude::*;

use crate::{
    api::ApiError,
    domain::{CodeEntry, ListQuery, Status, Walk},
    platform::{fetch::Abort, task},
    state::{
        Journal, Now, Progress, Revocation, Session, Settings,
        order_codes::walk_matching,
        use_now, use_settings,
        walk::{Event, resumes_at},
    },
};

#[derive(Clone)]
pub enum GatherPhase {
    Idle,
    Reading(Progress),
    Failed(ApiError),
    /// No code of the query can be revoked.
    NoneRevocable,
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct RevokeMatching {
    pub phase: RwSignal<GatherPhase>,
    abort: StoredValue<Abort>,
    session: Session,
    journal: Journal,
    settings: Settings,
    now: Now,
    revocation: Revocation,
}

impl RevokeMatching {
    /// Nothing; it ends with the current owner.
    pub fn idle() -> Self {
        let matching = Self {
            phase: RwSignal::new(GatherPhase::Idle),
            abort: StoredValue::default(),
            session: expect_context(),
            journal: expect_context(),
            settings: use_settings(),
            now: use_now(),
            revocation: expect_context(),
        };
        on_cleanup(move || matching.abort.with_value(Abort::abort));
        matching
    }

    /// Reads the codes, and opens the question whether to revoke those that are unused.
    pub fn ask(self, query: &ListQuery) {
        let Some(client) = self.session.client() else {
            return;
        };
        self.cancel();
        let abort = Abort::new();
        self.abort.set_value(abort.clone());
        self.phase.set(GatherPhase::Reading(Progress::default()));
        let query = query.oldest_first();
        let mut walk = Walk::new(&query);
        task::spawn(async move {
            let mut entries = Vec::new();
            let mut on_event = |walk: &Walk, event: Event| {
                let mut progress = Progress::of(walk);
                match event {
                    Event::Rows(rows) => entries.extend(rows),
                    Event::Failed(error) => progress.resumes_at = resumes_at(error),
                }
                self.phase.try_set(GatherPhase::Reading(progress));
                true
            };
            let read = walk_matching(&client, self.journal, &mut walk, &abort, &mut on_event).await;
            if abort.is_aborted() {
                return;
            }
            let phase = match read {
                Ok(()) => self.ask_about(&query, entries),
                Err(error) => {
                    self.session.note(&client, &error);
                    GatherPhase::Failed(error)
                }
            };
            self.phase.try_set(phase);
        });
    }

    pub fn cancel(self) {
        self.abort.with_value(Abort::abort);
        self.phase.set(GatherPhase::Idle);
    }

    fn ask_about(self, query: &ListQuery, mut entries: Vec<CodeEntry>) -> GatherPhase {
        let now = self.now.exactly();
        self.settings.with(|config| {
            let is_meant = |entry: &CodeEntry| {
                // Some server may filter in another way.
                let is_unused = entry.status(&config.statuses, now) == Status::Unused;
                is_unused && query.admits(entry) && entry.is_revocable(&config.statuses, now)
            };
            entries.retain(is_meant);
        });
        if entries.is_empty() {
            return GatherPhase::NoneRevocable;
        }
        self.revocation.ask(entries);
        GatherPhase::Idle
    }
}
