//! Numbers as people write them: the point of one locale is the comma of another.

/// How a locale sets off decimals and thousands, in Latin digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Numerals {
    decimal: char,
    /// `None`: thousands are not set off.
    group: Option<char>,
}

/// What sets off thousands and nothing else, wherever it stands: spaces of all widths, apostrophes, and the Arabic mark.
const GROUPS_ALONE: [char; 8] = [
    ' ', '\u{a0}', '\u{202f}', '\u{2009}', '\'', '\u{2019}', '_', '\u{66c}',
];
/// The Arabic decimal mark.
const DECIMAL_ALONE: char = '\u{66b}';

impl Default for Numerals {
    fn default() -> Numerals {
        Numerals::PLAIN
    }
}

impl Numerals {
    /// A point before decimals and nothing else, as programs write numbers.
    pub const PLAIN: Numerals = Numerals {
        decimal: '.',
        group: None,
    };

    /// By an example that has both: a locale's way to write 1234567.8.
    pub fn of_example(example: &str) -> Numerals {
        let mut marks = example.chars().filter(|char| !char.is_ascii_digit());
        let first = marks.next();
        match (first, marks.next_back()) {
            (Some(group), Some(decimal)) => Numerals {
                decimal,
                group: Some(group),
            },
            (Some(decimal), None) => Numerals {
                decimal,
                group: None,
            },
            (None, _) => Numerals::PLAIN,
        }
    }

    /// The numbers that a text can mean, written plainly: none, one, or two where a mark can be a decimal mark as well
    /// as set off thousands.
    ///
    /// What is just as the locale writes it has one meaning. So has what only one convention explains.
    pub fn readings(self, text: &str) -> Vec<String> {
        let mut readings = self.by_any_convention(text);
        let is_own = |reading: &String| {
            let own = read(text.trim(), self.decimal, self.group);
            own.as_ref() == Some(reading) && !has_idle_decimals(reading)
        };
        if readings.first().is_some_and(is_own) {
            readings.truncate(1);
        }
        readings
    }

    /// The whole number that a text means: no mark in it can be a decimal one.
    pub fn whole(self, text: &str) -> Option<String> {
        let mut readings = self.by_any_convention(text).into_iter();
        readings.find(|reading| !reading.contains('.'))
    }

    /// The locale's own reading stands first.
    fn by_any_convention(self, text: &str) -> Vec<String> {
        let conventions = [
            (self.decimal, self.group),
            ('.', Some(',')),
            (',', Some('.')),
        ];
        let mut readings: Vec<String> = Vec::new();
        for (decimal, group) in conventions {
            if let Some(reading) = read(text.trim(), decimal, group)
                && !readings.iter().any(|known| is_same(known, &reading))
            {
                readings.push(reading);
            }
        }
        readings
    }

    /// A plain number with this decimal mark, and nothing between thousands.
    pub fn write(self, plain: &str) -> String {
        plain.replace('.', self.decimal.encode_utf8(&mut [0; 4]))
    }
}

/// Nobody writes 1.500 for 1.5, but for 1500 many do.
fn has_idle_decimals(plain: &str) -> bool {
    plain.contains('.') && plain.ends_with('0')
}

fn is_same(a: &str, b: &str) -> bool {
    fn shortest(plain: &str) -> &str {
        let plain = plain.trim_start_matches('0');
        if plain.contains('.') {
            plain.trim_end_matches('0').trim_end_matches('.')
        } else {
            plain
        }
    }
    shortest(a) == shortest(b)
}

/// The number that the text is with these marks, written plainly.
fn read(text: &str, decimal: char, group: Option<char>) -> Option<String> {
    let is_decimal = |char| char == decimal || char == DECIMAL_ALONE;
    let (whole, decimals) = match text.split_once(is_decimal) {
        Some((_, "")) => return None,
        Some((whole, decimals)) => (whole, decimals),
        None => (text, ""),
    };
    let is_group = |char| group == Some(char) || char != decimal && GROUPS_ALONE.contains(&char);
    let groups: Vec<&str> = whole.split(is_group).collect();
    let mut marks = whole.chars().filter(|char| is_group(*char));
    let mark = marks.next();
    let is_one_mark = marks.all(|other| Some(other) == mark);
    let digits = groups.concat();
    let is_number = is_one_mark
        && is_grouped(&groups)
        && digits.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit())
        // ".5" is a number; nothing is none.
        && !(digits.is_empty() && decimals.is_empty());
    is_number.then(|| match decimals {
        "" => digits,
        decimals => [&*digits, ".", decimals].concat(),
    })
}

