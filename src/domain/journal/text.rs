//! A record as JSON.

use super::{End, OrderRecord, OrderState, Part, Unread, is_id};
use crate::domain::baseline::Baseline;
use crate::domain::fingerprint::Fingerprint;
use crate::domain::instant::Instant;
use crate::domain::json::{self, Object, Value};
use crate::domain::mark::Mark;
use crate::domain::numerals::Numerals;
use crate::domain::order::{self, Order, OrderForm, OrderKind};

const VERSION: i64 = 1;

/// Of a record in the one state that releases before did not know.
const ANSWERED_VERSION: i64 = 2;

/// The ends and their names on disk.
const ENDS: [(End, &str); 6] = [
    (End::Made, "made"),
    (End::MadeMore, "made_more"),
    (End::MadeFewer, "made_fewer"),
    (End::NotMade, "not_made"),
    (End::Refused, "refused"),
    (End::Closed, "closed"),
];

pub fn write(record: &OrderRecord) -> String {
    let part = record.part.as_ref().map(|part| {
        object(vec![
            ("lot", part.lot.as_str().into()),
            ("number", part.number.into()),
            ("of", part.of.into()),
        ])
    });
    object(vec![
        ("v", version(&record.state).into()),
        ("id", record.id.as_str().into()),
        ("account", record.account.hex().into()),
        ("order", write_order(&record.order)),
        ("begun_at", moment(record.begun_at)),
        (
            "baseline",
            record.baseline.as_ref().map(write_baseline).into(),
        ),
        ("note", record.note.as_str().into()),
        ("part", part.into()),
        ("state", write_state(&record.state)),
    ])
    .write()
}

/// The texts of its form, so that reading it back is checking that form.
fn write_order(order: &Order) -> Value {
    let form = order.form();
    let kind = match form.kind {
        OrderKind::Ip => "ip",
        OrderKind::Traffic => "traffic",
    };
    object(vec![
        ("kind", kind.into()),
        ("plan", form.plan.into()),
        ("amount", form.amount.into()),
        ("codes", form.codes.into()),
        ("forward_to", form.forward_to.into()),
    ])
}

fn write_baseline(baseline: &Baseline) -> Value {
    object(vec![
        ("newest", baseline.newest.map(moment).into()),
        ("oldest", baseline.oldest.map(moment).into()),
        ("marks", marks(&baseline.marks)),
        ("is_whole", baseline.is_whole.into()),
    ])
}

fn write_state(state: &OrderState) -> Value {
    match state {
        OrderState::Sent => object(vec![("is", "sent".into())]),
        OrderState::InDoubt {
            named,
            detail,
            answered_at,
        } => object(vec![
            ("is", "in_doubt".into()),
            ("named", marks(named)),
            ("detail", detail.as_str().into()),
            ("answered_at", answered_at.map(moment).into()),
        ]),
        OrderState::Answered {
            end,
            named,
            answered_at,
        } => object(vec![
            ("is", "answered".into()),
            ("end", end_name(*end).into()),
            ("named", marks(named)),
            ("answered_at", moment(*answered_at)),
        ]),
        OrderState::Settled {
            at,
            end,
            marks: of,
            is_news,
        } => {
            let mut members = vec![
                ("is", "settled".into()),
                ("at", moment(*at)),
                ("end", end_name(*end).into()),
                ("marks", marks(of)),
            ];
            if *is_news {
                members.push(("news", true.into()));
            }
            object(members)
        }
    }
}

fn version(state: &OrderState) -> i64 {
    match state {
        OrderState::Answered { .. } => ANSWERED_VERSION,
        _ => VERSION,
    }
}

fn end_name(end: End) -> Option<&'static str> {
    let known = ENDS.iter().find(|known| known.0 == end);
    known.map(|known| known.1)
}

fn object(members: Vec<(&str, Value)>) -> Value {
    let members = members.into_iter();
    Object(
        members
            .map(|(name, value)| (name.to_owned(), value))
            .collect(),
    )
    .into()
}

fn moment(instant: Instant) -> Value {
    instant.as_millis().into()
}

fn marks(marks: &[Mark]) -> Value {
    Mark::hex_of_all(marks).into()
}

pub fn read(text: &str) -> Result<OrderRecord, Unread> {
    let damaged = |what| Err(Unread::Damaged { what });
    let record = match json::read(text.as_bytes()) {
        Ok(record) => record,
        Err(error) => return damaged(error.words()),
    };
    match whole(&record, "v") {
        Ok(VERSION | ANSWERED_VERSION) => {
            read_record(&record).or_else(|Wrong(name)| damaged(name.to_owned()))
        }
        Ok(other) => Err(Unread::OtherVersion(other)),
        Err(Wrong(name)) => damaged(name.to_owned()),
    }
}

pub fn read_account(text: &str) -> Option<Fingerprint> {
    let record = json::read(text.as_bytes()).ok()?;
    Fingerprint::from_hex(string(&record, "account").ok()?)
}

