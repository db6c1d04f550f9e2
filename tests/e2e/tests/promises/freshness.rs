//! A list that stays open is looked after, and moves under nobody's hand.

use e2e::{Name, Setting, Stage, Text, count, english, eventually, fill};
use sandbox::{CUSTOMER, RESELLER};

/// Waits until this is said of news, which are looked for once the part that does so is loaded.
async fn news_are(stage: &Stage, wanted: &str) {
    const NEWS: &str = "
        const news = document.querySelector('.list-change');
        return news && shown(news)";
    eventually(format!("the news are {wanted:?}"), async || {
        match stage.page.run(NEWS).await {
            said if said == wanted => Ok(()),
            said => Err(said),
        }
    })
    .await;
}

/// As [`news_are`], with the button that shows them.
async fn news_say(stage: &Stage, words: &str) {
    news_are(stage, &format!("{words} {}", english(Text::Show))).await;
}

async fn show(stage: &Stage) {
    let main = stage.page.get("main", Name::Any);
    main.get("button", english(Text::Show)).click().await;
}

/// Shows the newest codes, and gives them.
async fn open(stage: &Stage) -> Vec<String> {
    let newest = stage.issued("").await.codes;
    stage.open("").await;
    stage.codes().shows(&newest).await;
    news_are(stage, "").await;
    newest
}

/// The page is shown again, so many seconds later.
async fn is_shown_again_after(stage: &Stage, seconds: u32) {
    // Scripts of some drivers have a Date of their own, and share nothing with each other but the document.
    let script = format!(
        "const {{ dataset }} = document.documentElement;
         dataset.later = Number(dataset.later ?? 0) + {seconds} * 1000;
         window.Date.now = () => Math.round(performance.timeOrigin + performance.now()) + Number(dataset.later);
         document.dispatchEvent(new Event('visibilitychange', {{ bubbles: true }}))"
    );
    stage.page.run(&script).await;
}

#[tokio::test]
async fn a_page_that_is_shown_again_tells_of_new_codes_and_moves_no_row() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let unused = stage.api.issue(RESELLER.api_key, 1, 5).await;
            let old = open(&stage).await;
            codes
                .row_says(
                    &unused[0],
                    english(Text::Status),
                    english(Text::StatusUnused),
                )
                .await;
            stage.api.generate(RESELLER.api_key, 3, 5).await;
            stage.api.redeem(CUSTOMER.api_key, &unused[0]).await;
            is_shown_again_after(&stage, 61).await;
            news_say(&stage, &count(Text::NewCodes, 3)).await;
            // Rows take what is new of them, in their places.
            codes.shows(&old).await;
            codes
                .row_says(
                    &unused[0],
                    english(Text::Status),
                    english(Text::StatusRedeemed),
                )
                .await;
            show(&stage).await;
            codes.shows(&stage.issued("").await.codes).await;
            news_are(&stage, "").await;
            // The button that had the focus is gone.
            let name = english(Text::IssuedCodes);
            stage.page.get("region", name).has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn nothing_is_asked_while_rows_are_young_or_somebody_selects_or_types() {
    Setting::gateway()
        .play(async |stage| {
            let asked = || stage.arrived("list-share-code");
            let newest = open(&stage).await;
            let before = asked();
            is_shown_again_after(&stage, 30).await;
            let select = fill(Text::SelectCode, &[("code", &newest[2])]);
            let select = stage.page.get("checkbox", select);
            select.click().await;
            is_shown_again_after(&stage, 61).await;
            select.click().await;
            stage.codes().step(english(Text::NextPage)).appears().await;
            stage.codes().page_number().fill("1").await;
            is_shown_again_after(&stage, 0).await;
            stage.api.generate(RESELLER.api_key, 1, 5).await;
            is_shown_again_after(&stage, 61).await;
            news_say(&stage, &count(Text::NewCodes, 1)).await;
            assert_eq!(asked(), before + 1);
        })
        .await;
}

#[tokio::test]
async fn a_page_that_has_shifted_says_so() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let second = stage.issued("page=2").await.codes;
            stage.open("?page=2").await;
            codes.shows(&second).await;
            news_are(&stage, "").await;
            stage.api.generate(RESELLER.api_key, 1, 5).await;
            is_shown_again_after(&stage, 61).await;
            news_say(&stage, english(Text::ListHasChanged)).await;
            codes.shows(&second).await;
            show(&stage).await;
            codes.shows(&stage.issued("page=2").await.codes).await;
        })
        .await;
}

/// Time passes faster where a script can be run before the page's own, which only Chromium offers.
mod chromium {
    use super::*;

    /// A minute is over in a third of a second.
    const FAST: &str = "
        const real = window.setInterval;
        window.setInterval = (act, millis, ...rest) => real(act, millis / 200, ...rest);";

    #[tokio::test]
    async fn on_a_phone_news_are_in_sight_above_the_navigation() {
        Setting::gateway()
            .play(async |stage| {
                stage.page.resize(360, 740).await;
                open(&stage).await;
                stage.api.generate(RESELLER.api_key, 3, 5).await;
                is_shown_again_after(&stage, 61).await;
                news_say(&stage, &count(Text::NewCodes, 3)).await;
                let is_seen = "
                    const button = document.querySelector('.list-change button');
                    const box = button.getBoundingClientRect();
                    return button.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2))";
                assert_eq!(stage.page.run(is_seen).await, true);
                show(&stage).await;
                stage.codes().shows(&stage.issued("").await.codes).await;
            })
            .await;
    }

    #[tokio::test]
    async fn who_wants_it_hears_of_new_codes_without_doing_anything_and_again_at_the_next_visit() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                page.before_each_page(FAST).await;
                open(&stage).await;
                page.get("button", english(Text::View)).click().await;
                let box_of = page.get("checkbox", english(Text::LookForNewCodes));
                box_of.click().await;
                stage.api.generate(RESELLER.api_key, 2, 5).await;
                news_say(&stage, &count(Text::NewCodes, 2)).await;
                open(&stage).await;
                stage.api.generate(RESELLER.api_key, 1, 5).await;
                news_say(&stage, &count(Text::NewCodes, 1)).await;
                page.get("button", english(Text::View)).click().await;
                box_of.click().await;
            })
            .await;
    }
}
