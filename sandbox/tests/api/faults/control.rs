use reqwest::Method;
use serde_json::json;

use super::{misbehaving, order};
use crate::client::{options, reseller, start, stranger};

#[tokio::test]
async fn without_the_option_there_is_no_trace_of_faults() {
    let server = start(options()).await;
    assert!(server.faults().is_none());
    for method in [Method::GET, Method::POST, Method::DELETE] {
        let reply = stranger(&server)
            .send(method, "/sandbox/faults", Some("{}".to_owned()))
            .await;
        assert_eq!(reply.status, 404);
    }
}

#[tokio::test]
async fn faults_are_armed_listed_and_cleared_over_http() {
    let server = misbehaving([]).await;
    let client = stranger(&server);
    let send = async |method, body: serde_json::Value| {
        client
            .send(method, "/sandbox/faults", Some(body.to_string()))
            .await
    };
    let armed = json!({
        "endpoint": "generate-ip-code", "when": null, "times": 2, "delay_ms": 0, "acts": 1, "lag_ms": 0,
        "answer": { "cut_body": { "bytes": 13 } }
    });
    assert_eq!(
        send(Method::POST, armed.clone()).await.json(),
        json!([armed])
    );
    assert!(order(&server).await.is_err());
    let reply = client.send(Method::GET, "/sandbox/faults", None).await;
    assert_eq!(reply.json()[0]["times"], 1);
    assert_eq!(reseller(&server).issued("").await.status, 200);

    assert_eq!(
        client
            .send(Method::DELETE, "/sandbox/faults", None)
            .await
            .status,
        204
    );
    assert_eq!(order(&server).await.unwrap().status, 200);

    let short = json!({ "answer": "close" });
    assert_eq!(send(Method::POST, short).await.json()[0]["acts"], 1);
    for wrong in [
        json!({ "fault": "close" }),
        json!({ "answer": "vanish" }),
        json!({ "acts": -1 }),
    ] {
        assert_eq!(send(Method::POST, wrong).await.status, 422);
    }
}

#[tokio::test]
async fn a_foreign_page_cannot_arm_a_fault() {
    let server = misbehaving([]).await;
    let form = reqwest::Client::new()
        .post(format!("{}/sandbox/faults", server.origin()))
        .header("content-type", "text/plain")
        .body(r#"{"answer":"close"}"#);
    assert_eq!(form.send().await.unwrap().status(), 415);
    assert!(server.faults().unwrap().list().is_empty());
}
