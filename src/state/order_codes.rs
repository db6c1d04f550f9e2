//! The codes of orders: the journal knows which they are and how far down the list they stand.

use std::{collections::BTreeSet, sync::Arc};

use crate::{
    api::{ApiError, Client},
    domain::{
        Baseline, CodeEntry, CodeHash, ListQuery, OrderKind, OrderRecord, Page, PageSize, Walk,
        has_all_parts,
    },
    platform::fetch::Abort,
    state::{
        Journal,
        baselines::walk,
        walk::{Event, walk_on},
    },
};

/// What the list has of the orders that a query filters by.
pub struct OrderCodes {
    pub rows: Vec<CodeEntry>,
    /// Why codes of theirs may be missing.
    pub gap: Option<OrderGap>,
}

/// The worst comes last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OrderGap {
    /// More codes of an order may exist than are known.
    Unconfirmed,
    /// The list goes on further than was read.
    TooFar,
    /// The list was read, and some codes are not in it.
    NotFound,
    /// The journal does not have the order, or has not all parts of it.
    NotInActivity,
}

/// All codes of the account's orders that this query filters by, as far as they pass the filters of the API.
///
/// # Errors
///
/// When the list can't be read, and after the abort.
pub async fn list_of_orders(
    client: &Client,
    journal: Journal,
    query: &ListQuery,
    abort: &Abort,
) -> Result<OrderCodes, ApiError> {
    // The page may have been opened with the filter in its address.
    journal.load().await;
    let records = journal.filtered(client.account_id(), query);
    let mut rows = Vec::new();
    let parts = records.iter().map(|record| &**record).collect::<Vec<_>>();
    let is_known = query.order_id.is_empty() || has_all_parts(&parts);
    let mut gap = (!is_known).then_some(OrderGap::NotInActivity);
    for kind in [OrderKind::Ip, OrderKind::Traffic] {
        let of_kind = records.iter().filter(|record| record.order.kind() == kind);
        let of_kind: Vec<_> = of_kind.cloned().collect();
        let found = codes_of(client, kind, &of_kind, abort).await?;
        rows.extend(found.rows);
        gap = gap.max(found.gap);
    }
    rows.retain(|row| query.admits(row));
    Ok(OrderCodes { rows, gap })
}

async fn codes_of(
    client: &Client,
    kind: OrderKind,
    records: &[Arc<OrderRecord>],
    abort: &Abort,
) -> Result<OrderCodes, ApiError> {
    let is_unconfirmed = records.iter().any(|record| record.may_have_more());
    let mut gap = is_unconfirmed.then_some(OrderGap::Unconfirmed);
    let claimed = records.iter().flat_map(|record| record.claimed());
    let claimed: BTreeSet<CodeHash> = claimed.copied().collect();
    if claimed.is_empty() {
        let rows = Vec::new();
        return Ok(OrderCodes { rows, gap });
    }
    let baselines: Vec<Baseline> = records.iter().map(|record| record.baseline()).collect();
    let mut missing = claimed.clone();
    let mut seen = 0;
    let mut is_reached = |rows: &[CodeEntry]| {
        for row in &rows[seen..] {
            missing.remove(&CodeHash::of(&row.code));
        }
        seen = rows.len();
        missing.is_empty() || baselines.iter().all(|known| known.is_reached_by(rows))
    };
    let codes = claimed.len() as u64;
    let walked = walk(client, kind, codes, true, abort, &mut is_reached).await?;
    if !missing.is_empty() {
        gap = gap.max(Some(match walked.has_come_there {
            true => OrderGap::NotFound,
            false => OrderGap::TooFar,
        }));
    }
    let mut rows = walked.rows;
    rows.retain(|row| claimed.contains(&CodeHash::of(&row.code)));
    Ok(OrderCodes { rows, gap })
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
    let OrderCodes { rows, gap } = list_of_orders(client, journal, &all, abort).await?;
    let mut page = Page::of_arranged(&all, rows.iter().collect());
    // Counted by this browser, and not by the API.
    page.total_items = None;
    let rows = walk.take(page);
    if gap.is_some() {
        walk.mark_unsteady();
    }
    if !abort.is_aborted() {
        on_event(walk, Event::Rows(rows));
    }
    Ok(())
}
