use super::*;
use crate::domain::Kind;
use crate::domain::amount::{Amount, IpCount};
use proptest::prelude::*;

fn code(n: usize) -> Code {
    Code::new(&format!("9P-{n}")).unwrap()
}

fn codes(n: usize) -> Vec<Code> {
    (0..n).map(code).collect()
}

fn no(message: &str, problems: &[&str]) -> Answer {
    Answer::Refused {
        message: message.to_owned(),
        problems: problems.iter().map(|&words| words.to_owned()).collect(),
    }
}

fn outcomes(job: &Job) -> Vec<Outcome> {
    job.report()
        .into_iter()
        .map(|(_, outcome)| outcome)
        .collect()
}

fn refused(words: &str) -> Outcome {
    Outcome::Refused {
        reason: Refusal::Said(words.into()),
    }
}

#[test]
fn codes_go_in_chunks_each_once() {
    let twice = [codes(5), codes(5)].concat();
    let mut job = Job::new(JobKind::Redeem, twice, 2);
    let mut sent = Vec::new();
    while let Some(chunk) = job.next_chunk() {
        assert!(chunk.len() <= 2);
        sent.extend_from_slice(&chunk);
        job.answer(Answer::Named(chunk));
    }
    assert_eq!(sent, codes(5));
    assert_eq!(outcomes(&job), vec![Outcome::Done; 5]);
    assert!(job.to_look_up().is_empty());
}

#[test]
fn only_a_code_that_the_answer_names_to_the_letter_is_done() {
    let mut job = Job::new(JobKind::Redeem, codes(2), 10);
    job.next_chunk();
    job.answer(Answer::Named(vec![code(1), Code::new("9p-0").unwrap()]));
    assert_eq!(outcomes(&job), [Outcome::InDoubt, Outcome::Done]);
    assert_eq!(job.to_look_up(), [code(0)]);
}

#[test]
fn problems_refuse_the_codes_that_they_name_and_the_rest_goes_again() {
    let mut job = Job::new(JobKind::Redeem, (8..12).map(code).collect(), 10);
    job.next_chunk();
    // "9P-1" is no word about 9P-10.
    job.answer(no(
        "errors",
        &["9P-8: already used", "code 9P-1 is unknown", "9P-11 no"],
    ));
    let [used, gone] = ["9P-8: already used", "9P-11 no"].map(refused);
    let open = Outcome::InDoubt;
    assert_eq!(outcomes(&job), [used, open.clone(), open, gone]);
    assert_eq!(job.next_chunk(), Some(vec![code(9), code(10)]));
}

#[test]
fn what_was_refused_as_a_whole_and_not_sent_again_is_looked_up() {
    for answer in [no("bad code", &[]), Answer::Throttled(7), Answer::Rejected] {
        let mut job = Job::new(JobKind::Redeem, codes(5), 4);
        job.next_chunk();
        job.answer(answer);
        let mut unread = job.clone();
        unread.leave_in_doubt();
        assert_eq!((unread.counts().in_doubt, unread.counts().not_sent), (4, 1));
        // The person stops here. The browser may have sent it twice, so that it was done the first time.
        let asked: Vec<Code> = codes(4);
        assert_eq!(job.to_look_up(), asked);
        job.look_up(&[Found::Done, Found::Used, Found::NotDone, Found::Unclear]);
        let reason = Refusal::Used;
        let expected = [
            Outcome::Done,
            Outcome::Refused { reason },
            Outcome::NotSent,
            Outcome::InDoubt,
            Outcome::NotSent,
        ];
        assert_eq!(outcomes(&job), expected);
    }
}

#[test]
fn a_refusal_that_no_listing_bears_out_is_in_doubt_and_keeps_its_words() {
    let mut job = Job::new(JobKind::Redeem, codes(1), 1);
    job.next_chunk();
    job.answer(no("already used", &[]));
    job.leave_in_doubt();
    let said = "already used".into();
    assert_eq!(outcomes(&job), [Outcome::Unconfirmed { said }]);
    assert_eq!(job.counts().in_doubt, 1);
    // The person looks again.
    let mut again = Job::of(JobKind::Redeem, job.report(), 1);
    assert_eq!(again.to_look_up(), codes(1));
    again.look_up(&[Found::Unclear]);
    assert_eq!(outcomes(&again), [refused("already used")]);
}

