//! Answers of the API, read as tolerantly as its reference leaves them open, and no further.
//!
//! What may be of any shape is kept as its text and read where its shape is known: so one bad row costs no other, no digit
//! is lost on the way, and no answer becomes a tree in memory.

use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use crate::domain::{Code, CodeEntry, CodesAnswer, Page, first_places};

mod lenient;
mod request;
mod row;
mod text;

pub use request::{write_codes, write_order};

use lenient::Whole;
use text::{compact, shape, string};

/// Values in one answer, by the marks before them. What is kept of a row takes many times its text in memory, so that a
/// cap on the length alone would leave room for hundreds of megabytes. The densest page under the cap stays below.
const MOST_VALUES: usize = 600_000;

/// Why a body that came with a good status is no success.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum WireError {
    /// What was found, what was due, and where. Shows no value of the body.
    Malformed { detail: String },
    /// `success` is false; the server's words.
    Refused {
        message: String,
        errors: Vec<String>,
    },
}

/// What every answer is wrapped in. A field that is null is there.
#[derive(Deserialize)]
struct Envelope<'a> {
    #[serde(default, borrow, deserialize_with = "some")]
    success: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "some")]
    message: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "some")]
    errors: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "some")]
    result: Option<&'a RawValue>,
}

/// The `result` of a listing.
#[derive(Deserialize)]
struct Listing<'a> {
    #[serde(default, borrow, deserialize_with = "some")]
    items: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "some")]
    total_items: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "some")]
    total_pages: Option<&'a RawValue>,
}

/// The `result` of an answer that names codes.
#[derive(Deserialize)]
struct Named<'a> {
    #[serde(default, borrow, deserialize_with = "some")]
    items: Option<&'a RawValue>,
    #[serde(default, borrow, deserialize_with = "some")]
    codes: Option<&'a RawValue>,
}

/// A code among others, as a row of a listing has it.
#[derive(Deserialize)]
struct NamedCode<'a> {
    #[serde(borrow)]
    code: &'a RawValue,
}

/// A page of a listing. A row that can't be read does not make the page unreadable: it is counted.
pub fn read_page(body: &[u8]) -> Result<Page, WireError> {
    let answer = read_success(body)?;
    let listing: Listing = object(answer.result, "result")?;
    let items: Vec<&RawValue> = match listing.items {
        Some(items) if items.get().starts_with('[') => read(items, "result.items")?,
        other => return Err(instead_of("a list", other, "result.items")),
    };
    let total = |total: Option<&RawValue>| {
        let Whole(total) = serde_json::from_str(total?.get()).ok()?;
        Some(total)
    };
    let mut entries: Vec<CodeEntry> = items.iter().filter_map(|row| row::read(row)).collect();
    let unreadable = items.len() - entries.len();
    let codes: Vec<Code> = entries.iter().map(|entry| entry.code.clone()).collect();
    keep_first(&mut entries, &codes);
    Ok(Page {
        repeated: codes.len() - entries.len(),
        entries,
        total_items: total(listing.total_items),
        total_pages: total(listing.total_pages),
        unreadable,
    })
}

/// What generate, use and revoke answer: codes in any of the shapes that APIs of this family use, or none.
pub fn read_codes(body: &[u8]) -> Result<CodesAnswer, WireError> {
    let answer = read_success(body)?;
    Ok(CodesAnswer {
        message: answer.message()?,
        codes: answer.result.and_then(named_codes),
    })
}

/// The message and the list of problems of an answer with a bad status; `None` when it is not one of the API's.
pub fn read_failure(body: &[u8]) -> Option<(String, Vec<String>)> {
    let answer = read_envelope(body).ok()?;
    let is_envelope = answer.message.is_some() || answer.errors.is_some();
    let failure = (answer.message().ok()?, answer.errors());
    is_envelope.then_some(failure)
}

