//! The only place that sends requests.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{
    api::{ApiError, error::Seconds, wire},
    domain::{AccountId, ApiKey, CodeEntry, KeyMode, ServerClock, Timestamp},
    platform::{
        clock,
        fetch::{self, Abort, FetchError, Method, Request, Response},
    },
};

/// Milliseconds. Money endpoints answer in seconds; whoever waits longer wants to know.
const TIMEOUT: u32 = 30_000;

/// Where the API is and how this account proves itself. A shared handle: cloning copies a reference.
#[derive(Clone)]
pub struct Client(Arc<Account>);

struct Account {
    base: String,
    /// `None`: a gateway in front adds the key.
    key: Option<(KeyMode, ApiKey)>,
    /// Ends every request that reads.
    reads: Abort,
    clock: Mutex<ServerClock>,
}

/// Whether both are the same connection, and not only alike.
impl PartialEq for Client {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Client {
    /// `base` is the origin of the API, with a path where a gateway serves it under one.
    pub fn through_gateway(base: &str) -> Self {
        Self::new(base, None)
    }

    pub fn with_key(base: &str, mode: KeyMode, key: ApiKey) -> Self {
        Self::new(base, Some((mode, key)))
    }

    fn new(base: &str, key: Option<(KeyMode, ApiKey)>) -> Self {
        Self(Arc::new(Account {
            base: base.trim_end_matches('/').to_owned(),
            key,
            reads: Abort::new(),
            clock: Mutex::default(),
        }))
    }

    /// Ends all requests that read, and sends none any more. What moves balance goes on: the server may have acted.
    pub fn end_reads(&self) {
        self.0.reads.abort();
    }

    pub fn has_ended(&self) -> bool {
        self.0.reads.is_aborted()
    }

    /// Ends once [`Self::has_ended`].
    pub async fn ended(&self) {
        self.0.reads.aborted().await;
    }

    /// Tells this account from others on disk.
    pub fn account_id(&self) -> AccountId {
        let key = self.0.key.as_ref().map(|(_, key)| key);
        AccountId::of(&self.0.base, key)
    }

    /// The last characters of the key, see [`ApiKey::ending`]; `None` where a gateway has it.
    pub fn key_ending(&self) -> Option<&str> {
        let (_, key) = self.0.key.as_ref()?;
        Some(key.ending())
    }

    /// Words of the server without the key, which it may repeat.
    pub fn hide_key(&self, words: &str) -> String {
        match &self.0.key {
            Some((_, key)) => key.hide_in(words),
            None => words.to_owned(),
        }
    }

