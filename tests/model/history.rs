//! What happens in a history, made up.

use mock_api::{CodesShape, Rules};
use proptest::{collection::vec, prelude::*, sample::select};
use share_code_dashboard::domain::{JobKind, Numerals, Order, OrderForm, OrderKind, order};

use crate::network::Fault;

#[derive(Clone, Debug)]
pub struct History {
    pub rules: Rules,
    pub has_dates: bool,
    /// Milliseconds by which the computer's clock is ahead.
    pub ahead: i64,
    pub order_size: u64,
    pub chunk_size: u32,
    pub writes: Vec<Fault>,
    pub reads: Vec<Fault>,
    /// Whether the browser fails to keep something, each time that it is asked. Behind the last all is well.
    pub disk_failures: Vec<bool>,
    /// IPs of the account.
    pub balance: u64,
    /// Milliseconds before each, and what happens.
    pub steps: Vec<(u64, Step)>,
    pub seed: u64,
}

/// The tabs are 0 and 1. What a person can't do at that moment is left out.
#[derive(Clone, Debug)]
pub enum Step {
    Order {
        tab: usize,
        order: OrderChoice,
    },
    /// Goes on with `codes` of those that are left, and with some that were in a job before.
    Job {
        tab: usize,
        kind: JobKind,
        codes: usize,
        again: usize,
        is_checked: bool,
    },
    Pause(usize, JobKind),
    GoOn(usize, JobKind),
    StopJob(usize, JobKind),
    Retry(usize, JobKind),
    StopOrder(usize),
    LookNow(usize),
    Lock(usize),
    /// Connects again where nobody is.
    Unlock(usize),
    /// The tab is gone, without a word, and another one is opened.
    Kill(usize),
    /// The computer's clock is put so many milliseconds ahead, or back.
    SetClock(i64),
    Offline(u64),
    /// On another computer with the same key.
    OrderElsewhere(OrderChoice),
    /// Somebody else redeems the next code that a job of ours would have.
    RedeemElsewhere(JobKind),
}

/// Of few kinds, so that orders are often like each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OrderChoice {
    pub is_traffic: bool,
    /// In each code: IPs, or GB.
    pub each: u64,
    pub codes: u64,
    pub is_for_ann: bool,
}

impl OrderChoice {
    pub fn order(self) -> Order {
        let form = OrderForm {
            kind: match self.is_traffic {
                true => OrderKind::Traffic,
                false => OrderKind::Ip,
            },
            plan: PLAN.to_string(),
            amount: self.each.to_string(),
            codes: self.codes.to_string(),
            forward_to: self.forward_to().unwrap_or_default().to_owned(),
            numerals: Numerals::PLAIN,
        };
        order::check(&form).expect("the choices are good orders")
    }

    pub fn forward_to(self) -> Option<&'static str> {
        self.is_for_ann.then_some("ann@example.com")
    }
}

/// Milliseconds. With what the server still does when a request has ended, it stays below the time that lists are given to show all
/// that an answer has not told. A list that is later shows it too late.
pub const MOST_LAG: i64 = 3_500;

/// That of the IPs, and that of the traffic.
pub const PLAN: u64 = 1;

fn any_order() -> impl Strategy<Value = OrderChoice> {
    let is_traffic = prop_oneof![3 => Just(false), 1 => Just(true)];
    (is_traffic, 5..7_u64, 1..6_u64, any::<bool>()).prop_map(
        |(is_traffic, each, codes, is_for_ann)| OrderChoice {
            is_traffic,
            each,
            codes,
            is_for_ann,
        },
    )
}

fn any_fault() -> impl Strategy<Value = Fault> {
    prop_oneof![
        4 => (0..2_000_u64, 0..2_000_u64).prop_map(|(up, down)| Fault::None { up, down }),
        1 => (0..5_000_u64).prop_map(|after| Fault::LostOnTheWay { after }),
        2 => (0..5_000_u64, 0..5_000_u64).prop_map(|(up, down)| Fault::AnswerLost { up, down }),
        1 => (0..2_000_u64, 0..400_usize).prop_map(|(up, kept)| Fault::AnswerCut { up, kept }),
        2 => (0..2_000_u64, 0..8_000_u64, any::<bool>())
            .prop_map(|(up, gap, is_answered)| Fault::SentAgain { up, gap, is_answered }),
        1 => (0..2_000_u64).prop_map(|after_timeout| Fault::Late { after_timeout }),
        1 => (1..90_u32).prop_map(|seconds| Fault::Throttled { seconds }),
        1 => any::<bool>().prop_map(|is_carried_out| Fault::BadGateway { is_carried_out }),
        1 => Just(Fault::KeyRefused),
    ]
}

