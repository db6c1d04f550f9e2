//! Periods in words.

use crate::{
    domain::{
        Day,
        overview::{PeriodSums, PeriodUnit},
    },
    i18n::{I18n, Key},
    platform::clock,
};

fn midnight(day: Day) -> i64 {
    clock::utc_day(day).0.as_millis()
}

/// "11 Mar".
pub fn day_words(i18n: I18n, day: Day) -> String {
    i18n.calendar_day(midnight(day))
}

/// In few letters, for an axis.
pub fn tick(i18n: I18n, unit: PeriodUnit, period: &PeriodSums) -> String {
    match unit {
        PeriodUnit::Day | PeriodUnit::Week => day_words(i18n, period.first),
        PeriodUnit::Month => i18n.calendar_month(midnight(period.first)),
    }
}

/// So that nobody has to guess.
pub fn name(i18n: I18n, unit: PeriodUnit, period: &PeriodSums) -> String {
    let first = midnight(period.first);
    match unit {
        PeriodUnit::Day => i18n.long_calendar_day(first),
        PeriodUnit::Week => {
            let day = i18n.long_calendar_day(first);
            i18n.fill(Key::WeekOf, &[("day", &day)])
        }
        PeriodUnit::Month => i18n.calendar_month(first),
    }
}
