use std::collections::{BTreeMap, BTreeSet};

use super::is_word_char;
use crate::domain::Code;

/// So many codes are remembered for their spelling; shapes are learnt from all.
const MOST: usize = 5_000;

/// So many shapes are told apart. An account with more has codes without a shape.
const MOST_SHAPES: usize = 32;

/// So many beginnings are told from others.
const MOST_FIRSTS: usize = 100;

/// From so many codes on, what they have in common is taken for a rule.
const FIRM: usize = 3;

/// From so many letters on, a case that none of them has is one that no code has.
const ENOUGH_LETTERS: usize = 8;

/// The codes that are known to be the account's own, and what they look like. Nobody says what a code looks like, so it is
/// learnt: where the groups end, how long they are, how the first begins, capitals or small letters.
#[derive(Clone, Default)]
pub struct KnownCodes {
    /// By their letters and digits alone, in small letters.
    spelled: BTreeMap<String, Vec<Code>>,
    remembered: usize,
    shapes: Vec<Shape>,
}

/// Codes with the same characters between their groups.
#[derive(Clone)]
struct Shape {
    parts: Vec<Part>,
    codes: usize,
    /// The first groups that were seen, until they are too many to mean anything.
    firsts: BTreeSet<String>,
    capitals: usize,
    small: usize,
    /// How many of the codes have a digit, and how many a letter.
    with_digit: usize,
    with_letter: usize,
    /// Whether one of them has a letter that is not of ASCII.
    is_foreign: bool,
}

#[derive(Clone, PartialEq)]
enum Part {
    /// Letters and digits: the shortest and the longest that was seen.
    Group(usize, usize),
    /// Any other character, to the letter.
    Sign(char),
}

impl KnownCodes {
    /// True when it did not know all of them before.
    pub fn learn<'a>(&mut self, codes: impl Iterator<Item = &'a Code>) -> bool {
        let mut is_changed = false;
        for code in codes {
            let alike = self.spelled.entry(squash(code.reveal())).or_default();
            if alike.contains(code) {
                continue;
            }
            is_changed = true;
            if self.remembered < MOST {
                alike.push(code.clone());
                self.remembered += 1;
            }
            self.learn_shape(code.reveal());
        }
        is_changed
    }

    fn learn_shape(&mut self, code: &str) {
        let parts = parts_of(code);
        let has_group = parts.iter().any(|part| matches!(part, Part::Group(..)));
        if !has_group {
            return;
        }
        let place = self.shapes.iter().position(|shape| shape.is_like(&parts));
        match place {
            Some(place) => self.shapes[place].take(code, &parts),
            None if self.shapes.len() < MOST_SHAPES => {
                let mut shape = Shape {
                    parts: parts.clone(),
                    codes: 0,
                    firsts: BTreeSet::new(),
                    capitals: 0,
                    small: 0,
                    with_digit: 0,
                    with_letter: 0,
                    is_foreign: false,
                };
                shape.take(code, &parts);
                self.shapes.push(shape);
            }
            None => {}
        }
    }

    /// Whether enough is known for what fits no shape to be left out.
    pub fn is_firm(&self) -> bool {
        self.shapes.iter().map(|shape| shape.codes).sum::<usize>() >= FIRM
    }

    /// Whether there is a code that has no letter.
    pub fn has_numbers(&self) -> bool {
        (self.shapes.iter()).any(|shape| shape.with_letter < shape.codes)
    }

    /// The known code that differs from this text in nothing but capitals and what stands between the groups.
    pub fn other_spelling(&self, text: &str) -> Option<&Code> {
        let alike = self.spelled.get(&squash(text))?;
        let is_itself = alike.iter().any(|code| code.reveal() == text);
        alike.first().filter(|_| !is_itself)
    }

    /// As the text would be written if it was a code of a known shape.
    pub fn respelled(&self, text: &str) -> Option<Code> {
        let plain: String = text.chars().filter(|char| char.is_alphanumeric()).collect();
        let spellings = self.shapes.iter().filter_map(|shape| shape.spell(&plain));
        let mut others = spellings.filter(|spelling| spelling != text);
        Code::new(&others.next()?)
    }

    /// Where the code ends that begins here, as the longest that fits a shape; `None` where none begins. Characters around it
    /// are the caller's business.
    pub(super) fn fit(&self, text: &[char], at: usize) -> Option<usize> {
        let ends = self.shapes.iter().filter_map(|shape| shape.fit(text, at));
        ends.max()
    }

    /// As [`Self::fit`], by shapes that begin in a way that nothing else does.
    pub(super) fn fit_with_prefix(&self, text: &[char], at: usize) -> Option<usize> {
        let shapes = self.shapes.iter().filter(|shape| shape.has_prefix());
        shapes.filter_map(|shape| shape.fit(text, at)).max()
    }

    /// Whether a text begins as codes of the account do, whatever the case of its letters.
    pub(super) fn begins_alike(&self, text: &str) -> bool {
        const SHORTEST: usize = 2;
        const LONG: usize = 6;
        let small = text.to_lowercase();
        let begins = |first: &String| {
            let first = first.to_lowercase();
            let rest = small.strip_prefix(&first).unwrap_or_default();
            let is_group = |rest: &str| rest.starts_with(|char| !is_word_char(char));
            first.len() >= SHORTEST
                && !rest.is_empty()
                && (small.len() >= LONG || is_group(rest) && rest.len() > 1)
        };
        (self.shapes.iter()).any(|shape| shape.has_prefix() && shape.firsts.iter().any(begins))
    }

    /// Whether a character is more than an ornament between two others: it stands in a code.
    pub(super) fn is_sign(&self, char: char) -> bool {
        (self.shapes.iter()).any(|shape| shape.parts.contains(&Part::Sign(char)))
    }
}

