//! `Intl`, reached by name: its constructors are made once per dashboard, since each costs the browser a millisecond.

use js_sys::{Array, Date, Function, Intl, Object, Reflect};
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
    number: Function,
    numerals: Numerals,
    plural: Intl::PluralRules,
    relative: Intl::RelativeTimeFormat,
    clock: Function,
    clock_with_seconds: Function,
    day: Function,
    month: Function,
    full: Function,
    full_utc: Function,
    clock_utc: Function,
    long_day: Function,
}

impl Formats {
    /// `words` is the language of the words that numbers stand among. `None`, and a locale that the browser does not know,
    /// mean the browser's own.
    pub fn new(words: &str, locale: Option<&str>) -> Self {
        let locales = locale
            .and_then(language_tag)
            .and_then(|tag| canonical_locales(&tag).ok())
            .unwrap_or_default();
        let date = |options: &[(&str, &str)]| {
            let options: Vec<_> = options.iter().copied().chain([CALENDAR, DIGITS]).collect();
            Intl::DateTimeFormat::new(&locales, &object(&options)).format()
        };
        let full = [
            ("dateStyle", "medium"),
            ("timeStyle", "medium"),
            ("hourCycle", "h23"),
        ];
        let short = [
            ("hour", "2-digit"),
            ("minute", "2-digit"),
            ("hourCycle", "h23"),
        ];
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
            clock: date(&short),
            clock_with_seconds: date(&[short[0], short[1], short[2], ("second", "2-digit")]),
            day: date(&[("day", "numeric"), ("month", "short")]),
            month: date(&[("month", "short"), ("year", "numeric")]),
            full: date(&full),
            long_day: date(&[("dateStyle", "full")]),
            clock_utc: date(&[
                short[0],
                short[1],
                short[2],
                ("second", "2-digit"),
                ("timeZone", "UTC"),
            ]),
            full_utc: date(&[full[0], ("timeStyle", "long"), ("timeZone", "UTC")]),
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

    pub fn short_date(&self, millis: i64, now: i64) -> String {
        let (then, today) = (date(millis), date(now));
        let format = if then.get_full_year() != today.get_full_year() {
            &self.month
        } else if then.get_month() != today.get_month() || then.get_date() != today.get_date() {
            &self.day
        } else {
            &self.clock
        };
        call(format, &then).unwrap_or_default()
    }

    pub fn long_day(&self, millis: i64) -> String {
        call(&self.long_day, &date(millis)).unwrap_or_default()
    }

    pub fn clock(&self, millis: i64) -> String {
        call(&self.clock, &date(millis)).unwrap_or_default()
    }

    pub fn clock_with_seconds(&self, millis: i64) -> String {
        call(&self.clock_with_seconds, &date(millis)).unwrap_or_default()
    }

    pub fn full_date(&self, millis: i64) -> String {
        call(&self.full, &date(millis)).unwrap_or_default()
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
