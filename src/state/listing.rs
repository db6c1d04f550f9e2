//! One list of codes on the screen: the newest query wins, and old rows stay until new ones come.

mod freshness;
mod whole_list;

pub use freshness::ListChange;
use whole_list::Interrupted;
pub use whole_list::WholeList;

use leptos::prelude::*;
use std::sync::Arc;

use crate::{
    api::{ApiError, Client, endpoint},
    domain::{CodeEntry, DayBounds, List, ListQuery, Page, Timestamp},
    platform::{
        clock,
        fetch::{Abort, InFlightFetch},
        task,
    },
    state::{
        Journal, Known, LocalRules, Now, OrderGap, Progress, Recipients, Session,
        order_codes::{OrderCodes, list_of_orders},
    },
};

/// A row with a number that changes whenever its entry does: the key under which the table keeps it.
#[derive(PartialEq)]
pub struct Row {
    pub entry: Arc<CodeEntry>,
    pub revision: u64,
    /// Where it was found.
    pub list: List,
}

#[derive(Clone, PartialEq)]
pub enum ListingPhase {
    Loading,
    Ready,
    /// The rows on the screen, if any, are those of the last good answer.
    Failed(ApiError),
}

/// What an answer says beside its rows.
#[derive(Clone, Copy, Default, PartialEq)]
pub struct Totals {
    pub items: Option<u64>,
    pub pages: Option<u64>,
    /// Rows of the answer that hold no readable code.
    pub unreadable: usize,
    /// Whether the page was full, so that without totals another one may follow.
    pub is_full: bool,
}

/// The listing that the page's loader asked for before the program had arrived.
#[derive(Clone)]
pub struct Prefetched {
    pub query: ListQuery,
    pub response: InFlightFetch,
    pub abort: Abort,
}

#[derive(Clone, Copy)]
pub struct Listing {
    pub query: RwSignal<ListQuery>,
    pub rows: RwSignal<Vec<Arc<Row>>>,
    pub totals: RwSignal<Totals>,
    pub phase: RwSignal<ListingPhase>,
    /// When the rows on the screen were read; `None` before the first answer.
    pub read_at: RwSignal<Option<Timestamp>>,
    /// What a later look has found that the rows do not show.
    pub change: RwSignal<Option<ListChange>>,
    /// Where the API can't filter or sort as it is asked for: all that it gave.
    pub whole: RwSignal<Option<Arc<WholeList>>>,
    /// Filtered by orders: why some of their codes may be missing.
    pub gap: RwSignal<Option<OrderGap>>,
    /// How many of all these codes the local filters can't judge.
    pub undecided: RwSignal<usize>,
    /// How far the reading of all that has come, while it is under way.
    pub reading: RwSignal<Option<Progress>>,
    /// What was read before a page of it could not be: the reading goes on from there.
    interrupted: StoredValue<Option<Interrupted>>,
    /// The list is to be read again, whatever was read before.
    is_outdated: StoredValue<bool>,
    /// Before then the list is not checked for changes.
    next_check: StoredValue<Option<Timestamp>>,
    /// What the rows were asked for by.
    shown: RwSignal<Option<ListQuery>>,
    again: RwSignal<()>,
    session: Session,
    journal: Journal,
    now: Now,
    known: Known,
    recipients: Recipients,
    rules: LocalRules,
    generation: RwSignal<u64>,
    in_flight: StoredValue<Option<Abort>>,
}

impl Listing {
    /// Follows `query` for as long as the current owner lives.
    pub fn follow(
        session: Session,
        query: RwSignal<ListQuery>,
        prefetched: Option<Prefetched>,
    ) -> Self {
        let listing = Self {
            query,
            rows: RwSignal::default(),
            totals: RwSignal::default(),
            phase: RwSignal::new(ListingPhase::Loading),
            read_at: RwSignal::default(),
            change: RwSignal::default(),
            whole: RwSignal::default(),
            gap: RwSignal::default(),
            undecided: RwSignal::default(),
            interrupted: StoredValue::default(),
            is_outdated: StoredValue::new(false),
            next_check: StoredValue::default(),
            shown: RwSignal::default(),
            reading: RwSignal::default(),
            again: RwSignal::default(),
            session,
            journal: expect_context(),
            now: expect_context(),
            known: expect_context(),
            recipients: expect_context(),
            rules: LocalRules::expect(),
            generation: RwSignal::new(0),
            in_flight: StoredValue::new(None),
        };
        let prefetched = StoredValue::new(prefetched);
        Effect::new(move |_| {
            listing.again.get();
            let begun = prefetched.try_update_value(Option::take).flatten();
            let query = query.get();
            let bounds = listing.rules.bounds(&query);
            listing.load(query, bounds, begun);
        });
        on_cleanup(move || listing.abort());
        listing
    }

