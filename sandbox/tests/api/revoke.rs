use insta::assert_snapshot;
use serde_json::json;

use crate::client::{codes_of, customer, options, reseller, start};

#[tokio::test]
async fn what_revoked_codes_held_comes_back() {
    let server = start(options()).await;
    let client = reseller(&server);
    let before = server.effects().await.unwrap();
    let mut codes = client.make_ip_codes(10, 2).await;
    let order = json!({ "traffic_plan": 2, "amount_traffic": 1_000_000_000, "number_of_codes": 1 });
    codes.extend(client.generate_traffic(order).await.codes());
    assert_snapshot!(client.revoke(&codes).await.text_without(&codes));

    let after = server.effects().await.unwrap();
    assert_eq!(after.codes_revoked, 3);
    assert_eq!(after.accounts, before.accounts);
    let row = &client
        .issued(&format!("keyword={}", codes[0]))
        .await
        .items()[0];
    assert_eq!(row["status"], 3);
}

#[tokio::test]
async fn used_revoked_expired_and_foreign_codes_stay_as_they_are() {
    let server = start(options()).await;
    let client = reseller(&server);
    let mut codes = client.make_ip_codes(5, 3).await;
    assert_eq!(customer(&server).redeem(&codes[..1]).await.status, 200);
    assert_eq!(client.revoke(&codes[1..2]).await.status, 200);
    let expired = client.issued("status=4&limit=1").await.items();
    codes.push(codes_of(&expired)[0].to_owned());
    codes.extend(customer(&server).make_ip_codes(5, 1).await);

    let before = server.effects().await.unwrap();
    assert_snapshot!(client.revoke(&codes).await.text_without(&codes));
    assert_eq!(server.effects().await.unwrap(), before);
}

#[tokio::test]
async fn demo_codes_can_be_revoked_as_well() {
    let server = start(options()).await;
    let client = reseller(&server);
    let unused = client.walk_issued("status=1").await;
    let reply = client.revoke(&codes_of(&unused)).await;
    assert_eq!(reply.status, 200);
    assert_eq!(client.issued("status=1").await.total(), 0);
    assert_eq!(
        server.effects().await.unwrap().codes_revoked,
        unused.len() as i64
    );
}
