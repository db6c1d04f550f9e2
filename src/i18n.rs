//! Words, numbers and dates for people. Words come from one catalogue per language, everything else from `Intl`.

mod english;
mod format;

use leptos::prelude::*;

pub use english::{CATALOGUE, Key};
use format::Formats;
pub use format::name_of_language;

use std::{cell::RefCell, collections::HashMap, sync::Arc};

use crate::{domain::Numerals, platform::host_bridge::HostBridge};

/// The language of one dashboard. A `Copy` handle, valid until the owner that provided it is dropped.
#[derive(Clone, Copy)]
pub struct I18n {
    language: RwSignal<Arc<Language>>,
    /// Whether times are told in UTC, and not in the zone of this machine.
    is_utc: RwSignal<bool>,
}

/// Words, and how numbers and dates are written.
pub struct Language {
    name: String,
    /// In the order of [`Key`]; English without them.
    texts: Option<&'static [&'static str]>,
    formats: Formats,
}

thread_local! {
    /// The texts of languages that were loaded. They stay: words are handed out for as long as the page lives.
    static LOADED: RefCell<Vec<(String, &'static [&'static str])>> = const { RefCell::new(Vec::new()) };
}

impl Language {
    /// English words, and numbers and dates of this locale. `None` takes the browser's.
    pub fn english(locale: Option<&str>) -> Self {
        Self::new("en".to_owned(), None, locale)
    }

    fn new(name: String, texts: Option<&'static [&'static str]>, locale: Option<&str>) -> Self {
        let formats = Formats::new(&name, locale);
        Self {
            name,
            texts,
            formats,
        }
    }

    /// What the page has loaded: `locale`, and its `language` with the `texts` by the names of [`Key`]. What is absent is
    /// English.
    pub fn of_page(page: &HostBridge) -> Self {
        let locale = page.text("locale");
        let locale = locale.as_deref();
        match (page.text("language"), page.texts("texts")) {
            (Some(name), Some(texts)) => {
                let texts = keep(&name, &texts);
                Self::new(name, Some(texts), locale)
            }
            _ => Self::english(locale),
        }
    }

    /// The tag of the words' language.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// By the script that it is written in. <https://www.w3.org/International/questions/qa-scripts>
    pub fn is_right_to_left(&self) -> bool {
        matches!(&*self.name, "ar" | "fa" | "he" | "ur")
    }
}

fn keep(name: &str, texts: &HashMap<String, String>) -> &'static [&'static str] {
    LOADED.with_borrow_mut(|loaded| {
        if let Some((_, texts)) = loaded.iter().find(|(known, _)| known == name) {
            return *texts;
        }
        let text = |(_, key, english): &(Key, &str, &'static str)| match texts.get(*key) {
            Some(text) => &*text.clone().leak(),
            None => *english,
        };
        let texts: &'static [&'static str] = CATALOGUE.iter().map(text).collect::<Vec<_>>().leak();
        loaded.push((name.to_owned(), texts));
        texts
    })
}

/// Makes the language known to everything below.
pub fn provide(language: Language) -> I18n {
    let i18n = I18n {
        language: RwSignal::new(Arc::new(language)),
        is_utc: RwSignal::new(false),
    };
    provide_context(i18n);
    i18n
}

/// The language that [`provide`] set.
pub fn use_i18n() -> I18n {
    expect_context()
}

impl I18n {
    /// Reactive.
    pub fn language(self) -> Arc<Language> {
        self.language.get()
    }

    /// Words that were handed out before stay as they are: whoever shows them renders them again.
    pub fn speak(self, language: Language) {
        self.language.set(Arc::new(language));
    }

    /// Reactive. Whether times are told in UTC.
    pub fn is_utc(self) -> bool {
        self.is_utc.get()
    }

    /// Times that were told before stay as they are: whoever shows them for long follows [`Self::is_utc`].
    pub fn tell_utc(self, is_utc: bool) {
        if self.is_utc.get_untracked() != is_utc {
            self.is_utc.set(is_utc);
        }
    }

