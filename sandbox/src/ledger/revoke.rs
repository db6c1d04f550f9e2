use rusqlite::Transaction;

use super::{BadCode, Reason, each_code, find};
use crate::code::{Holding, ShareCode, status};
use crate::refusal::Refusal;

/// Revokes the issuer's own unused codes; what they held goes back to where it came from.
pub fn revoke(
    tx: &Transaction,
    issuer: &str,
    codes: &[String],
    bad_code: BadCode,
) -> Result<Vec<ShareCode>, Refusal> {
    each_code(codes, bad_code, |code| revoke_one(tx, issuer, code))
}

fn revoke_one(
    tx: &Transaction,
    issuer: &str,
    code: &str,
) -> rusqlite::Result<Result<ShareCode, Reason>> {
    // Another account's code is "not found": whether it exists is not this caller's business.
    let Some(row) = find(tx, code)?.filter(|row| row.issued_by.eq_ignore_ascii_case(issuer)) else {
        return Ok(Err("not found"));
    };
    match row.status {
        status::USED => return Ok(Err("already used")),
        status::REVOKED => return Ok(Err("already revoked")),
        status::EXPIRED => return Ok(Err("expired")),
        _ => {}
    }
    tx.prepare_cached("UPDATE codes SET status = 3 WHERE code = ?")?
        .execute([code])?;
    match row.holding {
        Holding::Ips(ips) => tx
            .prepare_cached("UPDATE accounts SET ip_balance = ip_balance + ? WHERE email = ?")?
            .execute((ips, issuer))?,
        Holding::Traffic(bytes) => tx
            .prepare_cached(
                "UPDATE packages SET remaining_bytes = remaining_bytes + ? WHERE id = ?",
            )?
            .execute((bytes, row.package))?,
    };
    tx.prepare_cached("UPDATE effects SET codes_revoked = codes_revoked + 1")?
        .execute([])?;
    Ok(Ok(ShareCode {
        status: status::REVOKED,
        ..row
    }))
}
