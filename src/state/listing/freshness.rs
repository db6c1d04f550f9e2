//! A list that is read again while somebody looks at it: nothing moves under their hand, and what is new is theirs to show.

use super::{Listing, ListingPhase, Row, renew};
use crate::{
    api::{ApiError, endpoint},
    domain::{CodeEntry, ListQuery, Page, PageNumber, SortOrder, Timestamp},
    platform::{clock, fetch::Abort},
};
use leptos::prelude::*;
use std::sync::Arc;

/// What has changed in a list since its rows were read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ListChange {
    /// So many codes stand before its first row now.
    NewCodes(usize),
    /// Something else than that.
    Other,
}

impl Listing {
    /// Reads the list as it is now. As long as the same codes stand in the same order, the rows take what is new of them; else
    /// they keep their places, and [`Listing::change`] says why. Nothing changes where the answer comes at a bad time. What can't
    /// be read is tried another time, a busy API when it asks for that.
    pub async fn check_for_changes(self, is_good_time: impl Fn() -> bool) {
        let is_ready = (self.phase).try_with_untracked(|phase| *phase == ListingPhase::Ready);
        let (Some(true), Some(client)) = (is_ready, self.session.client()) else {
            return;
        };
        let (query, generation) = (self.query.get_untracked(), self.generation.get_untracked());
        // To read a whole list is a person's decision.
        let is_costly = query.is_local() || query.is_by_order();
        if is_costly || self.next_check.get_value() > Some(clock::now()) {
            return;
        }
        // One at a time.
        self.next_check.set_value(Some(Timestamp::LAST));
        let answer = endpoint::list(&client, &query, &Abort::new()).await;
        let next = match &answer {
            Err(ApiError::Throttled { retry_after }) => {
                Some(clock::now().later(i64::from(retry_after.0) * 1_000))
            }
            _ => None,
        };
        self.next_check.try_update_value(|check| *check = next);
        if self.generation.try_get_untracked() != Some(generation) || !is_good_time() {
            return;
        }
        match answer {
            Ok(page) if self.shows_the_same(&page) => self.show(&client, Ok(page), &query),
            Ok(page) => self.keep_in_place(page, &query),
            Err(error) => self.session.note(&client, &error),
        }
    }

    fn shows_the_same(self, page: &Page) -> bool {
        self.rows.with_untracked(|rows| {
            let shown = rows.iter().map(|row| &row.entry.code);
            shown.eq(page.entries.iter().map(|entry| &entry.code))
        })
    }

    fn keep_in_place(self, page: Page, query: &ListQuery) {
        let change = self
            .rows
            .with_untracked(|rows| change(query, rows, &page.entries));
        self.rows.update(|rows| {
            let newer = |row: &Arc<Row>| {
                let mut entries = page.entries.iter();
                let newer = entries.find(|entry| entry.code == row.entry.code);
                newer.map_or_else(|| CodeEntry::clone(&row.entry), CodeEntry::clone)
            };
            *rows = renew(rows, rows.iter().map(newer).collect(), query.list);
        });
        self.change.set(Some(change));
    }
}

/// New codes can be counted where they come first, and as long as they leave one of the old ones on the page.
fn change(query: &ListQuery, rows: &[Arc<Row>], now: &[CodeEntry]) -> ListChange {
    let is_newest_first = query.page == PageNumber::FIRST
        && query.order == SortOrder::Descending
        && query.sort_by == ListQuery::new(query.list).sort_by;
    let is_shown = |entry: &CodeEntry| rows.iter().any(|row| row.entry.code == entry.code);
    match now.iter().position(is_shown) {
        Some(new @ 1..) if is_newest_first => ListChange::NewCodes(new),
        None if is_newest_first && rows.is_empty() && !now.is_empty() => {
            ListChange::NewCodes(now.len())
        }
        _ => ListChange::Other,
    }
}
