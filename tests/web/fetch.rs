//! One exchange with the API: bounded in size and time, and a lost answer is never a refusal.

use std::{cell::Cell, rc::Rc};

use js_sys::{Error, Function, Reflect};
use share_code_dashboard::{
    api::{ApiError, Client, endpoint},
    domain::{ApiKey, Code, KeyMode, List, ListQuery, Page},
    platform::fetch::{self, Abort, FetchError, Method},
};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DomException, ReferrerPolicy, RequestCache, RequestRedirect, Url};

use crate::support::{Network, Reply, Request, Started, until};

const MIB: usize = 1024 * 1024;
const EMPTY_PAGE: &str = r#"{"success":true,"message":"","result":{"items":[]}}"#;

/// A listing that waits for the answer to its request.
struct TryLock {
    request: Request,
    answer: Started<Result<Page, ApiError>>,
    _network: Network,
}

impl TryLock {
    async fn new(client: Client) -> Self {
        let network = Network::take_over();
        let answer = Started::new(async move {
            let query = ListQuery::new(List::Issued);
            endpoint::list(&client, &query, &Abort::new()).await
        });
        until("the request is sent", || network.count() == 1).await;
        Self {
            request: network.request(0),
            answer,
            _network: network,
        }
    }
}

/// What a listing comes to with this answer.
async fn list_answered(reply: &Reply) -> Result<Page, ApiError> {
    let asked = TryLock::new(gateway()).await;
    asked.request.answer(reply);
    asked.answer.end().await
}

fn gateway() -> Client {
    Client::through_gateway("https://api.test")
}

/// The pieces in turn, and then the end or the error.
fn pieces(
    pieces: Vec<Vec<u8>>,
    end: Result<(), JsValue>,
) -> impl FnMut() -> Result<Option<Vec<u8>>, JsValue> {
    let mut pieces = pieces.into_iter();
    move || {
        pieces
            .next()
            .map_or(end.clone().map(|()| None), |piece| Ok(Some(piece)))
    }
}

#[wasm_bindgen_test]
async fn a_body_of_8_mib_is_read() {
    let padding = 8 * MIB - EMPTY_PAGE.len();
    let body = vec![EMPTY_PAGE.as_bytes().to_vec(), vec![b' '; padding]];
    let page = list_answered(&Reply::streamed(200, pieces(body, Ok(())))).await;
    assert!(page.is_ok_and(|page| page.entries.is_empty()));
}

#[wasm_bindgen_test]
async fn an_endless_body_is_cut_at_8_mib() {
    let made = Rc::new(Cell::new(0));
    let count = made.clone();
    let endless = Reply::streamed(200, move || {
        count.set(count.get() + MIB);
        Ok(Some(vec![b' '; MIB]))
    });
    let answer = list_answered(&endless).await;
    let detail = "more than 8 MiB".to_owned();
    assert_eq!(
        answer.err(),
        Some(ApiError::Unexpected {
            status: 200,
            detail
        })
    );
    assert_eq!(made.get(), 9 * MIB);
    until("nobody reads on", || endless.is_cancelled()).await;
}

