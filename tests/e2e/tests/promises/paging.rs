//! From page to page.

use e2e::{Setting, Text, english};

#[tokio::test]
async fn pages_are_turned_by_buttons_and_by_number() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            for (step, query) in [
                (english(Text::NextPage), "page=2"),
                (english(Text::LastPage), "page=7"),
                (english(Text::PreviousPage), "page=6"),
                (english(Text::FirstPage), ""),
            ] {
                codes.step(step).click().await;
                codes.shows(&stage.issued(query).await.codes).await;
            }
            assert!(
                !codes
                    .step(english(Text::FirstPage))
                    .element()
                    .await
                    .is_enabled()
                    .await
                    .expect("it is there")
            );
            codes.page_number().fill("4\n").await;
            codes.shows(&stage.issued("page=4").await.codes).await;
            stage
                .page
                .get("main", e2e::Name::Any)
                .says("91–120 of 200")
                .await;
            codes.page_size().choose("50").await;
            codes.shows(&stage.issued("limit=50").await.codes).await;
            stage.page.has_query_string("limit=50").await;
            codes.pager().says("of 4").await;
        })
        .await;
}

#[tokio::test]
async fn pages_can_be_turned_when_the_api_does_not_count() {
    Setting::gateway()
        .dialect("no-totals")
        .codes(70)
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            codes.shows(&stage.issued("").await.codes).await;
            codes.step(english(Text::NextPage)).click().await;
            codes.shows(&stage.issued("page=2").await.codes).await;
            codes.step(english(Text::NextPage)).click().await;
            codes.shows(&stage.issued("page=3").await.codes).await;
            assert!(
                !codes
                    .step(english(Text::NextPage))
                    .element()
                    .await
                    .is_enabled()
                    .await
                    .expect("it is there")
            );
            assert!(
                !codes.step(english(Text::LastPage)).is_there().await,
                "nobody knows where the end is"
            );
            stage.page.get("main", e2e::Name::Any).says("61–70").await;
        })
        .await;
}

#[tokio::test]
async fn a_page_beyond_the_end_says_so_and_leads_back() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?page=99").await;
            stage
                .page
                .get("heading", english(Text::PageEmptyTitle))
                .appears()
                .await;
            stage
                .page
                .get("main", e2e::Name::Any)
                .get("button", english(Text::FirstPage))
                .appears_times(2)
                .await;
            stage.codes().step(english(Text::FirstPage)).click().await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn a_page_number_typed_and_left_by_back_does_no_harm() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("?view=redeemed").await;
            stage.shell().title(english(Text::Redeemed)).appears().await;
            stage.shell().go(english(Text::Issued)).await;
            let newest = stage.issued("").await.codes;
            codes.shows(&newest).await;
            codes.page_number().fill("3").await;
            stage.page.back().await;
            stage.shell().title(english(Text::Redeemed)).appears().await;
            stage.page.has_query_string("view=redeemed").await;
            stage.shell().go(english(Text::Issued)).await;
            codes.shows(&newest).await;
            assert_eq!(codes.page_number().value().await, "1");
        })
        .await;
}
