//! The whole way of a code in each reading of what the API's description leaves open.

use e2e::{Setting, Text, count, english};
use sandbox::{CUSTOMER, RESELLER};

#[tokio::test]
async fn codes_go_from_order_to_balance_and_back_in_dialect_a() {
    tour("a").await;
}

#[tokio::test]
async fn codes_go_from_order_to_balance_and_back_in_dialect_b() {
    tour("b").await;
}

#[tokio::test]
async fn codes_go_from_order_to_balance_and_back_in_dialect_c() {
    tour("c").await;
}

async fn tour(dialect: &str) {
    Setting::gateway()
        .dialect(dialect)
        .play(async |stage| {
            let (shell, connect, codes) = (stage.shell(), stage.connect(), stage.codes());
            let (generate, redeem) = (stage.generate(), stage.redeem());
            let before = stage.effects().await;
            let ips = |name| before.account(name).ip_balance;
            stage.open("").await;
            codes.shows(&stage.issued("").await.codes).await;

            shell.go(english(Text::Generate)).await;
            generate.ip_order("2", "5").await;
            generate
                .field(english(Text::RecipientEmail))
                .fill(CUSTOMER.email)
                .await;
            generate.submit().await;
            generate.confirm().click().await;
            let made = generate.made(&count(Text::CodesCreated, 2)).await;
            assert_eq!(made.len(), 2);

            shell.lock().await;
            connect.with_key(CUSTOMER.api_key).await;
            shell.go(english(Text::Redeem)).await;
            redeem.codes().fill(&made[0]).await;
            redeem.submit().await;
            redeem
                .report(1)
                .are(&[(&made[0], english(Text::StatusRedeemed))])
                .await;
            shell.go(english(Text::Redeemed)).await;
            codes
                .row_says(
                    &made[0],
                    english(Text::Status),
                    english(Text::StatusRedeemed),
                )
                .await;
            codes.row_says(&made[0], english(Text::Amount), "5").await;

            shell.lock().await;
            connect.with_key(RESELLER.api_key).await;
            shell.go(english(Text::Issued)).await;
            codes
                .row_says(&made[0], english(Text::RedeemedBy), CUSTOMER.email)
                .await;
            codes
                .open(&made[1])
                .await
                .button(english(Text::RevokeThis))
                .click()
                .await;
            codes
                .question()
                .get("button", "Revoke 1 code")
                .click()
                .await;
            codes
                .revoke_report(1)
                .are(&[(&made[1], english(Text::StatusRevoked))])
                .await;
            codes
                .row_says(
                    &made[1],
                    english(Text::Status),
                    english(Text::StatusRevoked),
                )
                .await;

            let after = stage.effects().await;
            assert_eq!(
                (after.codes_made, after.codes_redeemed, after.codes_revoked),
                (2, 1, 1)
            );
            assert_eq!(
                after.account(RESELLER.name).ip_balance,
                ips(RESELLER.name) - 5
            );
            assert_eq!(
                after.account(CUSTOMER.name).ip_balance,
                ips(CUSTOMER.name) + 5
            );
        })
        .await;
}
