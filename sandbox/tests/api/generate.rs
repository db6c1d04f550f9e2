use insta::assert_snapshot;
use serde_json::json;

use crate::client::{NOON, customer, options, reseller, start};

#[tokio::test]
async fn ip_codes_are_made_and_paid_for() {
    let server = start(options()).await;
    let client = reseller(&server);
    let before = server.effects().await.unwrap();
    let order = json!({ "plan": 1, "number_of_ips": 7, "number_of_codes": 2, "forward_to": "lena@example.org" });
    let reply = client.generate_ip(order).await;
    let codes = reply.codes();
    assert_snapshot!(reply.text_without(&codes));

    let after = server.effects().await.unwrap();
    assert_eq!(after.codes_made, 2);
    assert_eq!(
        after.account("reseller").ip_balance,
        before.account("reseller").ip_balance - 14
    );
    assert_eq!(after.account("customer"), before.account("customer"));
    assert_snapshot!(
        client
            .issued(&format!("keyword={}", codes[1]))
            .await
            .text_without(&codes)
    );
}

#[tokio::test]
async fn traffic_codes_are_made_and_expire_with_their_package() {
    let server = start(options()).await;
    let client = reseller(&server);
    let before = server.effects().await.unwrap();
    let order =
        json!({ "traffic_plan": 1, "amount_traffic": 1_500_000_001_i64, "number_of_codes": 2 });
    let codes = client.generate_traffic(order).await.codes();

    let after = server.effects().await.unwrap();
    let package = |effects: &sandbox::Effects| effects.account("reseller").packages[0].clone();
    assert_eq!(
        package(&after).remaining_bytes,
        package(&before).remaining_bytes - 3_000_000_002
    );
    let row = &client
        .issued(&format!("keyword={}", codes[0]))
        .await
        .items()[0];
    assert_eq!(row["amount_traffic"], 1_500_000_001_i64);
    assert_eq!(row["created_at"], NOON / 1_000);
    assert_eq!(
        row["expired_at"],
        package(&after).expired_at.unwrap() / 1_000
    );
}

#[tokio::test]
async fn without_an_amount_the_package_is_shared_evenly() {
    let server = start(options()).await;
    let client = reseller(&server);
    let order = json!({ "traffic_plan": 3, "number_of_codes": 3 });
    let codes = client.generate_traffic(order).await.codes();
    assert_eq!(codes.len(), 3);
    for code in codes {
        let row = &client.issued(&format!("keyword={code}")).await.items()[0];
        assert_eq!(row["amount_traffic"], 6_666_666_666_i64);
    }
    assert_eq!(
        server.effects().await.unwrap().account("reseller").packages[2].remaining_bytes,
        2
    );
}

#[tokio::test]
async fn what_the_balance_cannot_pay_is_refused_and_changes_nothing() {
    let server = start(options()).await;
    let (reseller, customer) = (reseller(&server), customer(&server));
    let before = server.effects().await.unwrap();

    let ips = json!({ "plan": 1, "number_of_ips": 1_000, "number_of_codes": 3 });
    assert_snapshot!(customer.generate_ip(ips).await.text());
    let overflowing = json!({ "plan": 1, "number_of_ips": i64::MAX, "number_of_codes": 10_000 });
    assert_eq!(customer.generate_ip(overflowing).await.status, 400);
    let bytes =
        json!({ "traffic_plan": 3, "amount_traffic": 10_000_000_001_i64, "number_of_codes": 2 });
    assert_snapshot!(reseller.generate_traffic(bytes).await.text());
    let share_below_a_gigabyte = json!({ "traffic_plan": 3, "number_of_codes": 21 });
    assert_snapshot!(
        reseller
            .generate_traffic(share_below_a_gigabyte)
            .await
            .text()
    );

    assert_eq!(server.effects().await.unwrap(), before);
}

#[tokio::test]
async fn only_an_own_open_package_can_pay() {
    let server = start(options()).await;
    let order = |package| json!({ "traffic_plan": package, "amount_traffic": 1_000_000_000, "number_of_codes": 1 });
    assert_snapshot!(reseller(&server).generate_traffic(order(4)).await.text());
    assert_snapshot!(reseller(&server).generate_traffic(order(5)).await.text());
    assert_eq!(
        customer(&server).generate_traffic(order(5)).await.status,
        200
    );
}

#[tokio::test]
async fn wrong_orders_are_explained_field_by_field() {
    let server = start(options()).await;
    let client = reseller(&server);
    let before = server.effects().await.unwrap();

    assert_snapshot!(client.generate_ip(json!({})).await.text());
    let wrong =
        json!({ "plan": 2, "number_of_ips": 4, "number_of_codes": 0, "forward_to": "lena" });
    assert_snapshot!(client.generate_ip(wrong).await.text());
    let wrong =
        json!({ "plan": "1", "number_of_ips": 5.0, "number_of_codes": 10_001, "forward_to": null });
    assert_snapshot!(client.generate_ip(wrong).await.text());

    assert_snapshot!(client.generate_traffic(json!({})).await.text());
    let wrong =
        json!({ "traffic_plan": true, "amount_traffic": 999_999_999, "number_of_codes": -1 });
    assert_snapshot!(client.generate_traffic(wrong).await.text());
    let wrong = json!({ "traffic_plan": 1, "amount_traffic": null, "number_of_codes": 1 });
    assert_snapshot!(client.generate_traffic(wrong).await.text());

    assert_eq!(server.effects().await.unwrap(), before);
}

#[tokio::test]
async fn a_body_that_is_no_json_object_is_refused() {
    let server = start(options()).await;
    let client = reseller(&server);
    for body in ["", "[]", "{", "{}{}", "null", "\"plan\""] {
        let path = "/client/v1/cd-keys/generate-ip-code";
        let reply = client
            .send(reqwest::Method::POST, path, Some(body.to_owned()))
            .await;
        assert_eq!(reply.status, 400);
        assert_eq!(
            reply.json()["errors"],
            json!(["the body must be a JSON object"])
        );
    }
    // A form post, which a foreign page may send without asking first.
    let path = "/client/v1/cd-keys/generate-ip-code";
    let reply = client.send(reqwest::Method::POST, path, None).await;
    assert_eq!(
        reply.json()["errors"],
        json!(["Content-Type must be application/json"])
    );
}
