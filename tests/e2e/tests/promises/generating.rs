//! Making codes and spending balance.

use e2e::{Setting, Stage, Text, count, english, fill};
use sandbox::{CUSTOMER, Fault, RESELLER};
use thirtyfour::Key;

async fn ips(stage: &Stage) -> i64 {
    stage.effects().await.account(RESELLER.name).ip_balance
}

/// What is left in the package that never expires.
async fn bytes(stage: &Stage) -> i64 {
    let effects = stage.effects().await;
    let packages = &effects.account(RESELLER.name).packages;
    packages
        .iter()
        .find(|package| package.id == 2)
        .expect("it is seeded")
        .remaining_bytes
}

/// The newest of the issued codes, in the order in which they were made.
async fn newest(stage: &Stage, count: usize) -> Vec<String> {
    let mut codes = stage.issued(&format!("limit={count}")).await.codes;
    codes.reverse();
    codes
}

#[tokio::test]
async fn traffic_is_counted_to_the_byte() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            let left = bytes(&stage).await;
            stage.open("?view=generate").await;
            generate.traffic_order("2", "3", "1.000000001").await;
            generate.submit().await;
            generate
                .question()
                .says("3.000000003 GB will be deducted")
                .await;
            generate.confirm().click().await;
            assert_eq!(
                generate.made(&count(Text::CodesCreated, 3)).await,
                newest(&stage, 3).await
            );
            assert_eq!(bytes(&stage).await, left - 3_000_000_003);
        })
        .await;
}

#[tokio::test]
async fn problems_stand_beside_their_fields_and_what_was_typed_stays() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.open("?view=generate").await;
            generate.ip_order("0", "4").await;
            generate
                .field(english(Text::RecipientEmail))
                .fill("nobody")
                .await;
            generate.submit().await;
            for (label, problem, typed) in [
                (
                    english(Text::NumberOfCodes),
                    fill(Text::TooSmall, &[("n", "1")]),
                    "0",
                ),
                (
                    english(Text::IpsPerCode),
                    fill(Text::TooFewIps, &[("n", "5")]),
                    "4",
                ),
                (
                    english(Text::RecipientEmail),
                    english(Text::EmailShape).to_owned(),
                    "nobody",
                ),
            ] {
                generate.has_problem(label, &problem).await;
                assert_eq!(generate.field(label).value().await, typed);
            }
            generate
                .field(english(Text::NumberOfCodes))
                .has_focus()
                .await;
            generate.field(english(Text::NumberOfCodes)).fill("2").await;
            assert_eq!(
                generate
                    .field(english(Text::NumberOfCodes))
                    .attribute("aria-invalid")
                    .await
                    .as_deref(),
                Some("false")
            );

            generate.traffic_order("2", "1", "0.9999999999").await;
            generate.submit().await;
            generate
                .has_problem(english(Text::GbPerCode), english(Text::TooFine))
                .await;
            generate.field(english(Text::GbPerCode)).fill("0.9").await;
            generate
                .has_problem(
                    english(Text::GbPerCode),
                    &fill(Text::TooFewGb, &[("n", "1")]),
                )
                .await;
            assert!(!generate.question().is_there().await);
        })
        .await;
}

#[tokio::test]
async fn a_double_click_places_one_order() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                delay_ms: 500,
                ..Fault::default()
            });
            stage.open("?view=generate").await;
            generate.ip_order("1", "5").await;
            generate.submit().await;
            generate.confirm().double_click().await;
            stage
                .page
                .get("heading", english(Text::Generating))
                .appears()
                .await;
            // A press on the form while the order is under way must not ask again either.
            generate
                .field(english(Text::NumberOfCodes))
                .press(Key::Enter)
                .await;
            assert!(!generate.question().is_there().await);
            generate.made(&count(Text::CodesCreated, 1)).await;
            assert_eq!(stage.effects().await.codes_made, 1, "after a double click");
        })
        .await;
}

#[tokio::test]
async fn enter_after_enter_spends_nothing() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            let cancel = generate.question().get("button", english(Text::Cancel));
            stage.open("?view=generate").await;
            generate.ip_order("1", "5").await;
            generate
                .field(english(Text::NumberOfCodes))
                .press(Key::Enter)
                .await;
            cancel.has_focus().await;
            stage.page.press(Key::Enter).await;
            generate.question().disappears().await;

            generate.submit().await;
            generate.confirm().click().await;
            generate.made(&count(Text::CodesCreated, 1)).await;
            // The form is no longer ready to spend: it wants to be told that another order is meant.
            generate.another().appears().await;
            generate
                .field(english(Text::NumberOfCodes))
                .press(Key::Enter)
                .await;
            generate.another().disappears().await;
            assert!(!generate.question().is_there().await);
            assert_eq!(
                generate.field(english(Text::NumberOfCodes)).value().await,
                "1"
            );
            assert_eq!(stage.effects().await.codes_made, 1);
        })
        .await;
}

