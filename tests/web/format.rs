//! Numbers, plurals and times, as `Intl` gives them.

use js_sys::{Array, Intl::RelativeTimeFormat, Object, Reflect};
use leptos::prelude::*;
use share_code_dashboard::i18n::{self, I18n, Key};
use wasm_bindgen_test::wasm_bindgen_test;

fn in_language(locale: &str, check: impl FnOnce(I18n)) {
    Owner::new().with(|| check(i18n::provide(i18n::Language::english(Some(locale)))));
}

#[wasm_bindgen_test]
fn numbers_are_exact_beyond_what_a_float_holds() {
    in_language("en", |i18n| {
        assert_eq!(i18n.integer(9_007_199_254_740_993), "9,007,199,254,740,993");
        assert_eq!(i18n.integer(u64::MAX), "18,446,744,073,709,551,615");
        assert_eq!(
            i18n.decimal("9007199254740993.000000001"),
            "9,007,199,254,740,993.000000001"
        );
        assert_eq!(i18n.decimal("0.5"), "0.5");
    });
}

#[wasm_bindgen_test]
fn a_count_takes_the_plural_form_of_its_number() {
    in_language("en", |i18n| {
        for (n, words) in [
            (0, "0 results"),
            (1, "1 result"),
            (2, "2 results"),
            (1240, "1,240 results"),
            (u64::MAX, "18,446,744,073,709,551,615 results"),
        ] {
            assert_eq!(i18n.count(Key::Results, n), words);
        }
    });
}

#[wasm_bindgen_test]
fn a_distance_in_time_is_told_in_the_largest_unit_that_fits() {
    const SECOND: i64 = 1_000;
    const MINUTE: i64 = 60 * SECOND;
    const HOUR: i64 = 60 * MINUTE;
    const DAY: i64 = 24 * HOUR;
    // The browser abbreviates, and not always alike: "1m ago", "1min ago".
    let options = Object::new();
    Reflect::set(&options, &"style".into(), &"narrow".into()).expect("a plain object");
    let narrow = RelativeTimeFormat::new(&Array::of1(&"en".into()), &options);
    in_language("en", |i18n| {
        let now = 1_800_000_000_000;
        for (distance, number, unit) in [
            // What is right now has just happened: "0s ago".
            (0, -0., "second"),
            (-400, -0., "second"),
            (-59 * SECOND, -59., "second"),
            (-MINUTE, -1., "minute"),
            (59 * MINUTE, 59., "minute"),
            (-HOUR, -1., "hour"),
            (23 * HOUR, 23., "hour"),
            (-DAY, -1., "day"),
            (-59 * DAY, -59., "day"),
            (90 * DAY, 3., "month"),
            (-800 * DAY, -2., "year"),
        ] {
            let words = String::from(narrow.format(number, unit));
            assert_eq!(i18n.relative(now + distance, now), words);
        }
    });
}

#[wasm_bindgen_test]
fn a_time_in_utc_says_so() {
    in_language("en", |i18n| {
        let text = i18n.full_date_utc(1_792_831_445_000);
        assert_eq!(text, "Oct 24, 2026, 08:44:05 UTC");
    });
}

#[wasm_bindgen_test]
fn another_language_brings_its_separators_and_a_wrong_tag_does_no_harm() {
    in_language("de", |i18n| assert_eq!(i18n.decimal("1240.5"), "1.240,5"));
    in_language("not a tag", |i18n| assert_eq!(i18n.integer(7), "7"));
}

#[wasm_bindgen_test]
fn plural_forms_come_from_the_language_of_the_words() {
    // Russian has a form of its own for 21 and 22, English has not.
    in_language("ru-RU", |i18n| {
        assert_eq!(i18n.count(Key::Results, 21), "21 results");
        assert_eq!(i18n.count(Key::Results, 1), "1 result");
    });
    in_language("vi", |i18n| {
        assert_eq!(i18n.count(Key::Results, 1), "1 result");
    });
}

#[wasm_bindgen_test]
fn years_are_counted_as_the_api_counts_them_in_every_locale() {
    let at = 1_792_831_445_000;
    for locale in [
        "th-TH",
        "fa-IR",
        "ar-SA",
        "ja-JP-u-ca-japanese",
        "hi-IN-u-nu-deva",
    ] {
        in_language(locale, |i18n| {
            for text in [
                i18n.full_date(at),
                i18n.full_date_utc(at),
                i18n.long_day(at),
                i18n.short_date(at, at + 800 * 86_400_000),
            ] {
                assert!(text.contains("2026"), "{locale}: {text}");
            }
        });
    }
}

#[wasm_bindgen_test]
fn an_underscore_in_a_locale_is_a_hyphen() {
    in_language("vi_VN", |i18n| {
        assert_eq!(i18n.decimal("1240.5"), "1.240,5")
    });
}

#[wasm_bindgen_test]
fn what_is_written_is_read_back_in_every_locale() {
    for locale in [
        "en", "vi", "de", "ar", "ar-EG", "fr", "hi", "de-CH", "es", "pl", "pt-PT", "fa", "th",
        "bn", "en-ZA", "sv",
    ] {
        in_language(locale, |i18n| {
            for number in [
                "7",
                "1500",
                "1.5",
                "1.234",
                "12345",
                "1234567.891",
                "0.000000001",
                "9007199254740993.000000001",
            ] {
                let text = i18n.decimal(number);
                assert_eq!(
                    i18n.numerals().readings(&text),
                    [number],
                    "{locale}: {text}"
                );
            }
        });
    }
}