    pub fn text(self, key: Key) -> &'static str {
        self.language
            .with_untracked(|language| match language.texts {
                Some(texts) => texts[key as usize],
                None => CATALOGUE[key as usize].2,
            })
    }

    /// Fills each `{name}` of the text.
    pub fn fill(self, key: Key, values: &[(&str, &str)]) -> String {
        fill(self.text(key), values)
    }

    /// The plural form that fits `n`; `{n}` becomes the number.
    pub fn count(self, key: Key, n: u64) -> String {
        self.count_with(key, n, &[])
    }

    /// As [`Self::count`], with further values to fill in.
    pub fn count_with(self, key: Key, n: u64, values: &[(&str, &str)]) -> String {
        let category = self.formats(|formats| formats.plural_category(n));
        let number = self.integer(n);
        let form = plural_form(self.text(key), &category);
        fill(&fill(form, &[("n", &number)]), values)
    }

    fn formats<T>(self, read: impl FnOnce(&Formats) -> T) -> T {
        self.language
            .with_untracked(|language| read(&language.formats))
    }

    fn dates<T>(self, read: impl FnOnce(&Formats, bool) -> T) -> T {
        let is_utc = self.is_utc.get_untracked();
        self.formats(|formats| read(formats, is_utc))
    }

    /// Grouped digits: 1,240.
    pub fn integer(self, n: u64) -> String {
        self.decimal(&n.to_string())
    }

    /// A decimal number of any length, exactly, with this language's digits and separators.
    pub fn decimal(self, number: &str) -> String {
        self.formats(|formats| formats.number(number))
    }

    /// How this locale writes numbers, to read them back.
    pub fn numerals(self) -> Numerals {
        self.formats(Formats::numerals)
    }

    /// Distance in time at a glance: "27min ago", "in 3mo".
    pub fn relative(self, millis: i64, now: i64) -> String {
        self.formats(|formats| formats.relative(millis, now))
    }

    /// The shortest date that tells a day: the clock for today, "11 Mar" this year, "Dec 2025" before.
    pub fn short_date(self, millis: i64, now: i64) -> String {
        self.dates(|formats, is_utc| formats.short_date(is_utc, millis, now))
    }

    /// "Wednesday, March 11, 2026".
    pub fn long_day(self, millis: i64) -> String {
        self.dates(|formats, is_utc| formats.long_day(is_utc, millis))
    }

    /// A day of the calendar, by its midnight in UTC: "11 Mar".
    pub fn calendar_day(self, midnight: i64) -> String {
        self.formats(|formats| formats.day(midnight))
    }

    /// The same with the weekday and the year: "Wednesday, March 11, 2026".
    pub fn long_calendar_day(self, midnight: i64) -> String {
        self.formats(|formats| formats.long_day(true, midnight))
    }

    /// The month of such a day: "Mar 2026".
    pub fn calendar_month(self, midnight: i64) -> String {
        self.formats(|formats| formats.month(midnight))
    }

    /// Hours and minutes.
    pub fn clock(self, millis: i64) -> String {
        self.dates(|formats, is_utc| formats.clock(is_utc, millis))
    }

    /// Hours, minutes, seconds.
    pub fn clock_with_seconds(self, millis: i64) -> String {
        self.dates(|formats, is_utc| formats.clock_with_seconds(is_utc, millis))
    }

    /// Day and time to the second.
    pub fn full_date(self, millis: i64) -> String {
        self.dates(|formats, is_utc| formats.full_date(is_utc, millis))
    }

    /// Hours, minutes, seconds in UTC.
    pub fn clock_utc(self, millis: i64) -> String {
        self.formats(|formats| formats.clock_utc(millis))
    }

    /// Day and time to the second, in UTC, with the zone's name.
    pub fn full_date_utc(self, millis: i64) -> String {
        self.formats(|formats| formats.full_date_utc(millis))
    }
}

/// Fills each `{name}` of a text that has a value; the others stay as they are.
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('}') {
        let value_of = |name| values.iter().find(|(known, _)| *known == name);
        let found = before.rsplit_once('{');
        match found.and_then(|(words, name)| Some((words, value_of(name)?.1))) {
            Some((words, value)) => {
                filled += words;
                filled += value;
            }
            None => {
                filled += before;
                filled.push('}');
            }
        }
        rest = after;
    }
    filled + rest
}

/// Forms stand as `one:{n} code|other:{n} codes`; the last one serves every category that is not named.
pub fn plural_form<'a>(text: &'a str, category: &str) -> &'a str {
    let mut form = text;
    for candidate in text.split('|') {
        if let Some((name, words)) = candidate.split_once(':') {
            form = words;
            if name == category {
                break;
            }
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::{fill, plural_form};

    #[test]
    fn values_fill_their_names_and_braces_in_a_value_stay_as_they_are() {
        let text = fill("{who} sent {n} of {n}", &[("who", "{n}"), ("n", "3")]);
        assert_eq!(text, "{n} sent 3 of 3");
    }

    #[test]
    fn a_name_without_a_value_stays_in_sight() {
        assert_eq!(fill("{who} left", &[]), "{who} left");
    }

    #[test]
    fn braces_that_hold_no_name_stay_and_hide_none() {
        for (text, filled) in [
            ("{{n}}", "{3}"),
            ("{ {n} }", "{ 3 }"),
            ("} {n} {", "} 3 {"),
            ("{n", "{n"),
            ("n}", "n}"),
            ("{}", "{}"),
        ] {
            assert_eq!(fill(text, &[("n", "3")]), filled);
        }
    }

    #[test]
    fn the_last_form_serves_every_category_that_is_not_named() {
        let text = "one:a code|other:{n} codes";
        assert_eq!(plural_form(text, "one"), "a code");
        assert_eq!(plural_form(text, "few"), "{n} codes");
        assert_eq!(plural_form("no forms", "one"), "no forms");
    }
}
