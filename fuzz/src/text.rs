//! What several targets ask of a text.

use serde_json::Value;

/// Words of serde_json for a text that is no JSON, and those of the dashboard for JSON of another shape than was due.
const WORDS: &[&str] = &[
    "EOF",
    "JSON",
    "a",
    "after",
    "again",
    "an",
    "and",
    "answer",
    "array",
    "at",
    "be",
    "byte",
    "can",
    "character",
    "characters",
    "code",
    "column",
    "comma",
    "contain",
    "control",
    "due",
    "empty",
    "end",
    "errors",
    "escape",
    "exceeded",
    "expected",
    "false",
    "found",
    "half",
    "have",
    "hex",
    "ident",
    "in",
    "invalid",
    "is",
    "items",
    "key",
    "leading",
    "limit",
    "line",
    "list",
    "listing",
    "lone",
    "message",
    "more",
    "must",
    "no",
    "not",
    "nothing",
    "null",
    "number",
    "object",
    "of",
    "or",
    "out",
    "parsing",
    "point",
    "range",
    "read",
    "recursion",
    "result",
    "string",
    "success",
    "surrogate",
    "t",
    "text",
    "than",
    "that",
    "the",
    "top",
    "trailing",
    "true",
    "u0000",
    "u001F",
    "unexpected",
    "unicode",
    "unpaired",
    "value",
    "values",
    "was",
    "where",
    "while",
];

/// Whether a text has nothing in it but words that are the same whatever was read, and numbers that say where.
pub fn says_only_where(said: &str, names: &[&str]) -> bool {
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let mut before = "";
    let mut words = said.split(|char: char| !char.is_alphanumeric() && char != '_');
    words.all(|word| {
        let is_place = is_number(word) && ["line", "column"].contains(&before);
        before = word;
        word.is_empty() || is_place || WORDS.contains(&word) || names.contains(&word)
    })
}

/// The same text as JSON by another reader: one that makes a tree. `None` too of what that can't hold.
pub fn tree(text: &str) -> Option<Value> {
    serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()
}

/// A count as servers write it.
pub fn count(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64(),
        Value::String(digits) if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().ok()
        }
        _ => None,
    }
}
