//! `Intl`, reached by name: its constructors are made once per dashboard, since each costs the browser a millisecond.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
use std::sync::OnceLock;
use wasm_bindgen::{JsValue, prelude::wasm_bindgen};

use crate::domain::{Numerals, language_tag};

#[wasm_bindgen]
extern "C" {
    /// Throws a RangeError for what is no language tag, which the binding of js-sys does not catch.
    #[wasm_bindgen(js_namespace = Intl, js_name = getCanonicalLocales, catch)]
    fn canonical_locales(locale: &str) -> Result<Array, JsValue>;

    #[wasm_bindgen(js_namespace = Intl, js_name = DisplayNames)]
    type DisplayNames;

    #[wasm_bindgen(constructor, js_namespace = Intl, js_class = "DisplayNames", catch)]
    fn new(locales: &Array, options: &Object) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, tag: &str) -> Result<JsValue, JsValue>;
}

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The digits of codes and of what is typed, in every language: engines differ in those that they take for Arabic.
const DIGITS: (&str, &str) = ("numberingSystem", "latn");

/// The calendar of the API's own times and of what customers are told, where people count years in another one as well.
const CALENDAR: (&str, &str) = ("calendar", "gregory");

pub struct Formats {
    locales: Array,
    number: Function,
    numerals: Numerals,
    plural: Intl::PluralRules,
    relative: Intl::RelativeTimeFormat,
    local: Dates,
    /// Made once somebody wants it.
    utc: OnceLock<Dates>,
    full_utc: Function,
    clock_utc: Function,
}

/// The dates and times of one zone.
struct Dates {
    is_utc: bool,
    clock: Function,
    clock_with_seconds: Function,
    day: Function,
    month: Function,
    full: Function,
    long_day: Function,
}

/// Day and time to the second.
const DATE: (&str, &str) = ("dateStyle", "medium");
const H23: (&str, &str) = ("hourCycle", "h23");
const FULL: [(&str, &str); 3] = [DATE, ("timeStyle", "medium"), H23];

/// Hours, minutes and seconds.
const CLOCK: [(&str, &str); 4] = [
    ("hour", "2-digit"),
    ("minute", "2-digit"),
    ("hourCycle", "h23"),
    ("second", "2-digit"),
];

const UTC: (&str, &str) = ("timeZone", "UTC");

impl Dates {
    /// In UTC, or in the zone of this machine.
    fn new(locales: &Array, is_utc: bool) -> Self {
        let format = |options: &[(&str, &str)]| {
            let zone = is_utc.then_some(UTC);
            date_format(locales, options.iter().copied().chain(zone))
        };
        Self {
            is_utc,
            clock: format(&CLOCK[..3]),
            clock_with_seconds: format(&CLOCK),
            day: format(&[("day", "numeric"), ("month", "short")]),
            month: format(&[("month", "short"), ("year", "numeric")]),
            full: format(&FULL),
            long_day: format(&[("dateStyle", "full")]),
        }
    }

    /// Year, month and day.
    fn day_of(&self, date: &Date) -> (u32, u32, u32) {
        match self.is_utc {
            true => (
                date.get_utc_full_year(),
                date.get_utc_month(),
                date.get_utc_date(),
            ),
            false => (date.get_full_year(), date.get_month(), date.get_date()),
        }
    }
}

fn date_format<'a>(locales: &Array, options: impl Iterator<Item = (&'a str, &'a str)>) -> Function {
    let options: Vec<_> = options.chain([CALENDAR, DIGITS]).collect();
    Intl::DateTimeFormat::new(locales, &object(&options)).format()
}

impl Formats {
    /// `words` is the language of the words that numbers stand among. `None`, and a locale that the browser does not know,
    /// mean the browser's own.
    pub fn new(words: &str, locale: Option<&str>) -> Self {
        let locales = locale
            .and_then(language_tag)
            .and_then(|tag| canonical_locales(&tag).ok())
            .unwrap_or_default();
        // A gigabyte has nine decimals.
        let number = object(&[("maximumFractionDigits", "9"), DIGITS]);
        let number = Intl::NumberFormat::new(&locales, &number).format();
        let example = call(&number, &1_234_567.8.into());
        Self {
            numerals: example.map_or(Numerals::PLAIN, |example| Numerals::of_example(&example)),
            number,
            plural: Intl::PluralRules::new(&Array::of1(&words.into()), &Object::new()),
            relative: Intl::RelativeTimeFormat::new(
                &locales,
                &object(&[("style", "narrow"), ("numeric", "always"), DIGITS]),
            ),
            local: Dates::new(&locales, false),
            utc: OnceLock::new(),
            clock_utc: date_format(&locales, CLOCK.into_iter().chain([UTC])),
            full_utc: date_format(
                &locales,
                [DATE, ("timeStyle", "long"), H23, UTC].into_iter(),
            ),
            locales,
        }
    }