/// By thousands, or as in India by hundreds above the first thousand.
fn is_grouped(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    let Some((last, middle)) = rest.split_last() else {
        return true;
    };
    let is_by =
        |size| (1..=size).contains(&first.len()) && middle.iter().all(|group| group.len() == size);
    // No group begins a number with a nought: 0,500 is half of something.
    last.len() == 3 && !first.starts_with('0') && (is_by(3) || is_by(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// 1234567.8 in English, Vietnamese and German, French, Hindi, Swiss German, Arabic with its own marks.
    const EXAMPLES: [&str; 7] = [
        "1,234,567.8",
        "1.234.567,8",
        "1\u{202f}234\u{202f}567,8",
        "12,34,567.8",
        "1\u{2019}234\u{2019}567.8",
        "1\u{66c}234\u{66c}567\u{66b}8",
        "1234567,8",
    ];

    fn readings(example: &str, text: &str) -> Vec<String> {
        Numerals::of_example(example).readings(text)
    }

    #[test]
    fn a_number_is_read_as_the_locale_writes_it() {
        let [en, vi, fr, hi, ch, ar, plain] = EXAMPLES;
        for (example, text, number) in [
            (en, "1,500", "1500"),
            (en, "1.5", "1.5"),
            (en, "1.234", "1.234"),
            (en, "1,234,567.891", "1234567.891"),
            (vi, "1.500", "1500"),
            (vi, "1,5", "1.5"),
            (vi, "1,234", "1.234"),
            (vi, "1.234.567,891", "1234567.891"),
            (fr, "1\u{202f}500", "1500"),
            (fr, "1 500,5", "1500.5"),
            (hi, "12,34,567.5", "1234567.5"),
            (ch, "1'500.5", "1500.5"),
            (ar, "1\u{66c}500\u{66b}5", "1500.5"),
            (plain, "1500,5", "1500.5"),
            (en, ".5", ".5"),
            (en, " 7 ", "7"),
        ] {
            assert_eq!(
                readings(example, text),
                [number],
                "{text:?} where {example}"
            );
        }
    }

    #[test]
    fn what_one_convention_alone_explains_is_that() {
        let [en, vi, fr, ..] = EXAMPLES;
        for (example, text, number) in [
            (en, "1,5", "1.5"),
            (en, "1.234.567", "1234567"),
            (en, "1.234,5", "1234.5"),
            (en, "1.50", "1.50"),
            (en, "0.500", "0.500"),
            (en, "1 500", "1500"),
            (vi, "1.5", "1.5"),
            (vi, "1,234.5", "1234.5"),
            (fr, "1.5", "1.5"),
        ] {
            assert_eq!(
                readings(example, text),
                [number],
                "{text:?} where {example}"
            );
        }
    }

    #[test]
    fn where_two_readings_are_possible_both_are_named() {
        let [en, vi, fr, ..] = EXAMPLES;
        for (example, text, both) in [
            (en, "1.500", ["1.500", "1500"]),
            (vi, "1,500", ["1.500", "1500"]),
            (fr, "1,500", ["1.500", "1500"]),
            (fr, "1.234", ["1.234", "1234"]),
        ] {
            assert_eq!(readings(example, text), both, "{text:?} where {example}");
        }
    }

    #[test]
    fn what_is_no_number_has_no_reading() {
        for text in [
            "", ".", "1.", "1.5.2", "+1", "-1", "1e3", "1 00", "1,00,0", "٣", ",500,", "1, 500",
            "1,5 GB",
        ] {
            assert_eq!(readings(EXAMPLES[0], text), [""; 0], "{text:?}");
        }
    }

    #[test]
    fn a_whole_number_is_read_however_it_is_grouped() {
        for example in EXAMPLES {
            let whole = |text| Numerals::of_example(example).whole(text);
            for text in ["5554", "5,554", "5.554", "5 554", "5\u{202f}554", "5'554"] {
                assert_eq!(
                    whole(text).as_deref(),
                    Some("5554"),
                    "{text:?} where {example}"
                );
            }
            assert_eq!(whole("1.000").as_deref(), Some("1000"));
            for text in ["", "five", "5.5", "5,50", "5.5540"] {
                assert_eq!(whole(text), None, "{text:?} where {example}");
            }
        }
    }

    /// As a locale writes it, by thousands or as in India.
    fn written(numerals: Numerals, plain: &str, is_indian: bool) -> String {
        let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
        let mut text = String::new();
        for (n, digit) in whole.chars().enumerate() {
            let left = whole.len() - n;
            let is_set_off = n > 0
                && if is_indian {
                    left == 3 || left > 3 && left % 2 == 1
                } else {
                    left % 3 == 0
                };
            text.extend(numerals.group.filter(|_| is_set_off));
            text.push(digit);
        }
        if !decimals.is_empty() {
            text.push(numerals.decimal);
            text += decimals;
        }
        text
    }

    proptest! {
        #[test]
        fn what_a_locale_writes_it_reads_back(
            plain in "(0|[1-9][0-9]{0,12})(\\.[0-9]{0,8}[1-9])?",
            example in prop::sample::select(&EXAMPLES[..]),
        ) {
            let numerals = Numerals::of_example(example);
            let text = written(numerals, &plain, example.starts_with("12,34"));
            prop_assert_eq!(numerals.readings(&text), [plain.clone()], "{}", text);
            prop_assert_eq!(numerals.readings(&numerals.write(&plain)), [plain]);
        }

        #[test]
        fn no_text_has_more_than_two_readings(text in "[0-9.,' ]{0,12}", example in prop::sample::select(&EXAMPLES[..])) {
            prop_assert!(readings(example, &text).len() <= 2);
        }
    }
}
