use super::timestamp::{Timestamp, civil};

/// A day of the calendar, whatever the zone.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Day {
    year: u16,
    month: u16,
    day: u16,
}

/// How many days a month has.
fn days_of(year: u16, month: u16) -> u16 {
    let is_every = |years| year.is_multiple_of(years);
    match month {
        2 if is_every(4) && (!is_every(100) || is_every(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl Day {
    /// From `2026-11-25`, as `<input type="date">` has it and addresses do.
    pub fn parse(text: &str) -> Option<Day> {
        let mut parts = text.splitn(3, '-');
        let mut part = |digits: usize| {
            let part = parts.next()?;
            let is_number = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
            is_number.then(|| part.parse::<u16>().ok()).flatten()
        };
        let (year, month, day) = (part(4)?, part(2)?, part(2)?);
        let is_day = (1..=12).contains(&month) && (1..=days_of(year, month)).contains(&day);
        is_day.then_some(Day { year, month, day })
    }

    /// The day of a moment in UTC; none in years that have no four digits.
    pub fn in_utc(instant: Timestamp) -> Option<Day> {
        Day::from_number(instant.as_millis().div_euclid(Timestamp::DAY))
    }

    /// Counted from 1970-01-01.
    fn from_number(number: i64) -> Option<Day> {
        let (year, month, day) = civil(number);
        let year = u16::try_from(year).ok().filter(|year| *year <= 9_999)?;
        Some(Day {
            year,
            month: month as u16,
            day: day as u16,
        })
    }

    /// By the same algorithm as [`civil`], the other way round.
    fn number(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
        era * 146_097 + day_of_era - 719_468
    }

    /// So many days later; the same where that is in no year here.
    pub fn later(self, days: i64) -> Day {
        Day::from_number(self.number() + days).unwrap_or(self)
    }

    /// The Monday of its week.
    pub fn monday(self) -> Day {
        // 1970-01-01 was a Thursday.
        self.later(-(self.number() + 3).rem_euclid(7))
    }

    pub fn first_of_month(self) -> Day {
        Day { day: 1, ..self }
    }

    pub fn last_of_month(self) -> Day {
        let day = days_of(self.year, self.month);
        Day { day, ..self }
    }

    /// The first day of the month before; January of the year 0 has none before it, and stays.
    pub fn month_before(self) -> Day {
        let (year, month) = match (self.year, self.month) {
            (0, 1) => (0, 1),
            (year, 1) => (year - 1, 12),
            (year, month) => (year, month - 1),
        };
        let day = 1;
        Day { year, month, day }
    }

    /// `2026-11-25`.
    pub fn iso8601(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    pub fn year(self) -> u16 {
        self.year
    }

    /// From 1.
    pub fn month(self) -> u16 {
        self.month
    }

    /// Of the month, from 1.
    pub fn day(self) -> u16 {
        self.day
    }
}

/// Days of one zone, from the first to the last, both included. `None` is without a bound.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
pub struct Days {
    pub from: Option<Day>,
    pub until: Option<Day>,
}

impl Days {
    pub fn is_any(&self) -> bool {
        *self == Days::default()
    }
}

/// The moments in which a day of some zone begins and ends: the end is the first moment of the next day.
pub type DayBounds = fn(Day) -> (Timestamp, Timestamp);

/// From the first moment to the last, which is left out. `None` is without a bound.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Period {
    pub from: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

impl Period {
    pub fn of(days: Days, bounds: DayBounds) -> Period {
        Period {
            from: days.from.map(|day| bounds(day).0),
            until: days.until.map(|day| bounds(day).1),
        }
    }

    /// Whether a moment lies in it; one that is not known lies in no period with a bound.
    pub fn has(&self, instant: Option<Timestamp>) -> bool {
        if *self == Period::default() {
            return true;
        }
        instant.is_some_and(|instant| {
            self.from.is_none_or(|from| from <= instant)
                && self.until.is_none_or(|until| instant < until)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_the_calendar_are_read_and_no_others() {
        for text in ["2026-11-25", "2024-02-29", "2000-02-29", "0001-01-31"] {
            assert_eq!(Day::parse(text).map(Day::iso8601).as_deref(), Some(text));
        }
        for text in [
            "",
            "2026-11",
            "2026-11-31",
            "2026-02-29",
            "2100-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-00",
            "26-11-25",
            "2026-1-25",
            "2026-11-25T",
            "+026-11-25",
            "2026-11-25-",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }

    #[test]
    fn months_have_their_first_and_last_days() {
        for (day, before, last) in [
            ("2026-03-31", "2026-02-01", "2026-02-28"),
            ("2024-03-01", "2024-02-01", "2024-02-29"),
            ("2026-01-15", "2025-12-01", "2025-12-31"),
            ("2026-12-01", "2026-11-01", "2026-11-30"),
        ] {
            let month = Day::parse(day).unwrap().month_before();
            let days = (month.iso8601(), month.last_of_month().iso8601());
            assert_eq!(days, (before.to_owned(), last.to_owned()), "{day}");
            assert_eq!(month.last_of_month().first_of_month(), month);
        }
    }

    #[test]
    fn days_are_counted_on_over_months_and_years() {
        for (day, later, other) in [
            ("2026-02-28", 1, "2026-03-01"),
            ("2024-02-28", 1, "2024-02-29"),
            ("2025-12-31", 1, "2026-01-01"),
            ("2026-01-01", -366, "2024-12-31"),
            ("1969-12-31", 1, "1970-01-01"),
            ("9999-12-31", 1, "9999-12-31"),
        ] {
            assert_eq!(Day::parse(day).unwrap().later(later).iso8601(), other);
        }
        let begin = Day::parse("0001-01-01").unwrap();
        for number in (0..3_600_000).step_by(97) {
            let day = begin.later(number);
            assert_eq!(day.number() - begin.number(), number);
            assert_eq!(Day::parse(&day.iso8601()), Some(day));
        }
    }

    #[test]
    fn a_week_begins_on_monday() {
        for (day, monday) in [
            ("2026-11-23", "2026-11-23"),
            ("2026-11-29", "2026-11-23"),
            ("2026-11-30", "2026-11-30"),
            ("2026-01-01", "2025-12-29"),
            ("1969-12-31", "1969-12-29"),
        ] {
            assert_eq!(Day::parse(day).unwrap().monday().iso8601(), monday);
        }
    }

    #[test]
    fn a_moment_has_its_day_in_utc() {
        let day = |millis| Day::in_utc(Timestamp::from_millis(millis)).map(Day::iso8601);
        assert_eq!(day(-1).as_deref(), Some("1969-12-31"));
        assert_eq!(day(1_772_323_199_999).as_deref(), Some("2026-02-28"));
        assert_eq!(day(1_772_323_200_000).as_deref(), Some("2026-03-01"));
        assert_eq!(day(i64::MIN), None);
        assert_eq!(day(Timestamp::LAST.as_millis() + 1), None);
    }

    #[test]
    fn both_days_of_a_period_belong_to_it() {
        let utc: DayBounds = |day| {
            // November 2026 began 20,758 days after 1970.
            let begin = Timestamp::from_unix((20_758 + i64::from(day.day()) - 1) * 86_400);
            (begin, begin.later(86_400_000))
        };
        let days = Days {
            from: Day::parse("2026-11-02"),
            until: Day::parse("2026-11-03"),
        };
        let period = Period::of(days, utc);
        assert_eq!(period.from.unwrap().iso8601(), "2026-11-02T00:00:00Z");
        let has = |text: i64| period.has(Some(Timestamp::from_unix(20_758 * 86_400 + text)));
        assert!(!has(86_399) && has(86_400) && has(3 * 86_400 - 1) && !has(3 * 86_400));
        assert!(!period.has(None) && Period::default().has(None));
    }
}
