use rusqlite::Transaction;

use super::{BadCode, Reason, each_code, find};
use crate::code::{Holding, ShareCode, status};
use crate::refusal::Refusal;

/// Marks the codes used by `redeemer` and credits what they hold; one's own codes are welcome too.
///
/// IPs go to the balance; traffic becomes a package that expires when the code would have.
pub fn redeem(
    tx: &Transaction,
    redeemer: &str,
    codes: &[String],
    bad_code: BadCode,
    now: i64,
) -> Result<Vec<ShareCode>, Refusal> {
    each_code(codes, bad_code, |code| redeem_one(tx, redeemer, code, now))
}

fn redeem_one(
    tx: &Transaction,
    redeemer: &str,
    code: &str,
    now: i64,
) -> rusqlite::Result<Result<ShareCode, Reason>> {
    let Some(row) = find(tx, code)? else {
        return Ok(Err("not found"));
    };
    if let Some(reason) = obstacle(&row, redeemer) {
        return Ok(Err(reason));
    }
    tx.prepare_cached("UPDATE codes SET status = 2, used_by = ?, used_at = ? WHERE code = ?")?
        .execute((redeemer, now, code))?;
    match row.holding {
        Holding::Ips(ips) => tx
            .prepare_cached("UPDATE accounts SET ip_balance = ip_balance + ? WHERE email = ?")?
            .execute((ips, redeemer))?,
        Holding::Traffic(bytes) => tx
            .prepare_cached(
                "INSERT INTO packages (owner, remaining_bytes, expired_at) VALUES (?, ?, ?)",
            )?
            .execute((redeemer, bytes, row.expired_at))?,
    };
    tx.prepare_cached("UPDATE effects SET codes_redeemed = codes_redeemed + 1")?
        .execute([])?;
    Ok(Ok(ShareCode {
        status: status::USED,
        used_by: Some(redeemer.to_owned()),
        used_at: Some(now),
        ..row
    }))
}

fn obstacle(row: &ShareCode, redeemer: &str) -> Option<Reason> {
    match row.status {
        status::USED => return Some("already used"),
        status::REVOKED => return Some("revoked"),
        status::EXPIRED => return Some("expired"),
        _ => {}
    }
    let is_for_another = row
        .forward_to
        .as_ref()
        .is_some_and(|email| !email.eq_ignore_ascii_case(redeemer));
    is_for_another.then_some("forwarded to another account")
}