#[test]
fn a_chunk_that_is_refused_as_a_whole_is_halved_until_the_bad_ones_are_alone() {
    let mut job = Job::new(JobKind::Redeem, codes(8), 8);
    let mut requests = 0;
    while let Some(chunk) = job.next_chunk() {
        requests += 1;
        job.answer(match chunk.contains(&code(5)) {
            true => no("bad code", &[]),
            false => Answer::Named(chunk),
        });
    }
    let mut expected = vec![Outcome::Done; 8];
    expected[5] = refused("bad code");
    assert_eq!(outcomes(&job), expected);
    assert_eq!(requests, 7);
}

#[test]
fn a_server_that_refuses_everything_in_the_same_words_is_not_asked_on_and_on() {
    let mut job = Job::new(JobKind::Redeem, codes(200), 50);
    let mut requests = 0;
    let mut wait = None;
    while wait.is_none() {
        job.next_chunk().expect("there is more");
        wait = job.answer(no("maintenance", &[]));
        requests += 1;
    }
    assert!(requests < 60, "{requests}");
    assert_eq!(wait, Some(Wait::Person));
    assert_eq!(job.counts().refused, 20);
    assert_eq!(job.counts().not_sent, 180);
}

#[test]
fn what_was_not_taken_goes_again_and_what_was_lost_does_not() {
    let mut job = Job::new(JobKind::Revoke, codes(2), 1);
    job.next_chunk();
    assert_eq!(job.answer(Answer::Throttled(7)), Some(Wait::Seconds(7)));
    assert_eq!(job.counts().not_sent, 2);
    assert_eq!(job.next_chunk(), Some(vec![code(0)]));
    assert_eq!(job.answer(Answer::Lost), Some(Wait::Connection));
    assert_eq!(job.next_chunk(), Some(vec![code(1)]));
    // Nothing is left that could wait.
    assert_eq!(job.answer(Answer::Lost), None);
    assert_eq!(job.next_chunk(), None);
    assert_eq!(outcomes(&job), [Outcome::InDoubt, Outcome::InDoubt]);
}

#[test]
fn a_listing_settles_what_is_in_doubt_and_corrects_refusals() {
    let mut job = Job::new(JobKind::Redeem, codes(6), 1);
    for n in 0..6 {
        job.next_chunk();
        job.answer(if n < 4 {
            Answer::Lost
        } else {
            no("already used", &[])
        });
    }
    assert_eq!(job.to_look_up(), codes(6));
    use Found::{Done, NotDone, Unclear, Used};
    job.look_up(&[Done, Used, NotDone, Unclear, Done, Used]);
    let by_list = |reason| Outcome::Refused { reason };
    let expected = [
        Outcome::Done,
        by_list(Refusal::Used),
        by_list(Refusal::NotDone),
        Outcome::InDoubt,
        Outcome::Done,
        refused("already used"),
    ];
    assert_eq!(outcomes(&job), expected);
    assert_eq!(job.to_look_up(), [code(3)]);
    let again = Job::of(JobKind::Redeem, with_retries(job.report()), 10).next_chunk();
    assert_eq!(again, Some(vec![code(2), code(5)]));
}

#[test]
fn a_job_goes_on_where_a_page_was_closed() {
    let mut job = Job::new(JobKind::Redeem, codes(4), 1);
    for answer in [Answer::Named(vec![code(0)]), no("no", &[])] {
        job.next_chunk();
        job.answer(answer);
    }
    job.next_chunk();
    let mut job = Job::of(JobKind::Redeem, job.report(), 1);
    assert_eq!(job.to_look_up(), [code(1), code(2)]);
    assert_eq!(job.next_chunk(), Some(vec![code(3)]));
    assert_eq!(job.next_chunk(), None);
}

