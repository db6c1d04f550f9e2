//! An entry of the screen, whatever was done.

use std::{cmp::Reverse, sync::Arc};

use crate::{
    domain::{ActivityRecord, DoneWork, JobKind, OrderRecord, OrderState, Timestamp},
    i18n::Key,
    state::Journal,
};

/// What an entry is about.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ItemKind {
    Order,
    Redeemed,
    Revoked,
    Exported,
}

impl ItemKind {
    /// In the order in which they can be chosen.
    pub const ALL: [ItemKind; 4] = [
        ItemKind::Order,
        ItemKind::Redeemed,
        ItemKind::Revoked,
        ItemKind::Exported,
    ];

    /// Many of them in a word.
    pub fn name(self) -> Key {
        match self {
            ItemKind::Order => Key::ShowOrders,
            ItemKind::Redeemed => Key::ShowRedeemed,
            ItemKind::Revoked => Key::ShowRevoked,
            ItemKind::Exported => Key::ShowExports,
        }
    }
}

#[derive(Clone, PartialEq)]
pub enum Item {
    Order(Arc<OrderRecord>),
    Ended(Arc<ActivityRecord>),
}

impl Item {
    /// Reactive. All of the account that is connected, the newest first.
    pub fn all(journal: Journal) -> Vec<Self> {
        let orders = journal.records().into_iter().map(Self::Order);
        let ended = journal.ended().into_iter().map(Self::Ended);
        let mut items: Vec<Self> = orders.chain(ended).collect();
        items.sort_by_key(|item| Reverse(item.begun_at()));
        items
    }

    pub fn kind(&self) -> ItemKind {
        match self {
            Self::Order(_) => ItemKind::Order,
            Self::Ended(record) => match &record.work {
                DoneWork::Job(job) => match job.kind {
                    JobKind::Redeem => ItemKind::Redeemed,
                    JobKind::Revoke => ItemKind::Revoked,
                },
                DoneWork::Export(_) => ItemKind::Exported,
            },
        }
    }

    pub fn id(&self) -> &str {
        match self {
            Self::Order(record) => &record.id,
            Self::Ended(record) => &record.id,
        }
    }

    pub fn begun_at(&self) -> Timestamp {
        match self {
            Self::Order(record) => record.begun_at,
            Self::Ended(record) => record.begun_at,
        }
    }

    /// An order whose answer was lost, and that the list has not settled.
    pub fn is_in_doubt(&self) -> bool {
        matches!(self, Self::Order(record) if matches!(record.state, OrderState::InDoubt { .. }))
    }
}