#[tokio::test]
async fn what_was_made_has_the_focus() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.open("?view=generate").await;
            generate.ip_order("2", "5").await;
            generate.submit().await;
            generate.confirm().click().await;
            let heading = stage.page.get("heading", count(Text::CodesCreated, 2));
            heading.has_focus().await;
            stage.page.press(Key::Tab).await;
            stage.page.get("button", "Copy 2 codes").has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn a_refused_order_gives_the_servers_words_and_keeps_the_form() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            let balance = ips(&stage).await;
            stage.forgive("400 (Bad Request)");
            stage.open("?view=generate").await;
            generate.ip_order("100", "1001").await;
            generate.submit().await;
            generate.confirm().click().await;
            generate.notice().says("Balance too low").await;
            generate
                .notice()
                .says("100100 IPs are needed, the balance is 100000")
                .await;
            generate
                .notice()
                .says(english(Text::OrderRefusedText))
                .await;
            assert_eq!(
                generate.field(english(Text::NumberOfCodes)).value().await,
                "100"
            );
            assert_eq!(ips(&stage).await, balance);
        })
        .await;
}

#[tokio::test]
async fn a_cancelled_question_spends_nothing() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.open("?view=generate").await;
            generate.ip_order("3", "5").await;
            generate.submit().await;
            generate
                .question()
                .get("button", english(Text::Cancel))
                .click()
                .await;
            generate.question().disappears().await;
            generate.submit().await;
            generate.confirm().appears().await;
            stage.page.press(Key::Escape).await;
            generate.question().disappears().await;
            assert_eq!(
                generate.field(english(Text::NumberOfCodes)).value().await,
                "3"
            );
            assert_eq!(stage.effects().await.codes_made, 0);
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn on_a_phone_what_was_made_is_in_sight() {
        Setting::gateway()
            .play(async |stage| {
                let generate = stage.generate();
                stage.page.resize(360, 740).await;
                stage.open("?view=generate").await;
                generate.ip_order("2", "5").await;
                generate.submit().await;
                generate.confirm().click().await;
                let heading = stage.page.get("heading", count(Text::CodesCreated, 2));
                heading.has_focus().await;
                heading.is_in_sight().await;
                let copy = stage.page.get("button", "Copy 2 codes");
                copy.is_in_sight().await;
            })
            .await;
    }

    #[tokio::test]
    async fn an_order_of_ip_codes_is_asked_about_placed_once_and_shows_its_codes() {
        Setting::gateway()
            .play(async |stage| {
                let generate = stage.generate();
                let balance = ips(&stage).await;
                stage.page.permit_clipboard(&stage.sandbox.origin()).await;
                stage.open("?view=generate").await;
                generate.ip_order("5", "10").await;
                generate
                    .field(english(Text::RecipientEmail))
                    .fill(CUSTOMER.email)
                    .await;
                generate.submit().await;
                generate
                    .question()
                    .says("Generate 5 codes with 10 IPs each?")
                    .await;
                generate.question().says("50 IPs will be deducted").await;
                generate.question().says(CUSTOMER.email).await;
                assert_eq!(
                    stage.effects().await.codes_made,
                    0,
                    "nothing is spent before the answer"
                );
                generate.confirm().click().await;
                let made = generate.made(&count(Text::CodesCreated, 5)).await;
                assert_eq!(made, newest(&stage, 5).await);
                assert_eq!(stage.effects().await.codes_made, 5);
                assert_eq!(ips(&stage).await, balance - 50);

                stage.page.get("button", "Copy 5 codes").click().await;
                stage
                    .page
                    .get("button", english(Text::Copied))
                    .appears()
                    .await;
                assert_eq!(stage.page.clipboard().await, made.join("\n") + "\n");
                stage
                    .page
                    .get("button", english(Text::ShowInIssued))
                    .click()
                    .await;
                stage
                    .codes()
                    .row_says(&made[4], english(Text::Recipient), CUSTOMER.email)
                    .await;
            })
            .await;
    }
}
