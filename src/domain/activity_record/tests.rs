use super::*;
use crate::domain::{
    Cause, Code, CodeHash, ExportResult, JobKind, KeptWords, List, ListQuery, Manifest, Shortfall,
};

/// As IndexedDB has them, a line for each. They stay readable for ever.
const RECORDS: &str = include_str!("../../../tests/golden/activity.jsonl");

fn mark(number: u64) -> CodeHash {
    CodeHash::of(&Code::new(&number.to_string()).unwrap())
}

fn record(number: usize, work: DoneWork) -> ActivityRecord {
    ActivityRecord {
        id: format!("6f2c7b1e-0000-4000-8000-{number:012}"),
        account: AccountId::from_hex("167dcb5d").unwrap(),
        begun_at: Timestamp::from_millis(1_773_324_331_123),
        ended_at: Timestamp::from_millis(1_773_324_334_123),
        work,
    }
}

fn shortfall(cause: Cause, codes: u64, marks: Vec<CodeHash>) -> Shortfall {
    Shortfall {
        cause,
        codes,
        marks,
    }
}

/// One of each shape that has been written.
fn records() -> Vec<ActivityRecord> {
    let words = KeptWords::new("đã \"dùng\" …");
    let redeemed = JobSummary {
        kind: JobKind::Redeem,
        done: 3,
        shortfalls: vec![
            shortfall(Cause::InDoubt, 1, vec![mark(1)]),
            shortfall(Cause::Said { words }, 2, vec![mark(2), mark(3)]),
            shortfall(Cause::Used, 1, vec![mark(4)]),
            shortfall(Cause::NotDone, 1, vec![mark(5)]),
            shortfall(Cause::OtherReasons, 9_000, Vec::new()),
            shortfall(Cause::NotSent, 1, vec![mark(6)]),
        ],
    };
    let revoked = JobSummary {
        kind: JobKind::Revoke,
        done: 46,
        shortfalls: Vec::new(),
    };
    let query = ListQuery {
        status: Some(1),
        note: "October, ACME".to_owned(),
        keyword: "9P".to_owned(),
        ..ListQuery::new(List::Issued)
    };
    let manifest = |is_complete| Manifest {
        file: "issued-2026-11-25-143204-UTC.csv".to_owned(),
        sha256: "c8e411071331c1592ce0b5b1e4a267ef061be02d3cebda920b5ec291b956b029".to_owned(),
        rows: 1_240,
        is_complete,
        ..Manifest::default()
    };
    let complete = ExportSummary::saved(Some(List::Issued), Some(&query), &manifest(true));
    let unproven = ExportSummary::saved(Some(List::Redeemed), None, &manifest(false));
    let cancelled = ExportSummary::cancelled(
        Some(List::Redeemed),
        Some(&ListQuery::new(List::Redeemed)),
        100,
    );
    [
        DoneWork::Job(redeemed),
        DoneWork::Job(revoked),
        DoneWork::Export(complete),
        DoneWork::Export(unproven),
        DoneWork::Export(cancelled),
    ]
    .into_iter()
    .zip(1..)
    .map(|(work, number)| record(number, work))
    .collect()
}

fn damage(text: &str) -> String {
    match ActivityRecord::read(text) {
        Err(DecodeError::Damaged { what }) => what,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn records_are_read_and_written_by_every_release() {
    let records = records();
    let written: Vec<String> = records.iter().map(ActivityRecord::write).collect();
    assert_eq!(written, RECORDS.lines().collect::<Vec<_>>());
    for (line, record) in RECORDS.lines().zip(records) {
        assert_eq!(ActivityRecord::read(line), Ok(record));
    }
}

#[test]
fn an_export_that_ended_tells_how() {
    let ends = records()
        .into_iter()
        .filter_map(|record| match record.work {
            DoneWork::Export(export) => Some(export.end),
            DoneWork::Job(_) => None,
        });
    let ends: Vec<ExportResult> = ends.collect();
    use ExportResult::{Cancelled, Complete, Unproven};
    assert_eq!(ends, [Complete, Unproven, Cancelled]);
}

#[test]
fn another_version_is_named_before_anything_else_is_read() {
    for (text, version) in [(r#"{"v":2}"#, 2), (r#"{"v":0,"id":7}"#, 0)] {
        let read = ActivityRecord::read(text);
        assert_eq!(read, Err(DecodeError::OtherVersion(version)));
    }
}

#[test]
fn damage_is_named_by_its_place() {
    let text = records()[0].write();
    for (from, to, what) in [
        ("\"v\":1", "\"v\":\"1\"", "v"),
        ("\"id\":\"6f2c", "\"id\":\"6f 2c", "id"),
        ("167dcb5d", "167dcb5", "account"),
        ("\"begun_at\":", "\"began_at\":", "begun_at"),
        ("\"is\":\"job\"", "\"is\":\"chore\"", "is"),
        ("\"kind\":\"redeem\"", "\"kind\":\"give\"", "work"),
        ("\"done\":3", "\"done\":-3", "work"),
        ("\"done\":3,", "", "done"),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(damage(&text.replacen(from, to, 1)), what, "{from}");
    }
    assert_eq!(damage(""), "EOF while parsing a value at line 1 column 0");
    assert!(damage(&text[..text.len() - 1]).starts_with("EOF while parsing an object"));
}

#[test]
fn a_code_in_the_words_of_a_damaged_record_is_not_shown() {
    let text = records()[0].write().replace("dùng", "9P-AB12");
    let record = ActivityRecord::read(&text).unwrap();
    assert!(!record.write().contains("AB12"));
}
