//! Answers of the API, read as tolerantly as its reference leaves them open, and no further.

use crate::domain::{
    Code, CodeEntry, CodesAnswer, Page, first_places,
    json::{self, Object, Value},
};

mod row;

/// Values in one answer, by the marks before them. A small object takes some fifty times its text in memory, so that
/// a cap on the length alone would leave room for hundreds of megabytes. The densest page under the cap stays below.
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

/// A page of a listing. A row that can't be read does not make the page unreadable: it is counted.
pub fn read_page(body: &[u8]) -> Result<Page, WireError> {
    let mut answer = read_success(body)?;
    let mut result = match answer.remove("result") {
        Some(Value::Object(result)) => result,
        other => return Err(instead_of("an object", other.as_ref(), "result")),
    };
    let items = match result.remove("items") {
        Some(Value::List(items)) => items,
        other => return Err(instead_of("a list", other.as_ref(), "result.items")),
    };
    let total = |name| result.get(name).and_then(row::whole);
    let rows = items.len();
    let mut entries: Vec<CodeEntry> = items.into_iter().filter_map(row::read).collect();
    let unreadable = rows - entries.len();
    let codes: Vec<Code> = entries.iter().map(|entry| entry.code.clone()).collect();
    keep_first(&mut entries, &codes);
    Ok(Page {
        repeated: codes.len() - entries.len(),
        entries,
        total_items: total("total_items"),
        total_pages: total("total_pages"),
        unreadable,
    })
}

/// What generate, use and revoke answer: codes in any of the shapes that APIs of this family use, or none.
pub fn read_codes(body: &[u8]) -> Result<CodesAnswer, WireError> {
    let answer = read_success(body)?;
    Ok(CodesAnswer {
        message: message_of(&answer),
        codes: answer.get("result").and_then(named_codes),
    })
}

/// The message and the list of problems of an answer with a bad status; `None` when it is not one of the API's.
pub fn read_failure(body: &[u8]) -> Option<(String, Vec<String>)> {
    let Ok(Value::Object(answer)) = parse(body) else {
        return None;
    };
    let is_envelope = answer.get("message").is_some() || answer.get("errors").is_some();
    is_envelope.then(|| (message_of(&answer), errors_of(&answer)))
}

/// The envelope, when it says `success: true` and nothing less: spending is called done on this word.
fn read_success(body: &[u8]) -> Result<Object, WireError> {
    let answer = match parse(body)? {
        Value::Object(answer) => answer,
        other => return Err(instead_of("an object", Some(&other), "the top")),
    };
    match answer.get("success") {
        Some(Value::Bool(true)) => Ok(answer),
        Some(Value::Bool(false)) => Err(WireError::Refused {
            message: message_of(&answer),
            errors: errors_of(&answer),
        }),
        other => Err(instead_of("true or false", other, "success")),
    }
}

fn parse(body: &[u8]) -> Result<Value, WireError> {
    let malformed = |detail| Err(WireError::Malformed { detail });
    if body.is_empty() {
        return malformed("an empty answer where JSON was due".to_owned());
    }
    let is_mark = |byte: &&u8| matches!(byte, b'{' | b'[' | b',');
    if body.iter().filter(is_mark).count() > MOST_VALUES {
        return malformed("more values than a listing can have".to_owned());
    }
    json::read(body).or_else(|error| malformed("not JSON: ".to_owned() + &error.words()))
}

fn instead_of(due: &str, found: Option<&Value>, place: &str) -> WireError {
    let found = found.map_or("nothing", Value::shape);
    WireError::Malformed {
        detail: [found, " where ", due, " was due, at ", place].concat(),
    }
}

fn message_of(answer: &Object) -> String {
    let message = answer.get("message").and_then(Value::as_text);
    message.unwrap_or("").to_owned()
}

fn errors_of(answer: &Object) -> Vec<String> {
    let errors = answer.get("errors").and_then(Value::as_list);
    let text = |error: &Value| match error {
        Value::Text(text) => text.clone(),
        other => other.write(),
    };
    errors.into_iter().flatten().map(text).collect()
}

/// The codes of a list, or of the list in an object's `items` or `codes`.
fn named_codes(result: &Value) -> Option<Vec<Code>> {
    let list = match result {
        Value::List(list) => list,
        Value::Object(object) => (object.get("items").and_then(Value::as_list))
            .or_else(|| object.get("codes").and_then(Value::as_list))?,
        _ => return None,
    };
    let codes = list.iter().filter_map(|item| {
        let named = item.as_object().and_then(|item| item.get("code"));
        Code::new(named.unwrap_or(item).as_text()?)
    });
    let codes: Vec<Code> = codes.collect();
    let mut named = codes.clone();
    keep_first(&mut named, &codes);
    Some(named)
}

/// Of things with these codes the first with each.
fn keep_first<T>(things: &mut Vec<T>, codes: &[Code]) {
    let mut first = first_places(codes).into_iter().enumerate();
    things.retain(|_| first.next().is_some_and(|(at, first)| at == first));
}

#[cfg(test)]
mod tests;