impl Shape {
    fn is_like(&self, parts: &[Part]) -> bool {
        self.parts.len() == parts.len()
            && self.parts.iter().zip(parts).all(|pair| match pair {
                (Part::Group(..), Part::Group(..)) => true,
                (one, other) => one == other,
            })
    }

    fn take(&mut self, code: &str, parts: &[Part]) {
        for (known, part) in self.parts.iter_mut().zip(parts) {
            if let (Part::Group(shortest, longest), Part::Group(length, _)) = (known, part) {
                *shortest = (*shortest).min(*length);
                *longest = (*longest).max(*length);
            }
        }
        self.codes += 1;
        // One more than can be a rule says as much as all of them.
        if self.firsts.len() <= MOST_FIRSTS {
            self.firsts.insert(first_group(code.chars()));
        }
        self.capitals += code.chars().filter(|char| char.is_uppercase()).count();
        self.small += code.chars().filter(|char| char.is_lowercase()).count();
        self.with_digit += usize::from(code.chars().any(char::is_numeric));
        self.with_letter += usize::from(code.chars().any(char::is_alphabetic));
        self.is_foreign |= !code.is_ascii();
    }

    fn groups(&self) -> usize {
        let is_group = |part: &&Part| matches!(part, Part::Group(..));
        self.parts.iter().filter(is_group).count()
    }

    /// Whether codes begin with one of few groups.
    fn has_prefix(&self) -> bool {
        self.groups() > 1
            && self.codes >= FIRM
            && self.firsts.len() <= MOST_FIRSTS
            && self.firsts.len() * FIRM <= self.codes
    }

    fn fit(&self, text: &[char], at: usize) -> Option<usize> {
        let mut end = at;
        for part in &self.parts {
            match *part {
                Part::Sign(sign) => {
                    text.get(end).filter(|char| **char == sign)?;
                    end += 1;
                }
                Part::Group(shortest, longest) => {
                    let length = text[end..]
                        .iter()
                        .take_while(|char| is_word_char(**char))
                        .count();
                    let fits = if shortest == longest {
                        length == longest
                    } else if self.groups() == 1 {
                        (shortest..=longest).contains(&length)
                    } else {
                        // Where lengths differ, another one may come.
                        (1..=2 * longest).contains(&length)
                    };
                    if !fits {
                        return None;
                    }
                    end += length;
                }
            }
        }
        self.has_rules_of(&text[at..end]).then_some(end)
    }

    fn has_rules_of(&self, code: &[char]) -> bool {
        let has = |is: fn(char) -> bool| code.iter().any(|char| is(*char));
        if !self.is_foreign && !code.iter().all(char::is_ascii) {
            return false;
        }
        let is_in_case = self.capitals + self.small < ENOUGH_LETTERS
            || (self.capitals > 0 || !has(char::is_uppercase))
                && (self.small > 0 || !has(char::is_lowercase));
        if !is_in_case {
            return false;
        }
        if self.codes < FIRM {
            return true;
        }
        if self.with_letter == self.codes && !has(char::is_alphabetic)
            || self.with_letter == 0 && has(char::is_alphabetic)
        {
            return false;
        }
        if self.has_prefix() {
            return (self.firsts).contains(&first_group(code.iter().copied()));
        }
        // Without a beginning that tells it from a word, a digit has to.
        self.with_digit < self.codes || has(char::is_numeric)
    }

    /// The letters and digits, written as codes of this shape are.
    fn spell(&self, plain: &str) -> Option<String> {
        let plain = match (self.capitals > 0, self.small > 0) {
            (true, false) => plain.to_uppercase(),
            (false, true) => plain.to_lowercase(),
            _ => plain.to_owned(),
        };
        let mut rest: Vec<char> = plain.chars().rev().collect();
        let mut spelled = String::new();
        for part in &self.parts {
            match *part {
                Part::Sign(sign) => spelled.push(sign),
                Part::Group(shortest, longest) => {
                    if shortest != longest || rest.len() < longest {
                        return None;
                    }
                    for _ in 0..longest {
                        spelled.extend(rest.pop());
                    }
                }
            }
        }
        let chars: Vec<char> = spelled.chars().collect();
        (rest.is_empty() && self.has_rules_of(&chars)).then_some(spelled)
    }
}

fn first_group(code: impl Iterator<Item = char>) -> String {
    code.skip_while(|char| !is_word_char(*char))
        .take_while(|char| is_word_char(*char))
        .collect()
}

fn parts_of(code: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for char in code.chars() {
        match parts.last_mut() {
            Some(Part::Group(shortest, longest)) if is_word_char(char) => {
                *shortest += 1;
                *longest += 1;
            }
            _ if is_word_char(char) => parts.push(Part::Group(1, 1)),
            _ => parts.push(Part::Sign(char)),
        }
    }
    parts
}

/// Letters and digits alone, in small letters.
fn squash(text: &str) -> String {
    let plain = text.chars().filter(|char| char.is_alphanumeric());
    plain.flat_map(char::to_lowercase).collect()
}
