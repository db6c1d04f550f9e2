//! A record as JSON. Releases to come read what this one writes: tests/golden/journal.jsonl.

use serde::{Deserialize, Serialize};

use super::{DecodeError, End, OrderRecord, OrderState, Part, is_id};
use crate::domain::account_id::AccountId;
use crate::domain::baseline::Baseline;
use crate::domain::kept_words::KeptWords;
use crate::domain::order::{self, OrderForm};
use crate::domain::parse::{Object, parse};
use crate::domain::timestamp::Timestamp;

const VERSION: i64 = 1;

/// Of a record in the one state that releases before did not know.
const ANSWERED_VERSION: i64 = 2;

#[derive(Deserialize)]
struct VersionText {
    v: i64,
}

#[derive(Deserialize)]
struct AccountText {
    account: AccountId,
}

/// What may be null has its name there all the same: a record without it is damaged.
#[derive(Serialize, Deserialize)]
struct RecordText {
    v: i64,
    id: String,
    account: AccountId,
    /// As its form, so that reading it back is checking that form.
    order: Object<OrderForm>,
    begun_at: Timestamp,
    #[serde(deserialize_with = "Option::deserialize")]
    baseline: Option<Object<Baseline>>,
    note: String,
    #[serde(deserialize_with = "Option::deserialize")]
    part: Option<Object<Part>>,
    #[serde(default, skip_serializing_if = "KeptWords::is_empty")]
    refusal: KeptWords,
    state: Object<OrderState>,
}

pub fn write(record: &OrderRecord) -> String {
    let record = RecordText {
        v: match record.state {
            OrderState::Answered { .. } => ANSWERED_VERSION,
            _ => VERSION,
        },
        id: record.id.clone(),
        account: record.account,
        order: Object(record.order.form()),
        begun_at: record.begun_at,
        baseline: record.baseline.clone().map(Object),
        note: record.note.clone(),
        part: record.part.clone().map(Object),
        refusal: record.refusal.clone(),
        state: Object(record.state.clone()),
    };
    serde_json::to_string(&record).expect("texts and numbers can be written")
}

/// Of a record of whatever kind.
pub fn read_version(text: &str) -> Result<i64, DecodeError> {
    let damaged = |what| DecodeError::Damaged { what };
    let VersionText { v } =
        parse(text).map_err(|error| damaged(error.syntax().unwrap_or_else(|| "v".to_owned())))?;
    Ok(v)
}

pub fn read(text: &str) -> Result<OrderRecord, DecodeError> {
    let damaged = |what| DecodeError::Damaged { what };
    let version = read_version(text)?;
    if !matches!(version, VERSION | ANSWERED_VERSION) {
        return Err(DecodeError::OtherVersion(version));
    }
    let record: RecordText =
        parse(text).map_err(|error| damaged(error.syntax().unwrap_or_else(|| error.name())))?;
    check(record).map_err(|Wrong(name)| damaged(name.to_owned()))
}

pub fn read_account(text: &str) -> Option<AccountId> {
    let AccountText { account } = parse(text).ok()?;
    Some(account)
}

/// The name of a field that is not what it should be.
struct Wrong(&'static str);

fn check(record: RecordText) -> Result<OrderRecord, Wrong> {
    check_id(&record.id, "id")?;
    let order = order::check(&record.order.0).map_err(|_| Wrong("order"))?;
    let baseline = record.baseline.map(|Object(baseline)| baseline);
    baseline.as_ref().map_or(Ok(()), check_baseline)?;
    let part = record.part.map(|Object(part)| part);
    part.as_ref().map_or(Ok(()), check_part)?;
    let Object(state) = record.state;
    check_state(&state)?;
    Ok(OrderRecord {
        id: record.id,
        account: record.account,
        order,
        begun_at: record.begun_at,
        baseline,
        note: record.note,
        part,
        refusal: record.refusal,
        state,
    })
}

fn check_id(id: &str, name: &'static str) -> Result<(), Wrong> {
    if is_id(id) { Ok(()) } else { Err(Wrong(name)) }
}

fn check_baseline(baseline: &Baseline) -> Result<(), Wrong> {
    let (newest, oldest) = (baseline.newest, baseline.oldest);
    if oldest > newest || oldest.is_some() != newest.is_some() {
        return Err(Wrong("oldest"));
    }
    // What looks them up relies on their order.
    if !baseline.marks.is_sorted_by(|mark, next| mark < next) {
        return Err(Wrong("marks"));
    }
    Ok(())
}

fn check_part(part: &Part) -> Result<(), Wrong> {
    if part.number < 1 || part.number > part.of {
        return Err(Wrong("number"));
    }
    check_id(&part.lot, "lot")
}

fn check_state(state: &OrderState) -> Result<(), Wrong> {
    match state {
        OrderState::Answered {
            end: End::Made | End::Refused,
            ..
        } => Ok(()),
        // No answer tells any other.
        OrderState::Answered { .. } => Err(Wrong("end")),
        _ => Ok(()),
    }
}
