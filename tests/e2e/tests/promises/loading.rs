//! The first rows.

use e2e::{Name, Setting, Text, count, english};
use std::time::Duration;

#[tokio::test]
async fn the_newest_codes_are_there_without_typing_anything() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            stage
                .codes()
                .match_count()
                .says(&count(Text::AllCodes, 200))
                .await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn the_first_rows_are_asked_for_once_and_do_not_wait_for_the_program() {
        Setting::gateway()
            .play(async |stage| {
                stage
                    .page
                    .slow_down(Duration::from_millis(20), 400_000)
                    .await;
                stage.open("?status=1&limit=10").await;
                stage
                    .codes()
                    .shows(&stage.issued("status=1&limit=10").await.codes)
                    .await;
                let times = stage
                    .page
                    .run(
                        "const entries = performance.getEntriesByType('resource');
                         const wasm = entries.find((entry) => entry.name.endsWith('.wasm'));
                         const listings = entries.filter((entry) => entry.name.includes('/client/'));
                         return [listings.length, wasm.responseEnd - listings[0].startTime]",
                    )
                    .await;
                assert_eq!(times[0], 1, "requests on load");
                let lead = times[1].as_f64().expect("a time");
                assert!(
                    lead > 0.0,
                    "the listing began {} ms after the program had come",
                    -lead
                );
            })
            .await;
    }

    #[tokio::test]
    async fn screens_that_are_not_the_first_are_loaded_after_it_and_need_no_network_then() {
        Setting::gateway()
            .play(async |stage| {
                stage.open("").await;
                stage.codes().shows(&stage.issued("").await.codes).await;
                let late = "const files = performance.getEntriesByType('resource');
                            const late = files.find((file) => file.name.includes('lazy.wasm'));
                            const rows = files.find((file) => file.name.includes('list-share-code'));
                            return late ? late.startTime - rows.responseEnd : null";
                let after = e2e::eventually("the other screens are asked for", async || {
                    stage.page.run(late).await.as_f64().ok_or("not yet")
                })
                .await;
                assert!(after > 0.0, "{} ms before the rows had come", -after);
                stage.page.block(&["*"]).await;
                stage.shell().go(english(Text::Generate)).await;
                stage.generate().ip_order("2", "5").await;
                stage.shell().go(english(Text::Activity)).await;
                let main = stage.page.get("main", Name::Any);
                main.says(english(Text::NothingDoneTitle))
                    .await;
            })
            .await;
    }

    #[tokio::test]
    async fn a_screen_that_can_not_be_loaded_says_so_and_can_be_tried_again() {
        Setting::gateway()
            .play(async |stage| {
                stage.forgive("lazy.wasm");
                stage.page.block(&["*lazy.wasm"]).await;
                stage.open("?view=generate").await;
                let main = stage.page.get("main", Name::Any);
                main.says(english(Text::ScreenLost)).await;
                stage.page.block(&[]).await;
                stage
                    .page
                    .get("button", english(Text::TryAgain))
                    .click()
                    .await;
                stage.generate().ip_order("2", "5").await;
            })
            .await;
    }

    #[tokio::test]
    async fn a_code_that_can_not_be_opened_yet_is_said_and_opens_once_all_is_there() {
        Setting::gateway()
            .play(async |stage| {
                stage.forgive("lazy.wasm");
                stage.page.block(&["*lazy.wasm"]).await;
                stage.open("").await;
                let codes = stage.issued("").await.codes;
                stage.codes().shows(&codes).await;
                let open = format!("Open {}", codes[0]);
                stage.page.get("button", open).click().await;
                let notice = stage.page.get("alert", Name::Any);
                notice.says(english(Text::ScreenLost)).await;
                stage.page.block(&[]).await;
                stage
                    .page
                    .get("button", english(Text::TryAgain))
                    .click()
                    .await;
                notice.disappears().await;
                stage.codes().open(&codes[0]).await;
            })
            .await;
    }
}
