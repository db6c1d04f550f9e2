//! Where codes stand in a list: by a walk through it, or by a look-up of each, whichever asks less.

use std::cell::RefCell;

use super::walk::{Event, read_page, walk_on};
use crate::{
    api::{ApiError, Client},
    domain::{Code, CodeEntry, List, ListQuery, Walk},
    platform::{fetch::Abort, task},
};

/// Look-ups that are on their way at the same time.
const AT_ONCE: usize = 4;

/// Look-ups instead of a walk of which nobody knows how long it will be.
const FEW: usize = 100;

/// The row of each of these codes in the list; `None` for one that it does not show. `on_found` is told how many are dealt
/// with.
///
/// # Errors
///
/// When the list can't be read, after four attempts where another one may help, and after the abort.
pub async fn locate_codes(
    client: &Client,
    list: List,
    codes: &[Code],
    abort: &Abort,
    on_found: &mut dyn FnMut(usize),
) -> Result<Vec<Option<CodeEntry>>, ApiError> {
    let mut places: Vec<usize> = (0..codes.len()).collect();
    places.sort_unstable_by(|a, b| codes[*a].cmp(&codes[*b]));
    let mut rows = vec![None; codes.len()];
    let mut open = codes.len();
    // The newest rows are what people ask for, mostly: the first page often has them all.
    let mut on_event = |walk: &Walk, event: Event| {
        let Event::Rows(page) = event else {
            return true;
        };
        for row in page {
            let place = places.binary_search_by(|at| codes[*at].cmp(&row.code));
            if let Ok(place) = place {
                open -= usize::from(rows[places[place]].is_none());
                rows[places[place]] = Some(row);
            }
        }
        on_found(codes.len() - open);
        open > 0 && is_shorter(walk, open)
    };
    let mut walk = Walk::new(&ListQuery::new(list));
    walk_on(client, &mut walk, abort, &mut on_event).await?;
    if open > 0 && !walk.is_whole() {
        let left = (0..codes.len()).filter(|at| rows[*at].is_none()).collect();
        look_up(client, list, codes, left, abort, &mut rows, on_found).await?;
    }
    Ok(rows)
}

/// Whether the rest of the walk asks for less than look-ups of so many codes.
fn is_shorter(walk: &Walk, open: usize) -> bool {
    let Some(total) = walk.total() else {
        return open > FEW;
    };
    let rows = u64::from(walk.query().limit.get());
    let left = total.saturating_sub(walk.len() as u64).div_ceil(rows);
    left <= open as u64
}

/// Looks up the codes at these places.
async fn look_up(
    client: &Client,
    list: List,
    codes: &[Code],
    left: Vec<usize>,
    abort: &Abort,
    rows: &mut [Option<CodeEntry>],
    on_found: &mut dyn FnMut(usize),
) -> Result<(), ApiError> {
    struct Shared<'a> {
        left: Vec<usize>,
        known: usize,
        rows: &'a mut [Option<CodeEntry>],
        on_found: &'a mut dyn FnMut(usize),
        failed: Option<ApiError>,
    }
    let shared = RefCell::new(Shared {
        known: codes.len() - left.len(),
        left,
        rows,
        on_found,
        failed: None,
    });
    let work = async || {
        loop {
            let Some(at) = shared.borrow_mut().left.pop() else {
                return;
            };
            let mut query = ListQuery::new(list);
            query.keyword = codes[at].reveal().to_owned();
            let page = read_page(client, &query, abort, &mut |_| true).await;
            let mut shared = shared.borrow_mut();
            match page {
                Ok(page) => {
                    let mut found = page.entries.into_iter();
                    shared.rows[at] = found.find(|row| row.code == codes[at]);
                    shared.known += 1;
                    let known = shared.known;
                    (shared.on_found)(known);
                }
                Err(error) => {
                    shared.left.clear();
                    shared.failed = Some(error);
                }
            }
        }
    };
    task::together((0..AT_ONCE).map(|_| Box::pin(work()) as _).collect()).await;
    shared.into_inner().failed.map_or(Ok(()), Err)
}
