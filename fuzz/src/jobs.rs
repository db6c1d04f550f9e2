//! What is kept of a bulk job while it runs.

use share_code_dashboard::domain::{Code, Job, JobRecord, Outcome};

const ID: &str = "6f2c7b1e-0000-4000-8000-000000000001";

pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    let Some(record) = JobRecord::read(ID, text) else {
        return;
    };
    let written = record.write();
    assert_eq!(JobRecord::read(ID, &written).as_ref(), Some(&record));
    assert_eq!(written.split(' ').next_back(), text.split(' ').next_back());
    check_rest(&record);
}

/// Every code is gone on with by what became of it.
fn check_rest(record: &JobRecord) {
    let codes: Vec<Code> = (0..record.codes())
        .map(|number| Code::new(&format!("9P-{number:04}")).expect("it is a code"))
        .collect();
    assert!(record.done() <= record.codes());
    assert!(
        record
            .report(codes.iter().skip(1).cloned().collect())
            .is_none()
            || codes.is_empty()
    );
    let report = record
        .report(codes.clone())
        .expect("there are as many codes");
    assert!(
        report.iter().map(|(code, _)| code).eq(&codes),
        "no code is lost or moved"
    );
    for ((_, outcome), fate) in report.iter().zip(record.fates.chars()) {
        let due = match fate {
            'd' => Outcome::Done,
            'n' => Outcome::NotSent,
            _ => Outcome::InDoubt,
        };
        assert_eq!(outcome, &due, "what is not known is in doubt");
    }
    // Written again it has the same ends, but for words of refusal, which are not kept.
    let again = record.clone().with(&report);
    assert_eq!(again.fates, record.fates.replace('r', "s"));

    let unsent = report
        .iter()
        .filter(|(_, outcome)| *outcome == Outcome::NotSent);
    let unsent: Vec<Code> = unsent.map(|(code, _)| code.clone()).collect();
    for chunk in [1, 3, 50] {
        let mut job = Job::of(record.kind, report.clone(), chunk);
        let mut sent = Vec::new();
        while let Some(codes) = job.next_chunk() {
            assert!((1..=chunk).contains(&codes.len()));
            sent.extend(codes);
        }
        assert!(
            sent == unsent,
            "what was not sent is sent once, and nothing else"
        );
        assert_eq!(job.counts().done, record.done());
        assert_eq!(job.len(), codes.len());
    }
}
