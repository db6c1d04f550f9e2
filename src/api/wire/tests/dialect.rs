//! Rows written in the ways that the API's reference leaves open.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::domain::{Amount, Bytes, Code, CodeEntry, IpCount, Kind, Timestamp};

/// What a row says, before it is written down. Times are in seconds.
#[derive(Clone, Debug)]
pub struct Row {
    code: String,
    is_traffic: bool,
    amount: u64,
    status: Option<u32>,
    forward_to: Option<String>,
    used_at: Option<u32>,
    created_at: Option<u32>,
    is_enterprise: Option<bool>,
    extra: Option<String>,
}

/// How it is written down.
#[derive(Clone, Debug)]
pub struct Dialect {
    numbers_are_texts: bool,
    times_are_in_milliseconds: bool,
    booleans_are_numbers: bool,
    nothing_is_null: bool,
    other_amount: Option<Value>,
}

pub fn any_row() -> impl Strategy<Value = Row> {
    let moment = || prop::option::of(100_000_001..=u32::MAX);
    let words = || prop::option::of("[a-zé\u{202e}@.]{1,20}");
    let main = ("[A-Z0-9-]{1,40}", any::<bool>(), any::<u64>());
    let rest = (any::<Option<u32>>(), any::<Option<bool>>());
    (main, rest, (words(), words()), (moment(), moment())).prop_map(
        |((code, is_traffic, amount), (status, is_enterprise), (forward_to, extra), times)| Row {
            code,
            is_traffic,
            amount,
            status,
            forward_to,
            used_at: times.0,
            created_at: times.1,
            is_enterprise,
            extra,
        },
    )
}

pub fn any_dialect() -> impl Strategy<Value = Dialect> {
    let other_amount = prop_oneof![
        Just(None),
        Just(Some(Value::Null)),
        Just(Some(json!(0))),
        Just(Some(json!("0"))),
    ];
    (any::<[bool; 4]>(), other_amount).prop_map(|(choices, other_amount)| Dialect {
        numbers_are_texts: choices[0],
        times_are_in_milliseconds: choices[1],
        booleans_are_numbers: choices[2],
        nothing_is_null: choices[3],
        other_amount,
    })
}

impl Row {
    /// The row as it should be read of this text.
    pub fn entry(&self, json: &Value) -> CodeEntry {
        let instant = |seconds: u32| Timestamp::from_millis(i64::from(seconds) * 1000);
        let extra = self.extra.iter();
        CodeEntry {
            code: Code::new(&self.code).unwrap(),
            kind: if self.is_traffic {
                Kind::Traffic
            } else {
                Kind::Ip
            },
            amount: if self.is_traffic {
                Amount::Traffic(Bytes(self.amount))
            } else {
                Amount::Ips(IpCount(self.amount))
            },
            status_number: self.status.map(i64::from),
            forward_to: self.forward_to.clone(),
            used_by: None,
            used_at: self.used_at.map(instant),
            created_at: self.created_at.map(instant),
            expired_at: None,
            is_enterprise: self.is_enterprise,
            extra: extra
                .map(|text| ("x_note".to_owned(), json!(text).to_string()))
                .collect(),
            json: json.to_string().into(),
        }
    }
}

impl Dialect {
    pub fn write(&self, row: &Row) -> Value {
        let (amount, other) = if row.is_traffic {
            ("amount_traffic", "number_of_ips")
        } else {
            ("number_of_ips", "amount_traffic")
        };
        let kind = 1 + u64::from(row.is_traffic);
        let fields = [
            ("code", Some(json!(row.code))),
            ("data_type", Some(self.number(kind))),
            (amount, Some(self.number(row.amount))),
            (other, self.other_amount.clone()),
            (
                "status",
                self.field(row.status.map(|n| self.number(n.into()))),
            ),
            (
                "forward_to",
                self.field(row.forward_to.as_ref().map(|text| json!(text))),
            ),
            ("used_by", self.field(None)),
            ("used_at", self.field(row.used_at.map(|at| self.time(at)))),
            (
                "created_at",
                self.field(row.created_at.map(|at| self.time(at))),
            ),
            ("expired_at", self.field(None)),
            (
                "is_enterprise",
                self.field(row.is_enterprise.map(|flag| self.boolean(flag))),
            ),
            ("x_note", row.extra.as_ref().map(|text| json!(text))),
        ];
        let written = fields.into_iter();
        let fields: Map<String, Value> = written
            .filter_map(|(name, value)| Some((name.to_owned(), value?)))
            .collect();
        Value::Object(fields)
    }

    fn field(&self, value: Option<Value>) -> Option<Value> {
        value.or_else(|| self.nothing_is_null.then_some(Value::Null))
    }

    fn number(&self, number: u64) -> Value {
        if self.numbers_are_texts {
            json!(number.to_string())
        } else {
            json!(number)
        }
    }

    fn time(&self, seconds: u32) -> Value {
        let unit = if self.times_are_in_milliseconds {
            1000
        } else {
            1
        };
        self.number(u64::from(seconds) * unit)
    }

    fn boolean(&self, flag: bool) -> Value {
        if self.booleans_are_numbers {
            self.number(flag.into())
        } else {
            json!(flag)
        }
    }
}
