//! JSON texts into typed values, and what may be said of a text that is none: its place, but none of its values.

use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_path_to_error::Segment;

/// A value that is written in braces. What serde derives takes a list as well, with the fields by their places: a list
/// that begins with `true` would be an answer that says `success`.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Object<T>(pub T);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Object<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Object<T>, D::Error> {
        deserializer.deserialize_map(ObjectVisitor(PhantomData))
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Object<T>;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<Object<T>, A::Error> {
        T::deserialize(MapAccessDeserializer::new(fields)).map(Object)
    }
}

/// Why a text can't be read.
pub struct ParseError {
    /// The names on the way to the value, from the outermost.
    path: Vec<String>,
    error: serde_json::Error,
}

/// Reads an object and nothing after it; a byte order mark before it is no harm.
///
/// # Errors
///
/// When the text is not JSON, and when a value in it is not what it should be.
pub fn parse<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, ParseError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut json = serde_json::Deserializer::from_str(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| ParseError {
        path: (error.path().iter())
            .filter_map(|segment| match segment {
                Segment::Map { key } => Some(key.clone()),
                _ => None,
            })
            .collect(),
        error: error.into_inner(),
    });
    let Object(value) = value?;
    json.end().map_err(|error| ParseError {
        path: Vec::new(),
        error,
    })?;
    Ok(value)
}

impl ParseError {
    /// What keeps the text from being JSON, with its line and column; `None` where it is JSON.
    pub fn syntax(&self) -> Option<String> {
        // The words for these show no value.
        matches!(self.error.classify(), Category::Syntax | Category::Eof)
            .then(|| self.error.to_string())
    }

    /// Counted from 1.
    pub fn line(&self) -> usize {
        self.error.line()
    }

    /// As in `statuses.5.tone`.
    pub fn path(&self) -> String {
        self.path.join(".")
    }

    /// Of the field that is missing, stands there twice, or is not what it should be. Empty for the whole text.
    pub fn name(&self) -> String {
        let message = self.message();
        let name = (message.strip_prefix("missing field `"))
            .or_else(|| message.strip_prefix("duplicate field `"));
        match name.and_then(|name| name.strip_suffix('`')) {
            Some(name) => name.to_owned(),
            None => self.path.last().cloned().unwrap_or_default(),
        }
    }

    /// serde's words. They may show the value.
    pub fn message(&self) -> String {
        let mut message = self.error.to_string();
        let (line, column) = (self.error.line(), self.error.column());
        let place = format!(" at line {line} column {column}");
        if message.ends_with(&place) {
            message.truncate(message.len() - place.len());
        }
        message
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Shelf {
        #[serde(rename = "box")]
        inner: Object<Inner>,
    }

    #[derive(Deserialize)]
    struct Inner {
        size: u64,
    }

    fn error(text: &str) -> ParseError {
        match parse::<Shelf>(text) {
            Ok(shelf) => panic!("{text} was read: {}", shelf.inner.0.size),
            Err(error) => error,
        }
    }

    #[test]
    fn whole_numbers_are_exact_and_nothing_else_is_one() {
        let read = |size: &str| {
            let text = ["{\"box\":{\"size\":", size, "}}"].concat();
            parse::<Shelf>(&text).ok().map(|shelf| shelf.inner.0.size)
        };
        assert_eq!(read("18446744073709551615"), Some(u64::MAX));
        assert_eq!(read("9007199254740993"), Some(9_007_199_254_740_993));
        for other in ["18446744073709551616", "1.0", "1e3", "-1", "\"1\"", "null"] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_list_is_no_object() {
        for text in ["[]", "[[1]]", "[{\"size\":1}]", "{\"box\":[1]}"] {
            assert_eq!(error(text).syntax(), None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_by_its_place() {
        for (text, line, path, name) in [
            ("{}", 1, "", "box"),
            ("{\"box\":{}}", 1, "box", "size"),
            (
                "{\n\"box\":\n{\"size\":\"9P-AB12\"}}",
                3,
                "box.size",
                "size",
            ),
            ("[]", 1, "", ""),
        ] {
            let error = error(text);
            assert_eq!(error.syntax(), None);
            assert_eq!(
                (error.line(), &*error.path(), &*error.name()),
                (line, path, name),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_json_is_said_without_its_values() {
        let words: Vec<String> = [
            "",
            "P9-AB12",
            "{\"box\":{\"size\":1}} 9P-AB12",
            "{\"box\":{\"size\":1}",
            "{\"box\" {\"size\":1}}",
            "{\"9P-AB12",
            "{\"box\":\u{0}",
            "{\"\\ud8009P-AB12\":1}",
        ]
        .map(|text| error(text).syntax().unwrap_or_default())
        .into();
        insta::assert_snapshot!(words.join("\n"), @r"
        EOF while parsing a value at line 1 column 0
        expected value at line 1 column 1
        trailing characters at line 1 column 20
        EOF while parsing an object at line 1 column 17
        expected `:` at line 1 column 8
        EOF while parsing a string at line 1 column 9
        expected value at line 1 column 8
        unexpected end of hex escape at line 1 column 9
        ");
    }

    #[test]
    fn nesting_ends_before_the_stack_does() {
        for open in ["[", "{\"box\":", "{\"box\":[", "{\"other\":["] {
            assert!(parse::<Shelf>(&open.repeat(100_000)).is_err(), "{open}");
        }
    }
}
