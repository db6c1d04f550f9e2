//! Text that is pasted, and files that are given.
//!
//! The input may begin with lines `known CODE` (codes that are the account's own), `given CODE` (codes that were put into the
//! text whole) and `template TEXT` (what stands around codes in messages), and an empty line after them.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use share_code_dashboard::domain::batch::Reader;
use share_code_dashboard::domain::text::is_hidden;
use share_code_dashboard::domain::{Batch, Clues, Code, KnownCodes, text_file};

/// What a page of an account's rows teaches.
const OWN: [&str; 4] = [
    "9P-7KQ4-XM2B-H8RT",
    "9P-QW3E-PLMK-0Z9X",
    "9P-AAAA-BBBB-CCCC",
    "9P-1A2B-3C4D-5E6F",
];

const CODE: &str = "9P-8FK2-M4QX-LZ07";

/// Every promise.
pub fn check(bytes: &[u8]) {
    for promise in 0..PROMISES {
        check_one(bytes, promise);
    }
}

/// How many there are.
pub const PROMISES: usize = 5;

/// One of them, which is by far quicker.
pub fn check_one(bytes: &[u8], promise: usize) {
    // Of an account whose codes are known.
    static OWN_CLUES: LazyLock<Clues> = LazyLock::new(|| clues_of(&OWN.map(code), &[], "{code}"));
    let Ok(text) = str::from_utf8(bytes) else {
        return check_file(bytes);
    };
    let (known, clues, text) = read_clues(text);
    match promise {
        0 => {
            check_file(bytes);
            check_slices(text, &clues);
        }
        1 => check_given(text, &clues),
        2 => check_known(&known),
        3 => check_code_below(text, &OWN_CLUES),
        _ => check_code_below(text, &Clues::default()),
    }
}

fn check_slices(text: &str, clues: &Clues) {
    let batch = read(text, clues, usize::MAX);
    check_batch(&batch, text, clues);
    for chars in [1, 7] {
        let sliced = read(text, clues, chars);
        assert!(
            sliced == batch,
            "slices make no difference: {chars}\n{sliced:?}\n{batch:?}"
        );
    }
}

fn code(text: &str) -> Code {
    Code::new(text).expect("it is a code")
}

fn clues_of(known: &[Code], given: &[Code], template: &str) -> Clues {
    let mut codes = KnownCodes::default();
    codes.learn(known.iter());
    let given: BTreeSet<Code> = given.iter().cloned().collect();
    Clues::new(Arc::new(codes), Arc::default(), Arc::new(given), template)
}

fn read_clues(input: &str) -> (Vec<Code>, Clues, &str) {
    let (mut known, mut given, mut template) = (Vec::new(), Vec::new(), "{code}");
    let mut rest = input;
    while let Some((line, after)) = rest.split_once('\n') {
        match line.split_once(' ') {
            Some(("known", text)) => known.extend(Code::new(text)),
            Some(("given", text)) => given.extend(Code::new(text)),
            Some(("template", text)) => template = text,
            _ if line.is_empty() => {
                rest = after;
                break;
            }
            _ => break,
        }
        rest = after;
    }
    let clues = clues_of(&known, &given, template);
    (known, clues, rest)
}

fn read(text: &str, clues: &Clues, chars: usize) -> Batch {
    let mut reader = Reader::new(text.to_owned(), clues.clone());
    while reader.read(chars) {}
    reader.finish()
}

