//! The way to the server and back, and all that can happen on it.

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    time::Duration,
};

use mock_api::MockApi;
use share_code_dashboard::{
    domain::Timestamp,
    platform::fetch::{FetchError, Request, Response},
};
use tokio::{
    task::spawn_local,
    time::{Instant, sleep, sleep_until},
};

use crate::computer::EPOCH;

/// What happens to one request. Times are milliseconds.
#[derive(Clone, Debug)]
pub enum Fault {
    /// It arrives, and so does its answer.
    None { up: u64, down: u64 },
    /// It never arrives.
    LostOnTheWay { after: u64 },
    /// It is carried out, and no answer comes.
    AnswerLost { up: u64, down: u64 },
    /// It is carried out, and its answer ends early.
    AnswerCut { up: u64, kept: usize },
    /// The browser sends it again when a connection breaks; what comes is the second answer, if any.
    SentAgain {
        up: u64,
        gap: u64,
        is_answered: bool,
    },
    /// It is carried out, but so late that nobody waits for the answer any more.
    Late { after_timeout: u64 },
    /// Too many requests.
    Throttled { seconds: u32 },
    /// A gateway fails, before or behind the server.
    BadGateway { is_carried_out: bool },
    /// The key is not accepted at this moment.
    KeyRefused,
}

/// A request as it left a tab, and how often the server has carried it out.
pub struct Exchange {
    pub tab: u32,
    /// Milliseconds since the history began.
    pub at: u64,
    /// The endpoint.
    pub path: String,
    /// The id by which its order is known in the journal.
    pub intent: Option<String>,
    pub body: String,
    /// The places of the codes that each time has made.
    pub made: RefCell<Vec<Vec<usize>>>,
}

pub struct Network {
    pub began: Instant,
    pub api: RefCell<MockApi>,
    /// Whether answers tell the server's time.
    pub has_dates: bool,
    pub sent: RefCell<Vec<Rc<Exchange>>>,
    /// Of the requests that are to come. Behind the last one all is well.
    writes: RefCell<VecDeque<Fault>>,
    reads: RefCell<VecDeque<Fault>>,
    offline_until: Cell<u64>,
}

/// The header with the id of an order.
pub const INTENT: &str = "x-intent";

impl Network {
    pub fn new(api: MockApi, has_dates: bool, writes: &[Fault], reads: &[Fault]) -> Rc<Self> {
        Rc::new(Self {
            began: Instant::now(),
            api: RefCell::new(api),
            has_dates,
            sent: RefCell::default(),
            writes: RefCell::new(writes.to_vec().into()),
            reads: RefCell::new(reads.to_vec().into()),
            offline_until: Cell::new(0),
        })
    }

    pub fn passed(&self) -> u64 {
        self.began.elapsed().as_millis() as u64
    }

    /// True time, in milliseconds of Unix time.
    pub fn now(&self) -> i64 {
        EPOCH + self.passed() as i64
    }

    pub fn go_offline(&self, millis: u64) {
        self.offline_until.set(self.passed() + millis);
    }

    pub fn is_online(&self) -> bool {
        self.passed() >= self.offline_until.get()
    }

    /// From now on all is well.
    pub fn heal(&self) {
        self.writes.borrow_mut().clear();
        self.reads.borrow_mut().clear();
        self.offline_until.set(0);
    }

