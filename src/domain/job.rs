//! A bulk job: any number of codes, sent in chunks one after the other, and what became of each.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::code::{Code, first_places};
use super::entry::CodeEntry;
use super::outcome::{Outcome, Refusal};
use super::query::List;
use super::status::{Status, StatusTable};
use super::timestamp::Timestamp;

/// So many refusals one after the other, each of a code by itself and all in the same words, mean that the server has
/// something against all of them.
const MOST_REFUSED: usize = 20;

const MINUTE: i64 = 60 * 1000;

/// Milliseconds. The clock here and the server's differ, so "now" is a span: a code used within it was used by us.
const JUST_NOW: i64 = 10 * MINUTE;

/// Milliseconds. A code used before that was used before, however wrong a clock is; what lies between is not judged.
const LONG_AGO: i64 = 48 * 60 * MINUTE;

/// What is done with each code. Either can happen to a code only once, whoever asks for it and how often: that is why a
/// chunk may be sent again in halves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Into this account.
    Redeem,
    /// Back to the balance of this account.
    Revoke,
}

/// What came back for a chunk.
#[derive(Clone, PartialEq, Debug)]
pub enum Answer {
    /// Done as asked, with the codes that the answer names. A server may leave out a bad code and call the whole a success,
    /// and most name none for a revoke.
    Named(Vec<Code>),
    /// The server said no to the whole chunk. Problems may name codes.
    Refused {
        message: String,
        problems: Vec<String>,
    },
    /// The server may have acted.
    Lost,
    /// The server has not acted, and wants a pause of so many seconds first.
    Throttled(u32),
    /// The key is not, or no longer, good: the server has not acted.
    Rejected,
}

/// What to wait for before the next request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wait {
    /// So many seconds, which the server wants.
    Seconds(u32),
    /// The server, which did not answer.
    Connection,
    /// The person: the server refuses one code after the other in the same words.
    Person,
}

/// What a listing shows of one code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// What was asked for has happened.
    Done,
    /// It was used before.
    Used,
    /// It has not happened.
    NotDone,
    /// The listing does not tell.
    Unclear,
}

/// How many codes came to which end.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Counts {
    pub done: u64,
    pub refused: u64,
    pub in_doubt: u64,
    pub not_sent: u64,
}

#[derive(Clone)]
struct Fate {
    code: Code,
    outcome: Outcome,
    /// A listing was asked, or need not be.
    is_certain: bool,
}

/// See the module. Sending is the caller's.
#[derive(Clone)]
pub struct Job {
    pub kind: JobKind,
    fates: Vec<Fate>,
    /// Places of the codes in the chunks that are to come, the next chunk last.
    chunks: Vec<Vec<usize>>,
    /// The places of the chunk that is being sent.
    sent: Vec<usize>,
    /// What the server has said last of a code that was sent alone, and how often in a row.
    last_words: Arc<str>,
    repeated: usize,
}

impl Job {
    /// All codes are to be sent, each once, in this order, and so many at the most in one request.
    pub fn new(kind: JobKind, codes: Vec<Code>, chunk: usize) -> Job {
        let first = first_places(&codes);
        let codes = (codes.into_iter().enumerate()).filter(|(at, _)| first[*at] == *at);
        let codes = codes.map(|(_, code)| (code, Outcome::NotSent)).collect();
        Job::of(kind, codes, chunk)
    }

    /// Goes on with what an earlier page has left: what was not sent is to be sent, and the rest to be looked up.
    pub fn of(kind: JobKind, report: Vec<(Code, Outcome)>, chunk: usize) -> Job {
        let fate = |(code, outcome): (Code, Outcome)| Fate {
            is_certain: match &outcome {
                Outcome::InDoubt | Outcome::Unconfirmed { .. } => false,
                Outcome::Refused { reason } => !matches!(reason, Refusal::Said(_)),
                Outcome::Done | Outcome::NotSent => true,
            },
            code,
            outcome: match outcome {
                Outcome::Unconfirmed { said } => Outcome::Refused {
                    reason: Refusal::Said(said),
                },
                outcome => outcome,
            },
        };
        let fates: Vec<Fate> = report.into_iter().map(fate).collect();
        let is_unsent = |at: &usize| fates[*at].outcome == Outcome::NotSent;
        let unsent: Vec<usize> = (0..fates.len()).filter(is_unsent).collect();
        let chunks = unsent.chunks(chunk.max(1)).rev().map(<[usize]>::to_vec);
        Job {
            kind,
            chunks: chunks.collect(),
            fates,
            sent: Vec::new(),
            last_words: "".into(),
            repeated: 0,
        }
    }

