//! What can be done is found by typing, and so is a code.

use e2e::{Locator, Name, Setting, Stage, Text, count, english, eventually, fill};
use sandbox::RESELLER;
use thirtyfour::Key;

/// Opens the palette with its keys.
async fn open(stage: &Stage) -> Locator {
    stage.page.press_with_control('k').await;
    let palette = stage.page.get("dialog", english(Text::Commands));
    palette
        .get("combobox", english(Text::Commands))
        .has_focus()
        .await;
    palette
}

/// Types into the open palette.
async fn type_in(stage: &Stage, text: &str) {
    stage.page.press(text).await;
}

fn option(stage: &Stage, name: impl Into<Name>) -> Locator {
    stage.page.get("option", name)
}

/// The option that Enter would run.
async fn chosen_is(stage: &Stage, name: impl Into<Name>) {
    let chosen = option(stage, name);
    eventually(format!("{chosen} is chosen"), async || {
        match chosen.attribute("aria-selected").await.as_deref() {
            Some("true") => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}

/// As a person pastes: lines and all.
async fn paste(field: &Locator, text: &str) {
    let script = format!(
        "const clipboardData = new DataTransfer();
         clipboardData.setData('text/plain', {text:?});
         arguments[0].dispatchEvent(
             // Firefox has names of its own.
             new ClipboardEvent('paste', {{
                 clipboardData, data: {text:?}, dataType: 'text/plain', bubbles: true, cancelable: true }}))"
    );
    field.read(&script).await;
}

#[tokio::test]
async fn a_word_leads_to_a_screen_and_escape_changes_nothing() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            let palette = open(&stage).await;
            stage.page.press(Key::Escape).await;
            palette.disappears().await;
            stage.shell().title(english(Text::Issued)).appears().await;

            open(&stage).await;
            type_in(&stage, "gener").await;
            chosen_is(&stage, Name::starting(english(Text::Generate))).await;
            stage.page.press(Key::Enter).await;
            stage.shell().title(english(Text::Generate)).appears().await;
            palette.disappears().await;

            // From a field as well, and the same keys close it.
            let codes = stage.page.get("textbox", english(Text::NumberOfCodes));
            codes.press("7").await;
            open(&stage).await;
            stage.page.press_with_control('k').await;
            palette.disappears().await;
            codes.has_focus().await;
            assert_eq!(codes.value().await, "7", "what was typed stays");
        })
        .await;
}

#[tokio::test]
async fn arrows_choose_from_end_to_end_and_a_click_runs() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            open(&stage).await;
            chosen_is(&stage, Name::starting(english(Text::Issued))).await;
            stage.page.press(Key::Up).await;
            let last = option(&stage, english(Text::Lock));
            chosen_is(&stage, english(Text::Lock)).await;
            last.is_in_sight().await;
            stage.page.press(Key::Down).await;
            stage.page.press(Key::Down).await;
            chosen_is(&stage, Name::starting(english(Text::Redeemed))).await;
            option(&stage, Name::starting(english(Text::Activity)))
                .click()
                .await;
            stage.shell().title(english(Text::Activity)).appears().await;
        })
        .await;
}

#[tokio::test]
async fn a_code_on_the_screen_opens_and_any_other_is_searched_looked_up_or_filled_in() {
    Setting::gateway()
        .play(async |stage| {
            let code = stage.issued("").await.codes.remove(3);
            let far = stage.issued("page=3").await.codes.remove(0);
            stage.open("").await;
            stage.codes().tick(&code).appears().await;
            open(&stage).await;
            type_in(&stage, &code).await;
            chosen_is(&stage, english(Text::HelpEnter)).await;
            stage.page.press(Key::Enter).await;
            stage.codes().panel().region().says(&code).await;
            stage.page.press(Key::Escape).await;

            open(&stage).await;
            type_in(&stage, &far).await;
            option(&stage, fill(Text::SearchIssuedFor, &[("text", &far)]))
                .click()
                .await;
            stage.codes().shows(std::slice::from_ref(&far)).await;

            open(&stage).await;
            type_in(&stage, &code).await;
            chosen_is(&stage, count(Text::LookUpN, 1)).await;
            stage.page.press(Key::Enter).await;
            let found = stage.page.get("table", english(Text::LookUp));
            found.says(&code).await;

            open(&stage).await;
            type_in(&stage, &far).await;
            option(&stage, count(Text::RedeemThese, 1)).click().await;
            stage.shell().title(english(Text::Redeem)).appears().await;
            let text = stage.redeem().codes().value().await;
            assert_eq!(text.trim(), far);
            assert_eq!(stage.arrived("use-code"), 0, "nothing is sent");
        })
        .await;
}

