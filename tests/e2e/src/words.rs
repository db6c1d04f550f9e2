//! The texts of the page, in English: tests name them as the program does, so that another wording costs them nothing.

pub use share_code_dashboard::i18n::Key as Text;
use share_code_dashboard::i18n::{self, CATALOGUE};

/// A text as it stands in the catalogue.
pub const fn english(key: Text) -> &'static str {
    CATALOGUE[key as usize].2
}

/// What a text is called in the files of other languages.
pub const fn name_of(key: Text) -> &'static str {
    CATALOGUE[key as usize].1
}

/// A text with each `{name}` filled in.
pub fn fill(key: Text, values: &[(&str, &str)]) -> String {
    i18n::fill(english(key), values)
}

/// The form for so many, with `{n}` filled in.
pub fn count(key: Text, n: u64) -> String {
    count_with(key, n, &[])
}

/// As [`count`], with further values to fill in.
pub fn count_with(key: Text, n: u64, values: &[(&str, &str)]) -> String {
    let category = if n == 1 { "one" } else { "other" };
    let form = i18n::plural_form(english(key), category);
    i18n::fill(&i18n::fill(form, &[("n", &grouped(n))]), values)
}

/// What a text says behind this value, which is not known.
pub fn after(text: &str, unknown: &str) -> String {
    let (_, after) = text
        .split_once(unknown)
        .expect("the text has the value in it");
    after.to_owned()
}

/// As English writes it: 1,240.
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
