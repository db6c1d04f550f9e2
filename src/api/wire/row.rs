use std::fmt::{self, Formatter};

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::lenient::{Flag, Number, UnixTime, Whole};
use super::text::compact;
use crate::domain::{Amount, Bytes, Code, CodeEntry, IpCount, Kind, Timestamp};

/// A row of a listing; `None` without a readable code. Whatever else in it can't be read, or is not known to us,
/// is kept in `extra`.
pub fn read(row: &RawValue) -> Option<CodeEntry> {
    let json = compact(row);
    let mut row: Row = serde_json::from_str(row.get()).ok()?;
    let code = Code::new(&row.take::<String>("code")?)?;

    let kind = row.take("data_type").map(|Number(number)| number);
    let kind = kind.map_or(Kind::Other(0), Kind::from_number);
    Some(CodeEntry {
        code,
        kind,
        amount: row.take_amount(kind),
        status_number: row.take("status").map(|Number(number)| number),
        forward_to: row.take_text("forward_to"),
        used_by: row.take_text("used_by"),
        used_at: row.take_instant("used_at"),
        created_at: row.take_instant("created_at"),
        expired_at: row.take_instant("expired_at"),
        is_enterprise: row.take("is_enterprise").map(|Flag(flag)| flag),
        extra: row
            .0
            .into_iter()
            .map(|(name, value)| (name, compact(value)))
            .collect(),
        json: json.into(),
    })
}

/// The names and values of a row, in the order of the text.
struct Row<'a>(Vec<(String, &'a RawValue)>);

impl Row<'_> {
    /// Takes a field out if it can be read. Null is as good as absent, and of a name that stands there twice the last value
    /// counts, as browsers have it.
    fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        self.take_if(name, |_| true)
    }

    /// The same for values that say what is asked.
    fn take_if<T: DeserializeOwned>(
        &mut self,
        name: &str,
        fits: impl FnOnce(&T) -> bool,
    ) -> Option<T> {
        let (_, value) = self.0.iter().rfind(|(known, _)| known == name)?;
        let read = match value.get() {
            // Most rows have some, and to be told that it is no value costs many times what a value does.
            "null" => None,
            text => serde_json::from_str(text).ok().filter(fits),
        };
        if read.is_some() || value.get() == "null" {
            self.0.retain(|(known, _)| known != name);
        }
        read
    }

    /// The amount that belongs to the kind. The other one is taken out too where it says nothing.
    fn take_amount(&mut self, kind: Kind) -> Amount {
        let (amount, other) = match kind {
            Kind::Ip => {
                let ips = self.take("number_of_ips");
                let amount = ips.map(|Whole(ips)| Amount::Ips(IpCount(ips)));
                (amount, "amount_traffic")
            }
            Kind::Traffic => {
                let bytes = self.take("amount_traffic");
                let amount = bytes.map(|Whole(bytes)| Amount::Traffic(Bytes(bytes)));
                (amount, "number_of_ips")
            }
            Kind::Other(_) => return Amount::Unreadable,
        };
        self.take_if(other, |Whole(other)| *other == 0);
        amount.unwrap_or(Amount::Unreadable)
    }

    /// "" is as good as absent.
    fn take_text(&mut self, name: &str) -> Option<String> {
        self.take(name).filter(|text: &String| !text.is_empty())
    }

    /// 0 is as good as absent: some servers write it for no time at all, and no code is from 1970.
    fn take_instant(&mut self, name: &str) -> Option<Timestamp> {
        let instant = self.take(name).map(|UnixTime(instant)| instant);
        instant.filter(|instant| instant.as_millis() != 0)
    }
}

impl<'de> Deserialize<'de> for Row<'de> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Row<'de>, D::Error> {
        json.deserialize_map(RowVisitor)
    }
}

struct RowVisitor;

impl<'de> Visitor<'de> for RowVisitor {
    type Value = Row<'de>;

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Row<'de>, A::Error> {
        let mut row = Vec::new();
        while let Some(field) = fields.next_entry()? {
            row.push(field);
        }
        Ok(Row(row))
    }
}
