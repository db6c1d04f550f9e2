use super::*;
use crate::domain::amount::{Amount, Bytes, IpCount};
use crate::domain::{Code, Kind, List, ListQuery, Page, Walk, walk::Step};
use proptest::prelude::*;

const DAY: i64 = Timestamp::DAY;

/// 2026-03-01, 00:00 UTC.
const NOW: Timestamp = Timestamp::from_unix(1_772_323_200);

/// Two hours before UTC, so that its days are others.
fn local_day(instant: Timestamp) -> Option<Day> {
    Day::in_utc(instant.later(2 * 3_600_000))
}

fn note_of(entry: &CodeEntry) -> String {
    let is_odd = entry.code.reveal().ends_with(['1', '3', '5', '7', '9']);
    if is_odd { "odd" } else { "" }.to_owned()
}

fn with_judge<T>(test: impl FnOnce(&Judge) -> T) -> T {
    test(&Judge {
        now: NOW,
        statuses: &StatusTable::default(),
        local_day: &local_day,
        note: &note_of,
    })
}

fn entry(number: usize) -> CodeEntry {
    CodeEntry {
        code: Code::new(&format!("9P-{number}")).unwrap(),
        kind: Kind::Ip,
        amount: Amount::Ips(IpCount(5)),
        status_number: Some(1),
        forward_to: None,
        used_by: None,
        used_at: None,
        created_at: Some(NOW.later(-DAY)),
        expired_at: None,
        is_enterprise: None,
        extra: Vec::new(),
        json: Box::default(),
    }
}

