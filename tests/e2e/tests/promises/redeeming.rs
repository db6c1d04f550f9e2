//! Redeeming codes with a key of one's own.

use e2e::Setting;
use sandbox::CUSTOMER;

#[tokio::test]
async fn a_customer_redeems_a_code_with_a_key_of_their_own() {
    Setting::gateway()
        .play(async |stage| {
            let redeem = stage.redeem();
            let free = stage
                .issued("status=1&data_type=1&email=customer@example.com&limit=1")
                .await;
            let code = free.codes[0].as_str();
            let ips = free.rows[0]["number_of_ips"].as_i64().expect("an IP code");
            let before = stage.effects().await.account(CUSTOMER.name).ip_balance;
            stage.open("").await;
            stage.shell().lock().await;
            stage.connect().with_key(CUSTOMER.api_key).await;
            stage.shell().go("Redeem").await;
            redeem.codes().fill(&format!("{code}, {code}\n?!")).await;
            redeem.preview(1).says("pasted 2 times, sent once").await;
            redeem.preview(1).says("not a code").await;
            redeem.submit().await;
            redeem.report(1).are(&[(code, "Done")]).await;
            let effects = stage.effects().await;
            assert_eq!(effects.codes_redeemed, 1);
            assert_eq!(effects.account(CUSTOMER.name).ip_balance, before + ips);
        })
        .await;
}
