use super::code::Code;
use super::hash;

/// What is kept on disk in place of a code: enough to know the code again, too little to redeem it.
///
/// 48 bits of a hash. Codes are drawn from far more texts than that, so that many texts share each mark, while two of
/// an account's codes share one by a chance of one in millions even if it has thousands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct CodeHash(u64);

impl CodeHash {
    const HEX_DIGITS: usize = 12;

    pub fn of(code: &Code) -> CodeHash {
        CodeHash(hash::hash(code.reveal().as_bytes()) & ((1 << (4 * CodeHash::HEX_DIGITS)) - 1))
    }

    /// 12 lower-case hex digits.
    pub fn hex(self) -> String {
        CodeHash::hex_of_all(&[self])
    }

    /// From what [`CodeHash::hex`] wrote; `None` for anything else.
    pub fn from_hex(text: &str) -> Option<CodeHash> {
        hash::read_hex(text.as_bytes(), CodeHash::HEX_DIGITS).map(CodeHash)
    }

    /// The hex digits of each, with nothing between them: thousands of them have to fit into a browser's storage.
    pub fn hex_of_all(marks: &[CodeHash]) -> String {
        let mut text = String::with_capacity(marks.len() * CodeHash::HEX_DIGITS);
        for mark in marks {
            hash::push_hex(&mut text, mark.0, CodeHash::HEX_DIGITS);
        }
        text
    }

    /// From what [`CodeHash::hex_of_all`] wrote; `None` for anything else.
    pub fn all_from_hex(text: &str) -> Option<Vec<CodeHash>> {
        let mut marks = Vec::with_capacity(text.len() / CodeHash::HEX_DIGITS);
        for digits in text.as_bytes().chunks(CodeHash::HEX_DIGITS) {
            marks.push(CodeHash(hash::read_hex(digits, CodeHash::HEX_DIGITS)?));
        }
        Some(marks)
    }
}

/// Marks in a record, as [`CodeHash::hex_of_all`] writes them.
pub mod hex {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::CodeHash;

    pub fn serialize<S: Serializer>(marks: &[CodeHash], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&CodeHash::hex_of_all(marks))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(json: D) -> Result<Vec<CodeHash>, D::Error> {
        let text = String::deserialize(json)?;
        CodeHash::all_from_hex(&text).ok_or_else(|| D::Error::custom("no marks"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn mark(code: &str) -> CodeHash {
        CodeHash::of(&Code::new(code).unwrap())
    }

    #[test]
    fn a_code_has_the_same_mark_for_ever() {
        for (code, hex) in [
            ("9P-AB12", "9fa462f2219f"),
            ("9P-AB13", "bada71a81f21"),
            ("9p-ab12", "4ac1d95158a5"),
            ("é", "ccb9ba86763b"),
        ] {
            assert_eq!(mark(code).hex(), hex, "{code}");
        }
    }

    #[test]
    fn what_is_no_mark_is_refused() {
        for text in [
            "",
            "0123456789a",
            "0123456789abc",
            "0123456789AB",
            "é123456789a",
        ] {
            assert_eq!(CodeHash::from_hex(text), None, "{text}");
        }
        for text in ["0", "0123456789ab0", "0123456789ab 0123456789a"] {
            assert_eq!(CodeHash::all_from_hex(text), None, "{text}");
        }
        assert_eq!(CodeHash::all_from_hex(""), Some(Vec::new()));
    }

    proptest! {
        #[test]
        fn marks_survive_writing_and_reading(codes in prop::collection::vec("[A-Z0-9]{1,12}", 0..20)) {
            let marks: Vec<CodeHash> = codes.iter().map(|code| mark(code)).collect();
            for mark in &marks {
                prop_assert_eq!(CodeHash::from_hex(&mark.hex()), Some(*mark));
            }
            prop_assert_eq!(CodeHash::all_from_hex(&CodeHash::hex_of_all(&marks)), Some(marks));
        }

        #[test]
        fn different_codes_have_different_marks(a in "[A-Z0-9]{1,12}", b in "[A-Z0-9]{1,12}") {
            prop_assert_eq!(mark(&a) == mark(&b), a == b);
        }
    }
}
