use serde::{Deserialize, Serialize};

use super::code::Code;
use super::code_hash::{self, CodeHash};
use super::entry::CodeEntry;
use super::timestamp::Timestamp;

/// What a listing held before an order was sent: what is not in it may be the order's.
///
/// All times in it are the server's. They are compared with each other alone, never with this machine's clock.
/// The default one knows nothing of the listing.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(test, derive(Debug))]
pub struct Baseline {
    /// When the newest code that was read was made; `None` when none was dated, or the order of the rows was not to be
    /// trusted.
    #[serde(deserialize_with = "Option::deserialize")]
    pub(super) newest: Option<Timestamp>,
    /// When the oldest one was made. `None` together with `newest`.
    #[serde(deserialize_with = "Option::deserialize")]
    pub(super) oldest: Option<Timestamp>,
    /// Of every code that was read, sorted, each once.
    #[serde(with = "code_hash::hex")]
    pub(super) marks: Vec<CodeHash>,
    /// Every code of the listing that was as new as `newest` is among the marks.
    pub(super) is_whole: bool,
}

/// Whether a row of a later listing came after the baseline.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Age {
    New,
    Old,
    /// It can't be told.
    Unclear,
}

impl Baseline {
    /// From the first rows of a listing, newest first. `is_last`: the listing has no others.
    pub fn of(entries: &[CodeEntry], is_last: bool) -> Baseline {
        let mut marks: Vec<CodeHash> = entries.iter().map(|row| CodeHash::of(&row.code)).collect();
        marks.sort_unstable();
        marks.dedup();
        let mut baseline = Baseline {
            marks,
            is_whole: is_last,
            ..Baseline::default()
        };
        let mut dated = entries.iter().filter_map(|row| row.created_at);
        let Some(first) = dated.next() else {
            return baseline;
        };
        let (mut newest, mut oldest, mut last) = (first, first, first);
        for made in dated {
            newest = newest.max(made);
            oldest = oldest.min(made);
            last = made;
        }
        // Oldest first, as a server answers that passes over how to sort: the newest codes are on another page.
        if first < last && !is_last {
            return baseline;
        }
        baseline.newest = Some(newest);
        baseline.oldest = Some(oldest);
        baseline.is_whole = is_last || first == newest && comes_below(entries, newest);
        baseline
    }

    /// Whether codes as new as the newest ones could have been left out. Then a new code that shares their time can't
    /// be told from those; reading more rows before the order is sent makes up for it.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    pub fn contains(&self, code: &Code) -> bool {
        self.has(CodeHash::of(code))
    }

    /// Whether a walk that has read these rows, newest first, has seen every row that came after the baseline. Where
    /// this stays false the walk has to go on to the end of the listing.
    ///
    /// A row of the same time as the newest of the baseline is no sign, since rows of one time stand in any order; nor
    /// is a row of the baseline, since it may be gone. The walk goes down past the oldest one, for a server whose
    /// clocks differ may have put a new row between them.
    pub fn is_reached_by(&self, entries: &[CodeEntry]) -> bool {
        let (Some(newest), Some(oldest)) = (self.newest, self.oldest) else {
            return false;
        };
        if oldest < newest {
            // Rows as old as the oldest one are old, known or not: there is no need to read through all of them.
            comes_below(
                entries,
                Timestamp::from_millis(oldest.as_millis().saturating_add(1)),
            )
        } else {
            comes_below(entries, newest)
        }
    }

    pub(super) fn has(&self, mark: CodeHash) -> bool {
        self.marks.binary_search(&mark).is_ok()
    }

    /// Of a row that is not in the baseline, by the time when it was made.
    pub(super) fn age_of(&self, made: Option<Timestamp>) -> Age {
        let Some(made) = made else {
            return Age::Unclear;
        };
        let (Some(newest), Some(oldest)) = (self.newest, self.oldest) else {
            return if self.is_whole {
                Age::New
            } else {
                Age::Unclear
            };
        };
        if made > newest || made == newest && self.is_whole {
            Age::New
        } else if made == newest || made > oldest {
            // Between the two the baseline read every row: this one was not there, and yet claims to be older.
            Age::Unclear
        } else {
            Age::Old
        }
    }
}

/// Whether the rows fall to a time before this one, and are in order down to there. Rows without a time say nothing.
fn comes_below(entries: &[CodeEntry], time: Timestamp) -> bool {
    let mut above = None;
    for made in entries.iter().filter_map(|row| row.created_at) {
        if above.is_some_and(|above| made > above) {
            return false;
        }
        if made < time {
            return true;
        }
        above = Some(made);
    }
    false
}

#[cfg(test)]
mod tests;
