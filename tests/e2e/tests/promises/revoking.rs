//! Taking codes back.

use e2e::{Name, Setting, Text, english, eventually};
use sandbox::{Fault, RESELLER};

#[tokio::test]
async fn a_code_is_revoked_from_its_panel_and_what_it_held_comes_back() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let free = stage.issued("status=1&data_type=1&limit=1").await;
            let code = free.codes[0].as_str();
            let ips = free.rows[0]["number_of_ips"].as_i64().expect("an IP code");
            let before = stage.effects().await.account(RESELLER.name).ip_balance;
            stage.open("?data_type=1").await;
            codes
                .open(code)
                .await
                .button(english(Text::RevokeThis))
                .click()
                .await;
            codes.question().says("Revoke 1 unused code?").await;
            codes
                .question()
                .says(&format!("{ips} IPs will be returned"))
                .await;
            codes
                .question()
                .get("button", "Revoke 1 code")
                .click()
                .await;
            codes
                .revoke_report(1)
                .are(&[(code, english(Text::StatusRevoked))])
                .await;
            codes
                .row_says(code, english(Text::Status), english(Text::StatusRevoked))
                .await;
            codes
                .panel()
                .button(english(Text::RevokeThis))
                .disappears()
                .await;
            let effects = stage.effects().await;
            assert_eq!(effects.codes_revoked, 1);
            assert_eq!(effects.account(RESELLER.name).ip_balance, before + ips);
        })
        .await;
}

#[tokio::test]
async fn the_unused_among_the_selected_codes_are_revoked_and_the_others_left_alone() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let page = stage.issued("data_type=1").await;
            let of_status = |status: i64| {
                let rows = page.rows.iter().filter(move |row| row["status"] == status);
                rows.map(|row| {
                    (
                        row["code"].as_str().expect("a code"),
                        row["number_of_ips"].as_i64().expect("a number"),
                    )
                })
            };
            let free: Vec<_> = of_status(1).take(2).collect();
            let used = of_status(2).next().expect("one on the first page");
            let back: i64 = free.iter().map(|(_, ips)| ips).sum();
            let before = stage.effects().await.account(RESELLER.name).ip_balance;

            stage.open("?data_type=1").await;
            for code in [free[0].0, used.0, free[1].0] {
                codes.select(code).await;
            }
            codes.selection().says("3 selected").await;
            codes
                .selection()
                .get("button", "Revoke 2 unused…")
                .click()
                .await;
            codes.question().says("Revoke 2 unused codes?").await;
            codes
                .question()
                .says(&format!("{back} IPs will be returned"))
                .await;
            codes
                .question()
                .get("button", "Revoke 2 codes")
                .click()
                .await;
            let done = [
                (free[0].0, english(Text::StatusRevoked)),
                (free[1].0, english(Text::StatusRevoked)),
            ];
            codes.revoke_report(2).are(&done).await;
            for (code, _) in free {
                codes
                    .row_says(code, english(Text::Status), english(Text::StatusRevoked))
                    .await;
            }
            codes
                .row_says(used.0, english(Text::Status), english(Text::StatusRedeemed))
                .await;
            codes.selection().says("1 selected").await;
            let effects = stage.effects().await;
            assert_eq!(effects.codes_revoked, 2);
            assert_eq!(effects.account(RESELLER.name).ip_balance, before + back);
        })
        .await;
}

#[tokio::test]
async fn a_code_is_kept_when_the_question_is_answered_with_no() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let code = stage.issued("status=1&limit=1").await.codes[0].clone();
            stage.open("?status=1").await;
            codes
                .open(&code)
                .await
                .button(english(Text::RevokeThis))
                .click()
                .await;
            codes
                .question()
                .get("button", english(Text::Cancel))
                .has_focus()
                .await;
            codes
                .question()
                .get("button", english(Text::Cancel))
                .click()
                .await;
            codes.question().disappears().await;
            assert_eq!(stage.effects().await.codes_revoked, 0);
        })
        .await;
}

