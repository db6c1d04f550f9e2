use std::sync::atomic::{AtomicI64, Ordering};

use insta::assert_snapshot;
use sandbox::Options;
use serde_json::json;

use crate::client::{NOON, codes_of, customer, options, reseller, start};

#[tokio::test]
async fn redeemed_ips_reach_the_redeemer() {
    let server = start(options()).await;
    let codes = reseller(&server).make_ip_codes(10, 2).await;
    let before = server.effects().await.unwrap();
    let client = customer(&server);
    assert_snapshot!(client.redeem(&codes).await.text_without(&codes));

    let after = server.effects().await.unwrap();
    assert_eq!(after.codes_redeemed, 2);
    assert_eq!(
        after.account("customer").ip_balance,
        before.account("customer").ip_balance + 20
    );
    assert_eq!(after.account("reseller"), before.account("reseller"));
    assert_snapshot!(
        client
            .redeemed(&format!("keyword={}", codes[0]))
            .await
            .text_without(&codes)
    );
}

#[tokio::test]
async fn redeemed_traffic_becomes_a_package_that_expires_with_the_code() {
    let server = start(options()).await;
    let order = json!({ "traffic_plan": 1, "amount_traffic": 2_000_000_000, "number_of_codes": 1 });
    let codes = reseller(&server).generate_traffic(order).await.codes();
    assert_eq!(customer(&server).redeem(&codes).await.status, 200);
    let effects = server.effects().await.unwrap();
    let package = effects.account("customer").packages.last().unwrap();
    assert_eq!(package.remaining_bytes, 2_000_000_000);
    assert_eq!(
        package.expired_at,
        effects.account("reseller").packages[0].expired_at
    );
}

#[tokio::test]
async fn a_forwarded_code_is_for_its_reader_alone() {
    let server = start(options()).await;
    let order =
        |email| json!({ "plan": 1, "number_of_ips": 5, "number_of_codes": 1, "forward_to": email });
    let issuer = reseller(&server);
    let for_lena = issuer.generate_ip(order("lena@example.org")).await.codes();
    let for_customer = issuer
        .generate_ip(order("Customer@Example.com"))
        .await
        .codes();

    assert_snapshot!(
        customer(&server)
            .redeem(&for_lena)
            .await
            .text_without(&for_lena)
    );
    assert_eq!(issuer.redeem(&for_customer).await.status, 400);
    assert_eq!(customer(&server).redeem(&for_customer).await.status, 200);
}

#[tokio::test]
async fn an_own_code_may_be_redeemed() {
    let server = start(options()).await;
    let client = reseller(&server);
    let before = server
        .effects()
        .await
        .unwrap()
        .account("reseller")
        .ip_balance;
    let codes = client.make_ip_codes(5, 1).await;
    assert_eq!(client.redeem(&codes).await.status, 200);
    assert_eq!(
        server
            .effects()
            .await
            .unwrap()
            .account("reseller")
            .ip_balance,
        before
    );
}

#[tokio::test]
async fn one_bad_code_fails_the_call_and_nothing_is_redeemed() {
    let server = start(options()).await;
    let issuer = reseller(&server);
    let mut codes = issuer.make_ip_codes(5, 3).await;
    assert_eq!(customer(&server).redeem(&codes[1..2]).await.status, 200);
    assert_eq!(issuer.revoke(&codes[2..3]).await.status, 200);
    codes.push("9P-0000-0000-0000".to_owned());
    let expired = issuer.issued("status=4&limit=1").await.items();
    codes.push(codes_of(&expired)[0].to_owned());

    let before = server.effects().await.unwrap();
    assert_snapshot!(customer(&server).redeem(&codes).await.text_without(&codes));
    assert_eq!(server.effects().await.unwrap(), before);
}

#[tokio::test]
async fn in_the_other_dialect_bad_codes_are_left_out() {
    let server = start(Options {
        dialect: "leave-out".parse().unwrap(),
        ..options()
    })
    .await;
    let codes = reseller(&server).make_ip_codes(5, 2).await;
    let client = customer(&server);
    assert_eq!(client.redeem(&codes[..1]).await.codes(), codes[..1]);
    assert_eq!(client.redeem(&codes).await.codes(), codes[1..]);
    assert_eq!(
        client.redeem(&codes).await.text(),
        client.redeem(&["nothing"]).await.text()
    );
    assert_eq!(server.effects().await.unwrap().codes_redeemed, 2);
}

#[tokio::test]
async fn a_code_named_twice_is_credited_once() {
    let server = start(options()).await;
    let codes = reseller(&server).make_ip_codes(5, 1).await;
    let twice = [&codes[0], &codes[0]];
    let reply = customer(&server).redeem(&twice).await;
    assert_eq!(
        reply.json()["errors"],
        json!([format!("{}: already used", codes[0])])
    );
    assert_eq!(server.effects().await.unwrap().codes_redeemed, 0);
}

#[tokio::test]
async fn a_code_expires_by_the_clock() {
    static NOW: AtomicI64 = AtomicI64::new(NOON);
    let server = start(Options {
        clock: || NOW.load(Ordering::Relaxed),
        ..options()
    })
    .await;
    let issuer = reseller(&server);
    let order = json!({ "traffic_plan": 3, "amount_traffic": 1_000_000_000, "number_of_codes": 2 });
    let codes = issuer.generate_traffic(order).await.codes();
    let expires_at = server.effects().await.unwrap().account("reseller").packages[2]
        .expired_at
        .unwrap();

    NOW.store(expires_at - 1, Ordering::Relaxed);
    assert_eq!(customer(&server).redeem(&codes[..1]).await.status, 200);
    NOW.store(expires_at, Ordering::Relaxed);
    assert_snapshot!(
        customer(&server)
            .redeem(&codes[1..])
            .await
            .text_without(&codes)
    );
    assert_snapshot!(issuer.revoke(&codes[1..]).await.text_without(&codes));
    let row = &issuer
        .issued(&format!("keyword={}", codes[1]))
        .await
        .items()[0];
    assert_eq!(row["status"], 4);
}

#[tokio::test]
async fn a_request_without_codes_is_explained() {
    let server = start(options()).await;
    let client = customer(&server);
    for (body, problem) in [
        (json!({}), "codes is missing"),
        (json!({ "codes": [] }), "codes must name at least one code"),
        (
            json!({ "codes": "9P-2222-2222-2222" }),
            "codes must be an array of strings",
        ),
        (
            json!({ "codes": ["9P-2222-2222-2222", 1] }),
            "codes must contain strings alone",
        ),
    ] {
        for reply in [
            client.redeem_raw(body.clone()).await,
            client.revoke_raw(body).await,
        ] {
            assert_eq!(reply.status, 400);
            assert_eq!(reply.json()["errors"], json!([problem]));
        }
    }
}
