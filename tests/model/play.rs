//! A history, played from its first step until nothing more comes of it.

use std::{collections::BTreeMap, rc::Rc, time::Duration};

use leptos::prelude::*;
use mock_api::{Account, MockApi, Package, ShareCode};
use share_code_dashboard::{
    domain::{Code, Config, JobKind, OrderRecord, Timestamp},
    state::{OrderRun, Overrides, Report},
};
use tokio::{runtime::Builder, task::LocalSet, time::sleep};

use crate::{
    computer::{Computer, Tab},
    dashboard::{Dashboard, KEY},
    history::{History, OrderChoice, PLAN, Step},
    network::{Exchange, INTENT, Network},
};

/// How many codes each kind of job can have.
const POOL: u64 = 14;

/// Long enough for all that is waited for.
const LONG: u64 = 40 * 60 * 1_000;

/// Milliseconds.
pub const FAR_OFF: i64 = 5 * 60 * 1_000;

const RESELLER: &str = "reseller@example.com";

/// What a history came to.
pub struct Played {
    /// All requests that act, in the order of sending.
    pub sent: Vec<Rc<Exchange>>,
    pub codes: Vec<ShareCode>,
    /// What the browser keeps of each order, by its id.
    pub records: BTreeMap<String, OrderRecord>,
    pub orders: Vec<PlacedOrder>,
    pub jobs: Vec<PlacedJob>,
    /// Jobs that are written down as ended, by when they began.
    pub ended: Vec<Timestamp>,
    /// Orders of others with the same key.
    pub elsewhere: Vec<OrderChoice>,
}

/// An order that a person has placed.
pub struct PlacedOrder {
    pub choice: OrderChoice,
    /// As it was last seen on the screen.
    pub run: OrderRun,
    /// Whether it is still there.
    pub is_shown: bool,
}

/// A job that a person has begun.
pub struct PlacedJob {
    pub tab: u32,
    pub kind: JobKind,
    pub codes: Vec<Code>,
    /// Milliseconds since the history began.
    pub at: u64,
    pub began: Timestamp,
    /// As it was last seen on the screen.
    pub report: Option<Rc<Report>>,
    /// Whether it is still there.
    pub is_shown: bool,
    /// Another tab was at work, as the screen said.
    pub is_not_begun: bool,
}

pub fn play(history: &History) -> Played {
    let runtime = Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .expect("a runtime needs nothing");
    LocalSet::new().block_on(&runtime, async {
        let mut stage = Stage::new(history);
        for tab in [0, 1] {
            stage.tabs[tab].connect().await;
        }
        for (pause, step) in &history.steps {
            stage.wait(*pause).await;
            stage.act(step).await;
            stage.look().await;
        }
        stage.end().await
    })
}

struct Stage {
    network: Rc<Network>,
    computer: Rc<Computer>,
    config: Config,
    tabs: [Dashboard; 2],
    opened: u32,
    /// The codes that no job has had yet.
    pools: BTreeMap<&'static str, Vec<Code>>,
    orders: Vec<PlacedOrder>,
    jobs: Vec<PlacedJob>,
    elsewhere: Vec<OrderChoice>,
}

fn pool(kind: JobKind) -> &'static str {
    match kind {
        JobKind::Redeem => "redeem",
        JobKind::Revoke => "revoke",
    }
}

