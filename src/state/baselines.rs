//! What the list of issued codes holds before an order: read while the order is still being typed, so that nobody has to
//! wait for it after the click.

use crate::{
    api::{ApiError, Client, endpoint},
    domain::{
        Baseline, CodeEntry, CodeHash, Kind, List, ListQuery, OrderKind, Page, PageSize, Timestamp,
        Walk, walk::Step,
    },
    platform::{clock, fetch::Abort, task},
    state::{
        Journal,
        notify::Notify,
        walk::{Event, walk_on},
    },
};
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Milliseconds. An older one is read again: the more codes come after it, the longer is the way back down to it.
const FRESH: i64 = 30_000;

/// Pages of one walk, beside those of the orders that it is for. What is not reached by then is a list that moves, or a server that turns no pages.
const MOST_PAGES: u32 = 60;

#[derive(Clone)]
struct Read {
    client: Client,
    kind: OrderKind,
    at: Timestamp,
    baseline: Result<Baseline, ApiError>,
}

/// A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Baselines {
    last: RwSignal<Option<Read>>,
    is_reading: RwSignal<bool>,
    has_read: Notify,
}

impl Default for Baselines {
    fn default() -> Self {
        Self {
            last: RwSignal::new(None),
            is_reading: RwSignal::new(false),
            has_read: Notify::new(),
        }
    }
}

impl Baselines {
    /// Begins to read one if there is none that is fresh.
    pub fn prepare(self, client: Client, kind: OrderKind) {
        if self.is_reading.get_untracked() || self.fresh(&client, kind).is_some() {
            return;
        }
        self.is_reading.set(true);
        task::spawn(async move {
            let baseline = read(&client, kind).await;
            if !self.last.is_disposed() {
                self.last.set(Some(Read {
                    client,
                    kind,
                    at: clock::now(),
                    baseline,
                }));
                self.is_reading.set(false);
                self.has_read.notify_waiters();
            }
        });
    }

    /// A fresh one, waited for if need be. It is used up.
    ///
    /// # Errors
    ///
    /// When the list can't be read.
    pub async fn take(self, client: &Client, kind: OrderKind) -> Result<Baseline, ApiError> {
        loop {
            if let Some(Ok(baseline)) = self.fresh(client, kind) {
                self.last.set(None);
                return Ok(baseline);
            }
            if self.is_reading.try_get_untracked() != Some(true) {
                break;
            }
            self.has_read.wait(i64::MAX).await;
        }
        read(client, kind).await
    }

    fn fresh(self, client: &Client, kind: OrderKind) -> Option<Result<Baseline, ApiError>> {
        let read = self.last.try_get_untracked().flatten()?;
        let age = clock::now().as_millis() - read.at.as_millis();
        let is_fresh = read.client == *client && read.kind == kind && (0..FRESH).contains(&age);
        is_fresh.then_some(read.baseline)
    }
}

async fn read(client: &Client, kind: OrderKind) -> Result<Baseline, ApiError> {
    let mut walk = Walk::new(&newest(kind));
    let page = endpoint::list(client, walk.query(), &Abort::new()).await?;
    let entries = walk.take(page);
    Ok(Baseline::of(&entries, walk.step() == Step::Last))
}

/// The issued codes of a kind, newest first, down to all of these baselines; and whether the walk came there, with every row
/// on its way readable. `codes_above`: so many codes that are known to be there are passed on the way.
///
/// # Errors
///
/// When a page can't be read, and after the abort.
pub async fn walk(
    client: &Client,
    kind: OrderKind,
    baselines: &[Baseline],
    codes_above: u64,
    abort: &Abort,
) -> Result<(Vec<CodeEntry>, bool), ApiError> {
    let most_pages = u64::from(MOST_PAGES) + codes_above / u64::from(newest(kind).limit.get());
    let mut walked = Vec::new();
    let mut pages = 0;
    let mut is_reached = false;
    let mut on_event = |_: &Walk, event: Event| match event {
        Event::Rows(rows) => {
            walked.extend(rows);
            pages += 1;
            is_reached = baselines.iter().all(|known| known.is_reached_by(&walked));
            !is_reached && pages < most_pages
        }
        // Whoever settles has pauses of his own.
        Event::Failed(_) => false,
    };
    let mut walk = Walk::new(&newest(kind));
    walk_on(client, &mut walk, abort, &mut on_event).await?;
    let has_come_there = is_reached || walk.step() == Step::Last;
    Ok((walked, has_come_there && walk.unreadable() == 0))
}

/// All codes of the account's orders that this query filters by, as far as they pass the filters of the API; and whether all
/// of them were found, as far as that can be told.
///
/// # Errors
///
/// When the list can't be read, and after the abort.
pub async fn list_of_orders(
    client: &Client,
    journal: Journal,
    query: &ListQuery,
    abort: &Abort,
) -> Result<(Vec<CodeEntry>, bool), ApiError> {
    // The page may have been opened with the filter in its address.
    journal.load().await;
    let records = journal.filtered(client.account_id(), query);
    let mut rows: Vec<CodeEntry> = Vec::new();
    let mut are_all_found = true;
    for kind in [OrderKind::Ip, OrderKind::Traffic] {
        let of_kind = || records.iter().filter(|record| record.order.kind() == kind);
        let baselines: Vec<Baseline> = of_kind().map(|record| record.baseline()).collect();
        let claimed: BTreeSet<CodeHash> = of_kind()
            .flat_map(|record| record.claimed().iter().copied())
            .collect();
        // More of an order in doubt may exist than is known.
        are_all_found &= !of_kind().any(|record| record.is_in_doubt());
        if claimed.is_empty() {
            continue;
        }
        let (walked, _) = walk(client, kind, &baselines, claimed.len() as u64, abort).await?;
        let before = rows.len();
        rows.extend(
            walked
                .into_iter()
                .filter(|row| claimed.contains(&CodeHash::of(&row.code))),
        );
        are_all_found &= rows.len() - before == claimed.len();
    }
    rows.retain(|row| query.admits(row));
    Ok((rows, are_all_found))
}

/// Reads all codes that the query of the walk matches, by its orders as well, as [`walk_on`] does. Its local filters are the
/// caller's.
///
/// # Errors
///
/// As [`walk_on`] has them.
pub async fn walk_matching(
    client: &Client,
    journal: Journal,
    walk: &mut Walk,
    abort: &Abort,
    on_event: &mut dyn FnMut(&Walk, Event) -> bool,
) -> Result<(), ApiError> {
    if !walk.query().is_by_order() {
        return walk_on(client, walk, abort, on_event).await;
    }
    // The codes of orders are looked up anyhow; they come as one page.
    let mut all = walk.query().clone();
    all.limit = PageSize::new(u32::MAX).unwrap_or_default();
    let (rows, are_all_found) = list_of_orders(client, journal, &all, abort).await?;
    let mut page = Page::of_arranged(&all, rows.iter().collect());
    // Counted by this browser, and not by the API.
    page.total_items = None;
    let rows = walk.take(page);
    if !are_all_found {
        walk.mark_unsteady();
    }
    if !abort.is_aborted() {
        on_event(walk, Event::Rows(rows));
    }
    Ok(())
}

fn newest(kind: OrderKind) -> ListQuery {
    let mut query = ListQuery::new(List::Issued);
    query.kind = Some(match kind {
        OrderKind::Ip => Kind::Ip,
        OrderKind::Traffic => Kind::Traffic,
    });
    query
}