    fn dates(&self, is_utc: bool) -> &Dates {
        match is_utc {
            true => self.utc.get_or_init(|| Dates::new(&self.locales, true)),
            false => &self.local,
        }
    }

    /// `Intl.NumberFormat` reads a decimal string exactly: <https://tc39.es/ecma402/#sec-intl-math>.
    pub fn number(&self, number: &str) -> String {
        call(&self.number, &number.into()).unwrap_or_else(|| number.to_owned())
    }

    pub fn numerals(&self) -> Numerals {
        self.numerals
    }

    pub fn plural_category(&self, n: u64) -> String {
        // No language tells numbers apart up there.
        String::from(self.plural.select(n.min(1 << 52) as f64))
    }

    pub fn relative(&self, millis: i64, now: i64) -> String {
        let distance = millis - now;
        let (size, unit) = match distance.abs() {
            d if d < MINUTE => (SECOND, "second"),
            d if d < HOUR => (MINUTE, "minute"),
            d if d < DAY => (HOUR, "hour"),
            d if d < 60 * DAY => (DAY, "day"),
            d if d < 730 * DAY => (30 * DAY, "month"),
            _ => (365 * DAY, "year"),
        };
        // With a minus, nothing at all is "0s ago" and not "in 0s".
        let count = (distance / size).abs() as f64;
        let count = if distance > 0 { count } else { -count };
        String::from(self.relative.format(count, unit))
    }

    pub fn short_date(&self, is_utc: bool, millis: i64, now: i64) -> String {
        let dates = self.dates(is_utc);
        let (then, today) = (date(millis), date(now));
        let (day, of_today) = (dates.day_of(&then), dates.day_of(&today));
        let format = if day.0 != of_today.0 {
            &dates.month
        } else if day != of_today {
            &dates.day
        } else {
            &dates.clock
        };
        call(format, &then).unwrap_or_default()
    }

    pub fn long_day(&self, is_utc: bool, millis: i64) -> String {
        call(&self.dates(is_utc).long_day, &date(millis)).unwrap_or_default()
    }

    /// Of a moment in UTC: "11 Mar".
    pub fn day(&self, millis: i64) -> String {
        call(&self.dates(true).day, &date(millis)).unwrap_or_default()
    }

    /// Of a moment in UTC: "Mar 2026".
    pub fn month(&self, millis: i64) -> String {
        call(&self.dates(true).month, &date(millis)).unwrap_or_default()
    }

    pub fn clock(&self, is_utc: bool, millis: i64) -> String {
        call(&self.dates(is_utc).clock, &date(millis)).unwrap_or_default()
    }

    pub fn clock_with_seconds(&self, is_utc: bool, millis: i64) -> String {
        call(&self.dates(is_utc).clock_with_seconds, &date(millis)).unwrap_or_default()
    }

    pub fn full_date(&self, is_utc: bool, millis: i64) -> String {
        call(&self.dates(is_utc).full, &date(millis)).unwrap_or_default()
    }

    pub fn clock_utc(&self, millis: i64) -> String {
        call(&self.clock_utc, &date(millis)).unwrap_or_default()
    }

    pub fn full_date_utc(&self, millis: i64) -> String {
        call(&self.full_utc, &date(millis)).unwrap_or_default()
    }
}

/// The name that a language has in itself, such as "Tiếng Việt"; the tag where the browser knows none.
pub fn name_of_language(tag: &str) -> String {
    let names = DisplayNames::new(&Array::of1(&tag.into()), &object(&[("type", "language")]));
    let name = names.ok().and_then(|names| names.of(tag).ok()?.as_string());
    name.unwrap_or_else(|| tag.to_owned())
}

fn date(millis: i64) -> Date {
    Date::new(&JsValue::from_f64(millis as f64))
}

fn call(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}

fn object(fields: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        // Setting a field of a plain object can't fail.
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}
