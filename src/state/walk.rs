//! Reading a whole listing, page by page, past what passes: a connection that breaks, a server that is busy.

use std::pin::pin;

use futures::future::select;

use crate::{
    api::{ApiError, Client, endpoint},
    domain::{CodeEntry, ListQuery, Page, Timestamp, Walk, walk::Step},
    platform::{clock, fetch::Abort, random},
};

/// How often one page is asked for before the walk gives up.
const ATTEMPTS: u32 = 4;

/// Milliseconds. The longest pause after the first attempt; it doubles with each further one.
const FIRST_PAUSE: f64 = 1_000.0;

/// What a walk comes to on its way.
pub enum Event<'a> {
    /// A page's codes, without those of the pages before.
    Rows(Vec<CodeEntry>),
    /// A request failed in a way that may pass; the next attempt comes after a pause.
    Failed(&'a ApiError),
}

/// How far a walk has come.
#[derive(Clone, Copy, Default)]
pub struct Progress {
    pub read: usize,
    /// Not every server counts.
    pub total: Option<u64>,
    /// The API asked to wait until then.
    pub resumes_at: Option<Timestamp>,
}

impl Progress {
    pub fn of(walk: &Walk) -> Progress {
        Progress {
            read: walk.len(),
            total: walk.total(),
            resumes_at: None,
        }
    }

    /// The next attempt comes later, and when, if the API has said so.
    pub fn pause_for(&mut self, error: &ApiError) {
        self.resumes_at = resumes_at(error).or(self.resumes_at);
    }
}

/// When the next attempt comes after this error, if the API has said so.
pub fn resumes_at(error: &ApiError) -> Option<Timestamp> {
    match error {
        ApiError::Throttled { retry_after } => {
            let millis = clock::now().as_millis() + i64::from(retry_after.0) * 1_000;
            Some(Timestamp::from_millis(millis))
        }
        _ => None,
    }
}

/// Reads every page that the walk has still before it, in its order, and hands over each as it comes. Where `on_event` gives
/// false, it ends. Nothing is handed over after the abort. What the API can't filter by is passed over.
///
/// # Errors
///
/// When a page can't be read, after four attempts where another one may help, and after the abort. The walk can go on from
/// there.
pub async fn walk_on(
    client: &Client,
    walk: &mut Walk,
    abort: &Abort,
    on_event: &mut dyn FnMut(&Walk, Event) -> bool,
) -> Result<(), ApiError> {
    while walk.step() == Step::Next {
        let mut on_failed = |error: &ApiError| on_event(walk, Event::Failed(error));
        let page = read_page(client, walk.query(), abort, &mut on_failed).await?;
        let rows = walk.take(page);
        if !on_event(walk, Event::Rows(rows)) {
            break;
        }
    }
    Ok(())
}

/// Reads one page. Where `on_failed` gives false, it is not tried again.
///
/// # Errors
///
/// When it can't be read, after four attempts where another one may help, and after the abort.
pub async fn read_page(
    client: &Client,
    query: &ListQuery,
    abort: &Abort,
    on_failed: &mut dyn FnMut(&ApiError) -> bool,
) -> Result<Page, ApiError> {
    let mut attempts = 1;
    loop {
        let answer = endpoint::list(client, query, abort).await;
        if abort.is_aborted() || client.has_ended() {
            return Err(given_up());
        }
        let error = match answer {
            Ok(page) => return Ok(page),
            Err(error) => error,
        };
        let pause = match error {
            ApiError::Throttled { retry_after } => f64::from(retry_after.0) * 1_000.0,
            ApiError::Unreachable { .. } | ApiError::Unexpected { status: 500.., .. }
                if attempts < ATTEMPTS =>
            {
                attempts += 1;
                // By chance, so that those who were cut off together do not come back together.
                random::fraction() * FIRST_PAUSE * f64::from(1 << (attempts - 2))
            }
            error => return Err(error),
        };
        if !on_failed(&error) {
            return Err(error);
        }
        let (timeout, aborted, ended) = (
            pin!(clock::sleep(pause as i64)),
            pin!(abort.aborted()),
            pin!(client.ended()),
        );
        select(timeout, select(aborted, ended)).await;
        if abort.is_aborted() || client.has_ended() {
            return Err(given_up());
        }
    }
}

fn given_up() -> ApiError {
    ApiError::Unreachable {
        detail: String::new(),
    }
}
