//! Work that is no order: it is written down when it has ended. No screen but Activity needs it, so that it is read there, by
//! what is loaded later.

use leptos::prelude::*;
use std::sync::Arc;

use super::{Journal, UnreadableRecord};
use crate::{domain::ActivityRecord, platform::store};

/// What the names of these records begin with. They hold a space, as no name of an order does: releases that know orders alone
/// pass over them.
const ENDED: &str = "ended ";

/// Under which a record is written down.
pub fn name(id: &str) -> String {
    ENDED.to_owned() + id
}

pub fn is_name(name: &str) -> bool {
    name.starts_with(ENDED)
}

impl Journal {
    /// Reactive. Those of the account that is connected, the newest first.
    pub fn ended(self) -> Vec<Arc<ActivityRecord>> {
        let account = self.account();
        let read = |(_, text): &(String, String)| ActivityRecord::read(text).ok();
        let ended = self
            .ended
            .with(|ended| ended.iter().filter_map(read).collect::<Vec<_>>());
        let ended = ended.into_iter().map(Arc::new);
        let mut ended: Vec<_> = ended
            .filter(|record| Some(record.account) == account)
            .collect();
        ended.sort_by_key(|record| std::cmp::Reverse(record.begun_at));
        ended
    }

    /// Reactive. Those that can't be read.
    pub(super) fn unreadable_ended(self) -> Vec<UnreadableRecord> {
        let unreadable = |(name, text): &(String, String)| {
            let why = ActivityRecord::read(text).err()?;
            Some(UnreadableRecord::new(name.clone(), text.clone(), why))
        };
        self.ended
            .with(|ended| ended.iter().filter_map(unreadable).collect())
    }

    /// Writes down what has ended, over what was written of the same work: it may have gone on. Where it can't be written down
    /// it is forgotten; nothing depends on it.
    pub async fn remember(self, mut record: ActivityRecord) {
        let name = name(&record.id);
        let written = store::change(&name, |text| {
            if let Some(Ok(before)) = text.as_deref().map(ActivityRecord::read) {
                record.begun_at = record.begun_at.min(before.begun_at);
            }
            Some(record.write())
        });
        if written.await.is_ok() {
            self.tell();
            self.load().await;
        }
    }

    /// Takes a record of work that has ended off this browser for good.
    pub async fn forget_ended(self, id: &str) {
        self.forget(&name(id)).await;
    }
}
