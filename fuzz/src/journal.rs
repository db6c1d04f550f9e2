//! Records of orders and of other work, as a browser keeps them.

use serde_json::Value;
use share_code_dashboard::domain::{ActivityRecord, DecodeError, DoneWork, OrderKind, OrderRecord};

use super::text::{says_only_where, tree};

/// Names of what a record holds.
const NAMES: &[&str] = &[
    "account",
    "amount",
    "answered_at",
    "baseline",
    "begun_at",
    "cause",
    "codes",
    "detail",
    "done",
    "end",
    "ended_at",
    "file",
    "filters",
    "forward_to",
    "id",
    "is",
    "is_searched",
    "is_whole",
    "kind",
    "list",
    "lot",
    "marks",
    "named",
    "newest",
    "news",
    "note",
    "number",
    "of",
    "oldest",
    "order",
    "part",
    "plan",
    "refusal",
    "rows",
    "sha256",
    "shortfalls",
    "state",
    "v",
    "work",
    "words",
    "at",
];

pub fn check(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else {
        return;
    };
    check_order(text);
    check_activity(text);
}

fn check_order(text: &str) {
    let record = match OrderRecord::read(text) {
        Ok(record) => record,
        Err(error) => return check_error(&error, text),
    };
    assert_eq!(OrderRecord::account_in(text), Some(record.account));
    let written = record.write();
    assert!(!written.contains('\n'), "a record is a line");
    assert!(
        OrderRecord::read(&written) == Ok(record.clone()),
        "what is written is read back"
    );
    assert!(record.order.codes() > 0 && !record.lot().is_empty());
    assert_eq!(record.is_open(), record.state.rank() < 2);
    record.took();
    if let Some(tree) = tree(text) {
        // What spends balance is what was ordered, to the digit.
        let form = record.order.form();
        let kept = &tree["order"];
        assert_eq!(digits(&kept["plan"]), form.plan.trim_start_matches('0'));
        assert_eq!(digits(&kept["codes"]), form.codes);
        if form.kind == OrderKind::Ip {
            assert_eq!(digits(&kept["amount"]), form.amount);
        }
        assert_eq!(tree["note"], *record.note, "the note stays");
        assert_eq!(tree["begun_at"], record.begun_at.as_millis());
    }
}

/// Those of a whole number, however its thousands are set off.
fn digits(text: &Value) -> String {
    let text = text.as_str().unwrap_or_default();
    let digits = text.chars().filter(char::is_ascii_digit);
    digits.skip_while(|digit| *digit == '0').collect()
}

fn check_activity(text: &str) {
    let record = match ActivityRecord::read(text) {
        Ok(record) => record,
        Err(error) => return check_error(&error, text),
    };
    let written = record.write();
    assert!(!written.contains('\n'), "a record is a line");
    assert_eq!(
        ActivityRecord::read(&written).as_ref(),
        Ok(&record),
        "what is written is read back"
    );
    match &record.work {
        DoneWork::Job(job) => {
            let counts = job.counts();
            let sum = [
                counts.done,
                counts.refused,
                counts.in_doubt,
                counts.not_sent,
            ];
            let sum = sum.into_iter().fold(0, u64::saturating_add);
            assert_eq!(sum, job.codes(), "every code came to one end");
            assert!(job.done <= job.codes());
        }
        DoneWork::Export(export) => {
            let query = export.query();
            assert!(query.is_none() || export.list.is_some());
        }
    }
}

/// What is said of a record that can't be read holds nothing of what is in it.
fn check_error(error: &DecodeError, text: &str) {
    match error {
        DecodeError::Damaged { what } => {
            assert!(says_only_where(what, NAMES), "contents are shown: {what}");
        }
        DecodeError::OtherVersion(version) => {
            if let Some(tree) = tree(text) {
                assert_eq!(tree["v"].as_i64(), Some(*version));
            }
        }
    }
}
