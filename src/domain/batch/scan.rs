//! Finding codes in a text, whatever stands around them.

use super::guess::{Guess, guess, is_strong};
use super::text::{Text, is_word_char};
use super::{KnownCodes, Why};
use crate::domain::Code;
use crate::domain::email::check_email;
use crate::domain::percent::percent_decode;

/// Links in links, and what was encoded twice.
const DEEPEST: usize = 3;

pub enum Found {
    /// And whether letters of it only looked Latin.
    Code(Code, bool),
    LeftOut(String, Why),
    Word(String),
}

/// What a template for messages puts right beside a code, without anything between.
#[derive(Clone, Default)]
pub struct Glue {
    before: Vec<char>,
    after: Vec<char>,
}

impl Glue {
    pub fn of_template(template: &str) -> Glue {
        let Some((before, after)) = template.split_once("{code}") else {
            return Glue::default();
        };
        let (before, after) = (Text::of(before).chars, Text::of(after).chars);
        let is_glue = |char: &&char| is_word_char(**char) || is_joiner(**char);
        let length = before.iter().rev().take_while(is_glue).count();
        Glue {
            before: before[before.len() - length..].to_vec(),
            after: after.iter().take_while(is_glue).copied().collect(),
        }
    }

    /// Where that begins and ends which stands between the two in a piece, which begins and ends with a letter or a digit.
    fn strip(&self, piece: &[char]) -> Option<(usize, usize)> {
        let is_edge = |char: &&char| !is_word_char(**char);
        let outer = self.before.iter().take_while(is_edge).count();
        let before = &self.before[outer..];
        let outer = self.after.iter().rev().take_while(is_edge).count();
        let after = &self.after[..self.after.len() - outer];
        let inner = piece.strip_prefix(before)?.strip_suffix(after)?;
        let is_glued = !inner.is_empty() && before.len() + after.len() > 0;
        is_glued.then(|| (before.len(), before.len() + inner.len()))
    }
}

/// How codes are told from all else.
pub struct Scan<'a> {
    pub known: &'a KnownCodes,
    pub glue: &'a Glue,
}

/// Where a piece stands.
#[derive(Clone, Copy, Default)]
struct Place {
    depth: usize,
    is_in_link: bool,
}