fn any_kind() -> impl Strategy<Value = JobKind> {
    select(vec![JobKind::Redeem, JobKind::Revoke])
}

fn any_step() -> impl Strategy<Value = Step> {
    let tab = || 0..2_usize;
    prop_oneof![
        4 => (tab(), any_order()).prop_map(|(tab, order)| Step::Order { tab, order }),
        3 => (tab(), any_kind(), 1..6_usize, 0..2_usize, any::<bool>())
            .prop_map(|(tab, kind, codes, again, is_checked)| Step::Job { tab, kind, codes, again, is_checked }),
        1 => (tab(), any_kind()).prop_map(|(tab, kind)| Step::Pause(tab, kind)),
        1 => (tab(), any_kind()).prop_map(|(tab, kind)| Step::GoOn(tab, kind)),
        1 => (tab(), any_kind()).prop_map(|(tab, kind)| Step::StopJob(tab, kind)),
        1 => (tab(), any_kind()).prop_map(|(tab, kind)| Step::Retry(tab, kind)),
        1 => tab().prop_map(Step::StopOrder),
        1 => tab().prop_map(Step::LookNow),
        1 => tab().prop_map(Step::Lock),
        2 => tab().prop_map(Step::Unlock),
        2 => tab().prop_map(Step::Kill),
        1 => (-3_600_000..3_600_000_i64).prop_map(Step::SetClock),
        1 => (0..60_000_u64).prop_map(Step::Offline),
        1 => any_order().prop_map(Step::OrderElsewhere),
        1 => any_kind().prop_map(Step::RedeemElsewhere),
    ]
}

fn any_shape() -> impl Strategy<Value = CodesShape> {
    select(vec![
        CodesShape::Strings,
        CodesShape::Objects,
        CodesShape::Items,
        CodesShape::Codes,
        CodesShape::Nothing,
    ])
}

fn any_rules() -> impl Strategy<Value = Rules> {
    let shapes = (any_shape(), any_shape(), any_shape());
    let switches = (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>());
    let lists = (
        prop_oneof![4 => Just(0), 4 => 0..=MOST_LAG, 1 => 20_000..500_000_i64],
        // A server that counts nothing and gives fewer rows than ten has no more.
        select(vec![10_u64, 30, 100]),
    );
    (shapes, switches, select(vec![401, 403]), lists).prop_map(
        |(shapes, switches, unauthenticated, (lag, max_limit))| Rules {
            generate: shapes.0,
            redeem: shapes.1,
            revoke: shapes.2,
            has_millis: switches.0,
            has_totals: switches.1,
            leaves_out_bad_codes: switches.2,
            names_bad_codes: switches.3,
            unauthenticated,
            max_limit,
            lag,
        },
    )
}

pub fn any_history() -> impl Strategy<Value = History> {
    let pause = prop_oneof![0..50_u64, 0..3_000_u64, 0..40_000_u64];
    (
        any_rules(),
        any::<bool>(),
        prop_oneof![Just(0), -300_000..300_000_i64],
        (1..6_u64, 1..5_u32),
        vec(any_fault(), 0..8),
        vec(
            prop_oneof![3 => Just(Fault::None { up: 20, down: 20 }), 1 => any_fault()],
            0..10,
        ),
        (
            vec(prop_oneof![9 => Just(false), 1 => Just(true)], 0..40),
            select(vec![20_u64, 80, 400]),
        ),
        vec((pause, any_step()), 1..14),
        any::<u64>(),
    )
        .prop_map(
            |(
                rules,
                has_dates,
                ahead,
                sizes,
                writes,
                reads,
                (disk_failures, balance),
                steps,
                seed,
            )| History {
                rules,
                has_dates,
                ahead,
                order_size: sizes.0,
                chunk_size: sizes.1,
                writes,
                reads,
                disk_failures,
                balance,
                steps,
                seed,
            },
        )
}
