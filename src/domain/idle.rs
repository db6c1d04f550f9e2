/// When a dashboard was last used, and how long it may stay open without that.
///
/// A machine that sleeps does not count its time on every clock, and a clock that a person sets can go back: so two are
/// asked, and the longer time holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Idle {
    limit: i64,
    used: Moment,
}

/// Milliseconds by two clocks.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Moment {
    /// The clock of the wall, which a person may set.
    pub wall: i64,
    /// The clock that only goes forward, and may stand still while the machine sleeps.
    pub steady: i64,
}

impl Idle {
    /// Milliseconds before the end in which the person is told.
    const WARNING: i64 = 60_000;

    /// `None` where 0 minutes mean never.
    pub fn new(minutes: u32, now: Moment) -> Option<Idle> {
        let limit = i64::from(minutes) * 60_000;
        (limit > 0).then_some(Idle { limit, used: now })
    }

    pub fn use_at(self, now: Moment) -> Idle {
        Idle { used: now, ..self }
    }

    pub fn is_over(self, now: Moment) -> bool {
        self.left(now) <= 0
    }

    /// The seconds that are left, once they are few.
    pub fn warning(self, now: Moment) -> Option<u64> {
        let left = self.left(now);
        let is_near = left <= Self::WARNING.min(self.limit / 2);
        // What has begun counts: the last second is one.
        is_near.then(|| u64::try_from(left).unwrap_or(0).div_ceil(1000))
    }

    fn left(self, now: Moment) -> i64 {
        let wall = now.wall.saturating_sub(self.used.wall);
        let steady = now.steady.saturating_sub(self.used.steady);
        self.limit - wall.max(steady)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    fn at(wall: i64, steady: i64) -> Moment {
        Moment { wall, steady }
    }

    fn idle(minutes: u32) -> Idle {
        Idle::new(minutes, at(0, 0)).unwrap()
    }

    #[test]
    fn it_ends_by_whichever_clock_has_gone_on_for_longer() {
        let idle = idle(15);
        assert!(!idle.is_over(at(15 * MINUTE - 1, 15 * MINUTE - 1)));
        assert!(idle.is_over(at(15 * MINUTE, 15 * MINUTE)));
        assert!(idle.is_over(at(120 * MINUTE, 5_000)), "it slept");
        assert!(
            idle.is_over(at(-120 * MINUTE, 15 * MINUTE)),
            "it was set back"
        );
    }

    #[test]
    fn use_begins_it_again() {
        let idle = idle(15).use_at(at(14 * MINUTE, 14 * MINUTE));
        assert!(!idle.is_over(at(28 * MINUTE, 28 * MINUTE)));
        assert!(idle.is_over(at(29 * MINUTE, 29 * MINUTE)));
    }

    #[test]
    fn the_last_minute_is_told_and_half_of_a_short_time() {
        let after = |idle: Idle, millis| idle.warning(at(millis, millis));
        assert_eq!(after(idle(15), 14 * MINUTE - 1), None);
        assert_eq!(after(idle(15), 14 * MINUTE), Some(60));
        assert_eq!(after(idle(15), 15 * MINUTE - 1), Some(1));
        assert_eq!(after(idle(1), 29_999), None);
        assert_eq!(after(idle(1), 30_000), Some(30));
    }

    #[test]
    fn never_is_never() {
        assert_eq!(Idle::new(0, at(0, 0)), None);
    }
}
