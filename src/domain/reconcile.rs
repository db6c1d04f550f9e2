//! What became of an order whose answer was lost, by what the listing shows.

use std::cmp::Ordering;

use super::amount::Amount;
use super::baseline::{Age, Baseline};
use super::code::Kind;
use super::code_hash::CodeHash;
use super::entry::CodeEntry;
use super::journal::End;
use super::order::{Order, OrderKind};
use super::timestamp::Timestamp;

/// In milliseconds: a listing may lag, but after so long it is taken to show every code that there is.
pub const PATIENCE: i64 = 10 * 60 * 1000;
/// In milliseconds: after so long a listing that shows all codes of an order is taken to show those of an execution right
/// behind it, too. A listing that lags longer may hide them.
pub const GRACE: i64 = 6 * 1000;

/// The duration of a request that nobody saw end, in milliseconds.
const UNSEEN: i64 = 60 * 1000;
/// In milliseconds: what the server may still be doing when a request has ended, and the rounding of its times.
const SLACK: i64 = 10 * 1000;

/// Everything that says what became of an order.
pub struct Evidence<'a> {
    pub order: &'a Order,
    pub baseline: &'a Baseline,
    /// The codes that a cut or short answer named, in any order.
    pub named: &'a [CodeHash],
    /// The codes that other records of this account have claimed, in any order.
    pub elsewhere: &'a [CodeHash],
    /// Milliseconds from sending to the end of the request; `None` if nobody saw it end.
    pub took: Option<i64>,
    /// The rows of the listing from its top down to the baseline, newest first. Pages may repeat rows.
    pub walked: &'a [CodeEntry],
    /// The walk came down to the baseline or to the end of the listing, and every row on its way had a readable code.
    pub is_complete: bool,
    /// Where other orders like this one began that are in doubt, or that came later: codes that no answer named and that came
    /// after one of these may be that order's. They are left to it, and count as others'. Only for an order whose own answer
    /// told how it ended.
    pub rivals: &'a [&'a Baseline],
}

/// What became of an order, so far.
#[derive(Clone, PartialEq)]
pub struct Finding {
    pub verdict: Verdict,
    /// Rows of codes that the answer named: the order's own, proven.
    pub named: Vec<CodeEntry>,
    /// Codes that the answer named and the listing does not show yet: the order's own, proven.
    pub unlisted: Vec<CodeHash>,
    /// New codes of the same kind, amount and recipient. Another order that is like this one could have made them.
    pub alike: Vec<CodeEntry>,
    /// Codes that may be new and alike: their rows do not say it in a way that we can read.
    pub unclear: Vec<CodeEntry>,
    /// New codes of the same kind that are not like the order: someone else made them.
    pub others: Vec<CodeEntry>,
}

/// How many codes the order made, as far as the listing shows it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// It shows none so far.
    None,
    /// As many as were asked for.
    All,
    /// Fewer.
    Some,
    /// A multiple, or more than an answer named that named as many as were asked for: the request was executed more than
    /// once.
    More,
    /// It does not tell.
    CantTell,
}

impl Verdict {
    /// How the order ended if this is final; `None` if it can't be told.
    pub fn end(self) -> Option<End> {
        match self {
            Verdict::None => Some(End::NotMade),
            Verdict::All => Some(End::Made),
            Verdict::Some => Some(End::MadeFewer),
            Verdict::More => Some(End::MadeMore),
            Verdict::CantTell => None,
        }
    }

    /// Milliseconds after which looking again can be left off, from the end of the request or, if nobody saw that, from
    /// when the page found the order in doubt; `None` for what can't be told, which is never final.
    ///
    /// Too few codes are final after [`PATIENCE`], enough of them after [`GRACE`].
    pub fn final_after(self) -> Option<i64> {
        match self {
            Verdict::None | Verdict::Some => Some(PATIENCE),
            Verdict::All | Verdict::More => Some(GRACE),
            Verdict::CantTell => None,
        }
    }
}

impl Finding {
    /// How many codes are called the order's own, or are likely to be.
    pub fn made(&self) -> u64 {
        (self.named.len() + self.unlisted.len() + self.alike.len()) as u64
    }

    /// The marks of those codes.
    pub fn marks(&self) -> Vec<CodeHash> {
        let mut marks = self.unlisted.clone();
        for row in self.named.iter().chain(&self.alike) {
            marks.push(CodeHash::of(&row.code));
        }
        marks
    }