fn row(used_at: Option<i64>, status: i64) -> CodeEntry {
    CodeEntry {
        code: code(1),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(5)),
        status_number: Some(status),
        forward_to: None,
        used_by: None,
        used_at: used_at.map(Timestamp::from_millis),
        created_at: None,
        expired_at: None,
        is_enterprise: None,
        extra: Vec::new(),
        json: Box::default(),
    }
}

#[test]
fn a_code_that_was_redeemed_around_the_time_of_the_job_was_redeemed_by_it() {
    let day = 24 * 60 * MINUTE;
    let judge = |row: Option<&CodeEntry>| {
        let (began, now) = (
            Timestamp::from_millis(9 * day),
            Timestamp::from_millis(9 * day + 1),
        );
        JobKind::Redeem.classify(row, began, now, &StatusTable::default())
    };
    assert_eq!(judge(Some(&row(Some(9 * day + 5), 2))), Found::Done);
    assert_eq!(judge(Some(&row(Some(9 * day - MINUTE), 2))), Found::Done);
    // The clocks may differ by a day.
    assert_eq!(judge(Some(&row(Some(8 * day), 2))), Found::Unclear);
    assert_eq!(judge(Some(&row(Some(6 * day), 2))), Found::Used);
    assert_eq!(judge(Some(&row(None, 2))), Found::Unclear);
    assert_eq!(judge(None), Found::NotDone);
}

/// A server that does what is asked, and tells of it badly.
struct Server {
    is_bad: Vec<bool>,
    is_done: Vec<bool>,
    names_problems: bool,
    names_codes: bool,
}

impl Server {
    fn number(code: &Code) -> usize {
        code.reveal()[3..].parse().unwrap()
    }

    /// All or nothing, as far as the server is asked once.
    fn act(&mut self, chunk: &[Code]) -> Answer {
        let is_bad = |code: &&Code| {
            let n = Server::number(code);
            self.is_bad[n] || self.is_done[n]
        };
        let bad: Vec<&Code> = chunk.iter().filter(is_bad).collect();
        if !bad.is_empty() {
            let problems = bad.iter().map(|code| format!("{} is bad", code.reveal()));
            let problems: Vec<String> = problems.collect();
            let problems = if self.names_problems {
                problems
            } else {
                Vec::new()
            };
            return Answer::Refused {
                message: "bad".to_owned(),
                problems,
            };
        }
        for code in chunk {
            self.is_done[Server::number(code)] = true;
        }
        Answer::Named(if self.names_codes {
            chunk.to_vec()
        } else {
            Vec::new()
        })
    }
}

proptest! {
    #[test]
    fn every_code_ends_with_what_became_of_it(
        is_bad in prop::collection::vec(prop::bool::weighted(0.15), 1..60),
        names_problems: bool,
        names_codes: bool,
        chunk in 1usize..20,
        // Taken, lost after the act, lost before it, done twice, throttled.
        faults in prop::collection::vec(0..8, 1..40),
    ) {
        let n = is_bad.len();
        let mut server = Server { is_done: vec![false; n], is_bad, names_problems, names_codes };
        let mut job = Job::new(JobKind::Revoke, codes(n), chunk);
        let mut faults = faults.into_iter();
        while let Some(chunk) = job.next_chunk() {
            job.answer(match faults.next().unwrap_or(0) {
                1 => { server.act(&chunk); Answer::Lost }
                2 => Answer::Lost,
                3 => { server.act(&chunk); server.act(&chunk) }
                4 => Answer::Throttled(1),
                _ => server.act(&chunk),
            });
        }
        prop_assert_eq!(job.counts().not_sent, 0);
        let open = job.to_look_up();
        let found: Vec<Found> = open.iter().map(|code| match server.is_done[Server::number(code)] {
            true => Found::Done,
            false => Found::NotDone,
        }).collect();
        job.look_up(&found);
        for (code, outcome) in job.report() {
            let is_done = server.is_done[Server::number(&code)];
            prop_assert_eq!(outcome == Outcome::Done, is_done, "{:?}", outcome);
            prop_assert!(outcome != Outcome::InDoubt);
        }
    }
}
