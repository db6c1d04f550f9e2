//! One HTTP exchange: bounded in time and size, and never followed to another origin.

#[cfg(target_arch = "wasm32")]
mod browser;

#[cfg(target_arch = "wasm32")]
pub use browser::{Abort, InFlightFetch, finish, is_online, send};
pub use gloo_net::http::Method;

#[cfg(not(target_arch = "wasm32"))]
pub use super::native::fetch::{Abort, InFlightFetch, finish, is_online, send};
use crate::domain::Timestamp;

/// The longest body that is read, in bytes. A page of 100 codes is about 30 kB.
pub const BODY_CAP: usize = 8 * 1024 * 1024;

pub struct Request {
    pub method: Method,
    /// Without a query.
    pub url: String,
    /// Name and value of each parameter, as they are before they are encoded.
    pub query: Vec<(&'static str, String)>,
    /// Name and value.
    pub headers: Vec<(String, String)>,
    pub body: Option<String>,
    /// Milliseconds until the exchange, its body included, is given up.
    pub timeout: u32,
}

pub struct Response {
    pub status: u16,
    /// The media type in lower case, without parameters; empty when the answer names none.
    pub media_type: String,
    pub retry_after: Option<String>,
    /// When the server sent it, by its own clock; `None` where the browser may not know.
    pub date: Option<Timestamp>,
    pub body: Vec<u8>,
}

/// Why there is no whole answer. In each case but `Aborted` before sending, the server may have acted.
pub enum FetchError {
    /// Offline, DNS, CORS, a redirect, a closed connection: browsers do not tell these apart.
    Unreachable(String),
    TimedOut,
    Aborted,
    /// The body ended early; the text is the browser's.
    Cut(String),
    /// More than [`BODY_CAP`].
    TooLarge,
}
