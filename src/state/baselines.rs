//! What the list of issued codes holds before an order: read while the order is still being typed, so that nobody has to
//! wait for it after the click.

use crate::{
    api::{ApiError, Client, endpoint},
    domain::{Baseline, CodeEntry, Kind, List, ListQuery, OrderKind, Timestamp, Walk, walk::Step},
    platform::{clock, fetch::Abort, task},
    state::{
        notify::Notify,
        walk::{Event, walk_on},
    },
};
use leptos::prelude::*;

/// Milliseconds. An older one is read again: the more codes come after it, the longer is the way back down to it.
const FRESH: i64 = 30_000;

/// Pages of one walk, beside those of the orders that it is for. What is not reached by then is a list that moves, or a server that
/// turns no pages.
const MOST_PAGES: u32 = 60;

/// What a walk has read.
pub struct Walked {
    pub rows: Vec<CodeEntry>,
    /// False where the list goes on.
    pub has_come_there: bool,
    /// Rows without a readable code.
    pub unreadable: usize,
}

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

/// The issued codes of a kind, newest first, until `is_reached` says that those read so far are enough; and whether the walk came
/// there or to the end. `codes_above`: so many codes that are known to be there are passed on the way.
///
/// # Errors
///
/// When a page can't be read, and after the abort. Where `is_patient`, a page is tried again where that may help.
pub async fn walk(
    client: &Client,
    kind: OrderKind,
    codes_above: u64,
    is_patient: bool,
    abort: &Abort,
    is_reached: &mut dyn FnMut(&[CodeEntry]) -> bool,
) -> Result<Walked, ApiError> {
    let most_pages = u64::from(MOST_PAGES) + codes_above / u64::from(newest(kind).limit.get());
    let mut rows = Vec::new();
    let mut pages = 0;
    let mut has_come_there = false;
    let mut on_event = |_: &Walk, event: Event| match event {
        Event::Rows(new) => {
            rows.extend(new);
            pages += 1;
            has_come_there = is_reached(&rows);
            !has_come_there && pages < most_pages
        }
        Event::Failed(_) => is_patient,
    };
    let mut walk = Walk::new(&newest(kind));
    walk_on(client, &mut walk, abort, &mut on_event).await?;
    has_come_there |= walk.step() == Step::Last;
    Ok(Walked {
        rows,
        has_come_there,
        unreadable: walk.unreadable(),
    })
}

fn newest(kind: OrderKind) -> ListQuery {
    let mut query = ListQuery::new(List::Issued);
    query.kind = Some(match kind {
        OrderKind::Ip => Kind::Ip,
        OrderKind::Traffic => Kind::Traffic,
    });
    query
}