/// The envelope, when it says `success: true` and nothing less: spending is called done on this word.
fn read_success(body: &[u8]) -> Result<Envelope<'_>, WireError> {
    let answer = read_envelope(body)?;
    match answer.success.map(RawValue::get) {
        Some("true") => Ok(answer),
        Some("false") => Err(WireError::Refused {
            message: answer.message()?,
            errors: answer.errors(),
        }),
        _ => Err(instead_of("true or false", answer.success, "success")),
    }
}

fn read_envelope(body: &[u8]) -> Result<Envelope<'_>, WireError> {
    if body.is_empty() {
        return malformed("an empty answer where JSON was due".to_owned());
    }
    let is_mark = |byte: &&u8| matches!(byte, b'{' | b'[' | b',');
    if body.iter().filter(is_mark).count() > MOST_VALUES {
        return malformed("more values than a listing can have".to_owned());
    }
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    let Ok(text) = str::from_utf8(body) else {
        return malformed("not JSON: a byte that is no text".to_owned());
    };
    // The words for what is no JSON show no value.
    let top: &RawValue = serde_json::from_str(text)
        .or_else(|error| malformed("not JSON: ".to_owned() + &error.to_string()))?;
    object(Some(top), "the top")
}

impl Envelope<'_> {
    /// Empty where there is none.
    fn message(&self) -> Result<String, WireError> {
        match self.message {
            Some(message) if message.get().starts_with('"') => read(message, "message"),
            _ => Ok(String::new()),
        }
    }

    fn errors(&self) -> Vec<String> {
        let errors = self.errors.and_then(list).unwrap_or_default();
        let words = |error: &&RawValue| string(error).unwrap_or_else(|| compact(error));
        errors.iter().map(words).collect()
    }
}

/// The codes of a list, or of the list in an object's `items` or `codes`.
fn named_codes(result: &RawValue) -> Option<Vec<Code>> {
    let items = match object::<Named>(Some(result), "result") {
        Ok(named) => (named.items.and_then(list)).or_else(|| named.codes.and_then(list)),
        Err(_) => list(result),
    }?;
    let code = |item: &&RawValue| {
        let row = object::<NamedCode>(Some(item), "result");
        let code = row.map_or(*item, |row| row.code);
        Code::new(&string(code)?)
    };
    let codes: Vec<Code> = items.iter().filter_map(code).collect();
    let mut named = codes.clone();
    keep_first(&mut named, &codes);
    Some(named)
}

/// What is in a list; `None` of anything else.
fn list(value: &RawValue) -> Option<Vec<&RawValue>> {
    serde_json::from_str(value.get()).ok()
}

/// What serde derives for an object would take a list as well, with the fields by their places.
fn object<'a, T: Deserialize<'a>>(
    value: Option<&'a RawValue>,
    place: &str,
) -> Result<T, WireError> {
    match value {
        Some(value) if value.get().starts_with('{') => read(value, place),
        other => Err(instead_of("an object", other, place)),
    }
}

/// A value of the right shape that can't be read has a name twice, or a text with half a character.
fn read<'a, T: Deserialize<'a>>(value: &'a RawValue, place: &str) -> Result<T, WireError> {
    serde_json::from_str(value.get())
        .or_else(|_| malformed([shape(value), " that can't be read, at ", place].concat()))
}

fn malformed<T>(detail: String) -> Result<T, WireError> {
    Err(WireError::Malformed { detail })
}

fn instead_of(due: &str, found: Option<&RawValue>, place: &str) -> WireError {
    let found = found.map_or("nothing", shape);
    WireError::Malformed {
        detail: [found, " where ", due, " was due, at ", place].concat(),
    }
}

/// serde takes null for a field that is not there.
fn some<'de, D: Deserializer<'de>>(json: D) -> Result<Option<&'de RawValue>, D::Error> {
    Deserialize::deserialize(json).map(Some)
}

/// Of things with these codes the first with each.
fn keep_first<T>(things: &mut Vec<T>, codes: &[Code]) {
    let mut first = first_places(codes).into_iter().enumerate();
    things.retain(|_| first.next().is_some_and(|(at, first)| at == first));
}

#[cfg(test)]
mod tests;
