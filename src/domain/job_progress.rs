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
#[derive(Clone, Copy, PartialEq)]
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
    /// How long it lasts; `None` where the person ends it.
    pub fn seconds(self) -> Option<u32> {
        match self {
            Pause::Throttled(seconds) | Pause::Unreachable(seconds) => Some(seconds),
            Pause::Person | Pause::SystematicRefusal => None,
        }
    }

    /// The same for so many seconds, if it has any.
    pub fn with_seconds(self, seconds: u32) -> Self {
        match self {
            Pause::Throttled(_) => Pause::Throttled(seconds),
            Pause::Unreachable(_) => Pause::Unreachable(seconds),
            Pause::Person | Pause::SystematicRefusal => self,
        }
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
