//! How many codes there are by the API's own counting: one request for each number, for one row.

use std::cell::{Cell, RefCell};

use crate::{
    api::{ApiError, Client},
    domain::{Kind, List, ListQuery, PageSize, Status},
    platform::{clock, fetch::Abort, task},
    state::walk::read_page,
};

/// Requests that are on their way at the same time.
const AT_ONCE: usize = 3;

#[derive(Clone, PartialEq)]
pub struct Counts {
    /// All that were issued; not every server counts.
    pub all: Option<u64>,
    /// All that this account redeemed itself.
    pub received: Option<u64>,
    /// By the API's number of each status that is known here, in their order.
    pub statuses: Vec<StatusCount>,
    /// How long a request took, in milliseconds.
    pub millis: f64,
}

#[derive(Clone, PartialEq)]
pub struct StatusCount {
    pub number: i64,
    /// What the number means.
    pub status: Status,
    pub ip: Option<u64>,
    pub traffic: Option<u64>,
}

impl StatusCount {
    pub fn codes(&self) -> Option<u64> {
        Some(self.ip? + self.traffic?)
    }
}

impl Counts {
    pub fn of_number(&self, number: i64) -> Option<u64> {
        let mut known = self.statuses.iter();
        known.find(|count| count.number == number)?.codes()
    }

    /// How many codes are in this status, or of one kind in it.
    pub fn of_status(&self, status: Status, of: fn(&StatusCount) -> Option<u64>) -> Option<u64> {
        let known = self.statuses.iter();
        known.filter(|count| count.status == status).map(of).sum()
    }
}

/// Asks for all counts.
///
/// # Errors
///
/// When all codes can't be counted, after four attempts where another one may help. A count that is refused is not known.
pub async fn count(
    client: &Client,
    statuses: &[(i64, Status)],
    abort: &Abort,
) -> Result<Counts, ApiError> {
    let one = |list| {
        let mut query = ListQuery::new(list);
        query.limit = PageSize::new(1).unwrap_or_default();
        query
    };
    let mut queries = vec![one(List::Issued), one(List::Redeemed)];
    for (number, _) in statuses {
        for kind in [Kind::Ip, Kind::Traffic] {
            queries.push(ListQuery {
                status: Some(*number),
                kind: Some(kind),
                ..one(List::Issued)
            });
        }
    }
    let (totals, millis) = totals(client, &queries, abort).await?;
    let of_statuses = totals[2..].chunks(2).zip(statuses);
    Ok(Counts {
        all: totals[0],
        received: totals[1],
        statuses: of_statuses
            .map(|(totals, (number, status))| StatusCount {
                number: *number,
                status: *status,
                ip: totals[0],
                traffic: totals[1],
            })
            .collect(),
        millis,
    })
}

/// How many codes each of the queries has, and how long one of them took.
///
/// # Errors
///
/// That of the first query.
async fn totals(
    client: &Client,
    queries: &[ListQuery],
    abort: &Abort,
) -> Result<(Vec<Option<u64>>, f64), ApiError> {
    let next = Cell::new(0);
    let totals = RefCell::new(vec![Ok(None); queries.len()]);
    let millis = Cell::new(0.0);
    let work = async || {
        while next.get() < queries.len() {
            let at = next.replace(next.get() + 1);
            let begun = clock::monotonic();
            let page = read_page(client, &queries[at], abort, &mut |_| true).await;
            totals.borrow_mut()[at] = page.map(|page| page.total_items);
            millis.set(millis.get() + clock::monotonic() - begun);
        }
    };
    task::together((0..AT_ONCE).map(|_| Box::pin(work()) as _).collect()).await;
    let totals = totals.into_inner();
    totals[0].clone()?;
    let known = totals.into_iter().map(|total| total.ok().flatten());
    Ok((known.collect(), millis.get() / queries.len() as f64))
}