#[wasm_bindgen_test]
async fn a_body_that_is_cut_leaves_in_doubt_whether_the_server_acted() {
    let error = Error::new("network error");
    let cut = pieces(vec![br#"{"success":tr"#.to_vec()], Err(error.into()));
    let error = list_answered(&Reply::streamed(200, cut)).await.err();
    let detail = "network error".to_owned();
    assert_eq!(error, Some(ApiError::Unreachable { detail }));
}

#[wasm_bindgen_test]
async fn an_exchange_ends_when_its_time_is_up() {
    let network = Network::take_over();
    let answer = Started::new(async {
        let request = fetch::Request {
            method: Method::GET,
            url: "https://api.test/".to_owned(),
            query: Vec::new(),
            headers: Vec::new(),
            body: None,
            timeout: 1,
        };
        fetch::send(request, &[&Abort::new()]).await
    });
    until("the request is sent", || network.count() == 1).await;
    let request = network.request(0);
    until("its time is up", || request.is_aborted()).await;
    request.obey();
    assert!(matches!(answer.end().await, Err(FetchError::TimedOut)));
}

#[wasm_bindgen_test]
async fn a_timeout_says_how_long_was_waited() {
    let error = DomException::new_with_message_and_name("signal timed out", "TimeoutError")
        .expect("the browser makes its own errors");
    let asked = TryLock::new(gateway()).await;
    asked.request.fail(&error);
    let error = asked.answer.end().await.err();
    let detail = "no answer within 30 seconds".to_owned();
    assert_eq!(error, Some(ApiError::Unreachable { detail }));
}

#[wasm_bindgen_test]
async fn the_key_goes_where_its_mode_says_and_is_not_carried_elsewhere() {
    const KEY: &str = "canary";
    for (mode, in_address) in [(KeyMode::Header, false), (KeyMode::Query, true)] {
        let key = ApiKey::new(KEY.to_owned()).expect("the key is one");
        let client = Client::with_key("https://api.test", mode, key);
        let TryLock {
            request, answer, ..
        } = TryLock::new(client).await;
        assert_eq!(request.url().contains(KEY), in_address);
        let sent = request.sent();
        let header = (sent.headers().get("api-key")).expect("the name is well-formed");
        assert_eq!(header.as_deref() == Some(KEY), !in_address);
        // A redirect would take the header along, and a referrer the address.
        assert_eq!(sent.redirect(), RequestRedirect::Error);
        assert_eq!(sent.referrer_policy(), ReferrerPolicy::NoReferrer);
        assert_eq!(sent.cache(), RequestCache::NoStore);
        request.answer(&Reply::of(200, EMPTY_PAGE));
        assert!(answer.end().await.is_ok());
    }
}

/// What a page around may have made of `fetch`, in JavaScript.
struct Wrapped {
    original: JsValue,
}

impl Wrapped {
    /// `request` is there to be called: it answers as the API does. `other` is the window of another realm.
    fn new(function: &str) -> Self {
        let source = [
            "const frame = document.body.appendChild(document.createElement('iframe'));
             const other = frame.contentWindow;
             const given = { headers: { 'content-type': 'application/json' } };
             const request = async () => new Response('",
            EMPTY_PAGE,
            "', given);
             return ",
            function,
        ];
        let made = Function::new_no_args(&source.concat()).call0(&JsValue::UNDEFINED);
        let window = web_sys::window().expect("these tests run in a window");
        let original = Reflect::get(&window, &"fetch".into()).expect("it is there");
        Self::put(&made.expect("the text is JavaScript"));
        Self { original }
    }

    fn put(fetch: &JsValue) {
        let window = web_sys::window().expect("these tests run in a window");
        Reflect::set(&window, &"fetch".into(), fetch).expect("it can be replaced");
    }
}

impl Drop for Wrapped {
    fn drop(&mut self) {
        Self::put(&self.original);
    }
}

async fn list_through(function: &str) -> Result<Page, ApiError> {
    list_of(&gateway(), function).await
}

async fn list_of(client: &Client, function: &str) -> Result<Page, ApiError> {
    let _wrapped = Wrapped::new(function);
    let query = ListQuery::new(List::Issued);
    endpoint::list(client, &query, &Abort::new()).await
}

#[wasm_bindgen_test]
async fn whatever_a_host_makes_of_fetch_nothing_traps() {
    for (function, detail) in [
        ("() => Promise.reject()", ""),
        ("() => Promise.reject('blocked')", "blocked"),
        ("() => { throw new Error('thrown') }", "thrown"),
        ("() => { throw 'words' }", "words"),
        ("() => ({ then: (_, reject) => reject(null) })", ""),
        ("() => undefined", "what came is no answer"),
        ("async () => null", "what came is no answer"),
        ("async () => ({})", "what came is no answer"),
        ("async () => ({ status: 200 })", "what came is no answer"),
        (
            "async () => ({ get status() { throw 1 } })",
            "what came is no answer",
        ),
        (
            "async () => { const a = await request(); a.body.getReader = () => { throw 'read' }; return a }",
            "read",
        ),
    ] {
        let error = list_through(function).await.err();
        let detail = detail.to_owned();
        let expected = Some(ApiError::Unreachable { detail });
        assert_eq!(error, expected, "{function}");
    }
    let read = "async () => { const answer = await request(); await answer.text(); return answer }";
    let error = list_through(read).await.err();
    assert!(matches!(error, Some(ApiError::Unreachable { .. })));
    // Without headers nothing says that it is JSON.
    for function in [
        "async () => ({ status: 200, headers: {} })",
        "async () => ({ status: 200, headers: null, body: null })",
    ] {
        let error = list_through(function).await.err();
        let detail = "nothing".to_owned();
        let status = 200;
        assert_eq!(error, Some(ApiError::Unexpected { status, detail }));
    }
}

#[wasm_bindgen_test]
async fn an_answer_is_one_whatever_realm_it_is_of() {
    for function in [
        "request",
        "(...given) => ({ then: (...settle) => request(...given).then(...settle) })",
        "async () => { const answer = await request(); return new other.Response(answer.body, answer) }",
        // It takes the request that is ours, with its signal.
        "async (ours) => {
            const theirs = new other.Request(ours);
            const is_same = theirs.url === ours.url && theirs.redirect === 'error' && !theirs.signal.aborted;
            return is_same ? request() : undefined;
        }",
    ] {
        let page = list_through(function).await;
        assert!(page.is_ok_and(|page| page.entries.is_empty()), "{function}");
    }
    // The server of the tests has no such list, and says so over the wire.
    let own_origin = Client::through_gateway("");
    let error = list_of(&own_origin, "(...given) => other.fetch(...given)").await;
    assert!(
        matches!(error, Err(ApiError::Unexpected { status: 404, .. })),
        "{:?}",
        error.err()
    );
}

#[wasm_bindgen_test]
async fn every_parameter_reaches_the_server_as_it_is() {
    let key = ApiKey::new("a+b&c=d%20~".to_owned()).expect("the key is one");
    let client = Client::with_key("https://api.test/gateway", KeyMode::Query, key);
    let network = Network::take_over();
    let _answer = Started::new(async move {
        let mut query = ListQuery::new(List::Issued);
        query.email = "ann+gold@example.com".to_owned();
        query.keyword = "é &=?#".to_owned();
        endpoint::list(&client, &query, &Abort::new()).await
    });
    until("the request is sent", || network.count() == 1).await;
    let url = Url::new(&network.request(0).url()).expect("the address is one");
    for (name, value) in [
        ("email", "ann+gold@example.com"),
        ("keyword", "é &=?#"),
        ("api-key", "a+b&c=d%20~"),
    ] {
        assert_eq!(url.search_params().get(name).as_deref(), Some(value));
    }
}

#[wasm_bindgen_test]
async fn what_moves_balance_is_sent_with_its_words() {
    let network = Network::take_over();
    let _answer = Started::new(async {
        let code = Code::new("9P-AB12").expect("it is one");
        endpoint::revoke(&gateway(), &[code]).await
    });
    until("the request is sent", || network.count() == 1).await;
    let request = network.request(0);
    assert_eq!(request.method(), "DELETE");
    assert_eq!(
        request.url(),
        "https://api.test/client/v1/cd-keys/revoke-code"
    );
    let media_type = request.sent().headers().get("content-type");
    assert_eq!(
        media_type.ok().flatten().as_deref(),
        Some("application/json")
    );
    let text = request.sent().text().expect("it can be read");
    let text = JsFuture::from(text).await.expect("it has one");
    assert_eq!(
        text.as_string().as_deref(),
        Some(r#"{"codes":["9P-AB12"]}"#)
    );
}
