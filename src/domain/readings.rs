//! How often the list is read for an order, and when what it has shown is enough.

use super::{
    journal::End,
    reconcile::{GRACE, PATIENCE, Verdict},
};

/// Milliseconds before the first reading for an order in doubt.
pub const FIRST_PAUSE: i64 = 400;

/// Milliseconds between readings; the last one holds from then on.
const PAUSES: [i64; 7] = [1_500, 4_500, 5_000, 10_000, 20_000, 40_000, 60_000];

/// So many readings in a row that can't tell are enough: nothing new will come of further ones by themselves.
const MOST_UNDETERMINED: u32 = 4;

/// The readings so far.
#[derive(Clone, Default)]
pub struct Readings {
    count: usize,
    undetermined: u32,
}

/// What to do after a reading.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Next {
    /// To read again, so many milliseconds later.
    Read(i64),
    /// The order has ended.
    End(End),
    /// Further readings will not tell more.
    GiveUp,
}

impl Readings {
    /// The list was read, or could not be.
    pub fn begin(&mut self) {
        self.count += 1;
    }

    /// Whether it has told what it was read for.
    pub fn note(&mut self, is_told: bool) {
        self.undetermined = if is_told { 0 } else { self.undetermined + 1 };
    }

    /// How often it was read.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Whether a reading that can't tell, after those that were noted, is the last.
    pub fn is_last_chance(&self) -> bool {
        self.undetermined + 1 >= MOST_UNDETERMINED
    }

    /// Milliseconds until the next reading; `wanted`: what the server wants at least.
    pub fn pause(&self, wanted: i64) -> i64 {
        let last = PAUSES.len().min(self.count.max(1)) - 1;
        PAUSES[last].max(wanted)
    }

    /// What to do about an order in doubt after a reading that has shown this, which is noted.
    ///
    /// `waited`: milliseconds since its answer, or since that was lost. `none_after`: milliseconds after which a list that
    /// shows no code of it is believed. `is_named`: its answer has named all that was asked for.
    pub fn next(&mut self, verdict: Verdict, is_named: bool, waited: i64, none_after: i64) -> Next {
        let final_after = match verdict {
            Verdict::None => Some(none_after),
            _ => verdict.final_after(),
        };
        let is_last = self.is_last_chance();
        self.note(verdict != Verdict::CantTell);
        let pause = self.pause(0);
        match (final_after, verdict.end()) {
            (Some(final_after), Some(end)) => match final_after - waited {
                ..=0 => Next::End(end),
                left @ ..=GRACE => Next::Read(left),
                _ => Next::Read(pause),
            },
            // Others may have ordered the same meanwhile.
            _ if is_last && is_named => Next::End(End::Made),
            _ if is_last => Next::GiveUp,
            _ => Next::Read(pause),
        }
    }
}

/// Milliseconds of the waiting for an order that count from before this page: the machine's clock may have been set since,
/// so the last minute of our patience is waited for in any case.
pub fn waited_before(answered_at: i64, now: i64) -> i64 {
    const MINUTE: i64 = 60 * 1000;
    (now - answered_at).clamp(0, PATIENCE - MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_verdict() -> impl Strategy<Value = Verdict> {
        prop_oneof![
            Just(Verdict::None),
            Just(Verdict::All),
            Just(Verdict::Some),
            Just(Verdict::More),
            Just(Verdict::CantTell),
        ]
    }

    fn any_none_after() -> impl Strategy<Value = i64> {
        prop_oneof![Just(GRACE), Just(PATIENCE)]
    }

    proptest! {
        #[test]
        fn an_order_is_not_called_unmade_before_the_list_had_its_time(
            verdicts in prop::collection::vec(any_verdict(), 1..20),
            waited in 0..PATIENCE,
            none_after in any_none_after(),
            is_named: bool,
        ) {
            let mut readings = Readings::default();
            for verdict in verdicts {
                readings.begin();
                let next = readings.next(verdict, is_named, waited, none_after);
                if next == Next::End(End::NotMade) {
                    prop_assert!(verdict == Verdict::None && waited >= none_after);
                }
                if next == Next::End(End::MadeFewer) {
                    prop_assert!(verdict == Verdict::Some && waited >= PATIENCE);
                }
            }
        }

        #[test]
        fn a_list_that_cant_tell_ends_no_order_but_one_whose_answer_named_all(
            readings in 1..20u32,
            waited in 0..2 * PATIENCE,
            none_after in any_none_after(),
        ) {
            let mut seen = Readings::default();
            for _ in 1..readings {
                seen.begin();
                seen.note(false);
            }
            let next = |is_named| {
                seen.clone().next(Verdict::CantTell, is_named, waited, none_after)
            };
            if readings < MOST_UNDETERMINED {
                prop_assert!(matches!((next(false), next(true)), (Next::Read(_), Next::Read(_))));
            } else {
                prop_assert_eq!((next(false), next(true)), (Next::GiveUp, Next::End(End::Made)));
            }
        }

        #[test]
        fn every_verdict_that_tells_is_final_in_the_end(
            verdict in any_verdict(),
            none_after in any_none_after(),
        ) {
            prop_assume!(verdict != Verdict::CantTell);
            let mut readings = Readings::default();
            let mut waited = 0;
            for _ in 0..100 {
                readings.begin();
                match readings.next(verdict, false, waited, none_after) {
                    Next::Read(pause) => {
                        prop_assert!(pause > 0);
                        waited += pause;
                    }
                    next => {
                        prop_assert_eq!(Some(next), verdict.end().map(Next::End));
                        return Ok(());
                    }
                }
            }
            prop_assert!(false, "still reading after {} ms", waited);
        }
    }

    #[test]
    fn pauses_grow_to_a_minute_and_no_further() {
        let mut readings = Readings::default();
        let pauses = std::iter::from_fn(|| {
            readings.begin();
            Some(readings.pause(0))
        });
        let pauses: Vec<i64> = pauses.take(9).collect();
        assert!(pauses.is_sorted());
        assert_eq!(pauses.last(), Some(&60_000));
        assert_eq!(readings.pause(90_000), 90_000);
    }

    #[test]
    fn a_clock_that_was_set_shortens_no_wait_below_its_last_minute() {
        assert_eq!(waited_before(0, 5_000), 5_000);
        assert_eq!(waited_before(5_000, 0), 0);
        assert_eq!(waited_before(0, i64::MAX), PATIENCE - 60_000);
    }
}
