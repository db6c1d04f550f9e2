//! One exchange with the API: bounded in size and time, and a lost answer is never a refusal.

use std::{cell::Cell, rc::Rc};

use js_sys::Error;
use share_code_dashboard::{
    api::{ApiError, Client, endpoint},
    browser::fetch::{self, Abort, FetchError},
    domain::{ApiKey, KeyMode, List, ListQuery, Page},
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{DomException, Headers};

use crate::support::{Network, Reply, Request, Started, until};

const MIB: usize = 1024 * 1024;
const EMPTY_PAGE: &str = r#"{"success":true,"message":"","result":{"items":[]}}"#;

/// A listing that waits for the answer to its request.
struct Asked {
    request: Request,
    answer: Started<Result<Page, ApiError>>,
    _network: Network,
}

impl Asked {
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
    let asked = Asked::new(gateway()).await;
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
            method: "GET",
            url: "https://api.test/".to_owned(),
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
    let asked = Asked::new(gateway()).await;
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
        let Asked {
            request, answer, ..
        } = Asked::new(client).await;
        assert_eq!(request.url.contains(KEY), in_address);
        let headers: Headers = request.option("headers").unchecked_into();
        let header = headers.get("api-key").expect("the name is well-formed");
        assert_eq!(header.as_deref() == Some(KEY), !in_address);
        // A redirect would take the header along, and a referrer the address.
        assert_eq!(request.option("redirect"), "error");
        assert_eq!(request.option("referrerPolicy"), "no-referrer");
        assert_eq!(request.option("cache"), "no-store");
        request.answer(&Reply::of(200, EMPTY_PAGE));
        assert!(answer.end().await.is_ok());
    }
}
