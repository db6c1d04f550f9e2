//! Where codes stand: issued by this account, redeemed by it, or neither.

use std::rc::Rc;

use super::{Session, seek::seek};
use crate::{
    api::ApiError,
    browser::{fetch::Abort, task},
    domain::{Code, CodeEntry, List},
    live::Live,
};

/// One code with its rows in the lists of the account.
#[derive(Clone)]
pub struct Standing {
    pub code: Code,
    pub issued: Option<CodeEntry>,
    pub redeemed: Option<CodeEntry>,
}

impl Standing {
    /// The row that says most: whoever issued a code sees who used it.
    pub fn row(&self) -> Option<&CodeEntry> {
        self.issued.as_ref().or(self.redeemed.as_ref())
    }
}

/// It outlives the screen. Cheap to copy.
#[derive(Clone, Copy, Default)]
pub struct LookUp {
    /// So many of so many look-ups are done; `None` while nothing is looked up.
    pub progress: Live<Option<(usize, usize)>>,
    pub found: Live<Option<Rc<Vec<Standing>>>>,
    pub failed: Live<Option<ApiError>>,
    abort: Live<Option<Rc<Abort>>>,
}

impl LookUp {
    /// Ends the look-up before, if it still runs.
    pub fn start(self, session: Session, codes: Vec<Code>) {
        let Some(client) = session.client() else {
            return;
        };
        self.cancel();
        let abort = Rc::new(Abort::new());
        self.abort.set(Some(abort.clone()));
        self.found.set(None);
        self.failed.set(None);
        let all = 2 * codes.len();
        self.progress.set(Some((0, all)));
        task::spawn(async move {
            let mut rows = Vec::new();
            for list in [List::Issued, List::Redeemed] {
                let before = rows.len() * codes.len();
                let mut on_found = |n| {
                    if !abort.is_aborted() {
                        self.progress.try_set(Some((before + n, all)));
                    }
                };
                let found = seek(&client, list, &codes, &abort, &mut on_found).await;
                if abort.is_aborted() {
                    return;
                }
                match found {
                    Ok(found) => rows.push(found),
                    Err(error) => {
                        session.note(&client, &error);
                        self.failed.try_set(Some(error));
                        self.progress.try_set(None);
                        return;
                    }
                }
            }
            let (redeemed, issued) = (rows.pop(), rows.pop());
            let rows = issued.into_iter().zip(redeemed);
            let rows = rows.flat_map(|(issued, redeemed)| issued.into_iter().zip(redeemed));
            let standing = |(code, (issued, redeemed))| Standing {
                code,
                issued,
                redeemed,
            };
            let found: Vec<Standing> = codes.into_iter().zip(rows).map(standing).collect();
            self.found.try_set(Some(Rc::new(found)));
            self.progress.try_set(None);
        });
    }

    pub fn cancel(self) {
        if let Some(abort) = self.abort.take() {
            abort.abort();
        }
        self.progress.set(None);
    }
}
