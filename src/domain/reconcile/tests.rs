use super::*;
use crate::domain::amount::{Bytes, IpCount};
use crate::domain::code::Code;
use crate::domain::numerals::Numerals;
use crate::domain::order::{self, OrderForm};
use crate::domain::timestamp::Timestamp;

mod promises;
mod server;

fn order(codes: &str, forward_to: &str) -> Order {
    let form = OrderForm {
        kind: OrderKind::Ip,
        plan: "1".to_owned(),
        amount: "5".to_owned(),
        codes: codes.to_owned(),
        forward_to: forward_to.to_owned(),
        numerals: Numerals::PLAIN,
    };
    order::check(&form).unwrap()
}

/// A row that is like the order, made so many seconds after 1000.
fn row(code: &str, second: i64) -> CodeEntry {
    CodeEntry {
        code: Code::new(code).unwrap(),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(5)),
        status_number: Some(1),
        forward_to: None,
        used_by: None,
        used_at: None,
        created_at: Some(Timestamp::from_unix(1000 + second)),
        expired_at: None,
        is_enterprise: None,
        extra: Vec::new(),
        json: Box::default(),
    }
}

fn rows(codes: &[(&str, i64)]) -> Vec<CodeEntry> {
    codes
        .iter()
        .map(|(code, second)| row(code, *second))
        .collect()
}

fn mark(code: &str) -> CodeHash {
    CodeHash::of(&Code::new(code).unwrap())
}

fn codes(rows: &[CodeEntry]) -> Vec<&str> {
    rows.iter().map(|row| row.code.reveal()).collect()
}

fn before() -> Baseline {
    Baseline::of(&rows(&[("9P-OLD2", 0), ("9P-OLD1", -9)]), false)
}

/// What is found when two codes were asked for, in a request of one second.
fn find(walked: &[CodeEntry]) -> Finding {
    find_for(&order("2", ""), &[], walked)
}

fn find_for(order: &Order, named: &[CodeHash], walked: &[CodeEntry]) -> Finding {
    reconcile(&Evidence {
        order,
        baseline: &before(),
        named,
        elsewhere: &[],
        took: Some(1000),
        walked,
        is_complete: true,
        rivals: &[],
    })
}

#[test]
fn the_number_of_new_codes_is_the_verdict() {
    let all = [
        ("9P-5", 1),
        ("9P-4", 1),
        ("9P-3", 1),
        ("9P-2", 1),
        ("9P-1", 1),
        ("9P-OLD2", 0),
    ];
    for (count, verdict) in [
        (0, Verdict::None),
        (1, Verdict::Some),
        (2, Verdict::All),
        (3, Verdict::CantTell),
        (4, Verdict::More),
        (5, Verdict::CantTell),
    ] {
        let finding = find(&rows(&all[5 - count..]));
        assert_eq!(finding.verdict, verdict, "{count}");
        assert_eq!((finding.made(), finding.alike.len()), (count as u64, count));
        assert!(!finding.is_certain());
    }
}

#[test]
fn a_listing_alone_proves_nothing_and_the_answer_proves_what_it_names() {
    let order = order("2", "");
    let walked = rows(&[("9P-2", 1), ("9P-1", 1)]);
    let some = find_for(&order, &[mark("9P-1")], &walked);
    assert_eq!((some.verdict, some.is_certain()), (Verdict::All, false));
    assert_eq!(
        (codes(&some.named), codes(&some.alike)),
        (vec!["9P-1"], vec!["9P-2"])
    );
    let all = find_for(&order, &[mark("9P-2"), mark("9P-1")], &walked);
    assert_eq!((all.verdict, all.is_certain()), (Verdict::All, true));
}

#[test]
fn of_an_order_that_is_settled_nothing_but_its_own_codes_is_in_question() {
    let order = order("2", "");
    // Somebody else has ordered the same since.
    let walked = rows(&[("9P-3", 2), ("9P-2", 1), ("9P-1", 1)]);
    let found = find_for(&order, &[mark("9P-1"), mark("9P-2")], &walked);
    assert_eq!(codes(&found.alike), ["9P-3"]);
    let settled = found.of_settled(&order, &[mark("9P-1")]);
    assert_eq!(settled.verdict, Verdict::All);
    assert_eq!(
        (codes(&settled.named), codes(&settled.alike)),
        (vec!["9P-1"], vec!["9P-2"])
    );
    assert!(settled.unclear.is_empty() && settled.others.is_empty());
}

#[test]
fn a_named_code_counts_before_it_is_listed_and_whatever_it_is_like() {
    let order = order("3", "");
    let mut odd = row("9P-2", 1);
    odd.amount = Amount::Unreadable;
    odd.created_at = None;
    let named = [mark("9P-2"), mark("9P-3"), mark("9P-OLD2")];
    let finding = find_for(&order, &named, &[odd, row("9P-1", 1), row("9P-OLD2", 0)]);
    assert_eq!(finding.verdict, Verdict::All);
    assert_eq!(finding.unlisted, [mark("9P-3")]);
    assert_eq!(codes(&finding.named), ["9P-2"]);
    let mut expected = vec![mark("9P-1"), mark("9P-2"), mark("9P-3")];
    let mut marks = finding.marks();
    expected.sort();
    marks.sort();
    assert_eq!(marks, expected);
}

