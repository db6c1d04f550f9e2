use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::code_hash::{self, CodeHash};
use super::job::{Counts, JobKind};
use super::kept_words::KeptWords;
use super::outcome::{Outcome, Refusal};

/// A report as it may be kept: how many codes came to which end, and why, but none of the codes. However many they were, it
/// is small.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct JobSummary {
    pub kind: JobKind,
    pub done: u64,
    /// All other codes: those in doubt, those that were refused, the most frequent reason first, and those not sent.
    pub shortfalls: Vec<Shortfall>,
}

/// Codes to which what was asked for did not happen, or of which nobody knows.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Shortfall {
    pub cause: Cause,
    /// How many.
    pub codes: u64,
    /// So many of them as there is room for.
    #[serde(with = "code_hash::hex")]
    pub marks: Vec<CodeHash>,
}

/// What became of a code that is not done.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Cause {
    InDoubt,
    /// The server said no, in these words.
    Said {
        words: KeptWords,
    },
    /// A listing shows that it was used before.
    Used,
    /// The answer was lost, and a listing shows that it has not happened.
    NotDone,
    /// It was refused for one of the reasons that there is no room for.
    OtherReasons,
    NotSent,
}

impl JobSummary {
    /// Reasons that are kept with their words.
    pub const MAX_REASONS: usize = 20;
    /// Codes of which a mark is kept, for all reasons together.
    pub const MAX_MARKS: usize = 1_000;

    /// `hide_key` takes the key of the account out of a server's words.
    pub fn new(
        kind: JobKind,
        report: &[(Code, Outcome)],
        hide_key: impl Fn(&str) -> String,
    ) -> JobSummary {
        let codes: BTreeSet<&str> = report.iter().map(|(code, _)| code.reveal()).collect();
        let kept = |said: &str, code: &Code| {
            // A code may hold what parts a server's words.
            let words = hide_key(said).replace(code.reveal(), "…");
            KeptWords::without(&words, |piece| codes.contains(piece))
        };
        let mut by_cause: BTreeMap<Cause, Vec<CodeHash>> = BTreeMap::new();
        let mut done = 0;
        for (code, outcome) in report {
            let cause = match outcome {
                Outcome::Done => {
                    done += 1;
                    continue;
                }
                Outcome::InDoubt | Outcome::Unconfirmed { .. } => Cause::InDoubt,
                Outcome::NotSent => Cause::NotSent,
                Outcome::Refused { reason } => match reason {
                    Refusal::Said(said) => Cause::Said {
                        words: kept(said, code),
                    },
                    Refusal::Used => Cause::Used,
                    Refusal::NotDone => Cause::NotDone,
                },
            };
            by_cause.entry(cause).or_default().push(CodeHash::of(code));
        }
        JobSummary {
            kind,
            done,
            shortfalls: bounded(by_cause),
        }
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            done: self.done,
            ..Counts::default()
        };
        for Shortfall { cause, codes, .. } in &self.shortfalls {
            let count = match cause {
                Cause::InDoubt => &mut counts.in_doubt,
                Cause::NotSent => &mut counts.not_sent,
                _ => &mut counts.refused,
            };
            // What is read from the disk may be any number.
            *count = count.saturating_add(*codes);
        }
        counts
    }

    /// How many codes the job had.
    pub fn codes(&self) -> u64 {
        self.done.saturating_add(self.not_done())
    }

    /// How many codes are not done, as far as is known.
    pub fn not_done(&self) -> u64 {
        let codes = self.shortfalls.iter().map(|shortfall| shortfall.codes);
        codes.fold(0, u64::saturating_add)
    }

    /// Of how many of those a mark is kept.
    pub fn marked(&self) -> u64 {
        let marks = self
            .shortfalls
            .iter()
            .map(|shortfall| shortfall.marks.len());
        marks.sum::<usize>() as u64
    }
}

