use serde::{Deserialize, Serialize};

/// What stands in place of something that may not be kept.
const HIDDEN: &str = "…";

/// Words of a server as they may be kept on disk: short, and without what may be a code or a key.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct KeptWords(String);

impl KeptWords {
    /// In characters. What is longer is a page and no sentence.
    pub const MAX_LEN: usize = 200;

    pub fn new(words: &str) -> KeptWords {
        KeptWords::without(words, |_| false)
    }

    /// The same without whatever else the caller knows to be secret. It is asked about runs of letters, digits, `-` and `_`.
    pub fn without(words: &str, is_secret: impl Fn(&str) -> bool) -> KeptWords {
        let mut kept = String::new();
        let mut rest = words.trim();
        while let Some(first) = rest.chars().next() {
            let is_run = is_in_run(first);
            let end = rest.find(|char| is_in_run(char) != is_run);
            let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
            let is_hidden = is_run && (is_secret(piece) || looks_secret(piece));
            kept += if is_hidden { HIDDEN } else { piece };
            rest = after;
        }
        if let Some((end, _)) = kept.char_indices().nth(KeptWords::MAX_LEN) {
            let last = kept[..end].char_indices().next_back();
            kept.truncate(last.map_or(0, |(last, _)| last));
            kept += HIDDEN;
        }
        KeptWords(kept)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<String> for KeptWords {
    fn from(words: String) -> KeptWords {
        KeptWords::new(&words)
    }
}

impl From<KeptWords> for String {
    fn from(words: KeptWords) -> String {
        words.0
    }
}

fn is_in_run(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '-' || char == '_'
}

/// Letters with digits among them, or more of them in a row than words have: behind a gateway nobody here knows the key.
fn looks_secret(piece: &str) -> bool {
    const SHORTEST: usize = 6;
    const LONGEST_WORD: usize = 20;
    let has = |is: fn(&u8) -> bool| piece.as_bytes().iter().any(is);
    let is_mixed = has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic);
    let mut words = piece.split(['-', '_']);
    is_mixed && piece.len() >= SHORTEST || words.any(|word| word.len() > LONGEST_WORD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sentence_stays_and_what_may_be_a_code_or_a_key_goes() {
        for (words, kept) in [
            ("Code has already been used.", "Code has already been used."),
            ("INSUFFICIENT_BALANCE (402)", "INSUFFICIENT_BALANCE (402)"),
            ("Mã này đã bị thu hồi", "Mã này đã bị thu hồi"),
            (
                "minimum 5 IPs until 2026-11-27",
                "minimum 5 IPs until 2026-11-27",
            ),
            ("9P-AB12 is used; 9P-CD34, too", "… is used; …, too"),
            ("bad key 'a1b2c3d4e5'", "bad key '…'"),
            ("key abcdefghijklmnopqrstuvwxyz", "key …"),
            (" ", ""),
        ] {
            assert_eq!(KeptWords::new(words).as_str(), kept);
        }
        let kept = KeptWords::without("code ABC of ABCD", |piece| piece == "ABC");
        assert_eq!(kept.as_str(), "code … of ABCD");
    }

    #[test]
    fn a_page_is_cut() {
        let kept = KeptWords::new(&"é ".repeat(1_000));
        assert_eq!(kept.as_str().chars().count(), KeptWords::MAX_LEN);
        assert!(kept.as_str().ends_with('…'));
    }

    proptest! {
        #[test]
        fn what_is_kept_is_kept_as_it_is(words in "[ -~é]{0,300}") {
            let kept = KeptWords::new(&words);
            prop_assert!(kept.as_str().chars().count() <= KeptWords::MAX_LEN);
            prop_assert_eq!(KeptWords::new(kept.as_str()), kept);
        }

        #[test]
        fn no_code_is_kept(before in "[a-z ]{0,40}", code in "9P-[A-Z0-9]{4,20}", after in " [a-z ]{0,40}") {
            let kept = KeptWords::new(&[&before, " ", &code, &after].concat());
            prop_assert!(!kept.as_str().contains(&code));
        }
    }
}