fn figures(entries: &[CodeEntry]) -> Figures {
    let mut figures = Figures::default();
    with_judge(|judge| {
        for entry in entries {
            figures.take(entry, judge);
        }
    });
    figures
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

#[test]
fn amounts_are_added_up_exactly_beyond_what_64_bits_hold() {
    let traffic = |number| CodeEntry {
        kind: Kind::Traffic,
        amount: Amount::Traffic(Bytes(u64::MAX)),
        ..entry(number)
    };
    let unreadable = CodeEntry {
        amount: Amount::Unreadable,
        ..entry(4)
    };
    let figures = figures(&[traffic(1), traffic(2), traffic(3), unreadable]);
    let unused = figures.status(Status::Unused);
    assert_eq!(unused.bytes, 3 * u128::from(u64::MAX));
    assert_eq!((unused.traffic_codes, unused.ip_codes), (3, 1));
    assert_eq!((unused.codes(), unused.unreadable), (4, 1));
}

#[test]
fn a_code_expires_in_one_bucket_alone() {
    let expiring = |number, at: Option<i64>| CodeEntry {
        expired_at: at.map(|at| NOW.later(at)),
        ..entry(number)
    };
    let unreadable = CodeEntry {
        extra: vec![("expired_at".to_owned(), "\"soon\"".to_owned())],
        ..entry(8)
    };
    let figures = figures(&[
        expiring(1, Some(-1)),
        expiring(2, Some(1)),
        expiring(3, Some(7 * DAY - 1)),
        expiring(4, Some(7 * DAY)),
        expiring(5, Some(30 * DAY)),
        expiring(6, Some(90 * DAY)),
        expiring(7, None),
        unreadable,
    ]);
    let codes = EXPIRIES.map(|expiry| figures.expiring(expiry).codes());
    assert_eq!(codes, [2, 1, 1, 1, 1, 1]);
    assert_eq!(figures.first_expiry, Some(NOW.later(1)));
    assert_eq!(figures.status(Status::Expired).codes(), 1);
}

#[test]
fn days_are_those_of_the_zone() {
    // 23:00 UTC on the last of February is March here.
    let late = CodeEntry {
        created_at: Some(NOW.later(-3_600_000)),
        ..entry(1)
    };
    let figures = figures(&[late]);
    let days = |is_utc| figures.calendar(is_utc).keys().copied().collect::<Vec<_>>();
    assert_eq!(days(true), [day("2026-02-28")]);
    assert_eq!(days(false), [day("2026-03-01")]);
}

#[test]
fn what_is_outstanding_is_what_was_issued_and_is_neither_redeemed_nor_expired() {
    let issued = |number, days: i64| CodeEntry {
        created_at: Some(NOW.later(-days * DAY)),
        ..entry(number)
    };
    let redeemed = CodeEntry {
        used_at: Some(NOW.later(-2 * DAY)),
        ..issued(2, 4)
    };
    let expired = CodeEntry {
        expired_at: Some(NOW.later(-DAY)),
        ..issued(3, 3)
    };
    // Nobody knows when.
    let revoked = CodeEntry {
        status_number: Some(3),
        ..issued(4, 4)
    };
    // By a clock that was behind.
    let before_it_was_issued = CodeEntry {
        used_at: Some(NOW.later(-5 * DAY)),
        ..issued(5, 3)
    };
    let figures = figures(&[
        issued(1, 40),
        redeemed,
        expired,
        revoked,
        before_it_was_issued,
    ]);
    let today = day("2026-03-01");
    let periods = |unit, count| periods(figures.calendar(true), unit, today, count);
    let days = periods(PeriodUnit::Day, 6);
    let codes = |of: fn(&PeriodSums) -> Sums| days.iter().map(move |day| of(day).codes());
    assert_eq!(days[0].first, day("2026-02-24"));
    assert!(codes(|day| day.issued).eq([0, 2, 2, 0, 0, 0]));
    assert!(codes(|day| day.redeemed).eq([1, 0, 0, 1, 0, 0]));
    assert!(codes(|day| day.outstanding).eq([1, 2, 3, 2, 1, 1]));

    let weeks = periods(PeriodUnit::Week, 2);
    let bounds = |period: &PeriodSums| (period.first.iso8601(), period.last.iso8601());
    assert_eq!(
        bounds(&weeks[1]),
        ("2026-02-23".to_owned(), "2026-03-01".to_owned())
    );
    assert_eq!((weeks[1].issued.codes(), weeks[0].issued.codes()), (4, 0));

    let months = periods(PeriodUnit::Month, 3);
    let issued: Vec<u64> = months.iter().map(|month| month.issued.codes()).collect();
    assert_eq!(issued, [1, 4, 0]);
    let outstanding = months.iter().map(|month| month.outstanding.codes());
    assert!(outstanding.eq([1, 1, 1]));
    assert_eq!(
        bounds(&months[1]),
        ("2026-02-01".to_owned(), "2026-02-28".to_owned())
    );
}

#[test]
fn a_recipient_is_one_however_it_is_spelt() {
    let to = |number, email: Option<&str>| CodeEntry {
        forward_to: email.map(str::to_owned),
        ..entry(number)
    };
    let figures = figures(&[
        to(1, Some("Kim@example.com")),
        to(2, Some("kim@Example.com")),
        to(3, None),
    ]);
    let codes: Vec<_> = figures
        .recipients()
        .map(|group| (&*group.name, group.unused.codes()))
        .collect();
    assert_eq!(codes, [("", 1), ("Kim@example.com", 2)]);
    let notes: Vec<_> = figures
        .notes()
        .map(|group| (&*group.name, group.unused.codes()))
        .collect();
    assert_eq!(notes, [("", 1), ("odd", 2)]);
}

#[test]
fn the_median_is_the_time_within_which_half_were_redeemed() {
    let median = |minutes: &[i64]| {
        let mut times = RedemptionTimes::default();
        for minutes in minutes {
            times.take(minutes * 60_000 + 7);
        }
        times.median().map(|millis| millis / 60_000)
    };
    assert_eq!(median(&[]), None);
    assert_eq!(median(&[5]), Some(5));
    assert_eq!(median(&[1, 100, 7]), Some(7));
    assert_eq!(median(&[4, 1, 2, 3]), Some(2));
    // Hours after the first day, days after two months.
    assert_eq!(median(&[25 * 60 + 59]), Some(25 * 60));
    assert_eq!(median(&[61 * 24 * 60 + 90]), Some(61 * 24 * 60));
    assert_eq!(median(&[-5]), Some(0));
}

/// What a code is: its kind and amount, status number, recipient, and when it was issued, redeemed and expired, in thirds of a
/// day from now.
type Sketch = (
    (Kind, Amount),
    Option<i64>,
    Option<&'static str>,
    [Option<i64>; 3],
);

fn any_sketches() -> impl Strategy<Value = Vec<Sketch>> {
    let amount = prop_oneof![
        any::<u64>().prop_map(|ips| (Kind::Ip, Amount::Ips(IpCount(ips)))),
        any::<u64>().prop_map(|bytes| (Kind::Traffic, Amount::Traffic(Bytes(bytes)))),
        Just((Kind::Other(7), Amount::Unreadable)),
    ];
    let status = proptest::option::of(0..6i64);
    let email = proptest::option::of(prop_oneof![Just("a@x.com"), Just("b@x.com")]);
    let times = proptest::array::uniform3(proptest::option::of(-400..100i64));
    proptest::collection::vec((amount, status, email, times), 0..60)
}

fn entries(sketches: &[Sketch]) -> Vec<CodeEntry> {
    let at = |time: Option<i64>| time.map(|thirds| NOW.later(thirds * DAY / 3));
    let of = |(number, sketch): (usize, &Sketch)| {
        let ((kind, amount), status_number, email, [created, used, expired]) = *sketch;
        CodeEntry {
            kind,
            amount,
            status_number,
            forward_to: email.map(str::to_owned),
            created_at: at(created),
            used_at: at(used),
            expired_at: at(expired),
            ..entry(number)
        }
    };
    sketches.iter().enumerate().map(of).collect()
}

/// The sums of the entries that are so, added up one by one.
fn naive<'a>(entries: &'a [CodeEntry], is_so: impl Fn(&&'a CodeEntry) -> bool) -> Sums {
    let so: Vec<&CodeEntry> = entries.iter().filter(is_so).collect();
    let count = |kind| so.iter().filter(|entry| entry.kind == kind).count() as u64;
    let number = |entry: &&CodeEntry| u128::from(entry.amount.number());
    let of = |kind| {
        let of_kind = so.iter().filter(|entry| entry.kind == kind);
        of_kind.map(number).sum()
    };
    Sums {
        ip_codes: count(Kind::Ip),
        traffic_codes: count(Kind::Traffic),
        other_codes: count(Kind::Other(7)),
        ips: of(Kind::Ip),
        bytes: of(Kind::Traffic),
        unreadable: count(Kind::Other(7)),
    }
}

fn status_of(entry: &CodeEntry) -> Status {
    entry.status(&StatusTable::default(), NOW)
}

proptest! {
    #[test]
    fn all_sums_are_what_adding_up_gives(sketches in any_sketches()) {
        let entries = entries(&sketches);
        let figures = figures(&entries);
        prop_assert_eq!(figures.all(), naive(&entries, |_| true));
        let statuses: Vec<_> = figures.statuses().collect();
        for (status, sums) in statuses {
            prop_assert_eq!(sums, naive(&entries, |entry| status_of(entry) == status));
        }
        for expiry in EXPIRIES {
            let expected = naive(&entries, |entry| {
                status_of(entry) == Status::Unused && Expiry::of(entry, NOW) == expiry
            });
            prop_assert_eq!(figures.expiring(expiry), expected);
        }
        for group in figures.recipients() {
            let of = |status| naive(&entries, |entry| {
                entry.forward_to.as_deref().unwrap_or_default() == group.name && status_of(entry) == status
            });
            prop_assert_eq!(group.unused, of(Status::Unused));
            prop_assert_eq!(group.redeemed, of(Status::Used));
            prop_assert_eq!(group.revoked, of(Status::Revoked));
            prop_assert_eq!(group.expired, of(Status::Expired));
        }
        for (day, sums) in figures.calendar(true) {
            let is_on = |instant: Option<Timestamp>| instant.and_then(Day::in_utc) == Some(*day);
            prop_assert_eq!(sums.issued, naive(&entries, |entry| is_on(entry.created_at)));
            prop_assert_eq!(sums.redeemed, naive(&entries, |entry| is_on(entry.used_at)));
        }
    }

    #[test]
    fn sums_of_parts_come_to_the_sums_of_all(sketches in any_sketches(), at in 0..60usize) {
        let entries = entries(&sketches);
        let (first, second) = entries.split_at(at.min(entries.len()));
        let mut merged = figures(first);
        merged.merge(&figures(second));
        let all = figures(&entries);
        prop_assert_eq!(merged.all(), all.all());
        prop_assert_eq!(&merged.recipients, &all.recipients);
        prop_assert_eq!(&merged.notes, &all.notes);
        prop_assert_eq!((&merged.local, &merged.utc), (&all.local, &all.utc));
        prop_assert_eq!(&merged.expiries, &all.expiries);
        prop_assert_eq!(merged.times.median(), all.times.median());
    }
}

/// A list that changes while it is read.
struct Server {
    codes: Vec<CodeEntry>,
}

#[derive(Clone, Debug)]
enum Change {
    Issued,
    Redeemed(usize),
    Revoked(usize),
}

impl Server {
    fn change(&mut self, change: &Change) {
        let unused: Vec<usize> = (0..self.codes.len())
            .filter(|at| status_of(&self.codes[*at]) == Status::Unused)
            .collect();
        let pick = |number: usize| unused.get(number % unused.len().max(1)).copied();
        match change {
            Change::Issued => self.codes.push(entry(self.codes.len())),
            Change::Redeemed(number) => {
                if let Some(at) = pick(*number) {
                    self.codes[at].used_at = Some(NOW);
                    self.codes[at].status_number = Some(2);
                }
            }
            Change::Revoked(number) => {
                if let Some(at) = pick(*number) {
                    self.codes[at].status_number = Some(3);
                }
            }
        }
    }

    fn page(&self, query: &ListQuery, rows: usize) -> Page {
        let all = self.codes.iter();
        let all: Vec<_> = all.filter(|entry| query.admits(entry)).collect();
        let first = (query.page.get() as usize - 1) * rows;
        Page {
            total_items: Some(all.len() as u64),
            total_pages: Some(all.len().div_ceil(rows) as u64),
            entries: all.into_iter().skip(first).take(rows).cloned().collect(),
            unreadable: 0,
            repeated: 0,
        }
    }
}

/// Reads to the end, by ten rows a page; something happens before each of them.
fn read(
    server: &mut Server,
    walk: &mut Walk,
    changes: &mut dyn Iterator<Item = Change>,
    mut take: impl FnMut(&CodeEntry),
) {
    while walk.step() == Step::Next {
        changes
            .next()
            .iter()
            .for_each(|change| server.change(change));
        let page = server.page(walk.query(), 10);
        walk.take(page).iter().for_each(&mut take);
    }
}

fn unused_walk() -> Walk {
    let mut query = ListQuery::new(List::Issued).oldest_first();
    query.status = Some(1);
    Walk::new(&query)
}

fn refresh(
    server: &mut Server,
    ledger: &mut Ledger,
    walk: &mut Walk,
    changes: &mut dyn Iterator<Item = Change>,
    judge: &Judge,
) {
    walk.read_newer();
    read(server, walk, changes, |entry| ledger.take(entry, judge));
    let mut again = Refresh::default();
    read(server, &mut unused_walk(), changes, |entry| {
        again.take_unused(entry, judge);
    });
    for code in ledger.left(&again) {
        changes
            .next()
            .iter()
            .for_each(|change| server.change(change));
        let found = server.codes.iter().find(|entry| entry.code == code);
        found.iter().for_each(|entry| again.take_left(entry, judge));
    }
    ledger.adopt(again);
}

fn any_changes() -> impl Strategy<Value = Vec<Change>> {
    let change = prop_oneof![
        Just(Change::Issued),
        any::<usize>().prop_map(Change::Redeemed),
        any::<usize>().prop_map(Change::Revoked),
    ];
    proptest::collection::vec(change, 0..40)
}

proptest! {
    #[test]
    fn no_code_is_counted_twice_and_a_refresh_makes_it_right(
        count in 0..80usize,
        unused_first: bool,
        changes in any_changes(),
    ) {
        let mut server = Server { codes: (0..count).map(entry).collect() };
        let mut changes = changes.into_iter();
        let mut walk = Walk::new(&ListQuery::new(List::Issued).oldest_first());
        let mut ledger = Ledger::default();
        with_judge(|judge| {
            if unused_first {
                read(&mut server, &mut unused_walk(), &mut changes, |entry| {
                    ledger.take_unused(entry, judge);
                });
            }
            read(&mut server, &mut walk, &mut changes, |entry| ledger.take(entry, judge));
            let all = ledger.figures().all().codes();
            // None is missed either: the list is read oldest first, and nothing leaves it.
            prop_assert_eq!(all, server.codes.len() as u64);

            refresh(&mut server, &mut ledger, &mut walk, &mut changes, judge);
            prop_assert!(ledger.figures().all().codes() <= server.codes.len() as u64);

            // Nothing happens any more.
            let mut none = std::iter::empty();
            refresh(&mut server, &mut ledger, &mut walk, &mut none, judge);
            let naive = figures(&server.codes);
            let counted = ledger.figures();
            for status in [Status::Unused, Status::Used, Status::Revoked] {
                prop_assert_eq!(counted.status(status), naive.status(status));
            }
            prop_assert_eq!(&counted.utc, &naive.utc);
            prop_assert_eq!(&counted.notes, &naive.notes);
            Ok(())
        })?;
    }
}

#[test]
fn a_million_codes_are_walked_to_the_end_and_sums_take_no_more_room_than_those_of_fewer() {
    /// Of what is settled: of all other codes the ledger knows the names.
    fn size(figures: &Figures) -> usize {
        [
            figures.recipients.len(),
            figures.notes.len(),
            figures.statuses.len(),
            figures.times.kept(),
            figures.local.len(),
            figures.utc.len(),
        ]
        .iter()
        .sum()
    }
    const ALL: usize = 1_000_000;
    let code = |number: usize| {
        let issued = NOW.later(-((number % 365) as i64) * DAY - DAY);
        let hours = (number % 700) as i64 * DAY / 24;
        CodeEntry {
            forward_to: Some(format!("{}@example.com", number % 500)),
            created_at: Some(issued),
            used_at: (!number.is_multiple_of(10)).then(|| issued.later(hours)),
            ..entry(number)
        }
    };
    let mut walk = Walk::new(&ListQuery::new(List::Issued).oldest_first());
    let mut ledger = Ledger::default();
    let mut sizes = Vec::new();
    with_judge(|judge| {
        while walk.step() == Step::Next {
            let first = walk.len();
            let page = Page {
                entries: (first..ALL.min(first + 100)).map(code).collect(),
                total_items: Some(ALL as u64),
                total_pages: Some(ALL as u64 / 100),
                unreadable: 0,
                repeated: 0,
            };
            for entry in walk.take(page) {
                ledger.take(&entry, judge);
            }
            if walk.len().is_multiple_of(ALL / 2) {
                sizes.push(size(&ledger.figures()));
            }
        }
    });
    assert!(walk.is_whole());
    let figures = ledger.figures();
    assert_eq!(figures.all().codes(), ALL as u64);
    assert_eq!(figures.all().ips, 5 * ALL as u128);
    assert_eq!(figures.status(Status::Unused).codes(), ALL as u64 / 10);
    assert_eq!(sizes[0], sizes[1]);
}
