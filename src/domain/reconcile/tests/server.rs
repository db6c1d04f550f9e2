//! A small server that makes codes for us and for others, and shows them late and in any order among equals.

use proptest::prelude::*;

use crate::domain::amount::{Amount, IpCount};
use crate::domain::baseline::Baseline;
use crate::domain::code::{Code, Kind};
use crate::domain::code_hash::CodeHash;
use crate::domain::entry::CodeEntry;
use crate::domain::numerals::Numerals;
use crate::domain::order::{self, Order, OrderForm, OrderKind};
use crate::domain::reconcile::{Evidence, Finding, reconcile};
use crate::domain::timestamp::Timestamp;

/// Server time at which the baseline is read, in milliseconds. In the middle of a second, so that codes from before
/// and after can share one.
const BEGUN: i64 = 1_773_324_000_600;
/// How long the server may still be at it when the request has ended.
pub const TAIL: i64 = 5000;

/// How a code of someone else compares with the order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Like {
    Alike,
    OtherAmount,
    OtherRecipient,
    Unreadable,
    Undated,
}

/// Someone else's order.
#[derive(Clone, Debug)]
pub struct Foreign {
    /// Milliseconds after the baseline was read; negative before it.
    pub at: i64,
    pub codes: usize,
    pub like: Like,
    /// Another record of this browser has claimed its codes.
    pub is_claimed: bool,
}

/// All that happens, in milliseconds.
#[derive(Clone, Debug)]
pub struct Story {
    pub asked: u64,
    pub forward_to: &'static str,
    /// The server's times are whole multiples of it.
    pub step: i64,
    /// So late a code is listed.
    pub lag: i64,
    pub page: usize,
    pub hides_recipients: bool,
    pub foreign: Vec<Foreign>,
    /// From the baseline to sending.
    pub sent: i64,
    pub took: i64,
    pub is_end_seen: bool,
    /// When our order is executed, as a share of the time in which it can be, in thousandths.
    pub executions: Vec<i64>,
    /// Which of our codes the answer names, again and again from the first.
    pub naming: Vec<bool>,
    /// From the end of the request to the look at the listing.
    pub waited: i64,
    pub shuffle: u64,
}

pub struct Played {
    pub baseline: Baseline,
    pub finding: Finding,
    /// All sorted.
    pub ours: Vec<CodeHash>,
    pub ours_listed: Vec<CodeHash>,
    /// Made by others, alike and not claimed, and not in the listing from which the baseline was taken.
    pub foreign_alike: Vec<CodeHash>,
    pub claimed: Vec<CodeHash>,
    /// In the listing from which the baseline was taken, on its first page or below.
    pub before: Vec<CodeHash>,
}

pub fn any_story() -> impl Strategy<Value = Story> {
    let like = prop::sample::select(vec![
        Like::Alike,
        Like::Alike,
        Like::OtherAmount,
        Like::OtherRecipient,
        Like::Unreadable,
        Like::Undated,
    ]);
    let at = prop_oneof![-90_000..0i64, -600..0i64, -2000..3000i64, 0..90_000i64];
    let foreign =
        (at, 1..8usize, like, any::<bool>()).prop_map(|(at, codes, like, is_claimed)| Foreign {
            at,
            codes,
            like,
            is_claimed,
        });
    let server = (
        prop::sample::select(vec![1i64, 1000]),
        prop_oneof![Just(0), 0..10_000i64, 0..590_000i64],
        1..12usize,
        any::<bool>(),
        prop::collection::vec(foreign, 0..6),
    );
    let request = (
        1..6u64,
        prop::sample::select(vec!["", "ann@example.com"]),
        prop_oneof![1..300i64, 1..3000i64],
        0..60_000i64,
        any::<bool>(),
        prop::collection::vec(prop_oneof![Just(0), 0..=1000i64], 0..=10),
    );
    let look = (
        prop::collection::vec(any::<bool>(), 1..4),
        prop_oneof![0..20_000i64, 0..700_000i64],
        any::<u64>(),
    );
    (server, request, look).prop_map(|(server, request, look)| Story {
        step: server.0,
        lag: server.1,
        page: server.2,
        hides_recipients: server.3,
        foreign: server.4,
        asked: request.0,
        forward_to: request.1,
        sent: request.2,
        took: request.3,
        is_end_seen: request.4,
        executions: request.5,
        naming: look.0,
        waited: look.1,
        shuffle: look.2,
    })
}

struct Made {
    at: i64,
    owner: Option<Foreign>,
    row: CodeEntry,
}

impl Story {
    pub fn order(&self) -> Order {
        let form = OrderForm {
            kind: OrderKind::Ip,
            plan: "1".to_owned(),
            amount: "5".to_owned(),
            codes: self.asked.to_string(),
            forward_to: self.forward_to.to_owned(),
            numerals: Numerals::PLAIN,
        };
        order::check(&form).unwrap()
    }

