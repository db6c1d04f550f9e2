//! What holds at the end of every history.

use std::collections::{BTreeMap, BTreeSet};

use mock_api::ShareCode;
use proptest::{prelude::*, test_runner::TestCaseError};
use share_code_dashboard::{
    domain::{Code, CodeHash, End, JobKind, OrderRecord, OrderState, Outcome},
    state::{Ended, RunPhase},
};

use crate::{
    history::{History, MOST_LAG, Step},
    play::{PlacedJob, Played},
};

type Kept = Result<(), TestCaseError>;

/// How often the request of an order was carried out, and the codes that came of it.
fn made_by<'a>(played: &'a Played, id: &str) -> (usize, Vec<&'a ShareCode>) {
    let sent = played.sent.iter();
    let mut sent = sent.filter(|exchange| exchange.intent.as_deref() == Some(id));
    let Some(exchange) = sent.next() else {
        return (0, Vec::new());
    };
    let made = exchange.made.borrow();
    let codes = made.iter().flatten().map(|at| &played.codes[*at]);
    (made.len(), codes.collect())
}

pub fn of_orders(history: &History, played: &Played) -> Kept {
    nothing_is_sent_twice(played)?;
    let (is_late, is_clock_set) = (history.rules.lag > MOST_LAG, is_clock_set(history));
    if is_late || is_clock_set {
        // How long ago an answer was lost is known by the clock alone where another page has seen it, and waited for one minute in any
        // case: enough for what is late by seconds, and not for what is late by minutes.
        // And where an answer could not be written down, another tab can't tell its codes from those of the next part.
        let is_disk_broken = history.disk_failures.contains(&true);
        return match is_late && (is_clock_set || is_disk_broken) {
            true => Ok(()),
            false => a_lost_order_is_waited_for(played),
        };
    }
    for (id, record) in &played.records {
        // What a disk has failed to keep is found again by the next page.
        let is_left = matches!(record.state, OrderState::Sent | OrderState::Answered { .. });
        let is_disk_broken = history.disk_failures.contains(&true);
        prop_assert!(!is_left || is_disk_broken, "{id} is left open");
        a_record_tells_the_truth(played, id, record)?;
        like_orders_have_all_codes_between_them(played, record)?;
    }
    screens_tell_the_truth(played)
}

fn is_clock_set(history: &History) -> bool {
    let mut steps = history.steps.iter();
    steps.any(|(_, step)| matches!(step, Step::SetClock(_)))
}

/// However late the list is, up to the ten minutes that it is given: no order that was carried out is called unmade for want of rows.
fn a_lost_order_is_waited_for(played: &Played) -> Kept {
    for (id, record) in &played.records {
        let is_unmade = matches!(
            record.state,
            OrderState::Settled {
                end: End::NotMade,
                ..
            }
        );
        if is_unmade && record.refusal.as_str().is_empty() {
            prop_assert_eq!(made_by(played, id).0, 0, "{} is called unmade", id);
        }
    }
    Ok(())
}

fn nothing_is_sent_twice(played: &Played) -> Kept {
    let mut intents = BTreeSet::new();
    let mut asked: BTreeMap<String, u64> = BTreeMap::new();
    for exchange in played
        .sent
        .iter()
        .filter(|sent| sent.path.starts_with("generate"))
    {
        let Some(id) = &exchange.intent else {
            return Err(TestCaseError::fail("an order was sent without its name"));
        };
        prop_assert!(intents.insert(id.clone()), "{id} was sent twice");
        let Some(record) = played.records.get(id) else {
            return Err(TestCaseError::fail(format!(
                "{id} was sent and is forgotten"
            )));
        };
        *asked.entry(record.lot().to_owned()).or_default() += record.order.codes();
    }
    for order in &played.orders {
        let run = &order.run;
        let asked = asked.get(&run.id).copied().unwrap_or_default();
        prop_assert!(
            asked <= order.choice.codes,
            "{} asked for {asked} codes",
            run.id
        );
    }
    Ok(())
}

/// Whether somebody else's codes may be taken for those of an order: the same was ordered on a computer that shares no journal.
fn has_twin(played: &Played, record: &OrderRecord) -> bool {
    let mut elsewhere = played.elsewhere.iter();
    elsewhere.any(|choice| choice.order().is_like(&record.order))
}

