//! What moves balance: generating, redeeming, revoking.
//!
//! Nothing is made or lost here: over all accounts, the IPs (and the bytes) in balances, packages, unused codes and
//! expired codes add up to the same sum before and after.

mod generate;
mod redeem;
mod revoke;

pub use generate::{IpOrder, MIN_BYTES, TrafficOrder, generate_ip, generate_traffic};
pub use redeem::redeem;
pub use revoke::revoke;

use rusqlite::{OptionalExtension, Transaction};

use crate::code::ShareCode;
use crate::refusal::Refusal;

/// What a bulk request may do about a code that can't be processed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadCode {
    FailsTheCall,
    IsLeftOut,
}

/// Why one code can't be processed.
type Reason = &'static str;

fn find(tx: &Transaction, code: &str) -> rusqlite::Result<Option<ShareCode>> {
    let sql = format!("SELECT {} FROM codes WHERE code = ?", ShareCode::COLUMNS);
    tx.prepare_cached(&sql)?
        .query_row([code], ShareCode::from_row)
        .optional()
}

/// Does one thing to many codes, in their order; a code named twice meets what its first turn left behind.
fn each_code(
    codes: &[String],
    bad_code: BadCode,
    mut act: impl FnMut(&str) -> rusqlite::Result<Result<ShareCode, Reason>>,
) -> Result<Vec<ShareCode>, Refusal> {
    let mut done = Vec::new();
    let mut problems = Vec::new();
    for code in codes {
        match act(code)? {
            Ok(row) => done.push(row),
            Err(reason) => problems.push(format!("{code}: {reason}")),
        }
    }
    if bad_code == BadCode::FailsTheCall && !problems.is_empty() {
        return Err(Refusal::codes(problems));
    }
    Ok(done)
}
