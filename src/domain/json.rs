//! JSON values, as both the API's answers and config.json are read.

use serde_json::Value;

/// One JSON value and nothing after it; a byte order mark before it is no harm.
pub fn parse(bytes: &[u8]) -> Result<Value, serde_json::Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    serde_json::from_slice(bytes)
}

/// What sort of value was found, for an error text that must not show the value itself.
pub fn shape(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(true) => "true",
        Value::Bool(false) => "false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_order_mark_is_no_harm() {
        assert_eq!(shape(&parse(b"\xef\xbb\xbf{}").unwrap()), "an object");
        assert!(parse(b"\xef\xbb\xbf\xef\xbb\xbf{}").is_err());
    }
}