#[test]
fn only_what_is_like_the_order_counts() {
    let order = order("2", "Ann@Example.com");
    let to = |mut row: CodeEntry, email: &str| {
        row.forward_to = Some(email.to_owned());
        row
    };
    let mut more = to(row("9P-3", 1), "ann@example.com");
    more.amount = Amount::Ips(IpCount(6));
    let mut traffic = row("9P-5", 1);
    traffic.kind = Kind::Traffic;
    traffic.amount = Amount::Traffic(Bytes(5));
    let finding = find_for(
        &order,
        &[],
        &[
            to(row("9P-1", 1), " ann@example.COM "),
            to(row("9P-2", 1), "bob@example.com"),
            more,
            row("9P-4", 1),
            traffic,
            to(row("9P-6", 1), "ann@example.com"),
        ],
    );
    assert_eq!(finding.verdict, Verdict::All);
    assert_eq!(codes(&finding.alike), ["9P-1", "9P-6"]);
    assert_eq!(codes(&finding.others), ["9P-2", "9P-3", "9P-4"]);
}

#[test]
fn a_listing_that_shows_no_recipients_does_not_rule_a_code_out() {
    let finding = find_for(&order("1", "ann@example.com"), &[], &rows(&[("9P-1", 1)]));
    assert_eq!(finding.verdict, Verdict::CantTell);
    assert_eq!(codes(&finding.unclear), ["9P-1"]);
}

#[test]
fn what_can_not_be_judged_leaves_it_open_only_where_it_could_be_ours() {
    let mut unread = row("9P-1", 1);
    unread.amount = Amount::Unreadable;
    let mut undated = row("9P-2", 1);
    undated.created_at = None;
    let mut kindless = row("9P-3", 1);
    kindless.kind = Kind::Other(0);
    kindless.amount = Amount::Unreadable;
    for open in [&unread, &undated, &kindless] {
        let finding = find(&[open.clone(), row("9P-8", 1), row("9P-9", 1)]);
        assert_eq!(finding.verdict, Verdict::CantTell);
        assert_eq!(finding.unclear.len(), 1);
    }
    let other = Some("bob@example.com".to_owned());
    unread.forward_to = other.clone();
    undated.forward_to = other.clone();
    kindless.forward_to = other;
    let finding = find(&[unread, undated, kindless]);
    assert_eq!(finding.verdict, Verdict::None);
}

#[test]
fn codes_that_were_made_too_far_apart_are_not_of_one_request() {
    let apart = |seconds: i64| find(&rows(&[("9P-2", 1 + seconds), ("9P-1", 1)])).verdict;
    assert_eq!((apart(11), apart(12)), (Verdict::All, Verdict::CantTell));

    let order = order("2", "");
    let with = |took, seconds: i64| {
        let finding = reconcile(&Evidence {
            order: &order,
            baseline: &before(),
            named: &[],
            elsewhere: &[],
            took,
            walked: &rows(&[("9P-2", 1 + seconds), ("9P-1", 1)]),
            is_complete: true,
            rivals: &[],
        });
        finding.verdict
    };
    for unseen in [None, Some(-86_400_000)] {
        assert_eq!(with(unseen, 70), Verdict::All);
        assert_eq!(with(unseen, 71), Verdict::CantTell);
    }
    assert_eq!(with(Some(86_400_000), 611), Verdict::CantTell);
}

#[test]
fn codes_that_the_answer_named_may_be_any_time_apart() {
    let walked = rows(&[("9P-2", 100), ("9P-1", 1)]);
    let finding = find_for(&order("2", ""), &[mark("9P-1"), mark("9P-2")], &walked);
    assert_eq!(finding.verdict, Verdict::All);
}

#[test]
fn codes_beside_all_that_the_answer_named_are_more_than_asked_however_many_they_are() {
    let named = [mark("9P-1"), mark("9P-2")];
    let walked = rows(&[("9P-3", 2), ("9P-2", 1), ("9P-1", 1)]);
    let finding = find_for(&order("2", ""), &named, &walked);
    assert_eq!(finding.verdict, Verdict::More);
    assert_eq!(codes(&finding.alike), ["9P-3"]);
    let finding = find_for(&order("2", ""), &named[..1], &walked);
    assert_eq!(finding.verdict, Verdict::CantTell);
}

#[test]
fn codes_that_another_order_in_doubt_may_have_made_are_left_to_it() {
    let named = [mark("9P-1"), mark("9P-2")];
    let rival = Baseline::of(&rows(&[("9P-1", 1), ("9P-2", 1), ("9P-OLD1", -9)]), false);
    let finding = reconcile(&Evidence {
        order: &order("2", ""),
        baseline: &before(),
        named: &named,
        elsewhere: &[],
        took: Some(1000),
        walked: &rows(&[("9P-4", 2), ("9P-3", 2), ("9P-2", 1), ("9P-1", 1)]),
        is_complete: true,
        rivals: &[&rival],
    });
    assert_eq!(finding.verdict, Verdict::All);
    assert_eq!(codes(&finding.others), ["9P-4", "9P-3"]);
}

