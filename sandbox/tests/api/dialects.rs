use insta::assert_snapshot;
use sandbox::Options;

use crate::client::{Reply, codes_of, customer, options, reseller, start, stranger};

/// A listing, a failed sign-in, and one code through generate, use and revoke.
async fn tour(dialect: &str) -> String {
    let server = start(Options {
        dialect: dialect.parse().unwrap(),
        ..options()
    })
    .await;
    let issuer = reseller(&server);
    let order = serde_json::json!({ "plan": 1, "number_of_ips": 5, "number_of_codes": 2 });
    let listing = issuer.issued("limit=1&status=2").await;
    let generated = issuer.generate_ip(order).await;
    let newest = issuer.issued("limit=2&sort_by=created_at").await.items();
    let codes: Vec<_> = codes_of(&newest)
        .into_iter()
        .rev()
        .map(str::to_owned)
        .collect();
    let steps: [(&str, Reply); 5] = [
        ("list", listing),
        ("without a key", stranger(&server).issued("").await),
        ("generate", generated),
        ("use", customer(&server).redeem(&codes[..1]).await),
        (
            "revoke the used one and the other",
            issuer.revoke(&codes).await,
        ),
    ];
    steps
        .iter()
        .map(|(step, reply)| format!("{step}: {}\n", reply.text_without(&codes)))
        .collect()
}

#[tokio::test]
async fn dialect_a() {
    assert_snapshot!(tour("a").await);
}

#[tokio::test]
async fn dialect_b() {
    assert_snapshot!(tour("b").await);
}

#[tokio::test]
async fn dialect_c() {
    assert_snapshot!(tour("c").await);
}

#[tokio::test]
async fn the_default_is_dialect_a() {
    assert_eq!(Options::default().dialect, "a".parse().unwrap());
}

#[tokio::test]
async fn an_array_may_answer_a_revocation_too() {
    assert_snapshot!(tour("strings,leave-out").await);
}