fn bounded(mut by_cause: BTreeMap<Cause, Vec<CodeHash>>) -> Vec<Shortfall> {
    let in_doubt = by_cause.remove_entry(&Cause::InDoubt);
    let not_sent = by_cause.remove_entry(&Cause::NotSent);
    let mut refused: Vec<(Cause, Vec<CodeHash>)> = by_cause.into_iter().collect();
    refused.sort_by_key(|(_, codes)| std::cmp::Reverse(codes.len()));
    let rest = refused.split_off(refused.len().min(JobSummary::MAX_REASONS));
    let rest: Vec<CodeHash> = rest.into_iter().flat_map(|(_, codes)| codes).collect();
    let rest = (!rest.is_empty()).then_some((Cause::OtherReasons, rest));
    let mut room = JobSummary::MAX_MARKS;
    let all = in_doubt
        .into_iter()
        .chain(refused)
        .chain(rest)
        .chain(not_sent);
    all.map(|(cause, mut marks)| {
        let codes = marks.len() as u64;
        marks.truncate(room);
        room -= marks.len();
        Shortfall {
            cause,
            codes,
            marks,
        }
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn code(text: &str) -> Code {
        Code::new(text).unwrap()
    }

    fn said(words: &str) -> Outcome {
        Outcome::Refused {
            reason: Refusal::Said(words.into()),
        }
    }

    fn summary(report: &[(Code, Outcome)]) -> JobSummary {
        JobSummary::new(JobKind::Redeem, report, |words| {
            words.replace("canary", "…")
        })
    }

    #[test]
    fn codes_are_counted_by_their_ends_and_reasons_by_their_words() {
        let reason = Refusal::Used;
        let report = [
            (code("AAAA"), Outcome::Done),
            (code("BBBB"), said("BBBB is already redeemed")),
            (code("CCCC"), Outcome::Refused { reason }),
            (code("DDDD"), said("DDDD is already redeemed")),
            (code("EEEE"), Outcome::NotSent),
            (code("FFFF"), Outcome::InDoubt),
            (code("G/G G"), said("no G/G G, nor AAAA, for canary")),
        ];
        let summary = summary(&report);
        let mark = |text| CodeHash::of(&code(text));
        let shortfalls: Vec<_> = (summary.shortfalls.iter())
            .map(|shortfall| (&shortfall.cause, &*shortfall.marks))
            .collect();
        let words = |words| Cause::Said {
            words: KeptWords::new(words),
        };
        assert_eq!(
            shortfalls,
            [
                (&Cause::InDoubt, &[mark("FFFF")][..]),
                (
                    &words("… is already redeemed"),
                    &[mark("BBBB"), mark("DDDD")]
                ),
                (&words("no …, nor …, for …"), &[mark("G/G G")]),
                (&Cause::Used, &[mark("CCCC")]),
                (&Cause::NotSent, &[mark("EEEE")]),
            ]
        );
        let counts = Counts {
            done: 1,
            refused: 4,
            in_doubt: 1,
            not_sent: 1,
        };
        assert_eq!((summary.counts(), summary.codes()), (counts, 7));
    }

    #[test]
    fn of_ten_thousand_codes_with_as_many_reasons_little_is_kept_and_all_are_counted() {
        let report: Vec<_> = (0..10_000)
            .map(|n| {
                (
                    code(&format!("9P-{n}")),
                    said(&["no"; 30].join(" ").repeat(n % 50)),
                )
            })
            .collect();
        let summary = summary(&report);
        assert_eq!(summary.counts().refused, 10_000);
        assert_eq!(summary.marked(), JobSummary::MAX_MARKS as u64);
        assert!(summary.shortfalls.len() <= JobSummary::MAX_REASONS + 3);
        let json = serde_json::to_string(&summary).unwrap();
        assert!(json.len() < 20_000, "{}", json.len());
        assert_eq!(serde_json::from_str::<JobSummary>(&json).unwrap(), summary);
    }

    proptest! {
        #[test]
        fn no_code_is_kept(
            codes in prop::collection::btree_set("[A-Z0-9]{6}", 1..20),
            words in "[a-z ;]{0,20}",
        ) {
            let report: Vec<_> = codes.iter().map(|text| {
                (code(text), said(&format!("{words}{text}; {}", codes.first().unwrap())))
            }).collect();
            let json = serde_json::to_string(&summary(&report).shortfalls).unwrap();
            let words: Vec<&str> = json.split("\"words\":\"").skip(1)
                .map(|words| words.split('"').next().unwrap()).collect();
            for code in &codes {
                prop_assert!(words.iter().all(|words| !words.contains(&**code)), "{code} in {json}");
            }
        }
    }
}