/// Everything in the text is accounted for, once.
fn check_batch(batch: &Batch, text: &str, clues: &Clues) {
    let found: usize = batch.codes.iter().map(|read| read.times).sum();
    let left_out: usize = batch.left_out.iter().map(|one| one.times).sum();
    assert_eq!(
        found + left_out + batch.word_count,
        batch.pieces,
        "nothing is lost"
    );
    let codes: BTreeSet<&Code> = batch.codes.iter().map(|read| &read.code).collect();
    assert_eq!(codes.len(), batch.codes.len(), "a code comes once");
    let texts: BTreeSet<&str> = batch.left_out.iter().map(|one| &*one.text).collect();
    assert_eq!(texts.len(), batch.left_out.len());
    assert!(batch.words.len() <= batch.word_count);
    let seen: String = text
        .chars()
        .filter(|char| char.is_whitespace() || !is_hidden(*char))
        .collect();
    // What was encoded does not stand there as it is read.
    if seen.contains('%') || seen.contains("://") && seen.contains('+') {
        return;
    }
    for read in &batch.codes {
        let is_given = clues.verbatim.contains(&read.code);
        let is_there = seen.contains(read.code.reveal());
        assert!(
            is_given || read.is_corrected || is_there,
            "no code is made up: {:?}",
            read.code.reveal()
        );
    }
}

/// Codes that were put into the text whole are read to the letter.
fn check_given(text: &str, clues: &Clues) {
    for given in clues.verbatim.iter() {
        // It is put between line ends.
        if given.reveal().contains(char::is_whitespace) {
            continue;
        }
        let text = [text, "\n", given.reveal(), "\n"].concat();
        let batch = read(&text, clues, 40);
        assert!(
            batch.codes.iter().any(|read| read.code == *given),
            "a given code is lost"
        );
    }
}

/// Codes that are known to be the account's own are found, unless one of them has in it what parts them.
fn check_known(known: &[Code]) {
    let is_simple = |code: &Code| {
        let mut chars = code.reveal().chars();
        let has_group = code
            .reveal()
            .contains(|char: char| char.is_ascii_alphanumeric());
        has_group && chars.all(|char| char.is_ascii_alphanumeric() || char == '-')
    };
    if !known.iter().all(is_simple) {
        return;
    }
    let batch = read(
        &Code::lines(known.iter()),
        &clues_of(known, &[], "{code}"),
        40,
    );
    for code in known {
        let is_found = batch.codes.iter().any(|read| read.code == *code);
        assert!(
            is_found || known.len() < 3,
            "a known code is lost: {}",
            code.reveal()
        );
    }
}

/// Whatever stands above it, a code on a line of its own is found, and what is above is read as before.
fn check_code_below(text: &str, clues: &Clues) {
    let before = read(text, clues, usize::MAX);
    let batch = read(&[text, "\n", CODE].concat(), clues, usize::MAX);
    assert_eq!(batch.pieces, before.pieces + 1);
    let found =
        |batch: &Batch| -> Vec<Code> { batch.codes.iter().map(|read| read.code.clone()).collect() };
    let mut due = found(&before);
    if !due.contains(&code(CODE)) {
        due.push(code(CODE));
    }
    assert!(found(&batch) == due, "no code is lost");
    let texts = |batch: &Batch| -> Vec<String> {
        batch.left_out.iter().map(|one| one.text.clone()).collect()
    };
    assert_eq!(texts(&batch), texts(&before));
}

/// A file is read as the text that was saved, in whatever way.
fn check_file(bytes: &[u8]) {
    let read = text_file::decode(bytes);
    let Some(read) = read else { return };
    let read = read.trim_start_matches('\u{feff}');
    if let Ok(text) = str::from_utf8(bytes)
        && !bytes.contains(&0)
    {
        assert_eq!(
            read,
            text.trim_start_matches('\u{feff}'),
            "a file is read whole"
        );
    }
    let mut wide = vec![0xff, 0xfe];
    wide.extend(read.encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(
        text_file::decode(&wide).as_deref(),
        Some(read),
        "in every alphabet"
    );
    // Codes are the same in all of the old ones.
    let ascii = |text: &str| text.chars().filter(char::is_ascii).collect::<String>();
    let saved: Vec<u8> = read
        .chars()
        .map(|char| u8::try_from(char).unwrap_or(0xbf))
        .collect();
    // What begins as UTF-16 does is that.
    let is_marked = saved.starts_with(&[0xff, 0xfe]) || saved.starts_with(&[0xfe, 0xff]);
    if let Some(old) = text_file::decode(&saved)
        && str::from_utf8(&saved).is_err()
        && !is_marked
    {
        assert_eq!(ascii(&old), ascii(read));
    }
}