#[tokio::test]
async fn a_pasted_list_is_looked_up_line_by_line() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.issued("limit=3").await.codes;
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            let palette = open(&stage).await;
            let field = palette.get("combobox", Name::Any);
            paste(&field, &codes.join("\n")).await;
            chosen_is(&stage, count(Text::LookUpN, 3)).await;
            type_in(&stage, " ").await;
            chosen_is(&stage, count(Text::LookUpN, 3)).await;
            stage.page.press(Key::Enter).await;
            let found = stage.page.get("table", english(Text::LookUp));
            for code in &codes {
                found.says(code).await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_long_text_is_no_search_that_would_stand_in_the_address() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            let palette = open(&stage).await;
            let field = palette.get("combobox", Name::Any);
            type_in(&stage, "word").await;
            option(&stage, fill(Text::SearchIssuedFor, &[("text", "word")]))
                .appears()
                .await;
            paste(&field, &"some words\n".repeat(30)).await;
            option(&stage, Name::starting("Search")).disappears().await;
            stage.page.press(Key::Enter).await;
            stage.page.press(Key::Escape).await;
            palette.disappears().await;
            assert_eq!(stage.page.query_string().await, "");
        })
        .await;
}

#[tokio::test]
async fn an_address_leads_to_the_codes_of_that_person() {
    Setting::gateway()
        .play(async |stage| {
            let address = "customer@example.com";
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            open(&stage).await;
            type_in(&stage, address).await;
            chosen_is(&stage, fill(Text::IssuedFor, &[("text", address)])).await;
            stage.page.press(Key::Enter).await;
            stage
                .page
                .has_query_string("email=customer%40example.com")
                .await;
            open(&stage).await;
            type_in(&stage, address).await;
            option(&stage, fill(Text::RedeemedFrom, &[("text", address)]))
                .click()
                .await;
            stage.shell().title(english(Text::Redeemed)).appears().await;
        })
        .await;
}

#[tokio::test]
async fn what_is_ticked_can_be_exported_and_revoked() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.issued("status=1&limit=2").await.codes;
            stage.open("?status=1").await;
            for code in &codes {
                stage.codes().select(code).await;
            }
            open(&stage).await;
            chosen_is(&stage, count(Text::CopyN, 2)).await;
            option(&stage, english(Text::Export)).click().await;
            let export = stage.page.get("dialog", english(Text::ExportIssued));
            export.says(english(Text::ExportSelected)).await;
            stage.page.press(Key::Escape).await;
            export.disappears().await;

            open(&stage).await;
            option(&stage, count(Text::RevokeN, 2)).click().await;
            stage.codes().question().appears().await;
            stage.page.press(Key::Escape).await;
            stage.codes().question().disappears().await;

            let code = &codes[0];
            open(&stage).await;
            type_in(&stage, code).await;
            option(&stage, english(Text::RevokeThis)).click().await;
            stage
                .codes()
                .question()
                .get("button", count(Text::RevokeNow, 1))
                .appears()
                .await;
        })
        .await;
}

