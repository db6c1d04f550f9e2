//! The demo data: accounts, packages, and a year of codes in every state.

mod batch;
mod emails;

use rusqlite::Transaction;

use crate::clock::{DAY, MINUTE, YEAR};
use crate::code::{Holding, ShareCode, status};
use crate::dice::Dice;
use crate::options::{CUSTOMER, DemoAccount, RESELLER};
use crate::secret;
use batch::Batch;
use emails::{OTHERS, in_turn};

/// A traffic package to start with. A code takes its expiry from the package that paid.
#[derive(Clone, Copy)]
struct Package {
    id: i64,
    owner: &'static DemoAccount,
    bytes: i64,
    /// From the time of seeding; `None` never expires.
    expires_in: Option<i64>,
}

const GB: i64 = 1_000_000_000;
const NEVER_EXPIRING: i64 = 2;
const PACKAGES: [Package; 5] = [
    Package {
        id: 1,
        owner: &RESELLER,
        bytes: 50_000 * GB,
        expires_in: Some(200 * DAY),
    },
    Package {
        id: NEVER_EXPIRING,
        owner: &RESELLER,
        bytes: 2_000 * GB,
        expires_in: None,
    },
    Package {
        id: 3,
        owner: &RESELLER,
        bytes: 20 * GB,
        expires_in: Some(5 * DAY),
    },
    Package {
        id: 4,
        owner: &RESELLER,
        bytes: 10 * GB,
        expires_in: Some(-10 * DAY),
    },
    Package {
        id: 5,
        owner: &CUSTOMER,
        bytes: 500 * GB,
        expires_in: Some(90 * DAY),
    },
];

/// Someone who issues codes, and who they mostly go to.
struct Issuer {
    email: &'static str,
    reader: &'static str,
    packages: &'static [Package],
    /// One of these is issued for so many of the reseller's.
    one_in: u32,
}

const ISSUERS: [Issuer; 3] = [
    Issuer {
        email: RESELLER.email,
        reader: CUSTOMER.email,
        packages: PACKAGES.split_at(4).0,
        one_in: 1,
    },
    Issuer {
        email: CUSTOMER.email,
        reader: RESELLER.email,
        packages: PACKAGES.split_at(4).1,
        one_in: 20,
    },
    // Has no account here: its codes fill the customer's list of redeemed ones from another side.
    Issuer {
        email: "partner@example.org",
        reader: CUSTOMER.email,
        packages: &[],
        one_in: 40,
    },
];

/// Traffic of one code that no floating-point number holds exactly: 2^53 + 1 bytes.
const BEYOND_FLOATS: i64 = 9_007_199_254_740_993;

/// Fills a new database: `codes` issued by the reseller and some by others, spread over the year before `now`.
pub fn fill(tx: &Transaction, codes: u32, seed: u64, now: i64) -> rusqlite::Result<()> {
    for (account, ip_balance) in [(&RESELLER, 100_000), (&CUSTOMER, 2_000)] {
        tx.execute(
            "INSERT INTO accounts (email, name, api_key, ip_balance) VALUES (?, ?, ?, ?)",
            (account.email, account.name, account.api_key, ip_balance),
        )?;
    }
    for package in &PACKAGES {
        tx.execute(
            "INSERT INTO packages (id, owner, remaining_bytes, expired_at) VALUES (?, ?, ?, ?)",
            (
                package.id,
                package.owner.email,
                package.bytes,
                package.expires_in.map(|after| now + after),
            ),
        )?;
    }
    let mut dice = Dice::new(seed);
    let Some(others) = codes.checked_sub(1) else {
        return Ok(());
    };
    for issuer in &ISSUERS {
        issue(tx, issuer, others / issuer.one_in, &mut dice, now)?;
    }
    beyond_floats(&mut dice, now).insert(tx)
}

/// Writes `count` codes in batches, oldest first.
fn issue(
    tx: &Transaction,
    issuer: &Issuer,
    count: u32,
    dice: &mut Dice,
    now: i64,
) -> rusqlite::Result<()> {
    let (count, mut made, mut batches) = (i64::from(count), 0, 0);
    let mut others = in_turn();
    let newest = now - 2 * MINUTE;
    while made < count {
        let created_at = newest - (YEAR - DAY) * (count - made - 1) / count;
        let batch = Batch::roll(dice, issuer, &mut others, created_at, now);
        batches += 1;
        let size = dice.between(1, 13).min(count - made);
        for _ in 0..size {
            let mut code = batch.code(dice, now);
            code.batch_ref = dice.percent(80).then(|| format!("ORDER-{batches:05}"));
            code.insert(tx)?;
        }
        made += size;
    }
    Ok(())
}

/// The reseller's newest code, in the largest demo data and the smallest.
fn beyond_floats(dice: &mut Dice, now: i64) -> ShareCode {
    ShareCode {
        code: secret::seeded(dice),
        holding: Holding::Traffic(BEYOND_FLOATS),
        package: Some(NEVER_EXPIRING),
        status: status::UNUSED,
        issued_by: RESELLER.email.to_owned(),
        forward_to: Some(OTHERS[0].to_owned()),
        used_by: None,
        used_at: None,
        created_at: now - MINUTE,
        expired_at: None,
        is_enterprise: true,
        batch_ref: None,
    }
}
