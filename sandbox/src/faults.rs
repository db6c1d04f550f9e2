//! Misbehaviour on demand, so that tests and people can see what a client makes of it.
//!
//! None of this is reachable unless the server was started with faults enabled.

mod control;
mod line;
mod misbehave;

pub use control::router as control;
pub use line::{FaultyListener, Line};
pub use misbehave::misbehave;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

/// What happens to the next requests that match. The default acts once and answers truly.
///
/// As JSON for `POST /sandbox/faults`, every field optional:
/// `{"endpoint": "generate-ip-code", "answer": "close"}` makes the next order happen and its answer get lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Fault {
    /// Last part of the path, such as `use-code`; `None` means every endpoint.
    pub endpoint: Option<String>,
    /// Only requests whose query string contains this, such as `keyword=a`.
    pub when: Option<String>,
    /// How many requests it is for.
    pub times: u32,
    /// Waits so long, in milliseconds, once the request is read and before anything happens.
    pub delay_ms: u64,
    /// How often the request is carried out: 0 not at all, 2 as if it had been sent twice.
    pub acts: u32,
    /// Rows younger than this, in milliseconds, are missing from a listing.
    pub lag_ms: u32,
    pub answer: FaultyAnswer,
}

/// What the client gets to see. `Close`, `Reset` and the cuts end the connection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FaultyAnswer {
    /// The true answer to the last act; where it did not act there is none, and the connection closes.
    #[default]
    Own,
    /// Nothing, and the end of the connection.
    Close,
    /// Nothing, and a TCP reset.
    Reset,
    /// So many bytes of the true answer, counted from the status line.
    CutHeader { bytes: usize },
    /// The true header, and so many bytes of the true body.
    CutBody { bytes: usize },
    /// The true answer, so many bytes of its body per second.
    Drip { bytes_per_second: u32 },
    /// A successful answer whose message alone has so many bytes.
    Flood { bytes: usize },
    /// Another answer altogether.
    Replace(Replacement),
}

/// An answer to give instead of the true one. The default is an empty 200.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Replacement {
    /// 200 to 599.
    pub status: u16,
    /// The content type is JSON unless it is named here.
    pub headers: BTreeMap<String, String>,
    pub body: String,
}

impl Default for Fault {
    fn default() -> Self {
        Self {
            endpoint: None,
            when: None,
            times: 1,
            delay_ms: 0,
            acts: 1,
            lag_ms: 0,
            answer: FaultyAnswer::Own,
        }
    }
}

impl Default for Replacement {
    fn default() -> Self {
        Self {
            status: 200,
            headers: BTreeMap::new(),
            body: String::new(),
        }
    }
}

/// The faults that are armed, and what requests came past them.
#[derive(Clone, Default)]
pub struct Faults(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    /// Oldest first.
    armed: Vec<Fault>,
    /// Requests so far, by endpoint.
    arrived: BTreeMap<String, u64>,
}

impl Faults {
    /// The next matching requests get this fault, after those armed before.
    pub fn arm(&self, fault: Fault) {
        self.state().armed.push(fault);
    }

    /// From now on the server behaves.
    pub fn clear(&self) {
        self.state().armed.clear();
    }

    /// What is armed, with the number of requests that each is still for.
    pub fn list(&self) -> Vec<Fault> {
        self.state().armed.clone()
    }

    /// How many requests an endpoint has had, such as `use-code`, whatever became of them.
    pub fn arrived(&self, endpoint: &str) -> u64 {
        self.state().arrived.get(endpoint).copied().unwrap_or(0)
    }

    /// Counts a request, and uses up one turn of the oldest fault that matches.
    fn take(&self, endpoint: &str, query: &str) -> Option<Fault> {
        let mut state = self.state();
        *state.arrived.entry(endpoint.to_owned()).or_default() += 1;
        let armed = &mut state.armed;
        let fault = armed
            .iter_mut()
            .find(|fault| fault.matches(endpoint, query))?;
        fault.times -= 1;
        let taken = fault.clone();
        armed.retain(|fault| fault.times > 0);
        Some(taken)
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Fault {
    fn matches(&self, endpoint: &str, query: &str) -> bool {
        let is_endpoint = self.endpoint.as_ref().is_none_or(|name| name == endpoint);
        let has_part = self.when.as_ref().is_none_or(|part| query.contains(part));
        self.times > 0 && is_endpoint && has_part
    }
}
