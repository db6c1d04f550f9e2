use super::timestamp::Timestamp;

/// How far the server's clock is ahead of the one here, in milliseconds: what the server says of a code is judged by the
/// server's time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ServerClock {
    ahead: i64,
    /// An answer has told its time; otherwise it is known from rows alone.
    is_told: bool,
}

impl ServerClock {
    /// A header counts whole seconds, and an answer is a while on its way.
    const BLUR: i64 = 5_000;
    /// From here on a person should know that the clock here is wrong.
    const NOTEWORTHY: i64 = 5 * 60_000;

    /// An answer that arrived at `here` was sent at `date`.
    pub fn told(self, date: Timestamp, here: Timestamp) -> ServerClock {
        let ahead = between(here, date);
        let is_known = self.is_told && self.ahead.abs_diff(ahead) <= Self::BLUR.unsigned_abs();
        let ahead = if is_known { self.ahead } else { ahead };
        // Better no difference than one of a blur.
        let ahead = if ahead.abs() <= Self::BLUR { 0 } else { ahead };
        ServerClock {
            ahead,
            is_told: true,
        }
    }

    /// A row that arrived at `here` was created then: where answers don't tell their time, it can't lie in the future.
    pub fn seen(self, created: Timestamp, here: Timestamp) -> ServerClock {
        let ahead = between(here, created);
        if self.is_told || ahead <= self.ahead.max(Self::BLUR) {
            return self;
        }
        ServerClock { ahead, ..self }
    }

    /// The server's time.
    pub fn at(self, here: Timestamp) -> Timestamp {
        Timestamp::from_millis(here.as_millis().saturating_add(self.ahead))
    }

    /// Whether the clock here is wrong by more than a person would let pass.
    pub fn is_off(self) -> bool {
        self.ahead.abs() > Self::NOTEWORTHY
    }
}

fn between(from: Timestamp, to: Timestamp) -> i64 {
    to.as_millis().saturating_sub(from.as_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 86_400_000;
    const HERE: Timestamp = Timestamp::from_millis(1_800_000_000_000);

    fn later(millis: i64) -> Timestamp {
        Timestamp::from_millis(HERE.as_millis() + millis)
    }

    #[test]
    fn a_clock_that_is_years_off_is_corrected_by_what_the_server_tells() {
        for off in [-400 * DAY, 400 * DAY] {
            let clock = ServerClock::default().told(later(off), HERE);
            assert_eq!(clock.at(HERE), later(off));
            assert!(clock.is_off());
        }
    }

    #[test]
    fn a_clock_that_is_right_is_left_alone() {
        let clock = ServerClock::default().told(later(-1_400), HERE);
        assert_eq!(clock.at(HERE), HERE);
        assert!(!clock.is_off());
    }

    #[test]
    fn the_time_does_not_jump_with_every_answer() {
        let clock = ServerClock::default().told(later(DAY), HERE);
        assert_eq!(clock.told(later(DAY - 2_000), HERE), clock);
        let set = clock.told(HERE, HERE);
        assert_eq!(set.at(HERE), HERE, "somebody has set the clock here");
    }

    #[test]
    fn rows_tell_only_where_answers_do_not() {
        let clock = ServerClock::default();
        assert_eq!(clock.seen(later(-DAY), HERE), clock);
        let seen = clock.seen(later(DAY), HERE);
        assert_eq!(seen.at(HERE), later(DAY));
        assert_eq!(seen.seen(later(2_000), HERE), seen, "an older row");
        let told = seen.told(later(60_000), HERE);
        assert_eq!(told.seen(later(DAY), HERE), told);
    }

    #[test]
    fn five_minutes_pass_without_a_word() {
        let off = |millis| ServerClock::default().told(later(millis), HERE).is_off();
        assert!(!off(300_000) && !off(-300_000));
        assert!(off(300_001) && off(-300_001));
    }
}
