//! Sorting.

use e2e::{Setting, Stage, Text, english};
use sandbox::RESELLER;

/// Sorts by a column and compares with what the sandbox itself answers.
async fn sorts(stage: &Stage, list: &str, column: &'static str, direction: &str, query: &str) {
    let codes = stage.codes();
    codes.sort_by(column).await;
    codes
        .shows(&stage.api.list(list, RESELLER.api_key, query).await.codes)
        .await;
    let heading = codes.heading(column).attribute("aria-sort").await;
    assert_eq!(heading.as_deref(), Some(direction), "{column}");
}

#[tokio::test]
async fn issued_codes_are_sorted_by_every_key_both_ways() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            for (column, direction, query) in [
                (english(Text::Created), "ascending", "order_by=asc"),
                (english(Text::Created), "descending", ""),
                (
                    english(Text::Code),
                    "ascending",
                    "sort_by=code&order_by=asc",
                ),
                (english(Text::Code), "descending", "sort_by=code"),
                (english(Text::Amount), "descending", "sort_by=amount_ips"),
                (
                    english(Text::Amount),
                    "ascending",
                    "sort_by=amount_ips&order_by=asc",
                ),
            ] {
                sorts(&stage, "list-share-code", column, direction, query).await;
            }
            assert_eq!(
                stage
                    .codes()
                    .heading(english(Text::Created))
                    .attribute("aria-sort")
                    .await
                    .as_deref(),
                Some("none")
            );
        })
        .await;
}

#[tokio::test]
async fn redeemed_codes_are_sorted_by_every_key_both_ways() {
    Setting::gateway()
        .codes(1_240)
        .play(async |stage| {
            stage.open("?view=redeemed").await;
            for (column, direction, query) in [
                (english(Text::Redeemed), "ascending", "order_by=asc"),
                (english(Text::Redeemed), "descending", ""),
                (
                    english(Text::Code),
                    "ascending",
                    "sort_by=code&order_by=asc",
                ),
                (english(Text::Amount), "descending", "sort_by=amount_ips"),
            ] {
                sorts(&stage, "list-use-code", column, direction, query).await;
            }
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn a_narrow_screen_sorts_by_a_list_of_orders() {
        Setting::gateway()
            .play(async |stage| {
                stage.page.resize(360, 800).await;
                stage.open("").await;
                stage
                    .page
                    .get("combobox", english(Text::SortBy))
                    .choose(english(Text::SortCodeUp))
                    .await;
                stage
                    .codes()
                    .shows(&stage.issued("sort_by=code&order_by=asc").await.codes)
                    .await;
            })
            .await;
    }
}
