//! How a code, an address, an amount, a time and a status look, wherever they stand.
//! What tells values apart is in ink; what they share steps back.

mod amount_text;
mod code_text;
mod email_text;
mod outcome_text;
mod status_text;
mod untrusted_text;

pub use amount_text::AmountText;
pub use code_text::CodeText;
pub use email_text::EmailText;
pub use outcome_text::OutcomeText;
pub use status_text::StatusText;
pub use untrusted_text::UntrustedText;

use crate::{
    domain::{Amount, Bytes, Code, Instant, IpCount, Kind, Order, Piece, Status, text},
    i18n::{I18n, Key, use_i18n},
    state::use_now,
    ui::{
        Icon,
        element::{El, bdi, el, fragment, span},
        icon,
    },
};
use leptos::prelude::*;

/// A string from outside: literal, with every unseen character as a boxed code point.
pub fn outside(text: &str) -> El {
    let mut shown = fragment();
    for piece in text::pieces(text) {
        shown = match piece {
            Piece::Text(text) => shown.child(text),
            Piece::Control(char) => {
                let number = text::code_point(char);
                shown.child(span().class("unprintable").child(number))
            }
        };
    }
    shown
}

pub fn code(code: &Code) -> El {
    let (prefix, rest) = text::split_prefix(code.reveal());
    el("code")
        .class("code")
        .attr("translate", "no")
        .child(span().child(outside(prefix)))
        .child(outside(rest))
}

/// An address gives up its domain first when there is no room.
pub fn email(address: &str) -> El {
    let (name, domain) = text::split_email(address);
    bdi()
        .class("email")
        .attr("translate", "no")
        .attr("title", address.to_owned())
        .child(span().child(outside(name)))
        .child(span().child(outside(domain)))
}

/// A word where a value is null, since a null means something else in each column.
pub fn absent(word: &'static str) -> El {
    span().class("absent").child(word)
}

/// The number and the unit, for a sentence.
pub fn amount_words(i18n: I18n, amount: Amount) -> String {
    match amount {
        Amount::Ips(IpCount(n)) => i18n.count(Key::Ips, n),
        Amount::Traffic(bytes) => i18n.fill(Key::Gb, &[("n", &gb(i18n, bytes))]),
        Amount::Unreadable => i18n.text(Key::UnreadableAmount).to_owned(),
    }
}

pub fn kind_words(i18n: I18n, kind: Kind) -> String {
    let key = match kind {
        Kind::Ip => Key::KindIp,
        Kind::Traffic => Key::KindTraffic,
        Kind::Other(n) => return i18n.fill(Key::KindNumber, &[("n", &n.to_string())]),
    };
    i18n.text(key).to_owned()
}

/// "5 × 10 IPs".
pub fn order_words(i18n: I18n, order: &Order) -> String {
    let each = amount_words(i18n, order.each().into());
    i18n.fill(
        Key::Times,
        &[("n", &i18n.integer(order.codes())), ("each", &each)],
    )
}

/// The number with the unit behind it, muted.
pub fn amount(amount: Amount) -> El {
    let i18n = use_i18n();
    let (number, unit) = match amount {
        Amount::Ips(IpCount(n)) => (i18n.integer(n), i18n.text(Key::IpUnit)),
        Amount::Traffic(bytes) => (gb(i18n, bytes), i18n.text(Key::GbUnit)),
        Amount::Unreadable => return absent(i18n.text(Key::UnreadableAmount)),
    };
    span()
        .class("amount")
        // A narrow column may cut it.
        .attr("title", number.clone() + " " + unit)
        .attr("translate", "no")
        .child(span().child(number))
        .child(span().class("unit").child(unit))
}

/// Exact, in this language's digits.
pub fn gb(i18n: I18n, bytes: Bytes) -> String {
    let (whole, decimals) = bytes.gb();
    if decimals.is_empty() {
        i18n.integer(whole)
    } else {
        i18n.decimal(&[&*whole.to_string(), ".", &decimals].concat())
    }
}

/// How long ago, and beside it the date. The exact time is in the tooltip and on paper.
pub fn since(instant: Instant) -> El {
    when(instant, false)
}

/// The same of the end of a code, which warns where it is near.
pub fn until(instant: Instant) -> El {
    when(instant, true)
}

fn when(instant: Instant, is_end: bool) -> El {
    let i18n = use_i18n();
    let now = use_now();
    let millis = instant.as_millis();
    let relative = span()
        .attr_if("class", move || {
            (is_end && is_soon(instant, now.get())).then_some("soon")
        })
        .dynamic(move || relative_words(i18n, instant, now.get(), is_end));
    let short_date = move || i18n.short_date(millis, now.get().as_millis());
    let clock = i18n.clock(millis);
    let is_today = {
        let clock = clock.clone();
        Memo::new(move |_| short_date() == clock)
    };
    let date = span().dynamic(short_date).dynamic(move || {
        let clock = clock.clone();
        (!is_today.get()).then(|| span().class("clock").child(" ").child(clock))
    });
    el("time")
        .class("when")
        .attr("datetime", instant.iso8601())
        .attr("title", exact(i18n, instant))
        .child(relative)
        .child(" ")
        .child(date)
}

/// "2 min ago", or "in 3d" for an end that is to come.
pub fn relative_words(i18n: I18n, instant: Instant, now: Instant, is_end: bool) -> String {
    // Clocks differ by seconds, and ours moves in steps: what has happened is never still to come.
    let now = if is_end { now } else { now.max(instant) };
    i18n.relative(instant.as_millis(), now.as_millis())
}

/// Day, time and UTC.
pub fn exact(i18n: I18n, instant: Instant) -> String {
    i18n.full_date_utc(instant.as_millis())
}

/// Here and in UTC.
pub fn both_zones(i18n: I18n, at: Instant) -> String {
    let (local, utc) = (
        i18n.full_date(at.as_millis()),
        i18n.clock_utc(at.as_millis()),
    );
    i18n.fill(Key::BothZones, &[("local", &local), ("utc", &utc)])
}

/// Within a week from now, and not over yet.
fn is_soon(instant: Instant, now: Instant) -> bool {
    const WEEK: i64 = 7 * 24 * 60 * 60 * 1000;
    (0..WEEK).contains(&(instant.as_millis() - now.as_millis()))
}

/// A ring that is open while the value is, filled when it is spent, struck out when it is void; then the word.
pub fn status(status: Status, label: Option<&str>) -> El {
    let words = label.map_or_else(|| status_words(use_i18n(), status), str::to_owned);
    span()
        .class("status")
        .attr("data-status", status_name(status))
        .child(icon(status_icon(status)))
        .child(words)
}

pub fn status_words(i18n: I18n, status: Status) -> String {
    let key = match status {
        Status::Unused => Key::StatusUnused,
        Status::Used => Key::StatusUsed,
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

pub fn status_icon(status: Status) -> Icon {
    match status {
        Status::Unused => Icon::MarkUnused,
        Status::Used => Icon::MarkUsed,
        Status::Revoked => Icon::MarkRevoked,
        Status::Expired => Icon::MarkExpired,
        Status::Unknown(_) | Status::Unstated => Icon::MarkUnknown,
    }
}