    pub fn play(&self) -> Played {
        let codes = self.codes();
        let listed = |from: &[Made], now: i64| -> Vec<CodeEntry> {
            let mut rows: Vec<&Made> = from
                .iter()
                .filter(|made| made.at + self.lag <= now)
                .collect();
            let luck = |made: &Made| {
                let number: u64 = made.row.code.reveal().parse().unwrap();
                (number ^ self.shuffle).wrapping_mul(0x9e37_79b9_7f4a_7c15)
            };
            rows.sort_by_key(|made| (-(made.at / self.step), luck(made)));
            rows.into_iter().map(|made| made.row.clone()).collect()
        };
        let at_first = listed(&codes, BEGUN);
        let first = &at_first[..self.page.min(at_first.len())];
        let baseline = Baseline::of(first, first.len() == at_first.len());

        let end = BEGUN + self.sent + self.took;
        let at_last = listed(&codes, end + self.waited);
        let mut read = 0;
        while read < at_last.len() && !baseline.is_reached_by(&at_last[..read]) {
            read = (read + self.page).min(at_last.len());
        }

        let before = marks_of(&at_first);
        let owned = |is_wanted: &dyn Fn(&Made) -> bool| {
            let wanted = codes.iter().filter(|made| is_wanted(made));
            marks_of(
                &wanted
                    .map(|made| made.row.clone())
                    .collect::<Vec<CodeEntry>>(),
            )
        };
        let ours = owned(&|made| made.owner.is_none());
        let claimed = owned(&|made| made.owner.as_ref().is_some_and(|owner| owner.is_claimed));
        let foreign_alike = owned(&|made| {
            let is_alike = |owner: &Foreign| owner.like == Like::Alike && !owner.is_claimed;
            made.owner.as_ref().is_some_and(is_alike)
                && before.binary_search(&CodeHash::of(&made.row.code)).is_err()
        });
        let mut named = ours.clone();
        let mut naming = self.naming.iter().cycle();
        named.retain(|_| *naming.next().unwrap());
        let order = self.order();
        let finding = reconcile(&Evidence {
            order: &order,
            baseline: &baseline,
            named: &named,
            elsewhere: &claimed,
            took: self.is_end_seen.then_some(self.took),
            walked: &at_last[..read],
            is_complete: true,
            rivals: &[],
        });
        let mut ours_listed = marks_of(&at_last);
        ours_listed.retain(|mark| ours.binary_search(mark).is_ok());
        Played {
            baseline,
            finding,
            ours,
            ours_listed,
            foreign_alike,
            claimed,
            before,
        }
    }

    /// Every code of the story, with its owner; ours have none.
    fn codes(&self) -> Vec<Made> {
        let mut codes = Vec::new();
        for foreign in &self.foreign {
            for _ in 0..foreign.codes {
                self.make(&mut codes, BEGUN + foreign.at, Some(foreign));
            }
        }
        for share in &self.executions {
            let at = BEGUN + self.sent + (self.took + TAIL) * share / 1000;
            for _ in 0..self.asked {
                self.make(&mut codes, at, None);
            }
        }
        codes
    }

    fn make(&self, codes: &mut Vec<Made>, at: i64, owner: Option<&Foreign>) {
        let like = owner.map_or(Like::Alike, |foreign| foreign.like);
        let forward_to = match like {
            _ if self.hides_recipients => "",
            Like::OtherRecipient => "bob@example.com",
            _ => self.forward_to,
        };
        let number = codes.len();
        codes.push(Made {
            at,
            owner: owner.cloned(),
            row: CodeEntry {
                code: Code::new(&(100_000 + number).to_string()).unwrap(),
                kind: Kind::Ip,
                amount: match like {
                    Like::OtherAmount => Amount::Ips(IpCount(6)),
                    Like::Unreadable => Amount::Unreadable,
                    _ => Amount::Ips(IpCount(5)),
                },
                // Used and revoked codes were made all the same.
                status_number: Some(1 + number as i64 % 3),
                forward_to: (!forward_to.is_empty()).then(|| forward_to.to_owned()),
                used_by: None,
                used_at: None,
                created_at: (like != Like::Undated)
                    .then(|| Timestamp::from_millis(at / self.step * self.step)),
                expired_at: None,
                is_enterprise: None,
                extra: Vec::new(),
                json: Box::default(),
            },
        });
    }
}

/// Sorted.
pub fn marks_of(rows: &[CodeEntry]) -> Vec<CodeHash> {
    let mut marks: Vec<CodeHash> = rows.iter().map(|row| CodeHash::of(&row.code)).collect();
    marks.sort();
    marks
}
