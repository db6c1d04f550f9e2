//! Codes beyond what an order asked for.

use std::borrow::Borrow;

use crate::{
    domain::{CodeEntry, CodeHash, OrderRecord, Timestamp},
    state::Settings,
};

/// Which of the rows of an order's codes are more than it asked for and can be revoked. The codes that an answer named, and
/// with it those that are in use already, come first in its record, and are never among them.
pub fn surplus(
    rows: &[impl Borrow<CodeEntry>],
    record: &OrderRecord,
    settings: Settings,
    now: Timestamp,
) -> Vec<CodeEntry> {
    let claimed = record.claimed();
    let asked = claimed.len().min(record.order.codes() as usize);
    let mut surplus: Vec<CodeEntry> = rows.iter().map(|row| row.borrow().clone()).collect();
    surplus.retain(|row| !claimed[..asked].contains(&CodeHash::of(&row.code)));
    settings.with(|config| surplus.retain(|row| row.is_revocable(&config.statuses, now)));
    surplus
}
