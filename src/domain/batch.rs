mod guess;
mod known;
mod scan;
mod text;

pub use known::KnownCodes;

use std::collections::{BTreeMap, BTreeSet};
use std::mem;
use std::sync::Arc;

use super::code::{Code, first_places};
use scan::{Found, Glue, Scan};
use text::is_word_char;

/// So many words are kept, to be shown.
const MOST_WORDS: usize = 1_000;

/// What a pasted text holds.
#[derive(Clone, PartialEq, Default, Debug)]
pub struct Batch {
    /// Everything that was looked at: codes, what looks like one, and words.
    pub pieces: usize,
    /// Each code once, in the order of first appearance.
    pub codes: Vec<BatchCode>,
    /// What looks like a code and is not taken for one, each once.
    pub left_out: Vec<LeftOut>,
    /// The first of the pieces that are ordinary words and numbers.
    pub words: Vec<String>,
    /// How many those are.
    pub word_count: usize,
}

#[derive(Clone, PartialEq, Debug)]
pub struct BatchCode {
    pub code: Code,
    /// How often it stood in the text.
    pub times: usize,
    /// Letters that look like Latin ones were read as those.
    pub is_corrected: bool,
    /// Another code of the text differs in nothing but capitals.
    pub differs_by_case: bool,
    /// The person said so.
    pub is_added: bool,
}

/// A piece that may be a code, for the person to say.
#[derive(Clone, PartialEq, Debug)]
pub struct LeftOut {
    pub text: String,
    /// How often it stood in the text.
    pub times: usize,
    pub why: Why,
    /// A code of the account that differs in nothing but capitals and hyphens.
    pub meant: Option<Code>,
}

/// Why a piece is not taken for a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Why {
    /// It looks like a date or the number of something.
    Number,
    /// It is not like the codes of the account.
    Unlike,
    /// Nothing is known of the account's codes, and it might be one.
    Unsure,
}

/// By what a text is read.
#[derive(Clone, Default)]
pub struct Clues {
    pub known: Arc<KnownCodes>,
    /// What the person has said of pieces: the code that each of them is.
    pub chosen: Arc<BTreeMap<String, Code>>,
    /// Codes that were put into the text whole: between white space each is that code to the letter, whatever it looks like.
    pub verbatim: Arc<BTreeSet<Code>>,
    glue: Glue,
}

impl Clues {
    /// `template` is that of the deployment's messages, whose text may stand right beside a code.
    pub fn new(
        known: Arc<KnownCodes>,
        chosen: Arc<BTreeMap<String, Code>>,
        verbatim: Arc<BTreeSet<Code>>,
        template: &str,
    ) -> Clues {
        Clues {
            known,
            chosen,
            verbatim,
            glue: Glue::of_template(template),
        }
    }
}

/// Finds the codes in a text that came from a mail, a table, a program, in time n log n; slice by slice, so that a page can
/// do something else in between.
pub struct Reader {
    text: String,
    clues: Clues,
    /// In bytes.
    place: usize,
    batch: Batch,
    /// With repetitions.
    found: Vec<BatchCode>,
    /// The place of each in [`Batch::left_out`].
    left_out: BTreeMap<String, usize>,
}

impl Reader {
    pub fn new(text: String, clues: Clues) -> Reader {
        Reader {
            text,
            clues,
            place: 0,
            batch: Batch::default(),
            found: Vec::new(),
            left_out: BTreeMap::new(),
        }
    }

    /// Reads so many characters more, and the piece that ends behind them. False at the end of the text.
    pub fn read(&mut self, chars: usize) -> bool {
        let rest = &self.text[self.place..];
        let end = self.end_of_slice(rest, chars);
        let slice = &rest[..end.unwrap_or(rest.len())];
        let scan = Scan {
            known: &self.clues.known,
            glue: &self.clues.glue,
        };
        let mut found = Vec::new();
        let mut read_to = 0;
        for (code, at) in self.verbatim_in(slice) {
            found.extend(scan.read(&slice[read_to..at]));
            read_to = at + code.reveal().len();
            found.push(Found::Code(code, false));
        }
        found.extend(scan.read(&slice[read_to..]));
        self.place += slice.len();
        for found in found {
            self.take(found);
        }
        end.is_some()
    }