    pub fn len(&self) -> usize {
        self.fates.len()
    }

    pub fn is_empty(&self) -> bool {
        self.fates.is_empty()
    }

    /// Every code with what became of it so far, in the order of the job.
    pub fn report(&self) -> Vec<(Code, Outcome)> {
        let pair = |fate: &Fate| {
            let outcome = match &fate.outcome {
                Outcome::NotSent if !fate.is_certain => Outcome::InDoubt,
                outcome => outcome.clone(),
            };
            (fate.code.clone(), outcome)
        };
        self.fates.iter().map(pair).collect()
    }

    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for fate in &self.fates {
            *match fate.outcome {
                Outcome::Done => &mut counts.done,
                Outcome::Refused { .. } => &mut counts.refused,
                Outcome::InDoubt | Outcome::Unconfirmed { .. } => &mut counts.in_doubt,
                Outcome::NotSent => &mut counts.not_sent,
            } += 1;
        }
        counts
    }

    fn has_more(&self) -> bool {
        !self.chunks.is_empty()
    }

    /// The codes of the next request; they are in doubt from now on. `None`: all were sent.
    pub fn next_chunk(&mut self) -> Option<Vec<Code>> {
        self.sent = self.chunks.pop()?;
        for at in &self.sent {
            self.fates[*at].outcome = Outcome::InDoubt;
            self.fates[*at].is_certain = false;
        }
        let codes = self.sent.iter().map(|at| self.fates[*at].code.clone());
        Some(codes.collect())
    }

    /// Takes what came back for the codes that [`Self::next_chunk`] gave, and tells what the next chunk has to wait for.
    pub fn answer(&mut self, answer: Answer) -> Option<Wait> {
        let sent = std::mem::take(&mut self.sent);
        let mut wait = None;
        match answer {
            Answer::Lost => wait = Some(Wait::Connection),
            Answer::Throttled(seconds) => {
                wait = Some(Wait::Seconds(seconds));
                self.restore(sent);
            }
            Answer::Rejected => self.restore(sent),
            Answer::Named(mut named) => {
                named.sort_unstable();
                for at in sent {
                    if named.binary_search(&self.fates[at].code).is_ok() {
                        self.repeated = 0;
                        self.end(at, Outcome::Done, true);
                    }
                }
            }
            Answer::Refused { message, problems } => self.refuse(sent, &message, &problems),
        }
        if self.repeated >= MOST_REFUSED {
            // Said once.
            self.repeated = 0;
            wait = Some(Wait::Person);
        }
        wait.filter(|_| self.has_more())
    }

    fn refuse(&mut self, sent: Vec<usize>, message: &str, problems: &[String]) {
        let is_alone = sent.len() == 1;
        let mut rest = Vec::new();
        let mut is_named = false;
        for at in sent {
            match words_on(&self.fates[at].code, problems) {
                None if !is_alone => rest.push(at),
                words => {
                    is_named = true;
                    self.refuse_one(at, &words.unwrap_or_else(|| said(message, problems)));
                }
            }
        }
        if is_alone {
            self.repeated += 1;
        } else if !is_named {
            let second = rest.split_off(rest.len() / 2);
            self.restore(second);
        }
        self.restore(rest);
    }

    fn refuse_one(&mut self, at: usize, words: &str) {
        // Mostly the same words: the codes share them.
        if *self.last_words != *words {
            self.last_words = words.into();
            self.repeated = 0;
        }
        // A browser sends again by itself when a connection breaks: "already used" can mean that we used it.
        let reason = Refusal::Said(self.last_words.clone());
        self.end(at, Outcome::Refused { reason }, false);
    }

    /// To be sent again. Until then they are to be looked up: a browser sends again by itself, so that a no, or a wish for a pause,
    /// can be the answer to the second of two requests.
    fn restore(&mut self, places: Vec<usize>) {
        for at in &places {
            self.end(*at, Outcome::NotSent, false);
        }
        if !places.is_empty() {
            self.chunks.push(places);
        }
    }

    fn end(&mut self, at: usize, outcome: Outcome, is_certain: bool) {
        self.fates[at].outcome = outcome;
        self.fates[at].is_certain = is_certain;
    }

    /// The codes that a listing may tell more of: those in doubt, and those that the server has refused.
    pub fn to_look_up(&self) -> Vec<Code> {
        let open = self.fates.iter().filter(|fate| !fate.is_certain);
        open.map(|fate| fate.code.clone()).collect()
    }

    /// No listing can be read: what was refused, and what was to be sent again, is in doubt as well.
    pub fn leave_in_doubt(&mut self) {
        for fate in self.fates.iter_mut().filter(|fate| !fate.is_certain) {
            fate.outcome = match &fate.outcome {
                Outcome::Refused {
                    reason: Refusal::Said(said),
                } => Outcome::Unconfirmed { said: said.clone() },
                Outcome::NotSent => Outcome::InDoubt,
                outcome => outcome.clone(),
            };
        }
    }

    /// Takes what a listing shows of each of [`Self::to_look_up`], in that order.
    pub fn look_up(&mut self, found: &[Found]) {
        let open = self.fates.iter_mut().filter(|fate| !fate.is_certain);
        for (fate, found) in open.zip(found) {
            let is_in_doubt = fate.outcome == Outcome::InDoubt;
            let is_unsent = fate.outcome == Outcome::NotSent;
            match found {
                Found::Done => fate.outcome = Outcome::Done,
                Found::Unclear if is_unsent => fate.outcome = Outcome::InDoubt,
                Found::Used if is_in_doubt || is_unsent => {
                    fate.outcome = Outcome::Refused {
                        reason: Refusal::Used,
                    }
                }
                Found::NotDone if is_in_doubt => {
                    fate.outcome = Outcome::Refused {
                        reason: Refusal::NotDone,
                    }
                }
                _ => {}
            }
            fate.is_certain = fate.outcome != Outcome::InDoubt;
        }
    }
}