impl Scan<'_> {
    /// What stands in the text, in its order.
    pub fn read(&self, text: &str) -> Vec<Found> {
        let mut found = Vec::new();
        self.text(&Text::of(text), Place::default(), &mut found);
        found
    }

    fn text(&self, text: &Text, place: Place, found: &mut Vec<Found>) {
        let mut at = 0;
        while at < text.chars.len() {
            let link = link_in(&text.chars, at);
            let (start, end) = link.unwrap_or((text.chars.len(), text.chars.len()));
            self.plain(text, at, start, place, found);
            if start < end {
                self.link(text, start, end, place, found);
            }
            at = end.max(at + 1);
        }
    }

    /// The codes in the address of a page, and nothing else of it.
    fn link(&self, text: &Text, start: usize, end: usize, place: Place, found: &mut Vec<Found>) {
        let address: String = text.kept[start..end].iter().collect();
        let rest = address.split_once("://").map_or("", |(_, rest)| rest);
        let place = Place {
            depth: place.depth + 1,
            is_in_link: true,
        };
        let mut inner = Vec::new();
        if place.depth <= DEEPEST {
            let is_code = |found: &Found| matches!(found, Found::Code(..));
            if let Some(decoded) = percent_decode(rest) {
                self.text(&Text::of(&decoded), place, &mut inner);
            }
            if !inner.iter().any(is_code) {
                inner.clear();
                self.text(&Text::of(rest), place, &mut inner);
            }
            inner.retain(|found| !matches!(found, Found::Word(_)));
        }
        if inner.is_empty() {
            inner.push(Found::Word(address));
        }
        found.append(&mut inner);
    }

    fn plain(&self, text: &Text, start: usize, end: usize, place: Place, found: &mut Vec<Found>) {
        let (mut at, mut rest) = (start, start);
        while at < end {
            match self.code_at(text, at, end) {
                Some(stop) => {
                    self.rest(text, rest, at, place, found);
                    found.extend(self.code(text, at, stop));
                    (at, rest) = (stop, stop);
                }
                None => at += 1,
            }
        }
        self.rest(text, rest, end, place, found);
    }

    /// Where a code of a known shape ends that begins here.
    fn code_at(&self, text: &Text, at: usize, end: usize) -> Option<usize> {
        if !self.is_free_before(text, at) {
            return None;
        }
        let fit = |end: usize| {
            let as_it_stands = self.known.fit(&text.kept[..end], at);
            as_it_stands.or_else(|| self.known.fit(&text.chars[..end], at))
        };
        if let Some(stop) = fit(end).filter(|stop| self.is_free_behind(text, *stop)) {
            return Some(stop);
        }
        if self.glue.after.is_empty() {
            return None;
        }
        // Letters of a template may be taken for letters of the code.
        let longest = end.min(at + Code::MAX_LEN);
        (at..longest).find(|stop| {
            text.chars[*stop..].starts_with(&self.glue.after) && fit(*stop) == Some(*stop)
        })
    }

    fn is_free_before(&self, text: &Text, at: usize) -> bool {
        let is_joined = |at: &usize| {
            let char = text.chars[*at];
            (is_joiner(char) || self.known.is_sign(char) && !char.is_whitespace())
                && !text.is_changed(*at)
        };
        let joiners = (0..at).rev().take_while(is_joined).count();
        let before = &text.chars[..at - joiners];
        match before.last() {
            Some(char) if is_word_char(*char) => {
                joiners == 0 && is_escaped(before)
                    || !self.glue.before.is_empty() && text.chars[..at].ends_with(&self.glue.before)
            }
            _ => true,
        }
    }

    fn is_free_behind(&self, text: &Text, stop: usize) -> bool {
        let is_joined = |at: &usize| {
            let char = text.chars[*at];
            (is_joiner(char) || self.known.is_sign(char) && !char.is_whitespace())
                && !text.is_changed(*at)
        };
        let joiners = (stop..text.chars.len()).take_while(is_joined).count();
        match text.chars.get(stop + joiners) {
            Some(char) if is_word_char(*char) => {
                !self.glue.after.is_empty() && text.chars[stop..].starts_with(&self.glue.after)
            }
            _ => true,
        }
    }

    fn code(&self, text: &Text, start: usize, end: usize) -> Option<Found> {
        let kept = Code::new(&text.kept[start..end].iter().collect::<String>())?;
        // Codes may have letters of other scripts.
        if self.known.fit(&text.kept[..end], start) == Some(end) {
            return Some(Found::Code(kept, false));
        }
        let read = Code::new(&text.chars[start..end].iter().collect::<String>())?;
        let is_changed = read != kept;
        Some(Found::Code(read, is_changed))
    }

    /// What holds no code of a known shape.
    fn rest(&self, text: &Text, start: usize, end: usize, place: Place, found: &mut Vec<Found>) {
        let mut at = start;
        while at < end {
            let chunk = text.chars[at..end]
                .iter()
                .take_while(|char| !char.is_whitespace());
            let stop = at + chunk.count();
            let decoded = decoded(&text.chars[at..stop]).filter(|_| place.depth < DEEPEST);
            match decoded {
                Some(decoded) => {
                    let place = Place {
                        depth: place.depth + 1,
                        ..place
                    };
                    self.text(&Text::of(&decoded), place, found);
                }
                None => self.chunk(text, at, stop, place, found),
            }
            at = stop + 1;
        }
    }

    /// What stands between two spaces.
    fn chunk(&self, text: &Text, start: usize, end: usize, place: Place, found: &mut Vec<Found>) {
        let is_part =
            |char: char| is_word_char(char) || is_joiner(char) || char == '.' || char == '@';
        let is_edge = |at: &usize| !is_word_char(text.chars[*at]);
        let mut at = start;
        while at < end {
            let stop = at
                + text.chars[at..end]
                    .iter()
                    .take_while(|char| is_part(**char))
                    .count();
            let mut first = at + (at..stop).take_while(is_edge).count();
            let last = stop - (first..stop).rev().take_while(is_edge).count();
            if first + 1 < last && is_escaped(&text.chars[..=first]) {
                first += 1;
            }
            if first < last {
                self.piece(text, first, last, place, found);
            }
            at = stop.max(at) + 1;
        }
    }

    /// Letters and digits, joined by hyphens, points and at signs.
    fn piece(&self, text: &Text, start: usize, end: usize, place: Place, found: &mut Vec<Found>) {
        let read = &text.chars[start..end];
        let as_string = |chars: &[char]| chars.iter().collect::<String>();
        let word = || Found::Word(as_string(&text.kept[start..end]));
        let mut each = |separator: char| {
            let mut at = start;
            for part in read.split(|char| *char == separator) {
                if !part.is_empty() {
                    self.piece(text, at, at + part.len(), place, found);
                }
                at += part.len() + 1;
            }
        };
        if read.contains(&'@') {
            match check_email(&as_string(read)) {
                Ok(()) => found.push(word()),
                Err(_) => each('@'),
            }
            return;
        }
        if !read.contains(&'.') {
            found.push(self.classify(text, start, end, place));
            return;
        }
        // "1.", "2." of a list.
        let number = read.iter().take_while(|char| char.is_ascii_digit()).count();
        if (1..=4).contains(&number) && read[number] == '.' && number + 1 < read.len() {
            self.piece(text, start + number + 1, end, place, found);
            return;
        }
        let is_code =
            |part: &str| part.contains('-') && is_strong(part) && guess(part) == Guess::Code;
        let has_digit = |part: &str| part.contains(|char: char| char.is_numeric());
        let whole = as_string(read);
        if whole.split('.').any(is_code)
            && whole
                .split('.')
                .all(|part| is_code(part) || !has_digit(part))
        {
            each('.');
            return;
        }
        let is_like = if self.known.is_firm() {
            self.known.begins_alike(&whole)
        } else {
            is_strong(&whole) && !place.is_in_link
        };
        found.push(if is_like {
            Found::LeftOut(whole, Why::Unsure)
        } else {
            word()
        });
    }

    /// Letters and digits, joined by hyphens.
    fn classify(&self, text: &Text, start: usize, end: usize, place: Place) -> Found {
        let chars = &text.chars[start..end];
        if let Some((from, to)) = self.glue.strip(chars) {
            let scan = Scan {
                known: self.known,
                glue: &Glue::default(),
            };
            return scan.classify(text, start + from, start + to, place);
        }
        let read: String = chars.iter().collect();
        let left_out = |why| Found::LeftOut(read.clone(), why);
        let word = || Found::Word(text.kept[start..end].iter().collect());
        if chars.len() > Code::MAX_LEN {
            return word();
        }
        if self.known.other_spelling(&read).is_some() {
            return left_out(Why::Unlike);
        }
        // A code that something else is joined to.
        let inner = (0..chars.len()).find_map(|at| {
            let stop = self.known.fit_with_prefix(chars, at)?;
            Some(chars[at..stop].iter().collect())
        });
        if let Some(inner) = inner {
            return Found::LeftOut(inner, Why::Unlike);
        }
        if self.known.begins_alike(&read) {
            return left_out(Why::Unlike);
        }
        let guess = guess(&read);
        if self.known.is_firm() {
            return match guess {
                _ if place.is_in_link => word(),
                Guess::Code | Guess::Unsure => left_out(Why::Unlike),
                Guess::Number if self.known.has_numbers() => left_out(Why::Number),
                Guess::Number | Guess::Word => word(),
            };
        }
        match guess {
            Guess::Code if place.is_in_link && !is_strong(&read) => left_out(Why::Unsure),
            Guess::Code => self.code(text, start, end).unwrap_or_else(word),
            Guess::Unsure => left_out(Why::Unsure),
            Guess::Number if place.is_in_link && !is_named(&text.chars[..start]) => word(),
            Guess::Number => left_out(Why::Number),
            Guess::Word => word(),
        }
    }
}

