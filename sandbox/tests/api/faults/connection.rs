use std::io;
use std::time::Duration;

use sandbox::{Fault, FaultyAnswer, Server};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{ORDER, answering, codes_made, misbehaving, order};

/// The bytes that come back for one order, and how the connection ended.
async fn order_raw(server: &Server) -> (String, io::Result<()>) {
    let mut stream = send_order(server).await;
    let mut received = Vec::new();
    let end = stream.read_to_end(&mut received).await.map(drop);
    (String::from_utf8(received).unwrap(), end)
}

async fn send_order(server: &Server) -> TcpStream {
    let mut stream = TcpStream::connect(server.addr()).await.unwrap();
    let request = format!(
        "POST /client/v1/cd-keys/generate-ip-code HTTP/1.1\r\nhost: {}\r\napi-key: demo-reseller-key\r\n\
         content-type: application/json\r\ncontent-length: {}\r\n\r\n{ORDER}",
        server.addr(),
        ORDER.len()
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    stream
}

#[tokio::test]
async fn an_order_is_carried_out_and_its_answer_lost() {
    let server = misbehaving([answering(FaultyAnswer::Close)]).await;
    let (received, end) = order_raw(&server).await;
    assert_eq!(received, "");
    assert!(end.is_ok(), "{end:?}");
    assert_eq!(codes_made(&server).await, 1);

    assert_eq!(order(&server).await.unwrap().status, 200);
    assert_eq!(codes_made(&server).await, 2);
}

#[tokio::test]
async fn the_connection_closes_before_anything_happens() {
    let close = answering(FaultyAnswer::Close);
    let server = misbehaving([Fault { acts: 0, ..close }]).await;
    assert!(order(&server).await.is_err());
    assert_eq!(codes_made(&server).await, 0);
}

#[tokio::test]
async fn the_connection_is_reset_after_the_act() {
    let server = misbehaving([answering(FaultyAnswer::Reset)]).await;
    let (received, end) = order_raw(&server).await;
    assert_eq!(received, "");
    assert_eq!(end.unwrap_err().kind(), io::ErrorKind::ConnectionReset);
    assert_eq!(codes_made(&server).await, 1);
}

#[tokio::test]
async fn the_answer_is_cut_within_its_header() {
    let server = misbehaving([answering(FaultyAnswer::CutHeader { bytes: 25 })]).await;
    assert_eq!(order_raw(&server).await.0, "HTTP/1.1 200 OK\r\ncontent-");
    assert_eq!(codes_made(&server).await, 1);
}

#[tokio::test]
async fn the_answer_is_cut_within_its_body() {
    let server = misbehaving([answering(FaultyAnswer::CutBody { bytes: 13 })]).await;
    let (received, _) = order_raw(&server).await;
    let (header, body) = received.split_once("\r\n\r\n").unwrap();
    assert!(
        header.starts_with("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"),
        "{header}"
    );
    assert_eq!(body, r#"{"success":tr"#);
    assert_eq!(codes_made(&server).await, 1);
}

#[tokio::test]
async fn a_request_that_was_read_is_carried_out_though_its_client_hangs_up() {
    let server = misbehaving([Fault {
        delay_ms: 100,
        ..Fault::default()
    }])
    .await;
    let stream = send_order(&server).await;
    let faults = server.faults().unwrap();
    wait_until(async || faults.list().is_empty()).await;
    drop(stream);
    wait_until(async || codes_made(&server).await == 1).await;
}

/// Waits for what must become true; a test that waits in vain runs into its timeout.
async fn wait_until(is_true: impl AsyncFn() -> bool) {
    let waiting = async {
        while !is_true().await {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(10), waiting)
        .await
        .unwrap();
}
