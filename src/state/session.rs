//! Whether the dashboard is connected, and as whom.

use crate::{
    api::{ApiError, Client, endpoint},
    domain::{KeyMode, List, ListQuery, PageSize, Timestamp},
    platform::{fetch::Abort, tab_storage},
};
use leptos::prelude::*;

/// Where a kept key lies in the storage of the tab.
const KEPT: &str = "share-code-dashboard.key";
const HEADER: &str = "header";
const QUERY: &str = "query";

/// Whether somebody is connected, and why not. A `Copy` handle.
#[derive(Clone, Copy)]
pub struct Session {
    phase: RwSignal<Phase>,
    /// The last connection went through a gateway, which has the key.
    was_keyless: RwSignal<bool>,
    /// When the host page was last asked for a key.
    pub key_asked_at: StoredValue<Option<Timestamp>>,
}

#[derive(Clone)]
pub enum Phase {
    Closed(Closed),
    Open(Client),
}

/// Why nobody is connected.
#[derive(Clone, PartialEq)]
pub enum Closed {
    /// Not yet.
    Fresh,
    /// By the person.
    Locked,
    /// By the person, in another tab.
    LockedElsewhere,
    /// After this many minutes without use.
    Idle(u32),
    /// The API no longer accepts the key; its words.
    Rejected(String),
}

impl Session {
    pub fn new(phase: Phase) -> Self {
        Self {
            phase: RwSignal::new(phase),
            was_keyless: RwSignal::new(false),
            key_asked_at: StoredValue::default(),
        }
    }

    /// Reactive.
    pub fn phase(self) -> Phase {
        self.phase.get()
    }

    /// Reactive.
    pub fn is_open(self) -> bool {
        self.phase.with(|phase| matches!(phase, Phase::Open(_)))
    }

    /// The client of now; none as well once the dashboard is gone. A job that has begun keeps its own, so that it ends on the
    /// account it began on.
    pub fn client(self) -> Option<Client> {
        match self.phase.try_get_untracked()? {
            Phase::Open(client) => Some(client),
            Phase::Closed(_) => None,
        }
    }

    /// Why nobody is connected now; none while somebody is, and once the dashboard is gone.
    pub fn reason(self) -> Option<Closed> {
        match self.phase.try_get_untracked()? {
            Phase::Open(_) => None,
            Phase::Closed(reason) => Some(reason),
        }
    }

    /// Whether this client is still the one of now.
    pub fn is_of(self, client: &Client) -> bool {
        self.client().as_ref() == Some(client)
    }

    /// Opens when the first page of codes can be read with this client.
    pub async fn connect(self, client: Client) -> Result<(), ApiError> {
        let mut query = ListQuery::new(List::Issued);
        query.limit = PageSize::new(1).unwrap_or(query.limit);
        endpoint::list(&client, &query, &Abort::new()).await?;
        // Another attempt may have come before: nobody is moved to another account while they work.
        if self.client().is_none() {
            self.phase.set(Phase::Open(client));
        }
        Ok(())
    }

    /// Forgets the key and, with the screens that go, every row. No request that reads is on its way after it.
    pub fn close(self, reason: Closed) {
        tab_storage::remove(KEPT);
        if let Some(client) = self.client() {
            client.end_reads();
            self.was_keyless.set(client.key_ending().is_none());
        }
        self.phase.set(Phase::Closed(reason));
    }

    /// Whether the connection that has ended held no key here, so that anybody can have it again.
    pub fn was_keyless(self) -> bool {
        self.was_keyless.get_untracked()
    }

    /// Ends the session when the API said that the client's key is not (or no longer) good. A late answer to the client
    /// of an earlier session ends nothing.
    pub fn note(self, client: &Client, error: &ApiError) {
        if let ApiError::Rejected { message } = error
            && self.is_of(client)
        {
            self.close(Closed::Rejected(message.clone()));
        }
    }
}

/// A key that the person asked to keep until the tab is closed.
pub struct KeptKey {
    pub base: String,
    pub mode: KeyMode,
    pub key: String,
}

impl KeptKey {
    /// False when the browser keeps nothing here.
    pub fn write(&self) -> bool {
        let mode = if self.mode == KeyMode::Query {
            QUERY
        } else {
            HEADER
        };
        tab_storage::write(KEPT, &[mode, &self.base, &self.key].join("\n"))
    }

    pub fn read() -> Option<Self> {
        let kept = tab_storage::read(KEPT)?;
        let mut lines = kept.split('\n');
        let mode = match lines.next()? {
            HEADER => KeyMode::Header,
            QUERY => KeyMode::Query,
            _ => return None,
        };
        let (base, key) = (lines.next()?.to_owned(), lines.next()?.to_owned());
        Some(Self { base, mode, key })
    }
}
