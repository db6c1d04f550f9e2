//! Redeeming and revoking: one request, then a look into the list for every code that the answer leaves open.

use crate::{
    api::{ApiError, Client, endpoint},
    browser::{clock, fetch::Abort},
    domain::{
        Code, CodeEntry, CodesAnswer, List, ListQuery, Outcome, Status, StatusTable, outcome,
    },
    live::Live,
};

const MINUTE: i64 = 60 * 1000;

/// Milliseconds. The clock here and the server's differ, so "now" is a span: a code used within it was used by us.
const JUST_NOW: i64 = 10 * MINUTE;

/// Milliseconds. A code used before that was used before, however wrong a clock is; what lies between is not judged.
const LONG_AGO: i64 = 48 * 60 * MINUTE;

/// What became of each code, in the order in which they were sent.
pub type Report = Vec<(Code, Outcome)>;

/// One bulk request and its report, as a screen shows it. Cheap to copy.
#[derive(Clone, Copy)]
pub struct Job {
    pub is_running: Live<bool>,
    pub report: Live<Option<Report>>,
}

impl Default for Job {
    fn default() -> Self {
        Self {
            is_running: Live::new(false),
            report: Live::new(None),
        }
    }
}

/// What is being revoked and what came of it. It outlives the screen, so that neither is lost.
#[derive(Clone, Copy, Default)]
pub struct Revocation {
    pub entries: Live<Vec<CodeEntry>>,
    /// The question is open.
    pub is_asking: Live<bool>,
    pub job: Job,
}

impl Revocation {
    /// Opens the question whether to revoke these, all of which can be.
    pub fn ask(self, entries: Vec<CodeEntry>) {
        if !entries.is_empty() && !self.job.is_running.get_untracked() {
            self.entries.set(entries);
            self.is_asking.set(true);
        }
    }
}

/// Redeems the codes into the client's account.
pub async fn redeem_codes(client: &Client, codes: &[Code]) -> Result<Report, ApiError> {
    let began = clock::now();
    let answer = endpoint::redeem(client, codes).await;
    let report = report(codes, answer)?;
    let judge = |outcome: &Outcome, entry: &CodeEntry| {
        match began.as_millis() - entry.used_at?.as_millis() {
            ..JUST_NOW => Some(Outcome::Done),
            // Ours already, and not by this request.
            LONG_AGO.. if *outcome == Outcome::InDoubt => Some(found_used()),
            _ => None,
        }
    };
    Ok(settle(client, List::Redeemed, report, judge).await)
}

/// Revokes codes that the client's account issued, all of which could be revoked when they were last read.
pub async fn revoke_codes(
    client: &Client,
    codes: &[Code],
    statuses: &StatusTable,
) -> Result<Report, ApiError> {
    let answer = endpoint::revoke(client, codes).await;
    let report = report(codes, answer)?;
    let judge = |outcome: &Outcome, entry: &CodeEntry| {
        match entry.status(statuses, clock::now()) {
            Status::Revoked => Some(Outcome::Done),
            // Somebody was faster; nothing came back.
            Status::Used if *outcome == Outcome::InDoubt => Some(found_used()),
            _ => None,
        }
    };
    Ok(settle(client, List::Issued, report, judge).await)
}

/// Without the server's words: the list shows it as used before.
fn found_used() -> Outcome {
    Outcome::Refused {
        reason: String::new(),
    }
}

/// An error only when the key was refused: then nothing happened and the session ends.
fn report(codes: &[Code], answer: Result<CodesAnswer, ApiError>) -> Result<Report, ApiError> {
    let all = |outcome: Outcome| {
        codes
            .iter()
            .map(|code| (code.clone(), outcome.clone()))
            .collect()
    };
    match answer {
        Ok(answer) => Ok(outcome::of_answer(codes, &answer)),
        Err(error @ ApiError::Rejected { .. }) => Err(error),
        Err(error) if error.may_have_acted() => Ok(all(Outcome::InDoubt)),
        // Each code with the problems that name it; one that none names was refused with the rest.
        Err(ApiError::Invalid { message, problems }) => Ok(codes
            .iter()
            .map(|code| {
                let mut reason = String::new();
                for problem in problems
                    .iter()
                    .filter(|problem| problem.contains(code.reveal()))
                {
                    if !reason.is_empty() {
                        reason += "; ";
                    }
                    reason += problem;
                }
                if reason.is_empty() {
                    reason.clone_from(&message);
                }
                (code.clone(), Outcome::Refused { reason })
            })
            .collect()),
        Err(error) => Ok(all(Outcome::Refused {
            reason: error.words(),
        })),
    }
}

/// Looks up every code in doubt; one that the list does not settle stays as it is.
///
/// A refused one is looked up as well. When a connection breaks, browsers send a request again by themselves, and the
/// server refuses the second one because the first was done: "already used" can mean that we used it.
async fn settle(
    client: &Client,
    list: List,
    mut report: Report,
    judge: impl Fn(&Outcome, &CodeEntry) -> Option<Outcome>,
) -> Report {
    for (code, outcome) in &mut report {
        if *outcome == Outcome::Done {
            continue;
        }
        let mut query = ListQuery::new(list);
        query.keyword = code.reveal().to_owned();
        let Ok(page) = endpoint::list(client, &query, &Abort::new()).await else {
            // Without a list nothing can be settled: the rest stays in doubt as well.
            break;
        };
        let entry = page.entries.iter().find(|entry| entry.code == *code);
        if let Some(settled) = entry.and_then(|entry| judge(outcome, entry)) {
            *outcome = settled;
        }
    }
    report
}
