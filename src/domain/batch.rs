use std::mem;

use super::code::{Code, first_places};
use super::text::is_hidden;

/// So many pieces that are no codes are kept, to be shown.
const MOST_DROPPED: usize = 1_000;

/// What a pasted text holds.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Batch {
    /// Everything that stood between separators, codes and others.
    pub pieces: usize,
    /// Each code once, in the order of first appearance.
    pub codes: Vec<BatchCode>,
    /// The first of the pieces that are no codes, as they stood there.
    pub dropped: Vec<String>,
    /// How many pieces are no codes.
    pub dropped_count: usize,
}

#[derive(Clone, PartialEq, Debug)]
pub struct BatchCode {
    pub code: Code,
    /// How often it stood in the text.
    pub times: usize,
    /// Letters that look like Latin ones were read as those.
    pub is_mended: bool,
    /// Another code of the text differs in nothing but capitals.
    pub has_twin: bool,
}

/// Finds the codes in a text that came from a mail, a table, a program, in time n log n; slice by slice, so that a page can
/// do something else in between.
pub struct Reader {
    text: String,
    /// In bytes.
    place: usize,
    batch: Batch,
    /// With repetitions; and whether they were mended.
    found: Vec<(Code, bool)>,
}

impl Reader {
    pub fn new(text: String) -> Reader {
        Reader {
            text,
            place: 0,
            batch: Batch::default(),
            found: Vec::new(),
        }
    }

    /// Reads so many characters more, and the piece that ends behind them. False at the end of the text.
    pub fn read(&mut self, chars: usize) -> bool {
        let rest = &self.text[self.place..];
        // The rest begins with the separator that ended the slice before.
        let mut ends = rest.char_indices().skip(chars.max(1));
        let end = ends.find(|(_, char)| is_separator(*char)).map(|(at, _)| at);
        let slice = &rest[..end.unwrap_or(rest.len())];
        let mut pieces = Vec::new();
        for piece in slice.split(is_separator) {
            // Mail programs and web pages leave invisible characters inside of what they show.
            let piece: String = piece.chars().filter(|char| !is_hidden(*char)).collect();
            if !piece.is_empty() {
                pieces.push(piece);
            }
        }
        self.place += slice.len();
        for piece in pieces {
            self.take(piece);
        }
        end.is_some()
    }

    fn take(&mut self, piece: String) {
        self.batch.pieces += 1;
        let mended: String = piece.chars().map(latin).collect();
        match Code::new(&mended).filter(|code| has_shape(code.reveal())) {
            Some(code) => self.found.push((code, mended != piece)),
            None => {
                self.batch.dropped_count += 1;
                if self.batch.dropped.len() < MOST_DROPPED {
                    self.batch.dropped.push(piece);
                }
            }
        }
    }

    pub fn finish(mut self) -> Batch {
        let found = mem::take(&mut self.found);
        let codes: Vec<Code> = found.iter().map(|(code, _)| code.clone()).collect();
        let first = first_places(&codes);
        // Of each code that stands first, where it is in the batch.
        let mut places = vec![0; codes.len()];
        let batch = &mut self.batch;
        for (at, (code, is_mended)) in found.into_iter().enumerate() {
            if first[at] == at {
                places[at] = batch.codes.len();
                batch.codes.push(BatchCode {
                    code,
                    times: 1,
                    is_mended,
                    has_twin: false,
                });
            } else {
                let known = &mut batch.codes[places[first[at]]];
                known.times += 1;
                known.is_mended |= is_mended;
            }
        }
        mark_twins(&mut batch.codes);
        self.batch
    }
}

/// The whole text at once.
pub fn read(text: &str) -> Batch {
    let mut reader = Reader::new(text.to_owned());
    while reader.read(usize::MAX) {}
    reader.finish()
}

fn mark_twins(codes: &mut [BatchCode]) {
    let small = |read: &BatchCode| read.code.reveal().to_ascii_lowercase();
    let mut order: Vec<(String, usize)> = codes.iter().map(small).zip(0..).collect();
    order.sort_unstable();
    for pair in order.windows(2) {
        if pair[0].0 == pair[1].0 {
            codes[pair[0].1].has_twin = true;
            codes[pair[1].1].has_twin = true;
        }
    }
}

/// Letters of other scripts, each before the Latin one that it is mistaken for.
const LOOK_ALIKES: &str = "АAВBСCЕEНHІIЈJКKМMОOРPЅSТTХXУYаaсcеeіiјjоoрpѕsхxуy\
                           ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧX‐-‑-‒-–-—-―-−-﹣-";

/// The Latin letter, digit or hyphen that this looks like, if it is none itself.
fn latin(char: char) -> char {
    if char.is_ascii() {
        return char;
    }
    // The wide forms of CJK keyboards stand in the order of ASCII.
    if let wide @ 0xff01..=0xff5e = u32::from(char) {
        return char::from_u32(wide - 0xfee0).unwrap_or(char);
    }
    let mut pairs = LOOK_ALIKES.chars();
    while let (Some(like), Some(latin)) = (pairs.next(), pairs.next()) {
        if like == char {
            return latin;
        }
    }
    char
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
        let text = format!("status 12345 9P-ЖB12 ann@example.com {long} 9P_-12");
        let batch = read(&text);
        assert_eq!(codes(&batch), [("9P_-12", 1)]);
        let dropped = ["status", "12345", "9P-ЖB12", "ann@example.com", &long];
        assert_eq!(batch.dropped, dropped);
        assert_eq!(batch.dropped_count, 5);
        let many = "word ".repeat(MOST_DROPPED + 7);
        let batch = read(&many);
        assert_eq!((batch.dropped.len(), batch.dropped_count), (1_000, 1_007));
    }

    #[test]
    fn letters_that_look_latin_are_read_as_latin_and_said() {
        // Cyrillic, Greek, wide, a dash, and one that is all right.
        let batch = read("9P–АВ12 9Ρ-AB13 ９Ｐ－ＡＢ１４ 9P-AB15");
        let expected = ["9P-AB12", "9P-AB13", "9P-AB14", "9P-AB15"];
        let found: Vec<&str> = codes(&batch).into_iter().map(|(code, _)| code).collect();
        assert_eq!(found, expected);
        let mended: Vec<bool> = batch.codes.iter().map(|code| code.is_mended).collect();
        assert_eq!(mended, [true, true, true, false]);
    }

    #[test]
    fn codes_that_differ_in_capitals_alone_are_kept_and_said() {
        let batch = read("9P-ab12 9P-AB12 9P-AB13 9P-ab12");
        let twins: Vec<bool> = batch.codes.iter().map(|code| code.has_twin).collect();
        assert_eq!(twins, [true, true, false]);
        assert_eq!(batch.codes[0].times, 2);
    }

    #[test]
    fn slices_give_what_the_whole_gives() {
        let text = "9P-0001,9P-0002;é 9P-0003 hello 9P-0001\u{200b} 9P-0004";
        for chars in 0..20 {
            let mut reader = Reader::new(text.to_owned());
            while reader.read(chars) {}
            assert_eq!(reader.finish(), read(text), "{chars}");
        }
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
            prop_assert_eq!(found + batch.dropped_count, batch.pieces);
        }
    }
}
