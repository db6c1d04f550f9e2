use super::Calendar;
use crate::domain::{day::Day, sums::Sums};

/// What days are put together to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeriodUnit {
    Day,
    /// From Monday on, by ISO 8601.
    Week,
    Month,
}

/// What happened to codes in one period.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct PeriodSums {
    pub first: Day,
    pub last: Day,
    pub issued: Sums,
    pub redeemed: Sums,
    /// What was outstanding at its end, without codes of which nobody knows until when: those that were revoked.
    pub outstanding: Sums,
}

impl PeriodUnit {
    fn first_day(self, day: Day) -> Day {
        match self {
            PeriodUnit::Day => day,
            PeriodUnit::Week => day.monday(),
            PeriodUnit::Month => day.first_of_month(),
        }
    }

    fn last_day(self, first: Day) -> Day {
        match self {
            PeriodUnit::Day => first,
            PeriodUnit::Week => first.later(6),
            PeriodUnit::Month => first.last_of_month(),
        }
    }
}

/// The last `count` periods up to the one of `until`, the oldest first, whether anything happened in them or not.
pub fn periods(calendar: &Calendar, unit: PeriodUnit, until: Day, count: usize) -> Vec<PeriodSums> {
    let mut firsts = vec![unit.first_day(until)];
    while firsts.len() < count {
        let next = firsts[firsts.len() - 1];
        firsts.push(unit.first_day(next.later(-1)));
    }
    let mut outstanding = Sums::default();
    let mut days = calendar.iter().peekable();
    let mut before = |sums: &mut PeriodSums, is_in: &dyn Fn(Day) -> bool| {
        while let Some((_, day)) = days.next_if(|(day, _)| is_in(**day)) {
            sums.issued += &day.issued;
            sums.redeemed += &day.redeemed;
            outstanding += &day.opened;
            outstanding -= &day.closed;
        }
        sums.outstanding = outstanding;
    };
    let period = |first: Day| PeriodSums {
        first,
        last: unit.last_day(first),
        issued: Sums::default(),
        redeemed: Sums::default(),
        outstanding: Sums::default(),
    };
    firsts.reverse();
    let oldest = firsts[0];
    before(&mut period(oldest), &|day| day < oldest);
    let all = firsts.into_iter().map(|first| {
        let mut sums = period(first);
        let last = sums.last;
        before(&mut sums, &|day| day <= last);
        sums
    });
    all.collect()
}