#[test]
fn codes_that_were_there_before_the_other_order_are_not_its_own() {
    let named = [mark("9P-1"), mark("9P-2")];
    let walked = rows(&[
        ("9P-4", 1),
        ("9P-3", 1),
        ("9P-2", 1),
        ("9P-1", 1),
        ("9P-OLD1", -9),
    ]);
    let rival = Baseline::of(&walked, false);
    let finding = reconcile(&Evidence {
        order: &order("2", ""),
        baseline: &before(),
        named: &named,
        elsewhere: &[],
        took: Some(1000),
        walked: &walked,
        is_complete: true,
        rivals: &[&rival],
    });
    assert_eq!(finding.verdict, Verdict::More);
    assert_eq!(codes(&finding.alike), ["9P-4", "9P-3"]);
}

#[test]
fn who_orders_the_same_a_while_later_raises_no_question() {
    let named = [mark("9P-1"), mark("9P-2")];
    let walked = rows(&[("9P-3", 13), ("9P-2", 1), ("9P-1", 1)]);
    let finding = find_for(&order("2", ""), &named, &walked);
    assert_eq!(finding.verdict, Verdict::All);
    assert_eq!(codes(&finding.others), ["9P-3"]);
}

#[test]
fn an_answer_is_borne_out_or_contradicted_once_the_list_has_had_its_time() {
    let named = [mark("9P-1"), mark("9P-2")];
    let found = |named: &[CodeHash], walked: &[(&str, i64)]| {
        find_for(&order("2", ""), named, &rows(walked))
    };
    let ended = |end, is_news| Confirmation::Ended { end, is_news };
    let all = found(&named, &[("9P-2", 1), ("9P-1", 1)]);
    let more = found(
        &named,
        &[("9P-4", 1), ("9P-3", 1), ("9P-2", 1), ("9P-1", 1)],
    );
    let none = found(&[], &[]);
    for (answered, finding, wanted) in [
        (End::Made, &all, ended(End::Made, false)),
        (End::Made, &more, ended(End::MadeMore, true)),
        (End::Refused, &none, ended(End::Refused, false)),
        (
            End::Refused,
            &found(&[], &[("9P-2", 1), ("9P-1", 1)]),
            ended(End::Made, true),
        ),
    ] {
        assert_eq!(
            confirm(answered, finding, false, false),
            Confirmation::Pending
        );
        assert_eq!(confirm(answered, finding, true, false), wanted);
    }
    let mut unclear = rows(&[("9P-3", 1), ("9P-2", 1), ("9P-1", 1)]);
    unclear[0].amount = Amount::Unreadable;
    let cant_tell = find_for(&order("2", ""), &named, &unclear);
    assert_eq!(
        confirm(End::Made, &cant_tell, true, false),
        Confirmation::Pending
    );
    assert_eq!(
        confirm(End::Made, &cant_tell, true, true),
        ended(End::Made, true)
    );
    assert_eq!(
        confirm(End::Refused, &cant_tell, true, true),
        Confirmation::InDoubt
    );
}

#[test]
fn repeated_rows_and_codes_of_other_records_do_not_count() {
    let finding = reconcile(&Evidence {
        order: &order("1", ""),
        baseline: &before(),
        named: &[],
        elsewhere: &[mark("9P-3"), mark("9P-2")],
        took: None,
        walked: &rows(&[("9P-3", 2), ("9P-2", 2), ("9P-1", 1), ("9P-1", 1)]),
        is_complete: true,
        rivals: &[],
    });
    assert_eq!(finding.verdict, Verdict::All);
    assert_eq!(codes(&finding.alike), ["9P-1"]);
}

#[test]
fn a_walk_that_was_broken_off_tells_nothing_and_shows_what_it_found() {
    let finding = reconcile(&Evidence {
        order: &order("1", ""),
        baseline: &before(),
        named: &[],
        elsewhere: &[],
        took: None,
        walked: &rows(&[("9P-1", 1)]),
        is_complete: false,
        rivals: &[],
    });
    assert_eq!(finding.verdict, Verdict::CantTell);
    assert_eq!(codes(&finding.alike), ["9P-1"]);
}

#[test]
fn too_few_codes_are_final_after_our_patience_and_enough_of_them_after_our_grace() {
    for (verdict, end, wait) in [
        (Verdict::None, End::NotMade, PATIENCE),
        (Verdict::Some, End::MadeFewer, PATIENCE),
        (Verdict::All, End::Made, GRACE),
        (Verdict::More, End::MadeMore, GRACE),
    ] {
        assert_eq!(verdict.end(), Some(end));
        assert_eq!(verdict.final_after(), Some(wait));
    }
    assert_eq!(Verdict::CantTell.end(), None);
    assert_eq!(Verdict::CantTell.final_after(), None);
}
