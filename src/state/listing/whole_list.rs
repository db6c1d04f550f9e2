//! A list that is read whole, so that it can be filtered and sorted as the API can't.

use super::Listing;
use crate::{
    api::{ApiError, Client},
    domain::{CodeEntry, DayBounds, ListQuery, Page, Timestamp, Walk},
    platform::{clock, fetch::Abort},
    state::{
        Progress,
        walk::{Event, walk_on},
    },
};
use leptos::prelude::*;
use std::{mem, sync::Arc};

/// What the API has given for a query without its local filters.
pub struct WholeList {
    asked: ListQuery,
    entries: Vec<CodeEntry>,
    /// When the reading of its first page began: none of it was read before.
    pub read_at: Timestamp,
    /// False where the list changed meanwhile, so that codes may be missing.
    pub is_whole: bool,
    /// Rows that hold no readable code.
    unreadable: usize,
}

/// One of which a page could not be read.
pub(super) struct Interrupted {
    asked: ListQuery,
    begun_at: Timestamp,
    walk: Walk,
    entries: Vec<CodeEntry>,
}

/// What the API can do of a query, oldest first.
fn asked_for(query: &ListQuery) -> ListQuery {
    query.without_local().oldest_first()
}

impl WholeList {
    /// How many codes were read.
    pub fn count(&self) -> usize {
        self.entries.len()
    }
}

impl Listing {
    /// Gives up what is being read, and shows what was read before. False where that was by other filters of the API.
    pub fn stop_reading(self) -> bool {
        let asked = asked_for(&self.query.get_untracked());
        let is_known = |whole: &Option<Arc<WholeList>>| {
            whole.as_ref().is_some_and(|whole| whole.asked == asked)
        };
        let is_known = self.whole.with_untracked(is_known);
        self.is_outdated.set_value(false);
        if is_known {
            self.again.set(());
        }
        is_known
    }

    /// The page of a query with local filters, from the list as it was read before, where it was.
    pub(super) async fn ask_whole(
        self,
        client: &Client,
        query: &ListQuery,
        bounds: DayBounds,
        abort: &Abort,
    ) -> Result<Page, ApiError> {
        let asked = asked_for(query);
        let is_outdated = self.is_outdated.try_update_value(mem::take) != Some(false);
        let interrupted = self.interrupted.try_update_value(Option::take).flatten();
        let interrupted = interrupted.filter(|begun| begun.asked == asked && !is_outdated);
        let known = self.whole.try_get_untracked().flatten();
        let known = known.filter(|whole| whole.asked == asked && !is_outdated);
        let whole = match known {
            Some(whole) if interrupted.is_none() => whole,
            _ => {
                let begun = interrupted.unwrap_or_else(|| Interrupted {
                    begun_at: clock::now(),
                    walk: Walk::new(&asked),
                    entries: Vec::new(),
                    asked,
                });
                let read = self.read_whole(client, begun, abort).await;
                if !abort.is_aborted() {
                    self.reading.try_set(None);
                }
                let whole = Arc::new(read?);
                self.whole.try_set(Some(whole.clone()));
                whole
            }
        };
        let rule = self.rules.rule(query, bounds);
        let undecided = whole.entries.iter().filter(|row| rule.is_undecided(row));
        self.undecided.try_set(undecided.count());
        let rows = whole.entries.iter().filter(|row| rule.admits(row));
        let mut page = Page::of_arranged(query, rows.collect());
        page.unreadable = whole.unreadable;
        Ok(page)
    }

    async fn read_whole(
        self,
        client: &Client,
        begun: Interrupted,
        abort: &Abort,
    ) -> Result<WholeList, ApiError> {
        let Interrupted {
            asked,
            begun_at,
            mut walk,
            mut entries,
        } = begun;
        self.reading.try_set(Some(Progress::of(&walk)));
        let mut on_event = |walk: &Walk, event: Event| {
            let mut progress = Progress::of(walk);
            match event {
                Event::Rows(rows) => entries.extend(rows),
                Event::Failed(error) => progress.pause_for(error),
            }
            self.reading.try_set(Some(progress));
            true
        };
        if let Err(error) = walk_on(client, &mut walk, abort, &mut on_event).await {
            if !abort.is_aborted() {
                self.interrupted.try_set_value(Some(Interrupted {
                    asked,
                    begun_at,
                    walk,
                    entries,
                }));
            }
            return Err(error);
        }
        Ok(WholeList {
            asked,
            entries,
            read_at: begun_at,
            is_whole: walk.is_whole() || walk.unreadable() > 0 && walk.is_steady(),
            unreadable: walk.unreadable(),
        })
    }
}