    /// What the list shows of an order that is settled, whose record has the marks of its codes: nothing else is in question. An answer
    /// had named these codes; all others were told by a list.
    pub fn of_settled(self, order: &Order, named: &[CodeHash]) -> Finding {
        let rows = self.named.into_iter();
        let (named, alike) = rows.partition(|row| named.contains(&mark_of(row)));
        let mut settled = Finding {
            verdict: Verdict::None,
            named,
            unlisted: self.unlisted,
            alike,
            unclear: Vec::new(),
            others: Vec::new(),
        };
        settled.verdict = match settled.made().cmp(&order.codes()) {
            _ if settled.made() == 0 => Verdict::None,
            Ordering::Less => Verdict::Some,
            Ordering::Equal => Verdict::All,
            Ordering::Greater => Verdict::More,
        };
        settled
    }

    /// Whether every code that the verdict counts is proven to be the order's own.
    ///
    /// Never so for [`Verdict::None`], and never by a listing alone: whoever orders the same at the same time makes codes
    /// that look the same.
    pub fn is_certain(&self) -> bool {
        let is_told = !matches!(self.verdict, Verdict::None | Verdict::CantTell);
        is_told && self.alike.is_empty()
    }
}

/// Weighs the evidence.
///
/// A code is new if it came after the baseline and no other record has claimed it. A new code that is like the order
/// counts as the order's, whatever its status; a code that the answer named counts whatever it is like, unless it was in
/// the baseline.
pub fn reconcile(evidence: &Evidence) -> Finding {
    let baseline = evidence.baseline;
    let named = sorted(evidence.named);
    let elsewhere = sorted(evidence.elsewhere);
    let walked = evidence.walked;
    let listed = sorted(&walked.iter().map(mark_of).collect::<Vec<CodeHash>>());
    let mut is_met = vec![false; listed.len()];
    let shows_recipients = walked.iter().any(|row| !recipient(row).is_empty());

    let mut finding = Finding {
        verdict: Verdict::CantTell,
        named: Vec::new(),
        unlisted: Vec::new(),
        alike: Vec::new(),
        unclear: Vec::new(),
        others: Vec::new(),
    };
    for row in walked {
        let mark = mark_of(row);
        if let Ok(at) = listed.binary_search(&mark)
            && std::mem::replace(&mut is_met[at], true)
        {
            continue;
        }
        if baseline.has(mark) {
            continue;
        }
        if named.binary_search(&mark).is_ok() {
            finding.named.push(row.clone());
            continue;
        }
        if elsewhere.binary_search(&mark).is_ok() {
            continue;
        }
        let likeness = likeness(evidence.order, row, shows_recipients);
        let list = match (baseline.age_of(row.created_at), likeness) {
            (Age::Old, _) | (_, Likeness::OtherKind) => continue,
            (Age::Unclear, Likeness::Unlike) => continue,
            (Age::New, Likeness::Unlike) => &mut finding.others,
            (Age::New, Likeness::Alike) if is_contested(evidence.rivals, row) => {
                &mut finding.others
            }
            (Age::New, Likeness::Alike) => &mut finding.alike,
            (_, _) => &mut finding.unclear,
        };
        list.push(row.clone());
    }
    finding.unlisted = named;
    finding
        .unlisted
        .retain(|mark| !baseline.has(*mark) && listed.binary_search(mark).is_err());
    leave_far_ones(evidence, &mut finding);
    finding.verdict = verdict(evidence, &finding);
    finding
}

/// Whether the row may be the code of one of these orders.
fn is_contested(rivals: &[&Baseline], row: &CodeEntry) -> bool {
    rivals.iter().any(|rival| {
        let is_before = rival.has(mark_of(row)) || rival.age_of(row.created_at) == Age::Old;
        !is_before
    })
}

/// Where an answer named all codes, those of a second execution are near them in time; somebody else orders the same at any
/// time.
fn leave_far_ones(evidence: &Evidence, finding: &mut Finding) {
    let times = finding.named.iter().filter_map(|row| row.created_at);
    let times: Vec<i64> = times.map(Timestamp::as_millis).collect();
    let is_named = proven(finding) >= evidence.order.codes();
    let (true, Some(_), Some(first), Some(last)) = (
        is_named,
        evidence.took,
        times.iter().min(),
        times.iter().max(),
    ) else {
        return;
    };
    let reach = longest_spread(evidence.took);
    let is_near = |row: &CodeEntry| {
        let made = row.created_at.map(Timestamp::as_millis);
        made.is_none_or(|made| (last - reach..=first + reach).contains(&made))
    };
    let (near, far) = std::mem::take(&mut finding.alike)
        .into_iter()
        .partition(is_near);
    finding.alike = near;
    finding.others.extend::<Vec<CodeEntry>>(far);
}

