use super::emails::OTHERS;
use super::{GB, Issuer};
use crate::clock::{DAY, HOUR, YEAR};
use crate::code::{Holding, ShareCode, status};
use crate::dice::Dice;
use crate::secret;

const IPS: [i64; 9] = [5, 10, 10, 20, 25, 50, 100, 250, 1_000];
const BYTES: [i64; 8] = [
    GB,
    1_125_000_000,
    2 * GB,
    5 * GB,
    10 * GB,
    12_345_678_000,
    50 * GB,
    100 * GB,
];

/// What one order made: its codes agree in everything but their secret and their fate.
pub struct Batch {
    holding: Holding,
    package: Option<i64>,
    issued_by: &'static str,
    /// Who most of its codes are redeemed by.
    reader: &'static str,
    forward_to: Option<&'static str>,
    created_at: i64,
    expired_at: Option<i64>,
    is_enterprise: bool,
}

impl Batch {
    /// One order of the issuer's, some for the next of the `others`.
    pub fn roll(
        dice: &mut Dice,
        issuer: &Issuer,
        others: &mut impl Iterator<Item = &'static str>,
        created_at: i64,
        now: i64,
    ) -> Self {
        let forward_to = match dice.between(0, 100) {
            0..30 => Some(issuer.reader),
            30..45 => others.next(),
            _ => None,
        };
        let is_traffic = dice.percent(40) && !issuer.packages.is_empty();
        let (holding, package, expired_at) = if is_traffic {
            let package = dice.pick(issuer.packages);
            let expired_at = package.expires_in.map(|after| now + after);
            (
                Holding::Traffic(dice.pick(&BYTES)),
                Some(package.id),
                expired_at,
            )
        } else {
            (
                Holding::Ips(dice.pick(&IPS)),
                None,
                roll_expiry(dice, created_at, now),
            )
        };
        Self {
            holding,
            package,
            issued_by: issuer.email,
            reader: issuer.reader,
            forward_to,
            created_at: created_at.min(expired_at.unwrap_or(i64::MAX) - HOUR),
            expired_at,
            is_enterprise: dice.percent(15),
        }
    }

    pub fn code(&self, dice: &mut Dice, now: i64) -> ShareCode {
        let has_expired = self.expired_at.is_some_and(|expired_at| expired_at <= now);
        let status = match dice.between(0, 100) {
            0..40 => status::USED,
            40..52 => status::REVOKED,
            _ if has_expired => status::EXPIRED,
            _ => status::UNUSED,
        };
        let redeemer = (status == status::USED).then(|| self.roll_redeemer(dice));
        let usable_until = self.expired_at.unwrap_or(now).min(now);
        ShareCode {
            code: secret::seeded(dice),
            holding: self.holding,
            package: self.package,
            status,
            issued_by: self.issued_by.to_owned(),
            forward_to: self.forward_to.map(str::to_owned),
            used_by: redeemer.map(str::to_owned),
            used_at: redeemer.map(|_| dice.between(self.created_at, usable_until)),
            created_at: self.created_at,
            expired_at: self.expired_at,
            is_enterprise: self.is_enterprise,
            batch_ref: None,
        }
    }

    fn roll_redeemer(&self, dice: &mut Dice) -> &'static str {
        match self.forward_to {
            Some(email) => email,
            None if dice.percent(70) => self.reader,
            None => dice.pick(&OTHERS),
        }
    }
}

/// IP codes come from older offers, too, which had an expiry of their own.
fn roll_expiry(dice: &mut Dice, created_at: i64, now: i64) -> Option<i64> {
    match dice.between(0, 100) {
        0..15 => Some(
            dice.between(created_at + HOUR, now - HOUR)
                .max(created_at + HOUR),
        ),
        15..30 => Some(now + dice.between(HOUR, 7 * DAY)),
        30..55 => Some(now + dice.between(7 * DAY, YEAR)),
        _ => None,
    }
}
