use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use sandbox::{Fault, FaultyAnswer, Options, Replacement};

use super::{answering, codes_made, misbehaving, order};
use crate::client::{NOON, options, reseller, start};

#[tokio::test]
async fn another_answer_takes_the_place_of_the_true_one() {
    let replaced = |status, headers: &[(&str, &str)], body: &str| {
        answering(FaultyAnswer::Replace(Replacement {
            status,
            headers: headers
                .iter()
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect(),
            body: body.to_owned(),
        }))
    };
    let page = [("content-type", "text/html")];
    let throttled = replaced(429, &[("retry-after", "2")], "{}");
    let server = misbehaving([
        answering(FaultyAnswer::Replace(Replacement::default())),
        replaced(200, &[], r#"{"success":true}"#),
        replaced(502, &page, "<h1>Bad gateway</h1>"),
        Fault {
            acts: 0,
            ..throttled
        },
    ])
    .await;
    for (status, kind, body) in [
        (200, "application/json", ""),
        (200, "application/json", r#"{"success":true}"#),
        (502, "text/html", "<h1>Bad gateway</h1>"),
        (429, "application/json", "{}"),
    ] {
        let reply = order(&server).await.unwrap();
        assert_eq!(
            (reply.status, reply.headers["content-type"].as_str()),
            (status, kind)
        );
        assert_eq!(reply.body, body);
        assert_eq!(reply.headers.contains_key("retry-after"), status == 429);
    }
    assert_eq!(codes_made(&server).await, 3);
}

#[tokio::test]
async fn one_request_is_carried_out_ten_times() {
    let server = misbehaving([Fault {
        acts: 10,
        ..Fault::default()
    }])
    .await;
    assert_eq!(order(&server).await.unwrap().codes().len(), 1);
    assert_eq!(codes_made(&server).await, 10);
}

#[tokio::test]
async fn new_codes_reach_a_lagging_listing_late() {
    static NOW: AtomicI64 = AtomicI64::new(NOON);
    let server = start(Options {
        faults: true,
        clock: || NOW.load(Ordering::Relaxed),
        ..options()
    })
    .await;
    server.faults().unwrap().arm(Fault {
        endpoint: Some("list-share-code".to_owned()),
        lag_ms: 5_000,
        times: 2,
        ..Fault::default()
    });
    order(&server).await.unwrap();
    let total = async || reseller(&server).issued("").await.total();
    NOW.fetch_add(4_999, Ordering::Relaxed);
    assert_eq!(total().await, 240);
    NOW.fetch_add(1, Ordering::Relaxed);
    assert_eq!(total().await, 241);
}

#[tokio::test]
async fn answers_come_in_another_order_than_their_requests() {
    let server = misbehaving([Fault {
        when: Some("keyword=a".to_owned()),
        delay_ms: 300,
        ..Fault::default()
    }])
    .await;
    let client = reseller(&server);
    let mut first = Box::pin(client.issued("keyword=a"));
    tokio::select! {
        _ = &mut first => panic!("the delayed answer came first"),
        second = client.issued("keyword=b") => assert_eq!(second.status, 200),
    }
    assert_eq!(first.await.status, 200);
}

#[tokio::test]
async fn an_answer_drips() {
    let server = misbehaving([answering(FaultyAnswer::Drip {
        bytes_per_second: 500,
    })])
    .await;
    let start = Instant::now();
    let reply = order(&server).await.unwrap();
    assert_eq!(reply.codes().len(), 1);
    let least = Duration::from_secs(1) * u32::try_from(reply.body.len()).unwrap() / 500;
    assert!(start.elapsed() >= least, "{:?}", start.elapsed());
}

#[tokio::test]
async fn an_answer_is_far_too_large() {
    let bytes = 50_000_000;
    let server = misbehaving([answering(FaultyAnswer::Flood { bytes })]).await;
    let reply = order(&server).await.unwrap();
    assert_eq!(reply.json()["message"].as_str().unwrap().len(), bytes);
}
