//! Values that servers of this family write in more than one way.

use std::fmt::{self, Formatter};

use serde::de::{Deserialize, Deserializer, Error, Unexpected, Visitor};

use crate::domain::Timestamp;

/// A whole number from 0, or its digits in a text. 1.0, 1e3 and -1 are none: a number that went through a floating
/// point type on its way may have lost its last digits.
pub struct Whole(pub u64);

/// A [`Whole`] that fits into the signed numbers that we hold it in.
pub struct Number(pub i64);

/// A boolean, or what stands for one: 0 and 1, "true" and "false".
pub struct Flag(pub bool);

/// A moment, in seconds or in milliseconds: [`Timestamp::from_unix`].
pub struct UnixTime(pub Timestamp);

impl<'de> Deserialize<'de> for Whole {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Whole, D::Error> {
        json.deserialize_any(WholeVisitor)
    }
}

struct WholeVisitor;

impl Visitor<'_> for WholeVisitor {
    type Value = Whole;

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("a whole number")
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Whole, E> {
        Ok(Whole(number))
    }

    fn visit_str<E: Error>(self, digits: &str) -> Result<Whole, E> {
        // `parse` would take a sign.
        let number = if digits.bytes().all(|byte| byte.is_ascii_digit()) {
            digits.parse().ok()
        } else {
            None
        };
        number
            .map(Whole)
            .ok_or_else(|| E::invalid_value(Unexpected::Str(digits), &self))
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Number, D::Error> {
        let Whole(number) = Whole::deserialize(json)?;
        number.try_into().map(Number).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for UnixTime {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<UnixTime, D::Error> {
        let Number(number) = Number::deserialize(json)?;
        let instant = Timestamp::from_unix(number);
        if instant > Timestamp::LAST {
            return Err(D::Error::custom("a moment after the year 9999"));
        }
        Ok(UnixTime(instant))
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Flag, D::Error> {
        json.deserialize_any(FlagVisitor)
    }
}

struct FlagVisitor;

impl Visitor<'_> for FlagVisitor {
    type Value = Flag;

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("true or false")
    }

    fn visit_bool<E: Error>(self, flag: bool) -> Result<Flag, E> {
        Ok(Flag(flag))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Flag, E> {
        match number {
            0 => Ok(Flag(false)),
            1 => Ok(Flag(true)),
            other => Err(E::invalid_value(Unexpected::Unsigned(other), &self)),
        }
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Flag, E> {
        match text {
            "true" => Ok(Flag(true)),
            "false" => Ok(Flag(false)),
            digits => self.visit_u64(WholeVisitor.visit_str(digits)?.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::DeserializeOwned;

    fn read<T: DeserializeOwned>(json: &str) -> Option<T> {
        serde_json::from_str(json).ok()
    }

    #[test]
    fn a_count_is_exact_or_none() {
        let whole = |json| read(json).map(|Whole(number)| number);
        for (json, number) in [
            ("0", 0),
            ("18446744073709551615", u64::MAX),
            ("9007199254740993", 9_007_199_254_740_993),
            ("\"18446744073709551615\"", u64::MAX),
            ("\"007\"", 7),
        ] {
            assert_eq!(whole(json), Some(number), "{json}");
        }
        for json in [
            "18446744073709551616",
            "\"18446744073709551616\"",
            "1.0",
            "1e3",
            "-1",
            "-0",
            "\"\"",
            "\"+1\"",
            "\"1.0\"",
            "\"٣\"",
            "true",
            "null",
            "[1]",
            "{}",
        ] {
            assert_eq!(whole(json), None, "{json}");
        }
        assert!(read::<Number>("9223372036854775808").is_none());
    }

    #[test]
    fn a_flag_is_a_boolean_or_stands_for_one() {
        let flag = |json| read(json).map(|Flag(flag)| flag);
        for json in ["true", "1", "\"1\"", "\"true\""] {
            assert_eq!(flag(json), Some(true), "{json}");
        }
        for json in ["false", "0", "\"0\"", "\"false\""] {
            assert_eq!(flag(json), Some(false), "{json}");
        }
        for json in ["2", "-1", "1.0", "\"yes\"", "\"True\"", "null", "[]"] {
            assert_eq!(flag(json), None, "{json}");
        }
    }

    #[test]
    fn a_time_has_a_year_of_four_digits() {
        let time = |json| read(json).map(|UnixTime(instant)| instant);
        let moment = Some(Timestamp::from_unix(1_773_324_331));
        assert_eq!(time("1773324331"), moment);
        assert_eq!(time("\"1773324331000\""), moment);
        assert_eq!(time("253402300800000"), None);
        assert_eq!(time("-1"), None);
    }
}
