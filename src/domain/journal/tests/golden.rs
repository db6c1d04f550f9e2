//! Records as IndexedDB has them of the releases before, a line for each. They stay readable for ever: an order that can't
//! be read is an order forgotten.

use super::*;

const RECORDS: &str = include_str!("../../../../tests/golden/journal.jsonl");

/// Texts that JSON writes with escapes, of which more than one spelling is right.
const ESCAPES: &str = include_str!("../../../../tests/golden/journal-escapes.jsonl");

fn record(number: usize, state: OrderState) -> OrderRecord {
    OrderRecord {
        id: format!("6f2c7b1e-0000-4000-8000-{number:012}"),
        account: AccountId::from_hex("167dcb5d").unwrap(),
        order: order::check(&OrderForm {
            kind: OrderKind::Ip,
            plan: "7".to_owned(),
            amount: "25".to_owned(),
            codes: "2".to_owned(),
            forward_to: String::new(),
            numerals: Numerals::PLAIN,
        })
        .unwrap(),
        begun_at: Timestamp::from_millis(1_773_324_331_123),
        baseline: None,
        note: String::new(),
        part: None,
        refusal: KeptWords::default(),
        state,
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(1_773_324_331_123 + seconds * 1000)
}

fn settled(end: End, marks: Vec<CodeHash>, is_news: bool) -> OrderState {
    OrderState::Settled {
        at: at(8),
        end,
        marks,
        is_news,
    }
}

fn answered(end: End, named: Vec<CodeHash>) -> OrderState {
    OrderState::Answered {
        end,
        named,
        answered_at: at(2),
    }
}

fn in_doubt(detail: &str) -> OrderState {
    OrderState::InDoubt {
        named: Vec::new(),
        detail: detail.to_owned(),
        answered_at: None,
    }
}

/// One of each shape that has been written.
fn records() -> Vec<OrderRecord> {
    let baseline = Baseline {
        newest: Some(at(-1)),
        oldest: Some(at(-90)),
        marks: vec![mark(1), mark(2)],
        is_whole: true,
    };
    let states = [
        OrderState::Sent,
        OrderState::Sent,
        in_doubt(""),
        answered(End::Made, vec![mark(1), mark(2)]),
        answered(End::Refused, Vec::new()),
        settled(End::Made, vec![mark(1), mark(2)], false),
        settled(End::MadeMore, vec![mark(1), mark(2), mark(3)], true),
        settled(End::MadeMore, vec![mark(1), mark(2), mark(3)], false),
        settled(End::MadeFewer, vec![mark(1)], false),
        settled(End::NotMade, Vec::new(), false),
        settled(End::Refused, Vec::new(), false),
        settled(End::Closed, vec![mark(1)], false),
        in_doubt("the server's words: \"cut off\" at C:\\ \u{2013} \u{1f381}\u{2028}\u{7f}"),
    ];
    let mut records: Vec<OrderRecord> = (1..)
        .zip(states)
        .map(|(number, state)| record(number, state))
        .collect();
    records[1].baseline = Some(Baseline::default());
    records[3].baseline = Some(baseline);
    records[4].note = "for Ann\u{e9}".to_owned();
    records.push(example());
    records
}

#[test]
fn records_are_read_and_written_by_every_release() {
    let records = records();
    let written: Vec<String> = records.iter().map(OrderRecord::write).collect();
    assert_eq!(written, RECORDS.lines().collect::<Vec<_>>());
    for (line, record) in RECORDS.lines().zip(records) {
        assert_eq!(OrderRecord::account_in(line), Some(record.account));
        assert_eq!(OrderRecord::read(line), Ok(record));
    }
}

#[test]
fn escapes_are_read_however_they_are_spelled() {
    let mut record = record(1, in_doubt("a\nb\tc\r\u{8}\u{c}\u{0}\u{1f}"));
    record.note = "a\nb".to_owned();
    for line in ESCAPES.lines() {
        assert_eq!(OrderRecord::read(line), Ok(record.clone()));
    }
    assert_eq!(record.write().lines().count(), 1);
}
