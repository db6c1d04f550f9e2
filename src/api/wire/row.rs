use crate::domain::{
    Amount, Bytes, Code, CodeEntry, Instant, IpCount, Kind,
    json::{Object, Value},
};

/// A row of a listing; `None` without a readable code. Whatever else in it can't be read, or is not known to us,
/// is kept in `extra`.
pub fn read(row: Value) -> Option<CodeEntry> {
    let Value::Object(mut row) = row else {
        return None;
    };
    let code = Code::new(row.get("code")?.as_text()?)?;
    row.remove("code");

    let kind = take(&mut row, "data_type", number).map_or(Kind::Other(0), Kind::from_number);
    Some(CodeEntry {
        code,
        kind,
        amount: take_amount(&mut row, kind),
        status_number: take(&mut row, "status", number),
        forward_to: take_text(&mut row, "forward_to"),
        used_by: take_text(&mut row, "used_by"),
        used_at: take_instant(&mut row, "used_at"),
        created_at: take_instant(&mut row, "created_at"),
        expired_at: take_instant(&mut row, "expired_at"),
        is_enterprise: take(&mut row, "is_enterprise", boolean),
        extra: row
            .0
            .into_iter()
            .map(|(name, value)| (name, value.write()))
            .collect(),
    })
}

/// A whole number from 0, or its digits in a text. 1.0, 1e3 and -1 are none: a number that went through a floating
/// point type on its way may have lost its last digits.
pub fn whole(value: &Value) -> Option<u64> {
    match value {
        Value::Text(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().ok()
        }
        other => other.as_u64(),
    }
}

/// Takes a field out of the row if it can be read. Null is as good as absent.
fn take<T>(row: &mut Object, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
    let value = row.get(name)?;
    let read = read(value);
    if read.is_some() || *value == Value::Null {
        row.remove(name);
    }
    read
}

/// The amount that belongs to the kind. The other one is taken out too where it says nothing.
fn take_amount(row: &mut Object, kind: Kind) -> Amount {
    let (amount, other) = match kind {
        Kind::Ip => (
            take(row, "number_of_ips", whole).map(|ips| Amount::Ips(IpCount(ips))),
            "amount_traffic",
        ),
        Kind::Traffic => (
            take(row, "amount_traffic", whole).map(|bytes| Amount::Traffic(Bytes(bytes))),
            "number_of_ips",
        ),
        Kind::Other(_) => return Amount::Unreadable,
    };
    take(row, other, |value| whole(value).filter(|other| *other == 0));
    amount.unwrap_or(Amount::Unreadable)
}

/// "" is as good as absent.
fn take_text(row: &mut Object, name: &str) -> Option<String> {
    take(row, name, |value| value.as_text().map(str::to_owned)).filter(|text| !text.is_empty())
}

/// 0 is as good as absent: some servers write it for no time at all, and no code is from 1970.
fn take_instant(row: &mut Object, name: &str) -> Option<Instant> {
    take(row, name, |value| {
        let instant = Instant::from_unix(number(value)?);
        (instant <= Instant::LAST).then_some(instant)
    })
    .filter(|instant| instant.as_millis() != 0)
}

fn number(value: &Value) -> Option<i64> {
    whole(value)?.try_into().ok()
}

fn boolean(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::Text(text) if text == "true" => Some(true),
        Value::Text(text) if text == "false" => Some(false),
        other => match whole(other)? {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        },
    }
}
