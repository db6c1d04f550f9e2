//! Reading a whole listing, page by page, past what passes: a connection that breaks, a server that is busy.

use crate::{
    api::{ApiError, Client, Seconds, endpoint},
    browser::{clock, fetch::Abort, random, timing},
    domain::{CodeEntry, ListQuery, Page, Walk, walk::Step},
};

/// How often one page is asked for before the walk gives up.
const ATTEMPTS: u32 = 4;

/// Milliseconds. The longest pause after the first attempt; it doubles with each further one.
const FIRST_PAUSE: f64 = 1_000.0;

/// Milliseconds between two looks whether somebody has given up waiting.
const GLANCE: i32 = 100;

/// What a walk comes to on its way.
pub enum Event {
    /// A page's codes, without those of the pages before.
    Rows(Vec<CodeEntry>),
    /// The API asked to wait so long before the next request.
    Pause(Seconds),
}

/// Reads every page of the query's list, in its order, and hands over each as it comes. Nothing is handed over any more
/// after the abort. Notes are none of the API's business: the query's is passed over.
///
/// # Errors
///
/// When a page can't be read, after several attempts where another one may help, and after the abort.
pub async fn walk_all(
    client: &Client,
    query: &ListQuery,
    abort: &Abort,
    mut on_event: impl FnMut(&Walk, Event),
) -> Result<Walk, ApiError> {
    let mut walk = Walk::new(query);
    while walk.step() == Step::Next {
        let page = read(client, &walk, abort, &mut on_event).await?;
        let rows = walk.take(page);
        on_event(&walk, Event::Rows(rows));
    }
    Ok(walk)
}

/// The next page of the walk.
async fn read(
    client: &Client,
    walk: &Walk,
    abort: &Abort,
    on_event: &mut dyn FnMut(&Walk, Event),
) -> Result<Page, ApiError> {
    let mut attempts = 1;
    loop {
        let answer = endpoint::list(client, walk.query(), abort).await;
        let error = match answer {
            Ok(page) if !abort.is_aborted() => return Ok(page),
            Ok(_) => return Err(given_up()),
            Err(error) => error,
        };
        let pause = match error {
            error if abort.is_aborted() => return Err(error),
            ApiError::Throttled { retry_after } => {
                on_event(walk, Event::Pause(retry_after));
                f64::from(retry_after.0) * 1_000.0
            }
            ApiError::Unreachable { .. } | ApiError::Unexpected { status: 500.., .. }
                if attempts < ATTEMPTS =>
            {
                attempts += 1;
                // By chance, so that those who were cut off together do not come back together.
                random::fraction() * FIRST_PAUSE * f64::from(1 << (attempts - 2))
            }
            error => return Err(error),
        };
        sleep(pause, abort).await;
        if abort.is_aborted() {
            return Err(given_up());
        }
    }
}

/// Ends so many milliseconds later by a clock that nobody sets, or soon after the abort.
async fn sleep(millis: f64, abort: &Abort) {
    let end = timing::now() + millis;
    while timing::now() < end && !abort.is_aborted() {
        clock::sleep(GLANCE).await;
    }
}

fn given_up() -> ApiError {
    ApiError::Unreachable {
        detail: String::new(),
    }
}
