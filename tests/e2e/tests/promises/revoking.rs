//! Taking codes back.

use e2e::Setting;
use sandbox::RESELLER;

#[tokio::test]
async fn a_code_is_revoked_from_its_panel_and_what_it_held_comes_back() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let free = stage.issued("status=1&data_type=1&limit=1").await;
            let code = free.codes[0].as_str();
            let ips = free.rows[0]["number_of_ips"].as_i64().expect("an IP code");
            let before = stage.effects().await.account(RESELLER.name).ip_balance;
            stage.open(&format!("?keyword={code}")).await;
            let panel = codes.open(code).await;
            panel.button("Revoke…").click().await;
            codes.question().says("Revoke 1 unused code?").await;
            codes.question().says(&format!("{ips} IPs come back")).await;
            codes
                .question()
                .get("button", "Revoke 1 code")
                .click()
                .await;
            codes.revoke_report(1).are(&[(code, "Done")]).await;
            codes.row_says(code, "Status", "Revoked").await;
            let effects = stage.effects().await;
            assert_eq!(effects.codes_revoked, 1);
            assert_eq!(effects.account(RESELLER.name).ip_balance, before + ips);
        })
        .await;
}
