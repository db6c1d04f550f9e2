//! Making codes and spending balance.

use e2e::{Setting, Stage};
use sandbox::RESELLER;

async fn reseller_ips(stage: &Stage) -> i64 {
    stage.effects().await.account(RESELLER.name).ip_balance
}

#[tokio::test]
async fn an_order_of_ip_codes_is_placed_once_and_shows_its_codes() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            let balance = reseller_ips(&stage).await;
            stage.open("?view=generate").await;
            generate.ip_order("5", "10").await;
            generate.submit().await;
            generate.question().says("50 IPs leave your balance").await;
            generate.confirm().click().await;
            let made = generate.made("5 codes made, 5 asked").await;
            let mut newest = stage.issued("limit=5").await.codes;
            newest.reverse();
            assert_eq!(made, newest);
            assert_eq!(stage.effects().await.codes_made, 5);
            assert_eq!(reseller_ips(&stage).await, balance - 50);
        })
        .await;
}