#[tokio::test]
async fn a_code_that_was_used_meanwhile_is_refused_in_the_servers_words() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let query = "status=1&data_type=1&email=customer@example.com&limit=1";
            let code = stage.issued(query).await.codes[0].clone();
            stage.forgive("400 (Bad Request)");
            stage.open(&format!("?keyword={code}")).await;
            let panel = codes.open(&code).await;
            stage.api.redeem(sandbox::CUSTOMER.api_key, &code).await;
            panel.button(english(Text::RevokeThis)).click().await;
            codes
                .question()
                .get("button", "Revoke 1 code")
                .click()
                .await;
            codes
                .revoke_report(1)
                .are(&[(&code, english(Text::OutcomeRefused))])
                .await;
            let words = codes.revoke_report(1).words_of(&code).await;
            assert!(words.contains("already used"), "{words}");
            codes
                .row_says(&code, english(Text::Status), english(Text::StatusRedeemed))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_revokes_report_waits_for_whoever_left_the_screen() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let code = stage.issued("status=1&limit=1").await.codes[0].clone();
            stage.fault(Fault {
                endpoint: Some("revoke-code".to_owned()),
                delay_ms: 3_000,
                ..Fault::default()
            });
            stage.open(&format!("?keyword={code}")).await;
            codes
                .open(&code)
                .await
                .button(english(Text::RevokeThis))
                .click()
                .await;
            let revoke = codes.question().get("button", "Revoke 1 code");
            revoke.click().await;
            stage.shell().go(english(Text::Redeemed)).await;
            eventually("the revoke is carried out", async || {
                match stage.effects().await.codes_revoked {
                    0 => Err("nothing was revoked"),
                    _ => Ok(()),
                }
            })
            .await;
            stage.shell().go(english(Text::Issued)).await;
            codes
                .revoke_report(1)
                .are(&[(&code, english(Text::StatusRevoked))])
                .await;
            codes
                .row_says(&code, english(Text::Status), english(Text::StatusRevoked))
                .await;
            assert_eq!(stage.effects().await.codes_revoked, 1);
        })
        .await;
}

#[tokio::test]
async fn a_report_of_before_neither_asks_for_the_list_again_nor_takes_the_focus() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let free = stage.issued("status=1").await.codes;
            let code = &free[0];
            stage.open("?status=1").await;
            codes
                .open(code)
                .await
                .button(english(Text::RevokeThis))
                .click()
                .await;
            let revoke = codes.question().get("button", "Revoke 1 code");
            revoke.click().await;
            codes
                .revoke_report(1)
                .are(&[(code, english(Text::StatusRevoked))])
                .await;
            stage.shell().go(english(Text::LookUp)).await;
            stage.page.run("performance.clearResourceTimings()").await;
            let link = stage
                .page
                .get("navigation", english(Text::Screens))
                .get("link", english(Text::Issued));
            link.click().await;
            codes.revoke_report(1).region().appears().await;
            codes.shows(&stage.issued("status=1").await.codes).await;
            // What is drawn later than the rows is drawn by now.
            stage
                .page
                .run_async(
                    "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))",
                )
                .await;
            link.has_focus().await;
            let asked = "return performance.getEntriesByType('resource') \
                         .filter(({ name }) => name.includes('list-share-code')).length";
            assert_eq!(stage.page.run(asked).await, 1);
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn the_phone_shows_what_came_of_a_revoke_from_an_open_code() {
        Setting::gateway()
            .play(async |stage| {
                let codes = stage.codes();
                let free = stage.issued("status=1").await.codes;
                let code = free.last().expect("the seed has some");
                stage.page.resize(360, 740).await;
                stage.open("?status=1").await;
                stage
                    .page
                    .get("button", format!("Open {code}"))
                    .scroll_to_the_middle()
                    .await;
                codes
                    .open(code)
                    .await
                    .button(english(Text::RevokeThis))
                    .click()
                    .await;
                let revoke = codes.question().get("button", "Revoke 1 code");
                revoke.click().await;
                let report = codes.revoke_report(1);
                report.are(&[(code, english(Text::StatusRevoked))]).await;
                report
                    .region()
                    .get("heading", Name::Any)
                    .is_in_sight()
                    .await;
            })
            .await;
    }
}
