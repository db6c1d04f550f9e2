//! How a code, an address, an amount, a time and a status look, wherever they stand.
//! What tells values apart is in ink; what they share steps back.

mod absent_text;
mod amount_text;
mod code_text;
mod dash;
mod email_text;
mod masked_code;
mod outcome_text;
mod quoted_text;
mod status_text;
mod time_text;
mod untrusted_text;

pub use absent_text::AbsentText;
pub use amount_text::AmountText;
pub use code_text::CodeText;
pub use dash::Dash;
pub use email_text::EmailText;
pub use masked_code::{MaskableCode, MaskedEnd, MaskedStart, masked_name};
pub use outcome_text::OutcomeText;
pub use quoted_text::QuotedText;
pub use status_text::StatusText;
pub use time_text::TimeText;
pub use untrusted_text::UntrustedText;

use std::cmp::Ordering;

use crate::{
    components::IconName,
    domain::{Amount, Bytes, CodeEntry, Each, IpCount, Kind, Order, Status, Timestamp},
    i18n::{I18n, Key},
    state::Settings,
};

/// The number and the unit, for a sentence.
pub fn amount_label(i18n: I18n, amount: Amount) -> String {
    match amount {
        Amount::Ips(IpCount(n)) => i18n.count(Key::Ips, n),
        Amount::Traffic(bytes) => i18n.fill(Key::Gb, &[("n", &gb(i18n, bytes))]),
        Amount::Unreadable => i18n.text(Key::UnknownAmount).to_owned(),
    }
}

pub fn kind_label(i18n: I18n, kind: Kind) -> String {
    let key = match kind {
        Kind::Ip => Key::KindIp,
        Kind::Traffic => Key::KindTraffic,
        Kind::Other(n) => return i18n.fill(Key::KindNumber, &[("n", &n.to_string())]),
    };
    i18n.text(key).to_owned()
}

/// "5 × 10 IPs".
pub fn order_label(i18n: I18n, order: &Order) -> String {
    codes_label(i18n, order.codes(), order.each())
}

/// The same for so many codes.
pub fn codes_label(i18n: I18n, codes: u64, each: Each) -> String {
    let each = amount_label(i18n, each.into());
    i18n.fill(Key::Times, &[("n", &i18n.integer(codes)), ("each", &each)])
}

/// Exact, in this language's digits.
pub fn gb(i18n: I18n, bytes: Bytes) -> String {
    i18n.decimal(&Bytes::gb_decimal(bytes.0.into()))
}

/// "2 min ago", or "in 3d" for an end that is to come.
pub fn relative_time(i18n: I18n, instant: Timestamp, now: Timestamp, is_end: bool) -> String {
    // Clocks differ by seconds, and ours moves in steps: what has happened is never still to come.
    let now = if is_end { now } else { now.max(instant) };
    i18n.relative(instant.as_millis(), now.as_millis())
}

/// Day, time and UTC.
pub fn exact(i18n: I18n, instant: Timestamp) -> String {
    i18n.full_date_utc(instant.as_millis())
}

/// How many codes of how many that were requested were created.
pub fn created(i18n: I18n, made: u64, requested: u64) -> String {
    let with = |key, n, name, other| i18n.count_with(key, n, &[(name, &i18n.integer(other))]);
    match made.cmp(&requested) {
        Ordering::Less => with(Key::CodesCreatedOf, requested, "made", made),
        Ordering::Equal => i18n.count(Key::CodesCreated, made),
        Ordering::Greater => with(Key::CodesCreatedBeyond, made, "requested", requested),
    }
}

/// Here and in UTC; once where they are the same.
pub fn both_zones(i18n: I18n, at: Timestamp) -> String {
    let millis = at.as_millis();
    let utc = i18n.clock_utc(millis);
    if utc == i18n.clock_with_seconds(millis) {
        return exact(i18n, at);
    }
    let local = i18n.full_date(millis);
    i18n.fill(Key::BothZones, &[("local", &local), ("utc", &utc)])
}

/// The status of a code at a time, and what this deployment calls it, if it has a word of its own.
pub fn status_and_label(
    entry: &CodeEntry,
    settings: Settings,
    now: Timestamp,
) -> (Status, Option<String>) {
    settings.with(|config| {
        let label = entry.status_label(&config.statuses, now);
        let label = label.map(str::to_owned);
        (entry.status(&config.statuses, now), label)
    })
}

pub fn status_word(i18n: I18n, status: Status) -> String {
    let key = match status {
        Status::Unused => Key::StatusUnused,
        Status::Used => Key::StatusRedeemed,
        Status::Revoked => Key::StatusRevoked,
        Status::Expired => Key::StatusExpired,
        Status::Unknown(n) => return i18n.fill(Key::StatusNumber, &[("n", &n.to_string())]),
        Status::Unstated => Key::StatusUnstated,
    };
    i18n.text(key).to_owned()
}

/// The name by which the style sheet knows a status.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Unused => "unused",
        Status::Used => "used",
        Status::Revoked => "revoked",
        Status::Expired => "expired",
        Status::Unknown(_) | Status::Unstated => "unknown",
    }
}

pub fn status_icon(status: Status) -> IconName {
    match status {
        Status::Unused => IconName::MarkUnused,
        Status::Used => IconName::MarkUsed,
        Status::Revoked => IconName::MarkRevoked,
        Status::Expired => IconName::MarkExpired,
        Status::Unknown(_) | Status::Unstated => IconName::MarkUnknown,
    }
}