impl Stage {
    fn new(history: &History) -> Self {
        let account = |email: &str, key: &str| Account {
            email: email.to_owned(),
            key: key.to_owned(),
            balance: 7 * POOL,
            packages: Vec::new(),
        };
        let packages = vec![Package {
            id: PLAN,
            left: history.balance * 1_000_000_000,
            expires_at: None,
        }];
        let accounts = vec![
            Account {
                balance: 7 * POOL + history.balance,
                packages,
                ..account(RESELLER, KEY)
            },
            account("supplier@example.com", "supplier"),
            account("stranger@example.com", "stranger"),
        ];
        let api = MockApi::new(history.rules.clone(), accounts, history.seed);
        let network = Network::new(api, history.has_dates, &history.writes, &history.reads);
        let mut pools = BTreeMap::new();
        for (kind, key) in [(JobKind::Redeem, "supplier"), (JobKind::Revoke, KEY)] {
            // Long before, so that no list is late with them.
            let body = format!(r#"{{"plan":1,"number_of_ips":7,"number_of_codes":{POOL}}}"#);
            let made = generate(&network, key, body, -3_600_000);
            pools.insert(pool(kind), made);
        }
        let computer = Computer::new(
            network.clone(),
            history.ahead,
            &history.disk_failures,
            !history.seed,
        );
        let config = Config {
            intent_header: Some(INTENT.to_owned()),
            order_size: history.order_size,
            chunk_size: history.chunk_size,
            ..Config::default()
        };
        let tabs = [0, 1].map(|number| Dashboard::open(Tab::open(&computer, number), &config));
        Self {
            network,
            computer,
            config,
            tabs,
            opened: 2,
            pools,
            orders: Vec::new(),
            jobs: Vec::new(),
            elsewhere: Vec::new(),
        }
    }

    async fn act(&mut self, step: &Step) {
        match *step {
            Step::Order { tab, order } => self.order(tab, order),
            Step::Job {
                tab,
                kind,
                codes,
                again,
                is_checked,
            } => self.begin_job(tab, kind, codes, again, is_checked),
            Step::Pause(tab, kind) => self.with_job(tab, kind, |job| job.pause()),
            Step::GoOn(tab, kind) => self.with_job(tab, kind, |job| job.go_on()),
            Step::StopJob(tab, kind) => self.with_job(tab, kind, |job| job.stop()),
            Step::Retry(tab, kind) => {
                let session = self.tabs[tab].session;
                self.with_job(tab, kind, |job| job.retry(session));
            }
            Step::StopOrder(tab) => {
                if let Some(orders) = self.tabs[tab].orders() {
                    self.tabs[tab].tab.enter(|| orders.stop());
                }
            }
            Step::LookNow(tab) => {
                let dashboard = &self.tabs[tab];
                if dashboard.orders().is_some() {
                    let (reconciler, session) = (dashboard.reconciler, dashboard.session);
                    dashboard.tab.enter(|| reconciler.look_now(session));
                }
            }
            Step::Lock(tab) => {
                if self.tabs[tab].orders().is_some() {
                    self.tabs[tab].lock();
                }
            }
            Step::Unlock(tab) => {
                self.tabs[tab].connect().await;
            }
            Step::Kill(tab) => {
                let opened = Tab::open(&self.computer, self.opened);
                self.opened += 1;
                let opened = Dashboard::open(opened, &self.config);
                std::mem::replace(&mut self.tabs[tab], opened).kill().await;
                self.tabs[tab].connect().await;
            }
            Step::SetClock(millis) => {
                let ahead = self.computer.ahead.get() + millis;
                // Without dates in answers nobody can tell a clock that is far ahead.
                let most = if self.network.has_dates {
                    i64::MAX
                } else {
                    FAR_OFF
                };
                self.computer.ahead.set(ahead.clamp(-most, most));
            }
            Step::Offline(millis) => self.network.go_offline(millis),
            Step::OrderElsewhere(choice) => {
                let receiver = choice
                    .forward_to()
                    .map(|email| format!(r#","forward_to":"{email}""#));
                let (path, each) = match choice.is_traffic {
                    true => (
                        "generate-traffic-code",
                        format!(
                            r#""traffic_plan":{PLAN},"amount_traffic":{}000000000"#,
                            choice.each
                        ),
                    ),
                    false => (
                        "generate-ip-code",
                        format!(r#""plan":{PLAN},"number_of_ips":{}"#, choice.each),
                    ),
                };
                let body = format!(
                    r#"{{{each},"number_of_codes":{}{}}}"#,
                    choice.codes,
                    receiver.unwrap_or_default()
                );
                ask(&self.network, "POST", path, KEY, body, 0);
                self.elsewhere.push(choice);
            }
            Step::RedeemElsewhere(kind) => {
                let next = self.pools[pool(kind)].last().cloned();
                if let Some(code) = next {
                    let body = format!(r#"{{"codes":["{}"]}}"#, code.reveal());
                    ask(&self.network, "POST", "use-code", "stranger", body, 0);
                }
            }
        }
    }

    fn order(&mut self, tab: usize, choice: OrderChoice) {
        let dashboard = &self.tabs[tab];
        let Some(orders) = dashboard.orders() else {
            return;
        };
        let is_placed = dashboard.tab.enter(|| {
            if untrack(|| orders.is_busy()) {
                return false;
            }
            orders.prepare(dashboard.session);
            orders.place(dashboard.session, choice.order(), Overrides::default());
            true
        });
        if is_placed {
            self.orders.push(PlacedOrder {
                choice,
                run: orders.lot.get_untracked().expect("it was placed"),
                is_shown: true,
            });
        }
    }

    fn begin_job(
        &mut self,
        tab: usize,
        kind: JobKind,
        codes: usize,
        again: usize,
        is_checked: bool,
    ) {
        let dashboard = &self.tabs[tab];
        let Some(job) = dashboard.job(kind) else {
            return;
        };
        if untrack(|| job.is_running()) {
            return;
        }
        let pool = self.pools.get_mut(pool(kind)).expect("each kind has one");
        let mut taken = pool.split_off(pool.len().saturating_sub(codes));
        let before = self.jobs.iter().filter(|before| before.kind == kind);
        let before = before.flat_map(|before| before.codes.iter().cloned());
        taken.extend(before.take(again));
        taken.dedup();
        if taken.is_empty() {
            return;
        }
        let at = self.network.passed();
        let began = dashboard.tab.enter(|| {
            job.begin(dashboard.session, taken.clone(), is_checked);
            share_code_dashboard::platform::clock::now()
        });
        self.jobs.push(PlacedJob {
            tab: dashboard.tab.number,
            kind,
            codes: taken,
            at,
            began,
            report: None,
            is_shown: false,
            is_not_begun: false,
        });
    }

    fn with_job(
        &self,
        tab: usize,
        kind: JobKind,
        act: impl FnOnce(share_code_dashboard::state::BulkJob),
    ) {
        if let Some(job) = self.tabs[tab].job(kind) {
            self.tabs[tab].tab.enter(|| act(job));
        }
    }

    async fn wait(&mut self, millis: u64) {
        sleep(Duration::from_millis(millis)).await;
        self.look().await;
    }

    /// Notes what the screens show.
    async fn look(&mut self) {
        for job in &mut self.jobs {
            job.is_shown = false;
        }
        for order in &mut self.orders {
            order.is_shown = false;
        }
        for dashboard in &mut self.tabs {
            dashboard.notice_end();
            dashboard.tab.check().await;
            if let Some(orders) = dashboard.orders()
                && let Some(shown) = orders.lot.get_untracked()
            {
                for order in &mut self.orders {
                    if order.run.id == shown.id {
                        order.run = shown.clone();
                        order.is_shown = true;
                    }
                }
            }
            for kind in [JobKind::Redeem, JobKind::Revoke] {
                let Some(job) = dashboard.job(kind) else {
                    continue;
                };
                if untrack(|| job.is_running()) {
                    continue;
                }
                if job.not_begun.get_untracked().is_some() {
                    let number = dashboard.tab.number;
                    let mut of = self.jobs.iter_mut().rev();
                    if let Some(placed) = of.find(|job| job.tab == number && job.kind == kind) {
                        placed.is_not_begun = true;
                    }
                }
                if let Some(report) = job.report.get_untracked() {
                    let report = Rc::new((*report).clone());
                    let codes = |report: &Report| {
                        let codes = report.iter().map(|(code, _)| code.clone());
                        codes.collect::<Vec<_>>()
                    };
                    // The last one with these codes: it may have been begun in a tab that is gone.
                    let of = self.jobs.iter_mut().rev();
                    let shown = codes(&report);
                    if let Some(placed) =
                        { of }.find(|placed| placed.kind == kind && placed.codes == shown)
                    {
                        placed.report = Some(report);
                        placed.is_shown = true;
                    }
                }
            }
        }
    }

    /// All is well from now on, and somebody is there who does what a person would: unlocks, goes on, asks again.
    async fn end(mut self) -> Played {
        self.network.heal();
        self.computer.disk_failures.borrow_mut().clear();
        for tab in [0, 1] {
            assert!(self.tabs[tab].connect().await, "all is well");
            for kind in [JobKind::Redeem, JobKind::Revoke] {
                self.with_job(tab, kind, |job| job.go_on());
            }
        }
        self.wait(LONG).await;
        // An answer that was still under way may have ended a session.
        for tab in [0, 1] {
            assert!(self.tabs[tab].connect().await, "all is well");
        }
        self.wait(LONG).await;
        // A report whose codes could not be looked up offers to look again.
        for tab in [0, 1] {
            let session = self.tabs[tab].session;
            for kind in [JobKind::Redeem, JobKind::Revoke] {
                self.with_job(tab, kind, |job| job.check_for_changes(session));
            }
        }
        self.wait(LONG).await;
        // What pages before have left is ended by one tab.
        let (tab, session) = (self.tabs[0].tab.clone(), self.tabs[0].session);
        for kind in [JobKind::Redeem, JobKind::Revoke] {
            let mut times = 0;
            loop {
                times += 1;
                assert!(times < 30, "a job that was left comes back for ever");
                let jobs = self.tabs[0].jobs().expect("it is connected");
                tab.enter(|| jobs.find_left(session));
                self.wait(1_000).await;
                let job = self.tabs[0].job(kind).expect("it is connected");
                let Some(left) = job.left.get_untracked().first().cloned() else {
                    break;
                };
                tab.enter(|| job.resume(session, &left, false));
                self.wait(LONG).await;
            }
        }
        let texts = self.computer.texts.borrow();
        let records = texts.iter().filter(|(name, _)| !name.contains(' '));
        let records = records.map(|(name, text)| {
            let record = OrderRecord::read(text);
            let record = record.unwrap_or_else(|why| panic!("{name} can't be read: {why:?}"));
            (name.clone(), record)
        });
        let ended = texts.iter().filter(|(name, _)| name.starts_with("ended "));
        let ended = ended.map(|(name, text)| {
            let record = share_code_dashboard::domain::ActivityRecord::read(text);
            let record = record.unwrap_or_else(|why| panic!("{name} can't be read: {why:?}"));
            record.begun_at
        });
        Played {
            sent: self.network.sent.borrow().clone(),
            codes: self.network.api.borrow().codes().to_vec(),
            records: records.collect(),
            orders: self.orders,
            jobs: self.jobs,
            ended: ended.collect(),
            elsewhere: self.elsewhere,
        }
    }
}

/// Asks the server from another computer.
fn ask(
    network: &Network,
    method: &str,
    path: &str,
    key: &str,
    body: String,
    later: i64,
) -> mock_api::Response {
    let request = mock_api::Request {
        method: method.to_owned(),
        path: mock_api::PATH.to_owned() + path,
        query: Vec::new(),
        key: key.to_owned(),
        body,
    };
    let now = network.now() + later;
    network.api.borrow_mut().answer(&request, now)
}

/// Codes that nobody here has ordered.
fn generate(network: &Network, key: &str, body: String, later: i64) -> Vec<Code> {
    let before = network.api.borrow().codes().len();
    ask(network, "POST", "generate-ip-code", key, body, later);
    let api = network.api.borrow();
    let made = api.codes()[before..].iter();
    made.map(|made| Code::new(&made.code).expect("it is a code"))
        .collect()
}