/// The orders whose codes can't be told from those of an order, itself included.
fn like_ones<'a>(played: &'a Played, record: &OrderRecord) -> Vec<(&'a String, &'a OrderRecord)> {
    let records = played.records.iter();
    let like = records.filter(|(_, other)| other.order.is_like(&record.order));
    like.collect()
}

/// Which of them has made a code more than it was asked for can't always be told; that somebody has is.
fn like_orders_have_all_codes_between_them(played: &Played, record: &OrderRecord) -> Kept {
    let like = like_ones(played, record);
    let is_told = |(_, record): &(&String, &OrderRecord)| !record.is_open();
    if has_twin(played, record) || !like.iter().all(is_told) {
        return Ok(());
    }
    let made = like.iter().flat_map(|(id, _)| made_by(played, id).1);
    let made: BTreeSet<CodeHash> = made.map(hash).collect();
    let claimed: Vec<CodeHash> = like
        .iter()
        .flat_map(|(_, record)| record.claimed().to_vec())
        .collect();
    let marks: BTreeSet<CodeHash> = claimed.iter().copied().collect();
    prop_assert_eq!(claimed.len(), marks.len(), "a code is claimed twice");
    prop_assert!(marks.is_subset(&made), "codes of others are claimed");
    let is_told = like.iter().any(|(_, record)| is_news(record));
    prop_assert!(marks == made || is_told, "a code is lost");
    Ok(())
}

fn a_record_tells_the_truth(played: &Played, id: &str, record: &OrderRecord) -> Kept {
    let (times, codes) = made_by(played, id);
    let OrderState::Settled { end, marks, .. } = &record.state else {
        return Ok(());
    };
    if matches!(end, End::Refused | End::NotMade) {
        prop_assert_eq!(times, 0, "{} is called {:?}", id, end);
    }
    if has_twin(played, record) || like_ones(played, record).len() > 1 {
        return Ok(());
    }
    match end {
        End::Made => prop_assert_eq!(times, 1, "{} is called made", id),
        End::MadeMore => prop_assert!(times > 1, "{id} is called made more than once"),
        // The server makes all or none.
        End::MadeFewer => prop_assert!(false, "{id} is called made in part"),
        End::Refused | End::NotMade | End::Closed => {}
    }
    let marks: BTreeSet<CodeHash> = marks.iter().copied().collect();
    let codes: BTreeSet<CodeHash> = codes.iter().map(|code| hash(code)).collect();
    prop_assert_eq!(marks, codes, "{} has the marks of other codes", id);
    Ok(())
}

fn hash(code: &ShareCode) -> CodeHash {
    CodeHash::of(&Code::new(&code.code).expect("it is a code"))
}

/// What was last seen of an order, where somebody was there to see its end.
fn screens_tell_the_truth(played: &Played) -> Kept {
    for order in &played.orders {
        let run = &order.run;
        let RunPhase::Ended(ended) = &run.phase else {
            prop_assert!(!order.is_shown, "{} does not end", run.id);
            continue;
        };
        let parts = played
            .records
            .iter()
            .filter(|(_, record)| record.lot() == run.id);
        let parts: Vec<_> = parts.collect();
        let is_alone = |record| {
            let like = like_ones(played, record);
            like.iter().all(|(_, other)| other.lot() == run.id)
        };
        let mut records = parts.iter().map(|(_, record)| *record);
        if records.any(|record| has_twin(played, record) || !is_alone(record)) {
            continue;
        }
        if !order.is_shown {
            what_was_seen_is_corrected(&parts, ended)?;
            continue;
        }
        let times = |id: &str| made_by(played, id).0;
        let last = parts.iter().find(|(id, _)| **id == run.record);
        let last = last.map(|(id, _)| times(id));
        match ended {
            Ended::Settled(End::Made) => {
                let asked: u64 = parts.iter().map(|(_, record)| record.order.codes()).sum();
                prop_assert_eq!(asked, order.choice.codes);
                // What another tab has found since is said above every screen.
                what_was_seen_is_corrected(&parts, ended)?;
            }
            Ended::Refused(_) | Ended::Settled(End::Refused | End::NotMade) => {
                prop_assert_eq!(last.unwrap_or_default(), 0, "{} is called refused", run.id);
            }
            _ => {}
        }
        let shown: BTreeSet<&str> = run.codes.iter().map(Code::reveal).collect();
        let made = parts.iter().flat_map(|(id, _)| made_by(played, id).1);
        let made: BTreeSet<&str> = made.map(|code| code.code.as_str()).collect();
        prop_assert!(
            shown.is_subset(&made),
            "codes of others are shown as the order's own"
        );
        let is_news = parts.iter().any(|(_, record)| is_news(record));
        if matches!(ended, Ended::Settled(_)) && !is_news {
            prop_assert_eq!(shown, made, "{} does not show its codes", run.id);
        }
    }
    Ok(())
}