    /// The server's clock, as far as its answers have told.
    pub fn clock(&self) -> ServerClock {
        *self.0.clock.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The server's time.
    pub fn now(&self) -> Timestamp {
        self.clock().at(clock::now())
    }

    /// Learns the server's time from an answer that has just come.
    fn learn_from_answer(&self, answer: &Response) {
        if let Some(date) = answer.date {
            self.set_clock(self.clock().told(date, clock::now()));
        }
    }

    /// Learns the server's time from rows that have just come, where answers don't tell.
    pub(super) fn learn_from_rows(&self, rows: &[CodeEntry]) {
        if let Some(newest) = rows.iter().filter_map(|row| row.created_at).max() {
            self.set_clock(self.clock().seen(newest, clock::now()));
        }
    }

    fn set_clock(&self, clock: ServerClock) {
        *self.0.clock.lock().unwrap_or_else(PoisonError::into_inner) = clock;
    }

    /// The origin and path before `/client/…`.
    pub fn base(&self) -> &str {
        &self.0.base
    }

    /// Reads, and gives the body of a 2xx JSON answer.
    pub(super) async fn get(
        &self,
        path: &str,
        query: Vec<(&'static str, String)>,
        abort: &Abort,
    ) -> Result<Vec<u8>, ApiError> {
        let aborts = [abort, &self.0.reads];
        let mut request = self.request(Method::GET, path);
        request.query.splice(0..0, query);
        self.read(fetch::send(request, &aborts).await)
    }

    /// Sends one request that moves balance, with the header that names its intent if there is one, and gives the body of
    /// a 2xx JSON answer.
    pub(super) async fn act(
        &self,
        method: Method,
        path: &str,
        body: String,
        intent: Option<(&str, &str)>,
    ) -> Result<Vec<u8>, ApiError> {
        let mut request = self.request(method, path);
        let mut add = |name: &str, value: &str| {
            request.headers.push((name.to_owned(), value.to_owned()));
        };
        add("content-type", "application/json");
        if let Some((name, id)) = intent {
            add(name, id);
        }
        request.body = Some(body);
        self.read(fetch::send(request, &[]).await)
    }

    /// A request that proves whose it is and says nothing yet.
    fn request(&self, method: Method, path: &str) -> Request {
        let mut request = Request {
            method,
            url: [&self.0.base, "/client/v1/cd-keys/", path].concat(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            timeout: TIMEOUT,
        };
        match &self.0.key {
            Some((KeyMode::Header, key)) => {
                request
                    .headers
                    .push(("api-key".to_owned(), key.expose().to_owned()));
            }
            Some((KeyMode::Query, key)) => {
                request.query.push(("api-key", key.expose().to_owned()));
            }
            Some((KeyMode::Gateway, _)) | None => {}
        }
        request
    }

    /// The body of an answer that may be read, or why there is none.
    pub(super) fn read(&self, answer: Result<Response, FetchError>) -> Result<Vec<u8>, ApiError> {
        if let Ok(answer) = &answer {
            self.learn_from_answer(answer);
        }
        read(answer)
    }
}

/// Sorts an answer into a body that may be read and the reasons why there is none.
fn read(answer: Result<Response, FetchError>) -> Result<Vec<u8>, ApiError> {
    let answer = answer.map_err(|error| match error {
        FetchError::Unreachable(detail) => ApiError::Unreachable { detail },
        FetchError::Cut(detail) => ApiError::Unreachable { detail },
        FetchError::Aborted => unreachable_because("the request was given up"),
        FetchError::TimedOut => unreachable_because("no answer within 30 seconds"),
        FetchError::TooLarge => ApiError::Unexpected {
            status: 200,
            detail: "more than 8 MiB".to_owned(),
        },
    })?;
    let is_json = answer.media_type == "application/json" || answer.media_type.ends_with("+json");
    let failure = if is_json {
        wire::read_failure(&answer.body)
    } else {
        None
    };
    match (answer.status, failure) {
        (200..=299, _) if is_json => Ok(answer.body),
        (401 | 403, Some((message, _))) => Err(ApiError::Rejected { message }),
        (400 | 422, Some((message, problems))) => Err(ApiError::Invalid { message, problems }),
        (429, _) => Err(ApiError::Throttled {
            retry_after: Seconds::of_retry_after(answer.retry_after.as_deref()),
        }),
        (status, Some((message, _))) => Err(ApiError::Unexpected {
            status,
            detail: message,
        }),
        (status, None) => Err(ApiError::Unexpected {
            status,
            detail: describe(&answer.media_type, &answer.body),
        }),
    }
}

fn unreachable_because(detail: &str) -> ApiError {
    ApiError::Unreachable {
        detail: detail.to_owned(),
    }
}

/// What came where JSON was due.
fn describe(media_type: &str, body: &[u8]) -> String {
    let start = &body[..body.len().min(4096)];
    let has = |mark: &[u8]| start.windows(mark.len()).any(|window| window == mark);
    if body.is_empty() {
        "nothing".to_owned()
    } else if has(b"cf-challenge") || has(b"_cf_chl") || has(b"challenge-platform") {
        "a Cloudflare challenge page".to_owned()
    } else if media_type == "text/html" {
        "a web page".to_owned()
    } else if media_type.is_empty() {
        "data of no stated type".to_owned()
    } else {
        media_type.to_owned()
    }
}
