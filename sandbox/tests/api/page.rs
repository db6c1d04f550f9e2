use std::fs;
use std::path::PathBuf;

use reqwest::Method;
use sandbox::{Options, Server, StartError};

use crate::client::{Reply, options, start, stranger};

/// A built page of its own for one test.
fn dist(name: &str) -> PathBuf {
    let dist = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(dist.join("r/1")).unwrap();
    fs::write(dist.join("r/1/app.css"), "a {}").unwrap();
    fs::write(dist.join("index.html"), "<title>page</title>").unwrap();
    fs::write(dist.join("app.wasm"), "plain").unwrap();
    fs::write(dist.join("app.wasm.br"), "in brotli").unwrap();
    fs::write(dist.join("app.wasm.gz"), "in gzip").unwrap();
    fs::write(dist.join("boot.js"), "boot()").unwrap();
    dist
}

async fn serve(dist: PathBuf, gateway: Option<&str>) -> Server {
    start(Options {
        dist: Some(dist),
        gateway: gateway.map(str::to_owned),
        connect_origins: vec!["http://127.0.0.1:9000".to_owned()],
        ..options()
    })
    .await
}

async fn get(server: &Server, path: &str, accept: &str) -> Reply {
    let client = stranger(server).with("accept-encoding", accept);
    client.send(Method::GET, path, None).await
}

#[tokio::test]
async fn files_come_with_their_type_and_a_strict_policy() {
    let server = serve(dist("types"), None).await;
    for (path, kind) in [
        ("/", "text/html"),
        ("/index.html", "text/html"),
        ("/app.wasm", "application/wasm"),
        ("/boot.js", "text/javascript"),
    ] {
        let reply = get(&server, path, "identity").await;
        assert_eq!(
            (reply.status, reply.headers["content-type"].as_str()),
            (200, kind),
            "{path}"
        );
        assert_eq!(reply.headers["x-content-type-options"], "nosniff");
        assert_eq!(reply.headers["referrer-policy"], "no-referrer");
        assert_eq!(
            reply.headers["content-security-policy"],
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
             font-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
             connect-src 'self' http://127.0.0.1:9000"
        );
    }
    assert_eq!(
        get(&server, "/", "identity").await.body,
        "<title>page</title>"
    );
    assert_eq!(get(&server, "/missing.js", "identity").await.status, 404);
    assert_eq!(
        get(&server, "/client/index.html", "identity").await.json()["success"],
        false
    );
}

#[tokio::test]
async fn the_smallest_file_that_the_browser_takes_is_sent() {
    let server = serve(dist("encodings"), None).await;
    for (accept, encoding, body) in [
        ("identity", None, "plain"),
        ("gzip", Some("gzip"), "in gzip"),
        ("gzip, br", Some("br"), "in brotli"),
    ] {
        let reply = get(&server, "/app.wasm", accept).await;
        assert_eq!(
            reply.headers.get("content-encoding").map(String::as_str),
            encoding
        );
        assert_eq!(reply.headers["content-type"], "application/wasm");
        assert_eq!(reply.body, body);
    }
}

#[tokio::test]
async fn names_that_outlive_their_contents_are_asked_for_each_time_and_releases_are_kept() {
    let server = serve(dist("caching"), Some("reseller")).await;
    for path in ["/", "/index.html", "/config.json"] {
        let reply = get(&server, path, "identity").await;
        assert_eq!(reply.headers["cache-control"], "no-cache", "{path}");
    }
    let reply = get(&server, "/r/1/app.css", "identity").await;
    assert_eq!((reply.status, reply.body.as_str()), (200, "a {}"));
    assert_eq!(
        reply.headers["cache-control"],
        "public, max-age=31536000, immutable"
    );
}

#[tokio::test]
async fn behind_the_gateway_the_page_is_told_so() {
    let folder = dist("config");
    fs::write(folder.join("config.json"), r#"{"environment":"own"}"#).unwrap();
    let plain = serve(folder.clone(), None).await;
    assert_eq!(
        get(&plain, "/config.json", "identity").await.body,
        r#"{"environment":"own"}"#
    );
    let gateway = serve(folder, Some("reseller")).await;
    assert_eq!(
        get(&gateway, "/config.json", "identity").await.body,
        r#"{"key_mode":"gateway","environment":"sandbox"}"#
    );
    let without = serve(dist("no-config"), None).await;
    assert_eq!(get(&without, "/config.json", "identity").await.status, 404);
}

#[tokio::test]
async fn a_page_that_was_never_built_stops_the_start() {
    let dist = Some(PathBuf::from("no/such/folder"));
    let problem = sandbox::start(Options { dist, ..options() }).await.err();
    assert!(
        matches!(problem, Some(StartError::NoDist(_))),
        "{problem:?}"
    );
}