/// What an order came to otherwise than was last seen of it is told.
fn what_was_seen_is_corrected(parts: &[(&String, &OrderRecord)], seen: &Ended) -> Kept {
    let Ended::Settled(End::Made) = seen else {
        return Ok(());
    };
    for (id, record) in parts {
        if let OrderState::Settled { end, .. } = record.state {
            let is_told = end == End::Made || is_news(record);
            prop_assert!(is_told, "nobody hears that {id} is {end:?}");
        }
    }
    Ok(())
}

fn is_news(record: &OrderRecord) -> bool {
    matches!(record.state, OrderState::Settled { is_news: true, .. })
}

pub fn of_jobs(history: &History, played: &Played) -> Kept {
    if history.rules.lag > MOST_LAG {
        return Ok(());
    }
    for (number, job) in played.jobs.iter().enumerate() {
        if job.is_not_begun {
            continue;
        }
        let Some(report) = &job.report else {
            // Where nothing can be kept, a page that goes takes what it knew along.
            if !history.disk_failures.contains(&true) {
                nothing_of_it_was_sent_or_it_is_written_down(played, job)?;
            }
            continue;
        };
        let reported: Vec<&str> = report.iter().map(|(code, _)| code.reveal()).collect();
        let given: Vec<&str> = job.codes.iter().map(Code::reveal).collect();
        prop_assert_eq!(reported, given, "codes of a job were lost");
        let is_clear = job.is_shown && !is_clock_set(history);
        for (code, outcome) in report.iter() {
            let others = played.jobs.iter().enumerate();
            let mut others = others.filter(|(other, _)| *other != number);
            let is_shared = others.any(|(_, other)| other.codes.contains(code));
            an_outcome_is_true(played, job, code, outcome, is_shared, is_clear)?;
        }
    }
    Ok(())
}

fn an_outcome_is_true(
    played: &Played,
    job: &PlacedJob,
    code: &Code,
    outcome: &Outcome,
    is_shared: bool,
    is_clear: bool,
) -> Kept {
    let found = played
        .codes
        .iter()
        .find(|known| known.code == code.reveal());
    let found = found.expect("the server has made all of them");
    let is_done = match job.kind {
        JobKind::Redeem => {
            let used = found.used.as_ref();
            used.is_some_and(|used| used.by == "reseller@example.com")
        }
        JobKind::Revoke => found.revoked_at.is_some(),
    };
    match outcome {
        Outcome::Done => prop_assert!(is_done, "{found:?} is called done"),
        Outcome::Refused { .. } | Outcome::NotSent if !is_shared => {
            prop_assert!(!is_done, "{found:?} is called {outcome:?}");
        }
        Outcome::Refused { .. } | Outcome::NotSent => {}
        // Where nobody could look again, or the clock was set, so that nobody knows what came first, it stays so.
        Outcome::InDoubt | Outcome::Unconfirmed { .. } => {
            prop_assert!(!is_clear, "{found:?} is in doubt, though all is well");
        }
    }
    Ok(())
}

/// A tab that is killed right after a job has ended has written that down; one that is killed before its first request has not.
fn nothing_of_it_was_sent_or_it_is_written_down(played: &Played, job: &PlacedJob) -> Kept {
    let path = match job.kind {
        JobKind::Redeem => "use-code",
        JobKind::Revoke => "revoke-code",
    };
    let mut sent = played.sent.iter();
    let is_sent = sent.any(|exchange| {
        let is_of_job = exchange.tab == job.tab && exchange.at >= job.at && exchange.path == path;
        let mut codes = job.codes.iter();
        is_of_job && codes.any(|code| exchange.body.contains(code.reveal()))
    });
    prop_assert!(
        !is_sent || played.ended.contains(&job.began),
        "a job is forgotten"
    );
    Ok(())
}
