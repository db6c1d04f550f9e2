//! JSON texts of values that may be anything.

use serde_json::value::RawValue;

/// What sort of value it is, for an error text that must not show the value itself.
pub fn shape(value: &RawValue) -> &'static str {
    match value.get().as_bytes()[0] {
        b'{' => "an object",
        b'[' => "a list",
        b'"' => "a text",
        b'n' => "null",
        b't' => "true",
        b'f' => "false",
        _ => "a number",
    }
}

/// `None` of anything but a text.
pub fn string(value: &RawValue) -> Option<String> {
    serde_json::from_str(value.get()).ok()
}

/// The value without the space between its parts, and with its texts as plain as they can be written. Numbers keep their
/// digits.
pub fn compact(value: &RawValue) -> String {
    let mut rest = value.get();
    let mut compact = String::new();
    while let Some(char) = rest.chars().next() {
        let length = if char == '"' {
            string_length(rest)
        } else {
            char.len_utf8()
        };
        let (part, after) = rest.split_at(length);
        if char == '"' {
            compact += &plain(part);
        } else if !char.is_ascii_whitespace() {
            compact += part;
        }
        rest = after;
    }
    compact
}

/// Of the string that the text begins with, its quotes included.
fn string_length(text: &str) -> usize {
    let mut is_escaped = false;
    let end = text[1..].bytes().position(|byte| {
        let is_end = byte == b'"' && !is_escaped;
        is_escaped = byte == b'\\' && !is_escaped;
        is_end
    });
    end.map_or(text.len(), |end| end + 2)
}

/// The same string with no escape that need not be; as it is where it holds half a character.
fn plain(string: &str) -> String {
    let text: Result<String, _> = serde_json::from_str(string);
    text.and_then(|text| serde_json::to_string(&text))
        .unwrap_or_else(|_| string.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn compacted(json: &str) -> String {
        compact(serde_json::from_str(json).expect("the text is JSON"))
    }

    #[test]
    fn a_value_is_written_as_short_and_plain_as_can_be() {
        for (json, text) in [
            ("\"Kh\\u00e1ch \\/ \\\"A\\\"\"", "\"Khách / \\\"A\\\"\""),
            (
                "{ \"a b\" :\t[ 1.0 , 18446744073709551616 ,\n1e400 ] }",
                "{\"a b\":[1.0,18446744073709551616,1e400]}",
            ),
            ("\"\\\\\"", "\"\\\\\""),
            ("[\"\\ud800\", \" \"]", "[\"\\ud800\",\" \"]"),
            ("null", "null"),
        ] {
            assert_eq!(compacted(json), text);
        }
    }

    proptest! {
        #[test]
        fn texts_mean_the_same(texts: Vec<String>) {
            let json = serde_json::to_string_pretty(&texts).unwrap();
            prop_assert_eq!(compacted(&json), serde_json::to_string(&texts).unwrap());
        }
    }
}