    /// Where a slice of at least so many characters ends; `None` for the rest of the text. Nothing that belongs together has
    /// white space in it, but for the spaces that codes of the account have.
    fn end_of_slice(&self, rest: &str, chars: usize) -> Option<usize> {
        /// Characters without a space after which a comma will do.
        const FAR: usize = 5_000;
        let known = &self.clues.known;
        let mut comma = None;
        // The rest begins with what ended the slice before.
        for (far, (at, char)) in rest.char_indices().skip(chars.max(1)).enumerate() {
            if char.is_whitespace() && !known.is_sign(char) {
                return Some(at);
            }
            if matches!(char, ',' | ';') && !known.is_sign(char) {
                comma = comma.or(Some(at));
            }
            if far > FAR && comma.is_some() {
                return comma;
            }
        }
        None
    }

    /// The verbatim codes, each with its place.
    fn verbatim_in(&self, slice: &str) -> Vec<(Code, usize)> {
        if self.clues.verbatim.is_empty() {
            return Vec::new();
        }
        let words = slice.split_whitespace();
        let places = words.map(|word| (word, word.as_ptr() as usize - slice.as_ptr() as usize));
        let verbatim = |(word, at)| Some((self.clues.verbatim.get(&Code::new(word)?)?.clone(), at));
        places.filter_map(verbatim).collect()
    }

    fn take(&mut self, found: Found) {
        self.batch.pieces += 1;
        match found {
            Found::Code(code, is_corrected) => self.take_code(code, is_corrected, false),
            Found::LeftOut(text, why) => match self.clues.chosen.get(&text) {
                Some(code) => self.take_code(code.clone(), false, true),
                None => self.leave_out(text, why),
            },
            Found::Word(word) => {
                self.batch.word_count += 1;
                if self.batch.words.len() < MOST_WORDS {
                    self.batch.words.push(word);
                }
            }
        }
    }

    fn take_code(&mut self, code: Code, is_corrected: bool, is_added: bool) {
        self.found.push(BatchCode {
            code,
            times: 1,
            is_corrected,
            differs_by_case: false,
            is_added,
        });
    }

    fn leave_out(&mut self, text: String, why: Why) {
        if let Some(place) = self.left_out.get(&text) {
            self.batch.left_out[*place].times += 1;
            return;
        }
        self.left_out
            .insert(text.clone(), self.batch.left_out.len());
        let meant = self.clues.known.other_spelling(&text).cloned();
        self.batch.left_out.push(LeftOut {
            text,
            times: 1,
            why,
            meant,
        });
    }

    pub fn finish(mut self) -> Batch {
        let found = mem::take(&mut self.found);
        let codes: Vec<Code> = found.iter().map(|read| read.code.clone()).collect();
        let first = first_places(&codes);
        // Of each code that stands first, where it is in the batch.
        let mut places = vec![0; codes.len()];
        let batch = &mut self.batch;
        for (at, read) in found.into_iter().enumerate() {
            if first[at] == at {
                places[at] = batch.codes.len();
                batch.codes.push(read);
            } else {
                let known = &mut batch.codes[places[first[at]]];
                known.times += 1;
                known.is_corrected |= read.is_corrected;
            }
        }
        mark_differing_by_case(&mut batch.codes);
        self.batch
    }
}

fn mark_differing_by_case(codes: &mut [BatchCode]) {
    let small = |read: &BatchCode| read.code.reveal().to_ascii_lowercase();
    let mut order: Vec<(String, usize)> = codes.iter().map(small).zip(0..).collect();
    order.sort_unstable();
    for pair in order.windows(2) {
        if pair[0].0 == pair[1].0 {
            codes[pair[0].1].differs_by_case = true;
            codes[pair[1].1].differs_by_case = true;
        }
    }
}

#[cfg(test)]
mod tests;
