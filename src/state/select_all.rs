//! Selecting all codes that match, on whatever page: they are read first, and selected once all of them are known. What is
//! selected then is those codes, whatever the list becomes.

use leptos::prelude::*;
use std::{mem, sync::Arc};

use crate::{
    api::{ApiError, Client},
    domain::{ListQuery, LocalRule, Walk},
    platform::{fetch::Abort, task},
    state::{
        Journal, LocalRules, Selection, Session,
        order_codes::walk_matching,
        selection::Codes,
        walk::{Event, Progress},
    },
};

#[derive(Clone)]
pub enum Reading {
    /// None is under way.
    Idle,
    UnderWay(Progress),
    /// Not every code that matches was read, or nobody can tell. None is selected yet.
    InPart(Progress, Arc<(ListQuery, IncompleteReason)>),
}

pub enum IncompleteReason {
    Failed(ApiError),
    /// The list, while it was read.
    Changed,
    /// So many rows hold no readable code.
    Unreadable(usize),
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct SelectAll {
    pub reading: RwSignal<Reading>,
    selection: Selection,
    session: Session,
    journal: Journal,
    rules: LocalRules,
    abort: RwSignal<Abort>,
    read: StoredValue<Codes>,
    /// What was selected as a whole, and how many codes that were.
    selected: RwSignal<Option<(ListQuery, usize)>>,
}

impl SelectAll {
    /// A reading ends with the current owner.
    pub fn new(selection: Selection) -> Self {
        let all = Self {
            reading: RwSignal::new(Reading::Idle),
            selection,
            session: expect_context(),
            journal: expect_context(),
            rules: LocalRules::expect(),
            abort: RwSignal::default(),
            read: StoredValue::default(),
            selected: RwSignal::default(),
        };
        on_cleanup(move || all.abort.get_untracked().abort());
        all
    }

    /// Reactive.
    pub fn is_idle(self) -> bool {
        self.reading
            .with(|reading| matches!(reading, Reading::Idle))
    }

    /// Reactive.
    pub fn is_under_way(self) -> bool {
        (self.reading).with(|reading| matches!(reading, Reading::UnderWay(_)))
    }

    /// Reactive. Whether all that the query matches were selected and still are, as far as their number tells.
    pub fn is_selected(self, query: &ListQuery, total: Option<u64>) -> bool {
        let selected = self.selected.get();
        selected.is_some_and(|(known, codes)| {
            known == query.oldest_first()
                && self.selection.len() >= codes
                && total.is_none_or(|total| total <= codes as u64)
        })
    }

    /// How many codes were read that match.
    pub fn gathered(self) -> usize {
        self.read.with_value(Codes::count)
    }

    /// Reads all codes that match the query, to select them.
    pub fn start(self, query: &ListQuery) {
        let Some(client) = self.session.client() else {
            return;
        };
        self.stop();
        let abort = Abort::new();
        self.abort.set(abort.clone());
        self.read.set_value(Codes::default());
        self.reading.set(Reading::UnderWay(Progress::default()));
        let query = query.oldest_first();
        let rule = untrack(|| self.rules.rule(&query, self.rules.bounds(&query)));
        task::spawn(async move {
            let walked = self.walk(&client, &query, &rule, &abort).await;
            // Once it is given up, the screen may be gone.
            if !abort.is_aborted() {
                self.end(&client, query, walked);
            }
        });
    }

    /// Gives up. What was selected before stays, and nothing comes to it.
    pub fn stop(self) {
        self.abort.get_untracked().abort();
        self.read.set_value(Codes::default());
        self.reading.set(Reading::Idle);
    }

    /// Selects what was read, though it is not all.
    pub fn take(self) {
        let read = self.read.try_update_value(mem::take);
        self.selection.add(read.unwrap_or_default());
        self.reading.set(Reading::Idle);
    }

    async fn walk(
        self,
        client: &Client,
        query: &ListQuery,
        rule: &LocalRule,
        abort: &Abort,
    ) -> Result<Walk, ApiError> {
        let mut walk = Walk::new(query);
        let mut on_event = |walk: &Walk, event: Event| {
            self.hear(walk, rule, event);
            true
        };
        walk_matching(client, self.journal, &mut walk, abort, &mut on_event).await?;
        Ok(walk)
    }

    fn hear(self, walk: &Walk, rule: &LocalRule, event: Event) {
        let mut progress = Progress::of(walk);
        match event {
            Event::Rows(mut rows) => {
                rule.retain(&mut rows);
                (self.read).update_value(|read| self.selection.gather(read, rows));
            }
            Event::Failed(error) => progress.pause_for(error),
        }
        self.reading.set(Reading::UnderWay(progress));
    }

    fn end(self, client: &Client, query: ListQuery, walked: Result<Walk, ApiError>) {
        let why = match walked {
            Ok(walk) if walk.is_whole() => {
                let codes = self.gathered();
                self.selected.set(Some((query, codes)));
                return self.take();
            }
            Ok(walk) if walk.unreadable() > 0 => IncompleteReason::Unreadable(walk.unreadable()),
            Ok(_) => IncompleteReason::Changed,
            Err(error) => {
                self.session.note(client, &error);
                IncompleteReason::Failed(error)
            }
        };
        if let Some(Reading::UnderWay(progress)) = self.reading.try_get_untracked() {
            self.reading
                .set(Reading::InPart(progress, Arc::new((query, why))));
        }
    }
}