/// How many codes an answer named that are new.
fn proven(finding: &Finding) -> u64 {
    (finding.named.len() + finding.unlisted.len()) as u64
}

/// What a reading of the list makes of an order whose answer told how it ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Confirmation {
    /// A later reading may show more.
    Pending,
    /// `is_news`: the person has reason to believe otherwise.
    Ended { end: End, is_news: bool },
    /// The answer was a refusal, and the list does not bear it out.
    InDoubt,
}

/// `answered` is `Made` or `Refused`. `is_late`: a list that lags has had its time. `is_given_up`: further readings would
/// not tell more.
pub fn confirm(answered: End, finding: &Finding, is_late: bool, is_given_up: bool) -> Confirmation {
    match finding.verdict {
        Verdict::CantTell if !is_given_up => Confirmation::Pending,
        // All that was asked for is named. What else there is may be anybody's.
        Verdict::CantTell if answered == End::Made => Confirmation::Ended {
            end: End::Made,
            is_news: !finding.alike.is_empty() || !finding.unclear.is_empty(),
        },
        Verdict::CantTell => Confirmation::InDoubt,
        _ if !is_late => Confirmation::Pending,
        Verdict::None if answered == End::Refused => Confirmation::Ended {
            end: End::Refused,
            is_news: false,
        },
        verdict => match verdict.end() {
            Some(end) => Confirmation::Ended {
                end,
                is_news: end != answered,
            },
            None => Confirmation::Pending,
        },
    }
}

fn verdict(evidence: &Evidence, finding: &Finding) -> Verdict {
    let is_told = evidence.is_complete
        && finding.unclear.is_empty()
        && (finding.alike.is_empty() || spread(finding) <= longest_spread(evidence.took));
    if !is_told {
        return Verdict::CantTell;
    }
    let asked = evidence.order.codes();
    match finding.made() {
        0 => Verdict::None,
        made if made < asked => Verdict::Some,
        made if made == asked => Verdict::All,
        made if made.is_multiple_of(asked) => Verdict::More,
        // Of a second execution a list that lags may show a part, or somebody else may have ordered the same.
        _ if proven(finding) >= asked => Verdict::More,
        _ => Verdict::CantTell,
    }
}

/// Milliseconds between the first and the last of the codes.
fn spread(finding: &Finding) -> i64 {
    let rows = finding.named.iter().chain(&finding.alike);
    let (mut first, mut last) = (i64::MAX, i64::MIN);
    for made in rows.filter_map(|row| row.created_at) {
        first = first.min(made.as_millis());
        last = last.max(made.as_millis());
    }
    last.saturating_sub(first)
}

/// A browser repeats a request while it lasts, and no longer.
fn longest_spread(took: Option<i64>) -> i64 {
    // The clock may have been set in between: a negative duration is none, and no request lasts longer than our patience.
    let took = took.filter(|took| *took >= 0).unwrap_or(UNSEEN);
    took.min(PATIENCE) + SLACK
}

enum Likeness {
    Alike,
    Unlike,
    Unclear,
    OtherKind,
}

/// `shows_recipients`: the listing says for whom codes are. Where no row does, a row without a recipient says nothing.
fn likeness(order: &Order, row: &CodeEntry, shows_recipients: bool) -> Likeness {
    let kind = match order.kind() {
        OrderKind::Ip => Kind::Ip,
        OrderKind::Traffic => Kind::Traffic,
    };
    // 0 stands for a kind that can't be read.
    if row.kind != kind && row.kind != Kind::Other(0) {
        return Likeness::OtherKind;
    }
    let meant = order.forward_to().unwrap_or_default().trim();
    let shown = recipient(row);
    let has_recipient = meant.eq_ignore_ascii_case(shown);
    if !has_recipient && (shows_recipients || !shown.is_empty()) {
        return Likeness::Unlike;
    }
    if row.amount == Amount::Unreadable {
        Likeness::Unclear
    } else if row.amount != order.each().into() {
        Likeness::Unlike
    } else if has_recipient {
        Likeness::Alike
    } else {
        Likeness::Unclear
    }
}

/// "" for anyone.
fn recipient(row: &CodeEntry) -> &str {
    row.forward_to.as_deref().unwrap_or_default().trim()
}

fn mark_of(row: &CodeEntry) -> CodeHash {
    CodeHash::of(&row.code)
}

fn sorted(marks: &[CodeHash]) -> Vec<CodeHash> {
    let mut marks = marks.to_vec();
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[cfg(test)]
mod tests;
