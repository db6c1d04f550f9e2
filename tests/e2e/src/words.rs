//! The texts of the page, in English: tests name them as the program does, so that another wording costs them nothing.

pub use share_code_dashboard::i18n::Key as Text;
use share_code_dashboard::i18n::{self, CATALOGUE};

/// A text as it stands in the catalogue.
pub const fn english(key: Text) -> &'static str {
    CATALOGUE[key as usize].2
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
    i18n::fill(&i18n::fill(form, &[("n", &n.to_string())]), values)
}
