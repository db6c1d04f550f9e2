use rusqlite::{OptionalExtension, Transaction};

use crate::code::{Holding, ShareCode, status};
use crate::refusal::Refusal;
use crate::secret;

/// A checked request for IP codes.
pub struct IpOrder {
    /// In each code.
    pub ips: i64,
    pub codes: i64,
    pub forward_to: Option<String>,
}

/// A checked request for traffic codes.
pub struct TrafficOrder {
    pub package: i64,
    /// In each code. Without it, what the package has left is shared evenly, in whole bytes; what doesn't divide stays.
    pub bytes: Option<i64>,
    pub codes: i64,
    pub forward_to: Option<String>,
}

/// The least that the provider puts into one traffic code: 1 GB.
pub const MIN_BYTES: i64 = 1_000_000_000;

/// Takes the IPs from the issuer's balance and makes the codes, which never expire.
pub fn generate_ip(
    tx: &Transaction,
    issuer: &str,
    order: IpOrder,
    now: i64,
) -> Result<Vec<ShareCode>, Refusal> {
    let balance: i64 = tx
        .prepare_cached("SELECT ip_balance FROM accounts WHERE email = ?")?
        .query_row([issuer], |row| row.get(0))?;
    let cost = order.ips.saturating_mul(order.codes);
    if cost > balance {
        let problem = format!("{cost} IPs are needed, the balance is {balance}");
        return Err(Refusal::balance_too_low(problem));
    }
    tx.prepare_cached("UPDATE accounts SET ip_balance = ip_balance - ? WHERE email = ?")?
        .execute((cost, issuer))?;
    let blueprint = unused(issuer, Holding::Ips(order.ips), order.forward_to, now);
    make(tx, blueprint, order.codes)
}

/// Takes the bytes from the issuer's traffic package and makes the codes, which expire with it.
pub fn generate_traffic(
    tx: &Transaction,
    issuer: &str,
    order: TrafficOrder,
    now: i64,
) -> Result<Vec<ShareCode>, Refusal> {
    let (remaining, expired_at) = open_package(tx, issuer, order.package, now)?;
    let bytes = order.bytes.unwrap_or(remaining / order.codes);
    let cost = bytes.saturating_mul(order.codes);
    if cost > remaining || bytes < MIN_BYTES {
        let needed = cost.max(MIN_BYTES.saturating_mul(order.codes));
        let problem = format!("{needed} bytes are needed, the package has {remaining} left");
        return Err(Refusal::balance_too_low(problem));
    }
    tx.prepare_cached("UPDATE packages SET remaining_bytes = remaining_bytes - ? WHERE id = ?")?
        .execute((cost, order.package))?;
    let blueprint = ShareCode {
        package: Some(order.package),
        expired_at,
        ..unused(issuer, Holding::Traffic(bytes), order.forward_to, now)
    };
    make(tx, blueprint, order.codes)
}

/// Remaining bytes and expiry of an own package that can still pay.
fn open_package(
    tx: &Transaction,
    owner: &str,
    id: i64,
    now: i64,
) -> Result<(i64, Option<i64>), Refusal> {
    let package: Option<(i64, Option<i64>)> = tx
        .prepare_cached(
            "SELECT remaining_bytes, expired_at FROM packages WHERE id = ? AND owner = ?",
        )?
        .query_row((id, owner), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match package {
        None => Err(Refusal::parameters(vec![format!(
            "traffic_plan {id} is not a package of this account"
        )])),
        Some((_, Some(expired_at))) if expired_at <= now => {
            Err(Refusal::parameters(vec![format!(
                "traffic_plan {id} has expired"
            )]))
        }
        Some(open) => Ok(open),
    }
}

/// A code just made, its secret still to come.
fn unused(issuer: &str, holding: Holding, forward_to: Option<String>, now: i64) -> ShareCode {
    ShareCode {
        code: String::new(),
        holding,
        package: None,
        status: status::UNUSED,
        issued_by: issuer.to_owned(),
        forward_to,
        used_by: None,
        used_at: None,
        created_at: now,
        expired_at: None,
        // A request has no way to ask for an enterprise code, nor to name its batch.
        is_enterprise: false,
        batch_ref: None,
    }
}

/// Writes `count` codes that differ in their secret alone.
fn make(tx: &Transaction, mut blueprint: ShareCode, count: i64) -> Result<Vec<ShareCode>, Refusal> {
    let mut made = Vec::new();
    for _ in 0..count {
        blueprint.code = secret::fresh()?;
        blueprint.insert(tx)?;
        made.push(blueprint.clone());
    }
    tx.prepare_cached("UPDATE effects SET codes_made = codes_made + ?")?
        .execute([count])?;
    Ok(made)
}
