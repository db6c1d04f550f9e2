use proptest::prelude::*;

use super::*;
use crate::domain::order::{self, OrderForm, OrderKind};
use crate::domain::{Bytes, Code, Each, KeptWords, Numerals};

mod golden;

fn mark(number: u64) -> CodeHash {
    CodeHash::of(&Code::new(&number.to_string()).unwrap())
}

fn any_moment() -> impl Strategy<Value = Timestamp> {
    any::<i64>().prop_map(Timestamp::from_millis)
}

fn any_marks() -> impl Strategy<Value = Vec<CodeHash>> {
    prop::collection::vec(any::<u64>().prop_map(mark), 0..4)
}

fn any_order() -> impl Strategy<Value = Order> {
    let amount = prop_oneof![
        (5..=u64::MAX).prop_map(|ips| (OrderKind::Ip, ips.to_string())),
        (Bytes::PER_GB..=u64::MAX)
            .prop_map(|bytes| { (OrderKind::Traffic, Bytes::gb_decimal(bytes.into())) }),
    ];
    let forward_to = "([a-z+]{1,5}@[a-zé]{1,5}\\.com)?";
    (amount, 1..=i64::MAX, 1..=3u64, forward_to).prop_filter_map(
        "the total can't be counted",
        |((kind, amount), plan, codes, forward_to)| {
            order::check(&OrderForm {
                kind,
                plan: plan.to_string(),
                amount,
                codes: codes.to_string(),
                forward_to,
                numerals: Numerals::PLAIN,
            })
            .ok()
        },
    )
}

fn any_baseline() -> impl Strategy<Value = Baseline> {
    let span = prop_oneof![
        Just((None, None)),
        (any_moment(), any_moment()).prop_map(|(a, b)| (Some(a.max(b)), Some(a.min(b)))),
    ];
    (span, any_marks(), any::<bool>()).prop_map(|((newest, oldest), mut marks, is_whole)| {
        marks.sort();
        marks.dedup();
        Baseline {
            newest,
            oldest,
            marks,
            is_whole,
        }
    })
}

fn any_state() -> impl Strategy<Value = OrderState> {
    let maybe = || prop::option::of(any_moment());
    let ends = prop::sample::select(vec![
        End::Made,
        End::MadeMore,
        End::MadeFewer,
        End::NotMade,
        End::Refused,
        End::Closed,
    ]);
    prop_oneof![
        Just(OrderState::Sent),
        (any_marks(), any::<String>(), maybe()).prop_map(|(named, detail, answered_at)| {
            OrderState::InDoubt {
                named,
                detail,
                answered_at,
            }
        }),
        (any_moment(), any::<bool>(), any_marks()).prop_map(|(answered_at, is_made, named)| {
            OrderState::Answered {
                end: if is_made { End::Made } else { End::Refused },
                named,
                answered_at,
            }
        }),
        (any_moment(), ends, any_marks(), any::<bool>()).prop_map(|(at, end, marks, is_news)| {
            OrderState::Settled {
                at,
                end,
                marks,
                is_news,
            }
        }),
    ]
}

fn any_record() -> impl Strategy<Value = OrderRecord> {
    let part = ("[!-~]{1,64}", 1..=u32::MAX, 1..=u32::MAX).prop_map(|(lot, a, b)| Part {
        lot,
        number: a.min(b),
        of: a.max(b),
    });
    let account = any::<String>().prop_map(|api| AccountId::of(&api, None));
    (
        ("[!-~]{1,64}", account, any_order(), any_moment()),
        any::<String>().prop_map(|words| KeptWords::new(&words)),
        prop::option::of(any_baseline()),
        any::<String>(),
        prop::option::of(part),
        any_state(),
    )
        .prop_map(
            |((id, account, order, begun_at), refusal, baseline, note, part, state)| OrderRecord {
                id,
                account,
                order,
                begun_at,
                baseline,
                note,
                part,
                refusal,
                state,
            },
        )
}

fn example() -> OrderRecord {
    OrderRecord {
        id: "6f2c7b1e-0000-4000-8000-000000000001".to_owned(),
        account: AccountId::of("https://api.9proxy.com", None),
        order: order::check(&OrderForm {
            kind: OrderKind::Traffic,
            plan: "12".to_owned(),
            amount: "9007199.254740993".to_owned(),
            codes: "4".to_owned(),
            forward_to: "ann@example.com".to_owned(),
            numerals: Numerals::PLAIN,
        })
        .unwrap(),
        begun_at: Timestamp::from_millis(1_773_324_331_123),
        baseline: Some(Baseline {
            newest: Some(Timestamp::from_millis(1_773_324_300_000)),
            oldest: Some(Timestamp::from_millis(1_773_324_200_000)),
            marks: vec![mark(1), mark(2)],
            is_whole: true,
        }),
        note: "for \"Ann\"".to_owned(),
        part: Some(Part {
            lot: "6f2c7b1e".to_owned(),
            number: 2,
            of: 5,
        }),
        refusal: KeptWords::default(),
        state: OrderState::InDoubt {
            named: vec![mark(3)],
            detail: "cut off".to_owned(),
            answered_at: Some(Timestamp::from_millis(1_773_324_334_123)),
        },
    }
}