fn is_joiner(char: char) -> bool {
    char == '-' || char == '_'
}

/// Whether a text ends in `\n`, `\r` or `\t`, as programs write the end of a line.
fn is_escaped(text: &[char]) -> bool {
    matches!(text, [.., '\\', 'n' | 'r' | 't'])
}

/// Whether what stands behind this text is called a code there: `code=`.
fn is_named(before: &[char]) -> bool {
    let Some(('=', name)) = before.split_last().map(|(last, rest)| (*last, rest)) else {
        return false;
    };
    let name: String = name.iter().collect::<String>().to_ascii_lowercase();
    ["code", "key", "voucher", "coupon"]
        .iter()
        .any(|known| name.ends_with(known))
}

/// The text without percent-encoding; `None` where there is none, or none that makes a text.
fn decoded(chunk: &[char]) -> Option<String> {
    let is_encoded = |three: &[char]| {
        three[0] == '%' && three[1].is_ascii_hexdigit() && three[2].is_ascii_hexdigit()
    };
    if !chunk.windows(3).any(is_encoded) {
        return None;
    }
    percent_decode(&chunk.iter().collect::<String>())
}

/// Where the next address of a page begins and ends.
fn link_in(text: &[char], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    loop {
        at += text[at..]
            .windows(3)
            .position(|three| three == [':', '/', '/'])?;
        let is_scheme = |char: &&char| char.is_ascii_alphanumeric() || "+.-".contains(**char);
        let scheme = text[from..at].iter().rev().take_while(is_scheme).count();
        // A scheme begins with a letter: <https://www.rfc-editor.org/rfc/rfc3986#section-3.1>. Many a code does not.
        if text[at - scheme..at]
            .first()
            .is_some_and(char::is_ascii_alphabetic)
        {
            let is_inside =
                |char: &&char| !char.is_whitespace() && !"\"'`<>“”„‘’«»|\\，；、".contains(**char);
            let rest = text[at..].iter().take_while(is_inside).count();
            return Some((at - scheme, at + rest));
        }
        at += 3;
    }
}
