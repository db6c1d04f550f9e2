use super::code::{Code, first_places};
use super::text::is_hidden;

/// What a pasted text holds.
#[derive(Clone, PartialEq, Debug)]
pub struct Batch {
    /// Everything that stood between separators, codes and others.
    pub pieces: usize,
    /// Each code once, in the order of first appearance.
    pub codes: Vec<BatchCode>,
    /// The pieces that are no codes, as they stood there.
    pub dropped: Vec<String>,
}

#[derive(Clone, PartialEq, Debug)]
pub struct BatchCode {
    pub code: Code,
    /// How often it stood in the text.
    pub times: usize,
}

/// Finds the codes in a text that came from a mail, a table, a program, in time n log n.
pub fn read(text: &str) -> Batch {
    let mut batch = Batch {
        pieces: 0,
        codes: Vec::new(),
        dropped: Vec::new(),
    };
    let mut codes = Vec::new();
    for piece in text.split(is_separator) {
        // Mail programs and web pages leave invisible characters inside of what they show.
        let piece: String = piece.chars().filter(|char| !is_hidden(*char)).collect();
        if piece.is_empty() {
            continue;
        }
        batch.pieces += 1;
        match Code::new(&piece).filter(|code| has_shape(code.reveal())) {
            None => batch.dropped.push(piece),
            Some(code) => codes.push(code),
        }
    }
    let first = first_places(&codes);
    // Of each code that stands first, where it is in the batch.
    let mut places = vec![0; codes.len()];
    for (at, code) in codes.into_iter().enumerate() {
        if first[at] == at {
            places[at] = batch.codes.len();
            batch.codes.push(BatchCode { code, times: 1 });
        } else {
            batch.codes[places[first[at]]].times += 1;
        }
    }
    batch
}

/// White space (no-break spaces are), and what lists, tables and programs put around and between values.
fn is_separator(char: char) -> bool {
    char.is_whitespace() || ",;|\"'`“”„‘’‚«»()[]{}<>，；、".contains(char)
}

/// A word without a digit is a heading or a greeting; a shorter one is a number of something.
fn has_shape(piece: &str) -> bool {
    const SHORTEST: usize = 6;
    piece.len() >= SHORTEST
        && piece
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && piece.bytes().any(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn codes(batch: &Batch) -> Vec<(&str, usize)> {
        (batch.codes.iter())
            .map(|found| (found.code.reveal(), found.times))
            .collect()
    }

    #[test]
    fn codes_are_found_between_any_separators() {
        let text = "\u{feff}9P-0001,9P-0002;9P-0003|9P-0004\t9P-0005\r\n\"9P-0006\"\u{a0}'9P-0007' \
                    [9P-0008] {\"code\":\n\"9P-0009\"} <9P-0010>";
        let batch = read(text);
        let expected: Vec<String> = (1..=10).map(|number| format!("9P-{number:04}")).collect();
        let found: Vec<&str> = codes(&batch).into_iter().map(|(code, _)| code).collect();
        assert_eq!(found, expected);
        assert_eq!(batch.dropped, ["code", ":"]);
        assert_eq!(batch.pieces, 12);
    }

    #[test]
    fn a_repeated_code_is_counted_where_it_stood_first() {
        let batch = read("9P-BBB1 9P-AAA1 9P-BBB1 9P-\u{200b}BBB1");
        assert_eq!(codes(&batch), [("9P-BBB1", 3), ("9P-AAA1", 1)]);
        assert_eq!(batch.pieces, 4);
    }

    #[test]
    fn what_is_no_code_is_said() {
        let long = "9".repeat(257);
        let text = format!("status 12345 9P-АB12 ann@example.com {long} 9P_-12");
        let batch = read(&text);
        assert_eq!(codes(&batch), [("9P_-12", 1)]);
        let dropped = ["status", "12345", "9P-АB12", "ann@example.com", &long];
        assert_eq!(batch.dropped, dropped);
    }

    #[test]
    fn an_empty_text_has_no_pieces() {
        assert_eq!(read(" \n,\u{200b};").pieces, 0);
    }

    proptest! {
        #[test]
        fn every_piece_is_accounted_for(text in "([A-C0-2é@,; \"\u{200b}-]|9P-000[0-3]){0,60}") {
            let batch = read(&text);
            let found: usize = batch.codes.iter().map(|code| code.times).sum();
            prop_assert_eq!(found + batch.dropped.len(), batch.pieces);
        }
    }
}
