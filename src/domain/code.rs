use std::fmt;
use std::sync::Arc;

/// A share code. Whoever reads it can redeem it, so `Debug` shows only its ends.
///
/// Cheap to clone: a page, a selection and a job may all hold the same one.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(Arc<str>);

impl Code {
    /// In characters. Real codes are a tenth of it; what is longer is a document pasted by mistake.
    pub const MAX_LEN: usize = 256;

    /// The text without the space around it; `None` when nothing is left or it is longer than [`Code::MAX_LEN`].
    pub fn new(text: &str) -> Option<Code> {
        let text = text.trim();
        let fits = !text.is_empty() && text.chars().nth(Code::MAX_LEN).is_none();
        fits.then(|| Code(text.into()))
    }

    /// The secret itself: to show it to its owner, to copy it, to send it.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// One code a line, as they are pasted elsewhere.
    pub fn lines<'a>(codes: impl Iterator<Item = &'a Code>) -> String {
        codes.flat_map(|code| [code.reveal(), "\n"]).collect()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let chars: Vec<char> = self.0.chars().collect();
        // The ends of a short code are most of it.
        if chars.len() < 8 {
            return f.write_str("Code(…)");
        }
        let start: String = chars[..2].iter().collect();
        let end: String = chars[chars.len() - 2..].iter().collect();
        write!(f, "Code({start}…{end})")
    }
}

/// Of each code the place where it stands first among them.
pub fn first_places(codes: &[Code]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..codes.len()).collect();
    order.sort_unstable_by(|a, b| codes[*a].cmp(&codes[*b]).then(a.cmp(b)));
    let mut places = vec![0; codes.len()];
    let mut first = 0;
    for at in order {
        if codes[at] != codes[first] {
            first = at;
        }
        places[at] = first;
    }
    places
}

/// What a code carries, by the API's number for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Kind {
    /// 1
    Ip,
    /// 2
    Traffic,
    /// A number that the API's reference does not name; 0 when a row gave no readable one.
    Other(i64),
}

impl Kind {
    pub fn number(self) -> i64 {
        match self {
            Kind::Ip => 1,
            Kind::Traffic => 2,
            Kind::Other(number) => number,
        }
    }

    pub fn from_number(number: i64) -> Kind {
        match number {
            1 => Kind::Ip,
            2 => Kind::Traffic,
            other => Kind::Other(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_trimmed_and_bounded() {
        assert_eq!(Code::new("  9P-AB12 \n").unwrap().reveal(), "9P-AB12");
        assert!(Code::new(" \t").is_none());
        assert!(Code::new(&"é".repeat(256)).is_some());
        assert!(Code::new(&"é".repeat(257)).is_none());
    }

    #[test]
    fn debug_shows_only_the_ends() {
        assert_eq!(
            format!("{:?}", Code::new("9P-SECRET-7F").unwrap()),
            "Code(9P…7F)"
        );
        assert_eq!(format!("{:?}", Code::new("9P-AB12").unwrap()), "Code(…)");
    }

    #[test]
    fn repeated_codes_know_where_they_stood_first() {
        let code = |text| Code::new(text).unwrap();
        let codes = ["9P-B", "9P-A", "9P-B", "9P-C", "9P-A", "9P-B"].map(code);
        assert_eq!(first_places(&codes), [0, 1, 0, 3, 1, 0]);
        assert_eq!(first_places(&[]), [0; 0]);
    }

    #[test]
    fn a_kind_keeps_its_number() {
        for number in [-1, 0, 1, 2, 3, i64::MAX] {
            assert_eq!(Kind::from_number(number).number(), number);
        }
        assert_eq!(Kind::from_number(2), Kind::Traffic);
    }
}
