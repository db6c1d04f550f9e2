use serde::{Deserialize, Serialize};

/// A moment in UTC, to the millisecond. What is kept has it as milliseconds since 1970.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The last moment of the year 9999: later ones have no ISO 8601 form that every reader takes.
    pub const LAST: Timestamp = Timestamp(253_402_300_799_999);

    /// 24 hours, in milliseconds.
    pub const DAY: i64 = 86_400_000;

    /// From a Unix time in seconds, or in milliseconds when it is beyond 10^11.
    ///
    /// The API's reference does not say which it sends. As seconds 10^11 is the year 5138, as
    /// milliseconds it is March 1973, so no share code's time can be meant both ways.
    pub const fn from_unix(number: i64) -> Timestamp {
        const LAST_SECONDS: u64 = 100_000_000_000;
        if number.unsigned_abs() > LAST_SECONDS {
            Timestamp(number)
        } else {
            Timestamp(number * 1000)
        }
    }

    /// From milliseconds since 1970, as a browser's clock gives them.
    pub const fn from_millis(millis: i64) -> Timestamp {
        Timestamp(millis)
    }

    /// Milliseconds since 1970.
    pub const fn as_millis(self) -> i64 {
        self.0
    }

    /// So many milliseconds later.
    pub const fn later(self, millis: i64) -> Timestamp {
        Timestamp(self.0 + millis)
    }

    /// `2026-03-12T14:05:31Z`; the part of a second is left out.
    pub fn iso8601(self) -> String {
        self.date_and_time('T') + "Z"
    }

    /// `2026-03-12 14:05:31` in UTC, as spreadsheets take it for a time; the part of a second is left out.
    pub fn spreadsheet(self) -> String {
        self.date_and_time(' ')
    }

    fn date_and_time(self, between: char) -> String {
        let seconds = self.0.div_euclid(1000);
        let (year, month, day) = civil(seconds.div_euclid(86_400));
        let time = seconds.rem_euclid(86_400);

        let mut text = String::with_capacity(20);
        push_padded(&mut text, year, 4);
        for (mark, number) in [
            ('-', month),
            ('-', day),
            (between, time / 3600),
            (':', time / 60 % 60),
            (':', time % 60),
        ] {
            text.push(mark);
            push_padded(&mut text, number, 2);
        }
        text
    }
}

/// Year, month and day of a day counted from 1970-01-01, in the proleptic Gregorian calendar.
///
/// Howard Hinnant's `civil_from_days` (<https://howardhinnant.github.io/date_algorithms.html>): years begin
/// in March, so that the leap day is the last of a year, and 400 of them repeat exactly.
pub(super) fn civil(day: i64) -> (i64, i64, i64) {
    const DAYS_PER_ERA: i64 = 146_097;
    let day = day + 719_468;
    let era = day.div_euclid(DAYS_PER_ERA);
    let day_of_era = day.rem_euclid(DAYS_PER_ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day_of_month = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 {
        month_from_march + 3
    } else {
        month_from_march - 9
    };
    let year = era * 400 + year_of_era + i64::from(month <= 2);
    (year, month, day_of_month)
}

fn push_padded(text: &mut String, number: i64, width: usize) {
    let digits = number.unsigned_abs().to_string();
    if number < 0 {
        text.push('-');
    }
    for _ in digits.len()..width {
        text.push('0');
    }
    text.push_str(&digits);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn seconds_and_milliseconds_are_told_apart() {
        let seconds = Timestamp::from_unix(1_773_324_331);
        assert_eq!(seconds, Timestamp::from_unix(1_773_324_331_000));
        assert_eq!(seconds.as_millis(), 1_773_324_331_000);
        assert_eq!(
            Timestamp::from_unix(100_000_000_000).as_millis(),
            100_000_000_000_000
        );
        assert_eq!(
            Timestamp::from_unix(100_000_000_001).as_millis(),
            100_000_000_001
        );
    }

    #[test]
    fn moments_have_their_iso_form() {
        for (unix, text) in [
            (0, "1970-01-01T00:00:00Z"),
            (1_773_324_331, "2026-03-12T14:05:31Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (4_107_542_399, "2100-02-28T23:59:59Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
            (-1, "1969-12-31T23:59:59Z"),
            (1_773_324_331_999, "2026-03-12T14:05:31Z"),
        ] {
            assert_eq!(Timestamp::from_unix(unix).iso8601(), text);
        }
        assert_eq!(Timestamp::LAST.iso8601(), "9999-12-31T23:59:59Z");
    }

    proptest! {
        #[test]
        fn iso_forms_sort_as_their_moments(a in 0..=Timestamp::LAST.0, b in 0..=Timestamp::LAST.0) {
            let (a, b) = (Timestamp(a / 1000 * 1000), Timestamp(b / 1000 * 1000));
            prop_assert_eq!(a.cmp(&b), a.iso8601().cmp(&b.iso8601()));
        }

        #[test]
        fn any_moment_has_an_iso_form(millis: i64) {
            prop_assert!(Timestamp(millis).iso8601().ends_with('Z'));
        }
    }
}
