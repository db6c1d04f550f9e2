//! Codes on the clipboard.

use e2e::{Setting, Stage, eventually};
use sandbox::RESELLER;

async fn clipboard_is(stage: &Stage, wanted: &str) {
    eventually(
        format!("the clipboard holds {wanted:?}"),
        async || match stage.page.clipboard().await {
            found if found == wanted => Ok(()),
            found => Err(format!("it holds {found:?}")),
        },
    )
    .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn one_code_or_the_selected_ones_are_copied_to_the_letter() {
        Setting::gateway()
            .play(async |stage| {
                let codes = stage.codes();
                stage.page.permit_clipboard(&stage.sandbox.origin()).await;
                stage.open("").await;
                let newest = stage.issued("").await.codes;
                codes.shows(&newest).await;
                stage
                    .page
                    .get("button", format!("Copy {}", newest[2]))
                    .click()
                    .await;
                clipboard_is(&stage, &newest[2]).await;
                codes
                    .open(&newest[1])
                    .await
                    .button("Copy code")
                    .click()
                    .await;
                clipboard_is(&stage, &newest[1]).await;
                let chosen = [newest[0].clone(), newest[3].clone()];
                for code in &chosen {
                    codes.select(code).await;
                }
                codes
                    .selection()
                    .get("button", "Copy 2 codes")
                    .click()
                    .await;
                clipboard_is(&stage, &format!("{}\n{}\n", chosen[0], chosen[1])).await;
            })
            .await;
    }

    #[tokio::test]
    async fn a_message_names_the_zone_of_the_time_at_which_a_code_expires() {
        Setting::keys()
            .config(Some(
                r#"{ "key_mode": "header", "message_template": "Valid until {expires}" }"#,
            ))
            .play(async |stage| {
                stage.page.permit_clipboard(&stage.sandbox.origin()).await;
                let traffic = stage.issued("data_type=2&limit=100").await.rows;
                let row = (traffic.iter()).find(|row| row["expired_at"].is_number());
                let row = row.expect("the seed has one that expires");
                let code = row["code"].as_str().expect("a row has a code");
                stage.open(&format!("?keyword={code}")).await;
                stage.connect().key().fill(RESELLER.api_key).await;
                stage.connect().submit().await;
                let panel = stage.codes().open(code).await;
                panel.button("Copy message").click().await;
                panel.button("Copied").appears().await;
                let message = stage.page.clipboard().await;
                assert!(message.ends_with(" UTC"), "{message}");
            })
            .await;
    }
}
