//! Codes on the clipboard.

use e2e::{Locator, Name, Portal, Setting, Stage, Text, count, english};
use sandbox::RESELLER;

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;
    use thirtyfour::Key;

    /// The text is shown, selected and in the focus, so that the keys that are named copy it.
    async fn is_shown_to_be_copied(stage: &Stage, text: &str) {
        let shown = stage.page.get("dialog", english(Text::CopyRefused));
        shown.says("Ctrl+C").await;
        let field = shown.get("textbox", Name::Any);
        assert_eq!(field.value().await, text);
        let selected = "const { value, selectionStart, selectionEnd } = arguments[0];
            return arguments[0].matches(':focus') && value.slice(selectionStart, selectionEnd)";
        assert_eq!(field.read(selected).await, text);
        stage.page.press(Key::Escape).await;
        shown.disappears().await;
    }

    async fn press(within: &Locator, name: impl Into<Name>) {
        within.get("button", name).click().await;
    }

    #[tokio::test]
    async fn without_https_every_text_is_shown_to_be_copied_by_hand() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                page.before_each_page("delete Navigator.prototype.clipboard")
                    .await;
                stage.open("").await;
                let newest = stage.issued("").await.codes;
                let main = page.get("main", Name::Any);
                stage.codes().shows(&newest).await;
                press(&main, format!("Copy {}", newest[2])).await;
                is_shown_to_be_copied(&stage, &newest[2]).await;
                let panel = stage.codes().open(&newest[1]).await;
                panel.button(english(Text::CopyThisCode)).click().await;
                is_shown_to_be_copied(&stage, &newest[1]).await;
                for code in &newest[..2] {
                    stage.codes().select(code).await;
                }
                press(&stage.codes().selection(), "Copy 2 codes").await;
                is_shown_to_be_copied(&stage, &format!("{}\n{}\n", newest[0], newest[1])).await;

                stage.shell().go(english(Text::Generate)).await;
                stage.generate().ip_order("1", "5").await;
                stage.generate().submit().await;
                stage.generate().confirm().click().await;
                let made = stage.generate().made(&count(Text::CodesCreated, 1)).await;
                press(&main, "Copy 1 code").await;
                is_shown_to_be_copied(&stage, &format!("{}\n", made[0])).await;
            })
            .await;
    }

    #[tokio::test]
    async fn in_a_frame_that_may_not_copy_the_text_is_shown() {
        Setting::keys()
            .for_every_origin()
            .play(async |stage| {
                stage.forgive("Clipboard");
                let page = &stage.page;
                let api = stage.sandbox.origin();
                let config = format!(
                    r#"{{"api":"{api}","key_mode":"header","embed_origins":["{{portal}}"]}}"#
                );
                let portal = Portal::start("frame", &api, &config).await;
                page.goto(&portal.page(&format!("key={}&allow=", RESELLER.api_key)))
                    .await;
                page.switch_to_frame(Some(0)).await;
                let newest = stage.issued("limit=10").await.codes;
                let table = page.get("table", english(Text::IssuedCodes));
                table.says(&newest[2]).await;
                press(&table, format!("Copy {}", newest[2])).await;
                is_shown_to_be_copied(&stage, &newest[2]).await;
            })
            .await;
    }

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
                stage.page.has_clipboard(&newest[2]).await;
                codes
                    .open(&newest[1])
                    .await
                    .button(english(Text::CopyThisCode))
                    .click()
                    .await;
                stage.page.has_clipboard(&newest[1]).await;
                let chosen = [newest[0].clone(), newest[3].clone()];
                for code in &chosen {
                    codes.select(code).await;
                }
                codes
                    .selection()
                    .get("button", "Copy 2 codes")
                    .click()
                    .await;
                stage
                    .page
                    .has_clipboard(&format!("{}\n{}\n", chosen[0], chosen[1]))
                    .await;
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
                panel.button(english(Text::CopyMessage)).click().await;
                panel.button(english(Text::Copied)).appears().await;
                let message = stage.page.clipboard().await;
                assert!(message.ends_with(" UTC"), "{message}");
            })
            .await;
    }
}