impl JobKind {
    /// The list that shows what became of a code.
    pub fn list(self) -> List {
        match self {
            JobKind::Redeem => List::Redeemed,
            JobKind::Revoke => List::Issued,
        }
    }

    /// What the row of a code says of a job that began at this moment; no row at all where the whole listing was read.
    pub fn classify(
        self,
        row: Option<&CodeEntry>,
        began: Timestamp,
        now: Timestamp,
        statuses: &StatusTable,
    ) -> Found {
        let status = row.map(|row| row.status(statuses, now));
        match (self, row, status) {
            (JobKind::Revoke, _, Some(Status::Revoked)) => Found::Done,
            (JobKind::Revoke, _, Some(Status::Used)) => Found::Used,
            (JobKind::Revoke, Some(row), _) if row.is_revocable(statuses, now) => Found::NotDone,
            (JobKind::Revoke, ..) => Found::Unclear,
            (JobKind::Redeem, None, _) => Found::NotDone,
            (JobKind::Redeem, Some(row), _) => match row.used_at {
                Some(used) => match began.as_millis() - used.as_millis() {
                    ..JUST_NOW => Found::Done,
                    LONG_AGO.. => Found::Used,
                    _ => Found::Unclear,
                },
                None => Found::Unclear,
            },
        }
    }
}

/// Whether a code can be sent again: refused, or never sent. What is in doubt may have happened, and what was used before stays
/// so.
pub fn is_to_retry(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Refused { reason } => *reason != Refusal::Used,
        Outcome::NotSent => true,
        Outcome::Done | Outcome::InDoubt | Outcome::Unconfirmed { .. } => false,
    }
}

/// A report whose codes that can be sent again count as not sent.
pub fn with_retries(mut report: Vec<(Code, Outcome)>) -> Vec<(Code, Outcome)> {
    for (_, outcome) in &mut report {
        if is_to_retry(outcome) {
            *outcome = Outcome::NotSent;
        }
    }
    report
}

/// The problems that name this code.
fn words_on(code: &Code, problems: &[String]) -> Option<String> {
    let is_of_code = |char: char| char.is_ascii_alphanumeric() || char == '-' || char == '_';
    let mut on = problems.to_vec();
    on.retain(|words| {
        let mut pieces = words.split(|char| !is_of_code(char));
        pieces.any(|piece| piece == code.reveal())
    });
    (!on.is_empty()).then(|| on.join("; "))
}

fn said(message: &str, problems: &[String]) -> String {
    if message.is_empty() {
        problems.join("; ")
    } else {
        message.to_owned()
    }
}

#[cfg(test)]
mod tests;
