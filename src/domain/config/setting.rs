//! Values of a config.json that are checked as they are read, so that a problem is named by its line and field.

use std::fmt::{self, Formatter};
use std::marker::PhantomData;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor,
};

/// A value that is made from a text, or from a whole number.
pub trait Setting: Sized {
    /// What may stand there; ends the sentence "expected …".
    fn expected(f: &mut Formatter) -> fmt::Result;

    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_whole(_: u64) -> Option<Self> {
        None
    }
}

/// `one of "gateway", "header"`, for [`Setting::expected`].
pub fn one_of<T>(choices: &[(&str, T)], f: &mut Formatter) -> fmt::Result {
    f.write_str("one of ")?;
    for (place, (name, _)) in choices.iter().enumerate() {
        let comma = if place == 0 { "" } else { ", " };
        write!(f, "{comma}\"{name}\"")?;
    }
    Ok(())
}

pub fn choose<T: Copy>(choices: &[(&str, T)], text: &str) -> Option<T> {
    let choice = choices.iter().find(|(name, _)| *name == text)?;
    Some(choice.1)
}

/// A [`Setting`] as it is read.
pub struct Checked<T>(pub T);

impl<'de, T: Setting> Deserialize<'de> for Checked<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Checked<T>, D::Error> {
        let mut value = None;
        json.deserialize_any(ScalarVisitor {
            expected: T::expected,
            take: &mut |scalar| {
                value = match scalar {
                    Scalar::Text(text) => T::from_text(text),
                    Scalar::Whole(number) => T::from_whole(number),
                };
                value.is_some()
            },
        })?;
        value
            .map(Checked)
            .ok_or_else(|| D::Error::custom("no value was read"))
    }
}

/// What settings are made from.
#[derive(Clone, Copy)]
enum Scalar<'a> {
    Text(&'a str),
    Whole(u64),
}

/// One for all settings: a visitor of each would be as much again in the page as all else that reads a config.json.
struct ScalarVisitor<'v> {
    expected: fn(&mut Formatter) -> fmt::Result,
    /// Whether the setting can be made from it. Asked while the value is read, so that the line is the value's.
    take: &'v mut dyn FnMut(Scalar) -> bool,
}

impl ScalarVisitor<'_> {
    fn take<E: Error>(self, scalar: Scalar) -> Result<(), E> {
        if (self.take)(scalar) {
            return Ok(());
        }
        let found = match scalar {
            Scalar::Text(text) => Unexpected::Str(text),
            Scalar::Whole(number) => Unexpected::Unsigned(number),
        };
        Err(E::invalid_value(found, &self))
    }
}

impl Visitor<'_> for ScalarVisitor<'_> {
    type Value = ();

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        (self.expected)(f)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.take(Scalar::Text(text))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<(), E> {
        self.take(Scalar::Whole(number))
    }
}

/// An object whose names are whole numbers, in the order of the text.
pub struct Numbered<T>(pub Vec<(i64, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Numbered<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Numbered<T>, D::Error> {
        json.deserialize_map(NumberedVisitor(PhantomData))
    }
}

struct NumberedVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for NumberedVisitor<T> {
    type Value = Numbered<T>;

    fn expecting(&self, f: &mut Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Numbered<T>, A::Error> {
        let mut numbered = Vec::new();
        while let Some(name) = fields.next_key::<String>()? {
            let Ok(number) = name.parse() else {
                // In place of the value, so that the problem is at this name and not at the object's.
                fields.next_value_seed(NoNumber(&name))?;
                continue;
            };
            numbered.push((number, fields.next_value()?));
        }
        Ok(Numbered(numbered))
    }
}

/// Refuses a name.
struct NoNumber<'a>(&'a str);

impl<'de> DeserializeSeed<'de> for NoNumber<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, _: D) -> Result<(), D::Error> {
        let name = Unexpected::Str(self.0);
        Err(D::Error::invalid_value(name, &"a whole number as the name"))
    }
}
