//! How far a bulk job has come.

use super::job::Counts;

/// What a job is doing.
#[derive(Clone, PartialEq)]
pub enum JobPhase {
    /// The list is asked which codes were redeemed before: so many of so many are known.
    Checking(usize, usize),
    Sending,
    Paused(Pause),
    /// The list is asked what became of the codes that no answer names: so many of so many are known.
    LookingUp(usize, usize),
}

/// Why nothing is sent just now.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Pause {
    Person,
    /// The server wants it, for so many seconds more.
    Throttled(u32),
    /// There is no connection; the next attempt is in so many seconds.
    Unreachable(u32),
    /// The server refuses one code after the other in the same words.
    SystematicRefusal,
}

impl Pause {
    /// What is left of it after so many milliseconds, and in how many it will be a second less; `None` once it is over. One that
    /// the person ends stays as it is.
    pub fn after(self, passed: i64) -> Option<(Self, i64)> {
        let seconds = match self {
            Pause::Throttled(seconds) | Pause::Unreachable(seconds) => i64::from(seconds),
            Pause::Person | Pause::SystematicRefusal => return Some((self, i64::MAX)),
        };
        let left = seconds * 1000 - passed;
        if left <= 0 {
            return None;
        }
        let shown = (left + 999) / 1000;
        let now = match self {
            Pause::Throttled(_) => Pause::Throttled(shown as u32),
            _ => Pause::Unreachable(shown as u32),
        };
        Some((now, left - (shown - 1) * 1000))
    }
}

/// How far a job has come.
#[derive(Clone, PartialEq)]
pub struct JobProgress {
    pub phase: JobPhase,
    pub counts: Counts,
    /// Milliseconds that all requests so far took.
    pub took: f64,
}

impl JobProgress {
    pub fn all(&self) -> u64 {
        let counts = self.counts;
        counts.done + counts.refused + counts.in_doubt + counts.not_sent
    }

    pub fn sent(&self) -> u64 {
        self.all() - self.counts.not_sent
    }

    /// Seconds that the rest will take if it goes on like this.
    pub fn remaining(&self) -> Option<f64> {
        let sent = self.sent();
        (sent > 0).then(|| self.took / 1000.0 / sent as f64 * self.counts.not_sent as f64)
    }

    /// Codes a second.
    pub fn rate(&self) -> Option<f64> {
        (self.took > 0.0).then(|| self.sent() as f64 / self.took * 1000.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_counts_its_seconds_down_and_ends() {
        let pause = Pause::Throttled(2);
        let mut passed = 0;
        let mut shown = Vec::new();
        while let Some((now, millis)) = pause.after(passed) {
            assert!((1..=1000).contains(&millis));
            shown.push(now);
            passed += millis;
        }
        assert_eq!(shown, [Pause::Throttled(2), Pause::Throttled(1)]);
        assert_eq!(passed, 2000);
        assert_eq!(
            Pause::Unreachable(3).after(2500),
            Some((Pause::Unreachable(1), 500))
        );
    }

    #[test]
    fn what_a_person_has_paused_waits_for_the_person() {
        for pause in [Pause::Person, Pause::SystematicRefusal] {
            assert_eq!(pause.after(1_000_000_000), Some((pause, i64::MAX)));
        }
    }
}
