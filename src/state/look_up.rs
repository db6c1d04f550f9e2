//! Where codes stand: issued by this account, redeemed by it, or neither.

use leptos::prelude::*;
use std::sync::Arc;

use super::{Known, Row, Session, locate_codes::locate_codes};
use crate::{
    api::{ApiError, Client, endpoint},
    domain::{Code, KnownCodes, List, ListQuery},
    platform::{fetch::Abort, task},
};

/// So many codes that are in no list are asked for once more, by another spelling.
const MOST_RESPELLED: usize = 10;

/// What a look-up came to.
pub struct Located {
    /// What was looked up.
    pub codes: Vec<Code>,
    /// Those that are in a list, in their order.
    pub rows: Vec<Arc<Row>>,
    /// Those that are in neither.
    pub missing: Vec<MissingCode>,
}

pub struct MissingCode {
    pub code: Code,
    /// A code of a list that differs in nothing but capitals and hyphens.
    pub meant: Option<Code>,
}

/// It outlives the screen. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct LookUp {
    /// So many of so many look-ups are done; `None` while nothing is looked up.
    pub progress: RwSignal<Option<(usize, usize)>>,
    pub found: RwSignal<Option<Arc<Located>>>,
    pub failed: RwSignal<Option<ApiError>>,
    abort: StoredValue<Option<Abort>>,
    known: Known,
}

impl LookUp {
    pub fn new(known: Known) -> Self {
        Self {
            progress: RwSignal::default(),
            found: RwSignal::default(),
            failed: RwSignal::default(),
            abort: StoredValue::default(),
            known,
        }
    }

    /// Ends the look-up before, if it still runs.
    pub fn start(self, session: Session, codes: Vec<Code>) {
        let Some(client) = session.client() else {
            return;
        };
        self.cancel();
        let abort = Abort::new();
        self.abort.set_value(Some(abort.clone()));
        // The form that asks for it stays.
        if self.found.with_untracked(Option::is_some) {
            self.found.set(None);
        }
        self.failed.set(None);
        let all = 2 * codes.len();
        self.progress.set(Some((0, all)));
        task::spawn(async move {
            let mut rows = Vec::new();
            for list in [List::Issued, List::Redeemed] {
                let before = rows.len() * codes.len();
                let mut on_found = |n| {
                    if !abort.is_aborted() {
                        self.progress.set(Some((before + n, all)));
                    }
                };
                let found = locate_codes(&client, list, &codes, &abort, &mut on_found).await;
                if abort.is_aborted() {
                    return;
                }
                match found {
                    Ok(found) => rows.push(found),
                    Err(error) => {
                        session.note(&client, &error);
                        self.failed.set(Some(error));
                        self.progress.set(None);
                        return;
                    }
                }
            }
            let mut lists = rows.into_iter();
            let (issued, redeemed) = (lists.next(), lists.next());
            let rows = issued.into_iter().zip(redeemed);
            let rows = rows.flat_map(|(issued, redeemed)| issued.into_iter().zip(redeemed));
            let mut found = Located {
                codes,
                rows: Vec::new(),
                missing: Vec::new(),
            };
            for (revision, (code, row)) in (0..).zip(found.codes.iter().zip(rows)) {
                // Whoever issued a code sees who used it: that row says most.
                let (entry, list) = match row {
                    (Some(entry), _) => (entry, List::Issued),
                    (None, Some(entry)) => (entry, List::Redeemed),
                    (None, None) => {
                        found.missing.push(MissingCode {
                            code: code.clone(),
                            meant: None,
                        });
                        continue;
                    }
                };
                found.rows.push(Arc::new(Row {
                    entry: Arc::new(entry),
                    revision,
                    list,
                }));
            }
            self.known
                .learn(found.rows.iter().map(|row| &row.entry.code));
            let known = self.known.get();
            for one in found.missing.iter_mut().take(MOST_RESPELLED) {
                one.meant = meant(&client, &known, &one.code, &abort).await;
                if abort.is_aborted() {
                    return;
                }
            }
            self.found.set(Some(Arc::new(found)));
            self.progress.set(None);
        });
    }

    /// Ends what is under way, and drops what was found.
    pub fn close(self) {
        self.cancel();
        self.found.set(None);
    }

    pub fn cancel(self) {
        if let Some(abort) = self.abort.try_update_value(Option::take).flatten() {
            abort.abort();
        }
        self.progress.set(None);
    }
}

/// The code of a list that differs from this one in nothing but capitals and hyphens. What can't be read is not known: it is
/// no more than an offer.
async fn meant(client: &Client, known: &KnownCodes, code: &Code, abort: &Abort) -> Option<Code> {
    if let Some(other) = known.other_spelling(code.reveal()) {
        return Some(other.clone());
    }
    let spelled = known.respelled(code.reveal());
    for list in [List::Issued, List::Redeemed] {
        let mut query = ListQuery::new(list);
        spelled
            .as_ref()
            .unwrap_or(code)
            .reveal()
            .clone_into(&mut query.keyword);
        let page = endpoint::list(client, &query, abort).await.ok()?;
        let mut rows = KnownCodes::default();
        rows.learn(page.entries.iter().map(|row| &row.code));
        if let Some(other) = rows.other_spelling(code.reveal()) {
            return Some(other.clone());
        }
    }
    None
}
