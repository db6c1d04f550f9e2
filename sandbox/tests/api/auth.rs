use insta::assert_snapshot;
use sandbox::Options;

use crate::client::{Client, customer, options, reseller, start, stranger};

#[tokio::test]
async fn a_key_opens_its_account_from_the_header_and_from_the_query() {
    let server = start(options()).await;
    let by_header = reseller(&server).issued("limit=5").await;
    let by_query = stranger(&server)
        .issued("limit=5&api-key=demo-reseller-key")
        .await;
    assert_eq!(by_header.status, 200);
    assert_eq!(by_header.body, by_query.body);
    assert_ne!(
        by_header.body,
        customer(&server).issued("limit=5").await.body
    );
}

#[tokio::test]
async fn without_a_right_key_every_endpoint_answers_401() {
    let server = start(options()).await;
    let nobody = stranger(&server);
    assert_snapshot!(nobody.issued("").await.text());
    let wrong = stranger(&server).with("api-key", "demo-reseller-keY");
    for client in [nobody, wrong] {
        let codes = ["9P-2222-2222-2222"];
        // The bodies are wrong as well, but that is not a stranger's business.
        for reply in [
            client.issued("limit=0").await,
            client.redeemed("").await,
            client.generate_ip(serde_json::json!({})).await,
            client.generate_traffic(serde_json::json!({})).await,
            client.redeem(&codes).await,
            client.revoke(&codes).await,
        ] {
            assert_eq!(reply.status, 401, "{}", reply.body);
        }
    }
}

#[tokio::test]
async fn the_gateway_serves_its_own_page_without_a_key() {
    let server = start(with_gateway()).await;
    let as_reseller = reseller(&server).issued("").await.body;

    let page = stranger(&server).with("sec-fetch-site", "same-origin");
    assert_eq!(page.issued("").await.body, as_reseller);
    let older_page = stranger(&server).with("origin", server.origin());
    assert_eq!(older_page.issued("").await.body, as_reseller);
}

#[tokio::test]
async fn the_gateway_serves_nobody_else_without_a_key() {
    let server = start(with_gateway()).await;
    let foreign_host = || stranger(&server).with("host", "attacker.example");
    let strangers: [Client; 6] = [
        stranger(&server),
        stranger(&server).with("sec-fetch-site", "cross-site"),
        stranger(&server).with("sec-fetch-site", "none"),
        stranger(&server).with("origin", "http://127.0.0.1:1"),
        foreign_host().with("sec-fetch-site", "same-origin"),
        foreign_host().with("origin", "http://attacker.example"),
    ];
    for stranger in strangers {
        assert_eq!(stranger.issued("").await.status, 401);
    }
}

#[tokio::test]
async fn a_given_key_wins_over_the_gateway() {
    let server = start(with_gateway()).await;
    let page = |key| {
        stranger(&server)
            .with("sec-fetch-site", "same-origin")
            .with("api-key", key)
    };
    let as_customer = customer(&server).issued("").await.body;
    assert_eq!(page("demo-customer-key").issued("").await.body, as_customer);
    assert_eq!(page("wrong").issued("").await.status, 401);
    assert_eq!(page("").issued("").await.status, 401);
}

#[tokio::test]
async fn without_a_gateway_the_own_page_needs_a_key_too() {
    let server = start(options()).await;
    let page = stranger(&server).with("sec-fetch-site", "same-origin");
    assert_eq!(page.issued("").await.status, 401);
}

fn with_gateway() -> Options {
    Options {
        gateway: Some("reseller".to_owned()),
        ..options()
    }
}
