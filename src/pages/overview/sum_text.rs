//! Sums in words.

use leptos::prelude::*;

use crate::{
    domain::{Bytes, Sums},
    i18n::{I18n, Key, use_i18n},
    pages::value::Dash,
};

/// A number of any size, with this language's digits.
pub fn whole(i18n: I18n, number: u128) -> String {
    i18n.decimal(&number.to_string())
}

/// To the nearest MB: a sum with nine decimals can't be read at a glance. [`gb_exact`] has all of them.
pub fn gb(i18n: I18n, bytes: u128) -> String {
    const MB: u128 = 1_000_000;
    let rounded = match (bytes + MB / 2) / MB * MB {
        // Little is not nothing.
        0 => bytes,
        rounded => rounded,
    };
    i18n.decimal(&Bytes::gb_decimal(rounded))
}

pub fn gb_exact(i18n: I18n, bytes: u128) -> String {
    let number = i18n.decimal(&Bytes::gb_decimal(bytes));
    [&*number, " ", i18n.text(Key::GbUnit)].concat()
}

/// "70,670 IPs, 512 GB": what there is of both.
pub fn amounts(i18n: I18n, sums: &Sums) -> String {
    // Each isolated, so that in text from right to left a number stays with its unit: <https://www.unicode.org/reports/tr9/>.
    let amount =
        |number: String, unit| ["\u{2068}", &*number, " ", i18n.text(unit), "\u{2069}"].concat();
    let ips = || amount(whole(i18n, sums.ips), Key::IpUnit);
    let traffic = || amount(gb(i18n, sums.bytes), Key::GbUnit);
    match (sums.ips, sums.bytes) {
        (_, 0) => ips(),
        (0, _) => traffic(),
        _ => [ips(), traffic()].join(", "),
    }
}

/// About how long, in the largest unit or two of them: "2 d 4 h".
pub fn duration(i18n: I18n, millis: u64) -> String {
    const UNITS: [(u64, Key); 4] = [
        (86_400, Key::DaysLong),
        (3_600, Key::Hours),
        (60, Key::Minutes),
        (1, Key::Seconds),
    ];
    let seconds = (millis / 1_000).max(1);
    let largest = UNITS.iter().position(|(unit, _)| seconds >= *unit);
    let largest = largest.unwrap_or(UNITS.len() - 1);
    let words = |number: u64, key| i18n.fill(key, &[("n", &i18n.integer(number))]);
    let (unit, key) = UNITS[largest];
    let first = words(seconds / unit, key);
    // Beside many days hours are no news, and beside minutes no seconds.
    let rest = UNITS.get(largest + 1).filter(|(unit, _)| *unit >= 60);
    let rest = rest.map(|(smaller, key)| (seconds % unit / smaller, *key));
    match rest {
        Some((number, key)) if number > 0 && seconds / unit < 60 => {
            [first, words(number, key)].join(" ")
        }
        _ => first,
    }
}

/// IPs and GB of the same codes, in two cells of a table; `None` is not known.
#[component]
pub fn SumCells(
    /// What they come to.
    sums: Option<Sums>,
) -> impl IntoView {
    let i18n = use_i18n();
    let cell = |words: Option<String>, title: Option<String>| match words {
        Some(words) => view! {
            <td class="num" title=title>
                {words}
            </td>
        }
        .into_any(),
        None => {
            let word = i18n.text(Key::NotRead);
            view! {
                <td class="num">
                    <Dash word/>
                </td>
            }
            .into_any()
        }
    };
    (
        cell(sums.map(|sums| whole(i18n, sums.ips)), None),
        cell(
            sums.map(|sums| gb(i18n, sums.bytes)),
            sums.map(|sums| gb_exact(i18n, sums.bytes)),
        ),
    )
}

/// That there may be more of it.
#[component]
pub fn SoFar(
    /// Whether all of it is known.
    #[prop(into)]
    is_final: Signal<bool>,
) -> impl IntoView {
    let word = use_i18n().text(Key::SoFar);
    move || {
        (!is_final.get()).then(|| {
            view! {
                " "
                <span class="so-far">{word}</span>
            }
        })
    }
}
