use reqwest::Method;
use sandbox::{Options, StartError};

use crate::client::{options, start, stranger};

const PAGE: &str = "http://127.0.0.1:9000";

fn for_page() -> Options {
    Options {
        cors_origins: vec![PAGE.to_owned()],
        ..options()
    }
}

#[tokio::test]
async fn a_listed_origin_may_send_a_key_and_delete_with_a_body() {
    let server = start(for_page()).await;
    let preflight = stranger(&server)
        .with("origin", PAGE)
        .with("access-control-request-method", "DELETE")
        .with("access-control-request-headers", "api-key,content-type");
    let reply = preflight
        .send(Method::OPTIONS, "/client/v1/cd-keys/revoke-code", None)
        .await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.headers["access-control-allow-origin"], PAGE);
    assert_eq!(
        reply.headers["access-control-allow-methods"],
        "GET,POST,DELETE"
    );
    assert_eq!(
        reply.headers["access-control-allow-headers"],
        "api-key,content-type"
    );
}

#[tokio::test]
async fn a_listed_origin_may_read_errors_too() {
    let server = start(for_page()).await;
    let reply = stranger(&server).with("origin", PAGE).issued("").await;
    assert_eq!(reply.status, 401);
    assert_eq!(reply.headers["access-control-allow-origin"], PAGE);
}

#[tokio::test]
async fn another_origin_may_read_nothing() {
    for options in [options(), for_page()] {
        let server = start(options).await;
        let reply = stranger(&server)
            .with("origin", "http://127.0.0.1:9001")
            .issued("")
            .await;
        assert_eq!(reply.headers.get("access-control-allow-origin"), None);
    }
}

#[tokio::test]
async fn a_star_lets_every_origin_in() {
    let server = start(Options {
        cors_origins: vec!["*".to_owned()],
        ..options()
    })
    .await;
    let reply = stranger(&server).with("origin", PAGE).issued("").await;
    assert_eq!(reply.headers["access-control-allow-origin"], "*");
}

#[tokio::test]
async fn what_is_no_origin_stops_the_start() {
    for text in [
        "127.0.0.1:9000",
        "http://127.0.0.1:9000/",
        "http://",
        "ftp://a.example",
        "http://a b",
    ] {
        let problem = sandbox::start(Options {
            cors_origins: vec![text.to_owned()],
            ..options()
        })
        .await
        .err();
        assert!(
            matches!(problem, Some(StartError::BadOrigin(_))),
            "{text}: {problem:?}"
        );
    }
}
