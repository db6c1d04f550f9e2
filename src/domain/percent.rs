//! Percent-encoding of query strings, see RFC 3986.

/// A name or value as it stands in a query string: all but the unreserved characters encoded, in UTF-8.
pub fn percent_encode(text: &str) -> String {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
    encoded
}

/// The text of a name or value. A plus is a space, as in forms; a `%` without two hex digits is itself.
///
/// `None` when the bytes are not UTF-8.
pub fn percent_decode(encoded: &str) -> Option<String> {
    let mut rest = encoded.as_bytes();
    let mut decoded = Vec::with_capacity(rest.len());
    while let [first, after @ ..] = rest {
        rest = after;
        decoded.push(match (first, escaped(after)) {
            (b'+', _) => b' ',
            (b'%', Some(byte)) => {
                rest = &after[2..];
                byte
            }
            (byte, _) => *byte,
        });
    }
    String::from_utf8(decoded).ok()
}

fn escaped(after: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_unreserved_characters_stay() {
        assert_eq!(percent_encode("aZ09-._~"), "aZ09-._~");
        assert_eq!(percent_encode("a b+c&d=e%é"), "a%20b%2Bc%26d%3De%25%C3%A9");
    }

    #[test]
    fn decoding_is_lenient() {
        for (encoded, text) in [
            ("a+b%20c", Some("a b c")),
            ("100%", Some("100%")),
            ("%zz%4", Some("%zz%4")),
            ("%c3%A9", Some("é")),
            ("%ff", None),
        ] {
            assert_eq!(percent_decode(encoded).as_deref(), text, "{encoded}");
        }
    }

    proptest! {
        #[test]
        fn any_text_survives(text: String) {
            prop_assert_eq!(percent_decode(&percent_encode(&text)), Some(text));
        }
    }
}