    /// Asks again with the same query, while its screen is there.
    pub fn reload(self) {
        self.is_outdated.set_value(true);
        self.again.set(());
    }

    /// Asks again after a failure. A list that is read whole goes on where it stopped.
    pub fn try_again(self) {
        self.again.set(());
    }

    /// Reactive. What the rows on the screen were asked for by; `None` before the first answer.
    pub fn shown(self) -> Option<ListQuery> {
        self.shown.get()
    }

    /// Reactive. The rows are those of other filters, and those that were chosen since need more than one page, which takes its time.
    pub fn is_replaced(self) -> bool {
        let filters = ListQuery::filters;
        let shown = self.shown.with(|shown| shown.as_ref().map(filters));
        (self.query).with(|query| {
            (query.is_local() || query.is_by_order())
                && shown.is_some_and(|shown| shown != query.filters())
        })
    }

    fn abort(self) {
        if let Some(abort) = self.in_flight.try_update_value(Option::take).flatten() {
            abort.abort();
        }
    }

    fn load(self, query: ListQuery, bounds: DayBounds, begun: Option<Prefetched>) {
        self.abort();
        let abort = match &begun {
            Some(begun) => begun.abort.clone(),
            None => Abort::new(),
        };
        self.in_flight.set_value(Some(abort.clone()));
        let generation = self.generation.get_untracked() + 1;
        self.generation.set(generation);
        self.phase.set(ListingPhase::Loading);
        self.reading.set(None);
        self.gap.set(None);
        if !query.is_local() || query.is_by_order() {
            self.whole.set(None);
            self.interrupted.set_value(None);
        }
        let Some(client) = self.session.client() else {
            return;
        };
        task::spawn(async move {
            let begun = match begun {
                Some(begun) if begun.query == query => {
                    Some(endpoint::list_begun(&client, begun.response).await)
                }
                _ => None,
            };
            let answer = match begun {
                // The loader forwards what the address says to the letter; we leave out what means nothing.
                None | Some(Err(ApiError::Invalid { .. })) => {
                    self.ask(&client, &query, bounds, &abort).await
                }
                Some(answer) => answer,
            };
            // An answer that was overtaken, or whose screen is gone, changes nothing.
            if !self.generation.is_disposed() && self.generation.get_untracked() == generation {
                self.show(&client, answer, &query);
            }
        });
    }

    async fn ask(
        self,
        client: &Client,
        query: &ListQuery,
        bounds: DayBounds,
        abort: &Abort,
    ) -> Result<Page, ApiError> {
        if query.is_by_order() {
            let OrderCodes { mut rows, gap } =
                list_of_orders(client, self.journal, query, abort).await?;
            let undecided = self.rules.rule(query, bounds).retain(&mut rows);
            if !abort.is_aborted() {
                self.gap.try_set(gap);
                self.undecided.try_set(undecided);
            }
            return Ok(Page::of_arranged(query, rows.iter().collect()));
        }
        if query.is_local() {
            return self.ask_whole(client, query, bounds, abort).await;
        }
        endpoint::list(client, query, abort).await
    }

    fn show(self, client: &Client, answer: Result<Page, ApiError>, query: &ListQuery) {
        self.now.learn();
        match answer {
            Ok(page) => {
                self.totals.set(Totals {
                    items: page.total_items,
                    pages: page.total_pages,
                    unreadable: page.unreadable,
                    is_full: page.entries.len() + page.unreadable + page.repeated
                        >= query.limit.get() as usize,
                });
                self.known
                    .learn(page.entries.iter().map(|entry| &entry.code));
                if query.list == List::Issued {
                    self.recipients.learn(page.entries.iter());
                }
                self.rows
                    .update(|rows| *rows = renew(rows, page.entries, query.list));
                self.read_at.set(Some(clock::now()));
                self.shown.set(Some(query.clone()));
                self.change.set(None);
                self.phase.set(ListingPhase::Ready);
            }
            Err(error) => {
                self.phase.set(ListingPhase::Failed(error.clone()));
                self.session.note(client, &error);
            }
        }
    }
}

/// Keeps the row of every entry that did not change, so that the table touches only what did.
fn renew(old: &[Arc<Row>], entries: Vec<CodeEntry>, list: List) -> Vec<Arc<Row>> {
    let mut revision = old.iter().map(|row| row.revision).max().unwrap_or(0);
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let same = old.iter().find(|row| *row.entry == entry);
        rows.push(same.cloned().unwrap_or_else(|| {
            revision += 1;
            Arc::new(Row {
                entry: Arc::new(entry),
                revision,
                list,
            })
        }));
    }
    rows
}