/// The name of a member that is missing, or is not what it should be.
struct Wrong(&'static str);

fn read_record(record: &Value) -> Result<OrderRecord, Wrong> {
    Ok(OrderRecord {
        id: id(record, "id")?,
        account: Fingerprint::from_hex(string(record, "account")?).ok_or(Wrong("account"))?,
        order: read_order(member(record, "order")?)?,
        begun_at: instant(record, "begun_at")?,
        baseline: match member(record, "baseline")? {
            Value::Null => None,
            baseline => Some(read_baseline(baseline)?),
        },
        note: string(record, "note")?.to_owned(),
        part: match member(record, "part")? {
            Value::Null => None,
            part => Some(read_part(part)?),
        },
        state: read_state(member(record, "state")?)?,
    })
}

fn read_order(order: &Value) -> Result<Order, Wrong> {
    let text = |name| Ok(string(order, name)?.to_owned());
    let form = OrderForm {
        kind: match string(order, "kind")? {
            "ip" => OrderKind::Ip,
            "traffic" => OrderKind::Traffic,
            _ => return Err(Wrong("kind")),
        },
        plan: text("plan")?,
        amount: text("amount")?,
        codes: text("codes")?,
        forward_to: text("forward_to")?,
        numerals: Numerals::PLAIN,
    };
    order::check(&form).map_err(|_| Wrong("order"))
}

fn read_baseline(baseline: &Value) -> Result<Baseline, Wrong> {
    let newest = maybe_instant(baseline, "newest")?;
    let oldest = maybe_instant(baseline, "oldest")?;
    if oldest > newest || oldest.is_some() != newest.is_some() {
        return Err(Wrong("oldest"));
    }
    // What looks them up relies on their order.
    let marks = read_marks(baseline, "marks")?;
    if !marks.is_sorted_by(|mark, next| mark < next) {
        return Err(Wrong("marks"));
    }
    let Value::Bool(is_whole) = *member(baseline, "is_whole")? else {
        return Err(Wrong("is_whole"));
    };
    Ok(Baseline {
        newest,
        oldest,
        marks,
        is_whole,
    })
}

fn read_part(part: &Value) -> Result<Part, Wrong> {
    let count = |name| u32::try_from(whole(part, name)?).map_err(|_| Wrong(name));
    let (number, of) = (count("number")?, count("of")?);
    if number < 1 || number > of {
        return Err(Wrong("number"));
    }
    Ok(Part {
        lot: id(part, "lot")?,
        number,
        of,
    })
}

fn read_state(state: &Value) -> Result<OrderState, Wrong> {
    match string(state, "is")? {
        "sent" => Ok(OrderState::Sent),
        "in_doubt" => Ok(OrderState::InDoubt {
            named: read_marks(state, "named")?,
            detail: string(state, "detail")?.to_owned(),
            answered_at: maybe_instant(state, "answered_at")?,
        }),
        "answered" => Ok(OrderState::Answered {
            end: match read_end(state)? {
                end @ (End::Made | End::Refused) => end,
                _ => return Err(Wrong("end")),
            },
            named: read_marks(state, "named")?,
            answered_at: instant(state, "answered_at")?,
        }),
        "settled" => Ok(OrderState::Settled {
            at: instant(state, "at")?,
            end: read_end(state)?,
            marks: read_marks(state, "marks")?,
            is_news: matches!(member(state, "news"), Ok(Value::Bool(true))),
        }),
        _ => Err(Wrong("is")),
    }
}

fn read_end(state: &Value) -> Result<End, Wrong> {
    let name = string(state, "end")?;
    let known = ENDS.iter().find(|known| known.1 == name);
    known.map(|known| known.0).ok_or(Wrong("end"))
}

fn member<'v>(object: &'v Value, name: &'static str) -> Result<&'v Value, Wrong> {
    let members = object.as_object();
    members
        .and_then(|members| members.get(name))
        .ok_or(Wrong(name))
}

fn string<'v>(object: &'v Value, name: &'static str) -> Result<&'v str, Wrong> {
    member(object, name)?.as_text().ok_or(Wrong(name))
}

fn whole(object: &Value, name: &'static str) -> Result<i64, Wrong> {
    member(object, name)?.as_i64().ok_or(Wrong(name))
}

fn id(object: &Value, name: &'static str) -> Result<String, Wrong> {
    let text = string(object, name)?;
    if !is_id(text) {
        return Err(Wrong(name));
    }
    Ok(text.to_owned())
}

fn instant(object: &Value, name: &'static str) -> Result<Instant, Wrong> {
    whole(object, name).map(Instant::from_millis)
}

fn maybe_instant(object: &Value, name: &'static str) -> Result<Option<Instant>, Wrong> {
    match member(object, name)? {
        Value::Null => Ok(None),
        _ => instant(object, name).map(Some),
    }
}

fn read_marks(object: &Value, name: &'static str) -> Result<Vec<Mark>, Wrong> {
    Mark::all_from_hex(string(object, name)?).ok_or(Wrong(name))
}