fn damage(text: &str) -> String {
    match OrderRecord::read(text) {
        Err(DecodeError::Damaged { what }) => what,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn a_record_has_the_same_text_in_every_release() {
    let text = example().write();
    insta::assert_snapshot!(text, @r#"{"v":1,"id":"6f2c7b1e-0000-4000-8000-000000000001","account":"a6f607e8","order":{"kind":"traffic","plan":"12","amount":"9007199.254740993","codes":"4","forward_to":"ann@example.com"},"begun_at":1773324331123,"baseline":{"newest":1773324300000,"oldest":1773324200000,"marks":"32dde020d3d67afbb04f894e","is_whole":true},"note":"for \"Ann\"","part":{"lot":"6f2c7b1e","number":2,"of":5},"state":{"is":"in_doubt","named":"32452ba593c2","detail":"cut off","answered_at":1773324334123}}"#);
    assert_eq!(OrderRecord::read(&text), Ok(example()));
}

#[test]
fn an_amount_beyond_what_floating_point_holds_stays_exact() {
    let back = OrderRecord::read(&example().write()).unwrap();
    assert_eq!(
        back.order.each(),
        Each::Traffic(Bytes(9_007_199_254_740_993))
    );
}

#[test]
fn another_version_is_named_before_anything_else_is_read() {
    for (text, version) in [
        (r#"{"v":3}"#, 3),
        (r#"{"v":0,"id":7}"#, 0),
        (r#"{"v":-1}"#, -1),
    ] {
        assert_eq!(
            OrderRecord::read(text),
            Err(DecodeError::OtherVersion(version))
        );
    }
    for text in [
        "{}",
        "[]",
        "null",
        r#"{"v":"1"}"#,
        r#"{"v":1.0}"#,
        r#"{"v":99999999999999999999}"#,
    ] {
        assert_eq!(damage(text), "v");
    }
}

#[test]
fn damage_is_named_by_its_place() {
    let text = example().write();
    for (from, to, what) in [
        ("\"id\":\"6f2c", "\"id\":\"6f 2c", "id"),
        ("\"begun_at\":", "\"began_at\":", "begun_at"),
        ("1773324331123", "1773324331123.5", "begun_at"),
        ("\"traffic\"", "\"both\"", "kind"),
        ("\"plan\":\"12\"", "\"plan\":12", "plan"),
        ("\"codes\":\"4\"", "\"codes\":\"10001\"", "order"),
        ("ann@example.com", "ann@example", "order"),
        ("1773324200000", "1773324300001", "oldest"),
        ("1773324200000", "null", "oldest"),
        ("\"is_whole\":true", "\"is_whole\":1", "is_whole"),
        ("\"number\":2", "\"number\":6", "number"),
        ("\"number\":2", "\"number\":0", "number"),
        ("\"of\":5", "\"of\":4294967296", "of"),
        ("\"in_doubt\"", "\"doubted\"", "is"),
        ("\"lot\":\"6f2c7b1e\"", "\"lot\":\"\"", "lot"),
    ] {
        assert!(text.contains(from), "{from}");
        assert_eq!(damage(&text.replacen(from, to, 1)), what, "{from}");
    }
    assert_eq!(damage(""), "EOF while parsing a value at line 1 column 0");
    assert_eq!(damage(&"[".repeat(100_000)), "v");
    let nested = ["{\"v\":1,\"state\":", &"[".repeat(100_000)].concat();
    assert!(damage(&nested).starts_with("EOF while parsing a list"));
}

#[test]
fn baseline_codes_out_of_order_are_damage() {
    let mut record = example();
    let baseline = record.baseline.as_mut().unwrap();
    baseline.marks.sort();
    baseline.marks.reverse();
    assert_eq!(damage(&record.write()), "marks");
}

#[test]
fn a_part_belongs_to_its_lot_and_a_whole_order_to_itself() {
    let mut record = example();
    assert_eq!(record.lot(), "6f2c7b1e");
    record.part = None;
    assert_eq!(record.lot(), record.id);
}

#[test]
fn the_words_of_a_refusal_are_written_and_read_without_what_may_be_a_key() {
    let mut record = example();
    record.refusal = KeptWords::new("Plan 12 is used up");
    let text = record.write();
    assert!(text.contains(r#","refusal":"Plan 12 is used up","state":"#));
    assert_eq!(OrderRecord::read(&text), Ok(record));
    let text = text.replace("Plan 12", "Key 1a2b3c4d");
    let read = OrderRecord::read(&text).unwrap();
    assert_eq!(read.refusal.as_str(), "Key … is used up");
}

#[test]
fn an_answered_order_is_written_and_read() {
    let mut record = example();
    record.state = OrderState::Answered {
        end: End::Refused,
        named: vec![],
        answered_at: Timestamp::from_millis(1_773_324_334_123),
    };
    let text = record.write();
    let state =
        r#""state":{"is":"answered","end":"refused","named":"","answered_at":1773324334123}"#;
    assert!(text.contains(state), "{text}");
    assert_eq!(OrderRecord::read(&text), Ok(record));
    // No answer tells that an order was executed twice.
    assert_eq!(damage(&text.replace("refused", "made_more")), "end");
}

#[test]
fn an_order_claims_the_codes_that_it_is_known_to_have_made() {
    let mut record = example();
    assert_eq!(
        (record.claimed(), record.took()),
        (&[mark(3)][..], Some(3000))
    );
    record.state = OrderState::Sent;
    assert_eq!((record.claimed(), record.took()), (&[][..], None));
    record.state = OrderState::Answered {
        end: End::Made,
        named: vec![mark(5)],
        answered_at: Timestamp::from_millis(record.begun_at.as_millis() + 40),
    };
    assert_eq!(
        (record.claimed(), record.took()),
        (&[mark(5)][..], Some(40))
    );
    assert!(record.is_open() && !record.is_in_doubt());
    record.state = OrderState::Settled {
        at: record.begun_at,
        end: End::Made,
        marks: vec![mark(4)],
        is_news: false,
    };
    assert_eq!(record.claimed(), [mark(4)]);
    assert!(!record.is_open());
}

proptest! {
    #[test]
    fn any_record_survives_writing_and_reading(record in any_record()) {
        prop_assert_eq!(OrderRecord::read(&record.write()), Ok(record));
    }

    #[test]
    fn a_damaged_text_is_refused_or_is_a_record(
        record in any_record(),
        at: prop::sample::Index,
        with in prop_oneof![Just(String::new()), "[0-9a-f\"{}:,é-]{1,3}", Just("null".to_owned())],
        removed in 0..8usize,
        cut: bool,
    ) {
        let text: Vec<char> = record.write().chars().collect();
        let at = at.index(text.len());
        let mut damaged: String = text[..at].iter().collect();
        if !cut {
            damaged.push_str(&with);
            damaged.extend(&text[(at + removed).min(text.len())..]);
        }
        match OrderRecord::read(&damaged) {
            Ok(read) => prop_assert_eq!(OrderRecord::read(&read.write()), Ok(read)),
            Err(DecodeError::Damaged { what }) => prop_assert!(!what.is_empty()),
            Err(DecodeError::OtherVersion(version)) => prop_assert!(!matches!(version, 1 | 2)),
        }
        if cut {
            prop_assert!(OrderRecord::read(&damaged).is_err());
        }
    }
}

#[test]
fn a_large_order_of_which_a_part_was_removed_is_not_all_there() {
    let part = |number| OrderRecord {
        part: Some(Part {
            lot: "large".to_owned(),
            number,
            of: 3,
        }),
        ..example()
    };
    let [first, second, third] = [1, 2, 3].map(part);
    let whole = OrderRecord {
        part: None,
        ..example()
    };
    assert!(has_all_parts(&[&third, &second, &first]));
    // Stopped after the second.
    assert!(has_all_parts(&[&second, &first]));
    assert!(has_all_parts(&[&whole]));
    assert!(!has_all_parts(&[&third, &first]));
    assert!(!has_all_parts(&[&third, &second]));
    assert!(!has_all_parts(&[]));
}

#[test]
fn an_order_that_was_closed_in_doubt_may_have_more_codes() {
    let settled = |end| OrderRecord {
        state: OrderState::Settled {
            at: Timestamp::from_millis(0),
            end,
            marks: Vec::new(),
            is_news: false,
        },
        ..example()
    };
    let sent = OrderRecord {
        state: OrderState::Sent,
        ..example()
    };
    assert!(sent.may_have_more());
    assert!(settled(End::Closed).may_have_more());
    assert!(!settled(End::Made).may_have_more());
}
