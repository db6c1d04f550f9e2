use super::*;
use crate::domain::amount::{Amount, IpCount};
use crate::domain::code::Kind;
use proptest::prelude::*;

fn row(code: &str, made: Option<i64>) -> CodeEntry {
    CodeEntry {
        code: Code::new(code).unwrap(),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(5)),
        status_number: Some(1),
        forward_to: None,
        used_by: None,
        used_at: None,
        created_at: made.map(Timestamp::from_millis),
        expired_at: None,
        is_enterprise: None,
        extra: Vec::new(),
        json: Box::default(),
    }
}

/// Rows of these times, in this order; 0 is none.
fn rows(times: &[i64]) -> Vec<CodeEntry> {
    let dated =
        |(number, time): (usize, &i64)| row(&format!("9P-{number}"), (*time != 0).then_some(*time));
    times.iter().enumerate().map(dated).collect()
}

fn of(times: &[i64], is_last: bool) -> Baseline {
    Baseline::of(&rows(times), is_last)
}

fn ages(baseline: &Baseline, times: &[i64]) -> Vec<Age> {
    (times.iter())
        .map(|time| baseline.age_of((*time != 0).then(|| Timestamp::from_millis(*time))))
        .collect()
}

#[test]
fn it_is_whole_when_nothing_as_new_can_be_on_the_next_page() {
    for (times, is_last, is_whole) in [
        (&[3, 3, 2][..], false, true),
        (&[3, 3], false, false),
        (&[3, 3], true, true),
        (&[], true, true),
        (&[], false, false),
        (&[0, 0], false, false),
        (&[0, 3, 0, 2], false, true),
        (&[3, 4, 2], false, false),
    ] {
        assert_eq!(
            of(times, is_last).is_whole(),
            is_whole,
            "{times:?} {is_last}"
        );
    }
}

#[test]
fn it_knows_its_codes_again() {
    let baseline = of(&[3, 0, 2], false);
    for row in rows(&[3, 0, 2]) {
        assert!(baseline.contains(&row.code));
    }
    assert!(!baseline.contains(&Code::new("9P-3").unwrap()));
    assert!(!Baseline::default().contains(&Code::new("9P-0").unwrap()));
}

#[test]
fn the_time_of_a_row_tells_whether_it_came_after() {
    use Age::{New, Old, Unclear};
    let times = [8, 7, 6, 5, 4, 0];
    assert_eq!(
        ages(&of(&[7, 5], false), &times),
        [New, New, Unclear, Old, Old, Unclear]
    );
    assert_eq!(
        ages(&of(&[7, 7], false), &times),
        [New, Unclear, Old, Old, Old, Unclear]
    );
    assert_eq!(
        ages(&of(&[7, 7], true), &times),
        [New, New, Old, Old, Old, Unclear]
    );
}

#[test]
fn after_an_empty_listing_every_dated_row_is_new() {
    use Age::{New, Unclear};
    assert_eq!(ages(&of(&[], true), &[1, 0]), [New, Unclear]);
    assert_eq!(ages(&of(&[], false), &[1, 0]), [Unclear, Unclear]);
    assert_eq!(ages(&Baseline::default(), &[1, 0]), [Unclear, Unclear]);
}

#[test]
fn nothing_is_called_new_after_a_listing_that_begins_with_the_oldest() {
    assert_eq!(ages(&of(&[1, 2, 3], false), &[9]), [Age::Unclear]);
    assert_eq!(ages(&of(&[1, 2, 3], true), &[9]), [Age::New]);
}

#[test]
fn a_walk_goes_on_until_nothing_new_can_follow() {
    let page = of(&[7, 6, 5], false);
    let one_time = of(&[7, 7], false);
    for (baseline, times, is_reached) in [
        (&page, &[9, 8, 7, 5][..], true),
        (&page, &[9, 8, 7, 4], true),
        (&page, &[9, 8, 7, 6], false),
        (&page, &[9, 0, 0], false),
        (&page, &[8, 9, 5], false),
        (&page, &[], false),
        (&one_time, &[9, 7, 7, 7], false),
        (&one_time, &[9, 7, 7, 6], true),
        (&Baseline::default(), &[9, 1], false),
        (&of(&[], true), &[9, 1], false),
    ] {
        assert_eq!(
            baseline.is_reached_by(&rows(times)),
            is_reached,
            "{baseline:?} {times:?}"
        );
    }
}

proptest! {
    #[test]
    fn no_new_row_stands_below_where_a_walk_ends(
        before in prop::collection::vec(1..20i64, 0..12),
        page in 1..12usize,
        after in prop::collection::vec(0..6i64, 0..6),
        shuffle in prop::collection::vec(any::<u32>(), 24),
        gone in prop::collection::vec(any::<bool>(), 24),
    ) {
        // Times go on from the newest one, so that new rows share it as often as not.
        let top = before.iter().copied().max().unwrap_or(1);
        let mut listing: Vec<(i64, u32, String)> = (before.iter().enumerate())
            .map(|(at, time)| (-time, shuffle[at], format!("9P-OLD-{at}")))
            .collect();
        listing.sort();
        let row_of = |(time, _, code): &(i64, u32, String)| row(code, Some(-time));
        let first: Vec<CodeEntry> = listing.iter().take(page).map(row_of).collect();
        let baseline = Baseline::of(&first, page >= listing.len());

        let mut at = 0;
        listing.retain(|_| { at += 1; !gone[at] });
        for (at, later) in after.iter().enumerate() {
            listing.push((-(top + later), shuffle[23 - at], format!("9P-NEW-{at}")));
        }
        listing.sort();
        let walked: Vec<CodeEntry> = listing.iter().map(row_of).collect();
        let end = (0..=walked.len())
            .find(|end| baseline.is_reached_by(&walked[..*end]))
            .unwrap_or(walked.len());
        for below in &walked[end..] {
            prop_assert!(!below.code.reveal().starts_with("9P-NEW"));
        }
        for row in &walked {
            let age = baseline.age_of(row.created_at);
            if row.code.reveal().starts_with("9P-NEW") {
                prop_assert_ne!(age, Age::Old);
            } else if !baseline.contains(&row.code) {
                prop_assert_ne!(age, Age::New);
            }
        }
    }
}