#[tokio::test]
async fn views_templates_and_settings_are_commands() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            stage.generate().ip_order("4", "6").await;
            stage
                .page
                .get("button", english(Text::Templates))
                .click()
                .await;
            let name = stage.page.get("textbox", english(Text::SaveAsTemplate));
            name.press("Kim's four").await;
            stage.page.press(Key::Enter).await;
            name.disappears().await;
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            open(&stage).await;
            type_in(&stage, "kim").await;
            chosen_is(&stage, "Kim's four").await;
            stage.page.press(Key::Enter).await;
            stage.shell().title(english(Text::Generate)).appears().await;
            let codes = stage.page.get("textbox", english(Text::NumberOfCodes));
            assert_eq!(codes.value().await, "4");

            open(&stage).await;
            type_in(&stage, "unused").await;
            stage.page.press(Key::Enter).await;
            stage.page.has_query_string("status=1").await;

            let root = |script: &'static str| stage.page.run(script);
            open(&stage).await;
            type_in(&stage, "dark").await;
            stage.page.press(Key::Enter).await;
            eventually("the page is dark", async || {
                match root("return getComputedStyle(document.documentElement).colorScheme").await {
                    found if found == "dark" => Ok(()),
                    found => Err(found),
                }
            })
            .await;

            let newest = stage.issued("").await.codes;
            let above = stage.page.get("button", format!("Open {}", newest[4]));
            above.press(Key::Down).await;
            let focused = "return document.activeElement.closest('tr')?.sectionRowIndex ?? -1";
            let row = stage.page.run(focused).await;
            assert!(row.as_i64() > Some(0), "{row}");
            open(&stage).await;
            type_in(&stage, "mask").await;
            chosen_is(&stage, english(Text::MaskCodes)).await;
            stage.page.press(Key::Enter).await;
            let table = stage.page.get("table", english(Text::IssuedCodes));
            table.says("••••").await;
            // Rows that look different are new ones, and the focus is where it was.
            eventually("the same row has the focus", async || {
                match stage.page.run(focused).await {
                    found if found == row => Ok(()),
                    found => Err(found),
                }
            })
            .await;
            open(&stage).await;
            type_in(&stage, "in full").await;
            stage.page.press(Key::Enter).await;
            table.says(&newest[5]).await;

            for (words, other) in [
                (Text::UseUtc, Text::UseLocalTimes),
                (Text::UseLocalTimes, Text::UseUtc),
            ] {
                open(&stage).await;
                type_in(&stage, english(words)).await;
                chosen_is(&stage, english(words)).await;
                stage.page.press(Key::Enter).await;
                open(&stage).await;
                option(&stage, english(other)).appears().await;
                stage.page.press(Key::Escape).await;
            }

            open(&stage).await;
            type_in(&stage, "lock").await;
            stage.page.press(Key::Enter).await;
            stage.shell().title(english(Text::Connect)).appears().await;
        })
        .await;
}

#[tokio::test]
async fn two_keys_lead_to_each_screen_and_typing_does_not() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            for (key, screen) in [
                ("r", Text::Redeemed),
                ("n", Text::Generate),
                ("e", Text::Redeem),
                ("l", Text::LookUp),
                ("a", Text::Activity),
                ("i", Text::Issued),
            ] {
                stage.page.press(format!("g{key}")).await;
                stage.shell().title(english(screen)).appears().await;
            }
            let search = stage.codes().keyword();
            search.press("gn").await;
            assert_eq!(search.value().await, "gn");
            stage.shell().title(english(Text::Issued)).appears().await;
        })
        .await;
}

#[tokio::test]
async fn what_a_deployment_does_not_offer_is_no_command() {
    Setting::keys()
        .config(Some(
            r#"{ "key_mode": "header", "read_only": true, "hide": ["activity", "lock"] }"#,
        ))
        .play(async |stage| {
            let code = stage.issued("status=1").await.codes.remove(0);
            stage.open("?status=1").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.codes().select(&code).await;
            open(&stage).await;
            option(&stage, Name::starting(english(Text::LookUp)))
                .appears()
                .await;
            for hidden in [Text::Generate, Text::Redeem, Text::Activity, Text::Lock] {
                let words = Name::words(english(hidden));
                assert!(!option(&stage, words).is_there().await);
            }
            let revoke = Name::starting("Revoke");
            assert!(!option(&stage, revoke.clone()).is_there().await);
            type_in(&stage, &code).await;
            option(&stage, english(Text::HelpEnter)).appears().await;
            assert!(!option(&stage, revoke).is_there().await);
            assert!(!option(&stage, count(Text::RedeemThese, 1)).is_there().await);
        })
        .await;
}

/// Staged by what only Chromium offers: the clipboard can be read.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn what_is_ticked_and_a_code_can_be_copied() {
        Setting::gateway()
            .play(async |stage| {
                let codes = stage.issued("limit=3").await.codes;
                stage.open("").await;
                stage.page.permit_clipboard(&stage.sandbox.origin()).await;
                for code in &codes[..2] {
                    stage.codes().select(code).await;
                }
                let palette = open(&stage).await;
                stage.page.press(Key::Enter).await;
                palette.says(english(Text::Copied)).await;
                stage
                    .page
                    .has_clipboard(&format!("{}\n{}\n", codes[0], codes[1]))
                    .await;

                type_in(&stage, &codes[2]).await;
                option(&stage, count(Text::CopyN, 1)).click().await;
                stage.page.has_clipboard(&format!("{}\n", codes[2])).await;
                option(&stage, english(Text::CopyMessage)).click().await;
                stage.page.has_clipboard(&codes[2]).await;
            })
            .await;
    }
}
