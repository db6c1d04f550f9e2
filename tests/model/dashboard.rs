//! What `app` does with a tab: the part of the dashboard that outlives a session, and the part that ends with it. No screen.

use std::rc::Rc;

use leptos::prelude::*;
use share_code_dashboard::{
    api::Client,
    domain::{ApiKey, Config, JobKind, KeyMode, Numerals, OrderForm, OrderKind},
    platform::{host_bridge::HostBridge, task},
    state::{
        BulkJob, Closed, Jobs, Journal, Orders, PendingOperations, Phase, Reconciler, Session,
        Settings,
    },
};

use crate::computer::Tab;

pub struct Dashboard {
    pub tab: Rc<Tab>,
    owner: Owner,
    pub session: Session,
    journal: Journal,
    pub reconciler: Reconciler,
    pending: PendingOperations,
    connection: Option<Connection>,
}

struct Connection {
    owner: Owner,
    orders: Orders,
    jobs: Jobs,
}

/// As in `app::Connected`.
impl Dashboard {
    pub fn open(tab: Rc<Tab>, config: &Config) -> Self {
        let owner = Owner::new();
        tab.enter(|| {
            owner.with(|| {
                let session = Session::new(Phase::Closed(Closed::Fresh));
                provide_context(session);
                provide_context(HostBridge::none());
                Settings::provide(config.clone());
                let pending = PendingOperations::provide();
                let journal = Journal::provide();
                let reconciler = Reconciler::new(journal);
                provide_context(reconciler);
                Self {
                    tab: tab.clone(),
                    owner: owner.clone(),
                    session,
                    journal,
                    reconciler,
                    pending,
                    connection: None,
                }
            })
        })
    }

    /// As a person does with the right key. Whether it worked.
    pub async fn connect(&mut self) -> bool {
        self.notice_end();
        if self.connection.is_some() {
            return true;
        }
        let key = ApiKey::new(KEY.to_owned()).expect("it is a key");
        let client = Client::with_key("https://api.test", KeyMode::Header, key);
        let session = self.session;
        let connected = async move { session.connect(client).await.is_ok() };
        if !self.tab.run(connected).await {
            return false;
        }
        let owner = self.owner.child();
        let (journal, reconciler) = (self.journal, self.reconciler);
        let connection = self.tab.enter(|| {
            owner.with(|| {
                let orders = Orders::new(OrderForm {
                    kind: OrderKind::Ip,
                    plan: String::new(),
                    amount: String::new(),
                    codes: String::new(),
                    forward_to: String::new(),
                    numerals: Numerals::PLAIN,
                });
                let jobs = Jobs::provide();
                jobs.find_left(session);
                task::spawn(async move {
                    journal.load().await;
                    reconciler.adopt(session);
                });
                Connection {
                    owner: owner.clone(),
                    orders,
                    jobs,
                }
            })
        });
        self.connection = Some(connection);
        true
    }

    pub fn lock(&mut self) {
        let session = self.session;
        self.tab.enter(|| session.close(Closed::Locked));
        self.notice_end();
    }

    /// Ends what goes with a connection, if that has ended.
    pub fn notice_end(&mut self) {
        if self.session.client().is_some() {
            return;
        }
        if let Some(connection) = self.connection.take() {
            self.tab.enter(|| {
                self.pending.mark_abandoned();
                self.reconciler.forget();
                connection.owner.cleanup();
            });
        }
    }

    pub fn orders(&self) -> Option<Orders> {
        self.connection.as_ref().map(|connection| connection.orders)
    }

    pub fn jobs(&self) -> Option<Jobs> {
        self.connection.as_ref().map(|connection| connection.jobs)
    }

    pub fn job(&self, kind: JobKind) -> Option<BulkJob> {
        self.jobs().map(|jobs| match kind {
            JobKind::Redeem => jobs.redeem,
            JobKind::Revoke => jobs.revoke,
        })
    }

    /// Without a word to anybody.
    pub async fn kill(self) {
        self.tab.kill().await;
        self.tab.enter(|| self.owner.cleanup());
    }
}

/// Of the account whose dashboard it is.
pub const KEY: &str = "reseller-key-0123456789";
