//! The view is in the address.

use e2e::{Setting, Text, english};

#[tokio::test]
async fn reload_back_forward_and_a_pasted_link_give_the_same_view() {
    Setting::gateway()
        .codes(400)
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            let steps = [
                "status=2",
                "status=2&sort_by=code&order_by=asc",
                "status=2&sort_by=code&order_by=asc&page=2",
            ];
            codes
                .filter(english(Text::Status), english(Text::StatusRedeemed))
                .await;
            codes.shows(&stage.issued(steps[0]).await.codes).await;
            codes.sort_by(english(Text::Code)).await;
            codes.shows(&stage.issued(steps[1]).await.codes).await;
            codes.step(english(Text::NextPage)).click().await;
            codes.shows(&stage.issued(steps[2]).await.codes).await;
            stage.page.has_query_string(steps[2]).await;

            stage.page.reload().await;
            codes.shows(&stage.issued(steps[2]).await.codes).await;
            for step in [steps[1], steps[0], ""] {
                stage.page.back().await;
                codes.shows(&stage.issued(step).await.codes).await;
                stage.page.has_query_string(step).await;
            }
            stage.page.forward().await;
            codes.shows(&stage.issued(steps[0]).await.codes).await;
            stage.open(&format!("?{}", steps[2])).await;
            codes.shows(&stage.issued(steps[2]).await.codes).await;
            codes
                .heading(english(Text::Code))
                .get("button", english(Text::Code))
                .appears()
                .await;
            assert_eq!(
                codes
                    .heading(english(Text::Code))
                    .attribute("aria-sort")
                    .await
                    .as_deref(),
                Some("ascending")
            );
        })
        .await;
}

#[tokio::test]
async fn every_screen_has_an_address_and_back_returns_to_the_one_before() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?status=1").await;
            for (screen, address) in [
                (english(Text::Redeemed), "view=redeemed"),
                (english(Text::Generate), "view=generate"),
                (english(Text::Redeem), "view=redeem"),
            ] {
                stage.shell().go(screen).await;
                stage.page.has_query_string(address).await;
                stage.page.reload().await;
                stage.shell().title(screen).appears().await;
            }
            stage.page.back().await;
            stage.shell().title(english(Text::Generate)).appears().await;
            stage.page.back().await;
            stage.page.back().await;
            stage
                .codes()
                .shows(&stage.issued("status=1").await.codes)
                .await;
            stage.page.has_query_string("status=1").await;
        })
        .await;
}

#[tokio::test]
async fn a_page_in_the_address_that_means_nothing_still_shows_rows() {
    Setting::gateway()
        .play(async |stage| {
            let newest = stage.issued("").await.codes;
            stage.open("?view=constructor").await;
            stage.codes().shows(&newest).await;
            // The page's loader sends it as it is, and is refused.
            stage.forgive("400 (Bad Request)");
            stage.open("?page=0").await;
            stage.codes().shows(&newest).await;
        })
        .await;
}