    pub async fn send(self: Rc<Self>, tab: u32, request: Request) -> Result<Response, FetchError> {
        let path = request.url.rsplit('/').next().unwrap_or_default();
        let header = |name: &str| {
            let found = request.headers.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.clone())
        };
        let exchange = Rc::new(Exchange {
            tab,
            at: self.passed(),
            path: path.to_owned(),
            intent: header(INTENT),
            body: request.body.clone().unwrap_or_default(),
            made: RefCell::default(),
        });
        let is_read = request.body.is_none();
        if !is_read {
            self.sent.borrow_mut().push(exchange.clone());
        }
        if !self.is_online() {
            return Err(unreachable());
        }
        let call = mock_api::Request {
            method: request.method.to_string(),
            path: mock_api::PATH.to_owned() + path,
            query: (request.query.iter())
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
            key: header("api-key").unwrap_or_default(),
            body: exchange.body.clone(),
        };
        let faults = if is_read { &self.reads } else { &self.writes };
        let fault = faults.borrow_mut().pop_front();
        let arrive = |after: u64| self.clone().arrive(exchange.clone(), call.clone(), after);
        match fault.unwrap_or(Fault::None { up: 20, down: 20 }) {
            Fault::None { up, down } => {
                let answer = arrive(up).await;
                wait(down).await;
                Ok(self.response(answer))
            }
            Fault::LostOnTheWay { after } => {
                wait(after).await;
                Err(unreachable())
            }
            Fault::AnswerLost { up, down } => {
                arrive(up).await;
                wait(down).await;
                Err(unreachable())
            }
            Fault::AnswerCut { up, kept } => {
                let answer = arrive(up).await;
                if kept < answer.body.len() {
                    return Err(FetchError::Cut("the connection was closed".to_owned()));
                }
                Ok(self.response(answer))
            }
            Fault::SentAgain {
                up,
                gap,
                is_answered,
            } => {
                // Only by a tab that is still there.
                let first = arrive(up);
                wait(up + gap).await;
                first.await;
                let answer = arrive(0).await;
                match is_answered {
                    true => Ok(self.response(answer)),
                    false => Err(unreachable()),
                }
            }
            Fault::Late { after_timeout } => {
                arrive(u64::from(request.timeout) + after_timeout).await;
                Err(unreachable())
            }
            Fault::Throttled { seconds } => {
                wait(20).await;
                Ok(Response {
                    status: 429,
                    retry_after: Some(seconds.to_string()),
                    ..self.response(mock_api::Response {
                        status: 429,
                        body: r#"{"success":false,"message":"too many requests"}"#.to_owned(),
                    })
                })
            }
            Fault::BadGateway { is_carried_out } => {
                if is_carried_out {
                    arrive(20).await;
                }
                wait(20).await;
                Ok(Response {
                    media_type: "text/html".to_owned(),
                    ..self.response(mock_api::Response {
                        status: 502,
                        body: "<h1>Bad gateway</h1>".to_owned(),
                    })
                })
            }
            Fault::KeyRefused => {
                wait(20).await;
                Ok(self.response(mock_api::Response {
                    status: 401,
                    body: r#"{"success":false,"message":"the key has been replaced"}"#.to_owned(),
                }))
            }
        }
    }

    /// The answer of the server, which acts so many milliseconds later, whether anybody waits for it or not.
    fn arrive(
        self: Rc<Self>,
        exchange: Rc<Exchange>,
        call: mock_api::Request,
        after: u64,
    ) -> impl Future<Output = mock_api::Response> {
        let at = Instant::now() + Duration::from_millis(after);
        let act = spawn_local(async move {
            sleep_until(at).await;
            let mut api = self.api.borrow_mut();
            let before = api.codes().len();
            let answer = api.answer(&call, self.now());
            let made: Vec<usize> = (before..api.codes().len()).collect();
            if !made.is_empty() {
                exchange.made.borrow_mut().push(made);
            }
            answer
        });
        async move { act.await.expect("the server does not panic") }
    }

    fn response(&self, answer: mock_api::Response) -> Response {
        Response {
            status: answer.status,
            media_type: "application/json".to_owned(),
            retry_after: None,
            // In whole seconds, as the header has it.
            date: (self.has_dates)
                .then(|| Timestamp::from_millis(self.now().div_euclid(1_000) * 1_000)),
            body: answer.body.into_bytes(),
        }
    }
}

async fn wait(millis: u64) {
    sleep(Duration::from_millis(millis)).await;
}

fn unreachable() -> FetchError {
    FetchError::Unreachable("Failed to fetch".to_owned())
}
