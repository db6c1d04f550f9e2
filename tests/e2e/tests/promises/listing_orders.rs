//! *Show in Issued*: the codes of one order, and no others.

use e2e::{Name, Setting, Stage, Text, count, english, fill};
use sandbox::{Fault, FaultyAnswer, Replacement};
use serde_json::json;

async fn show_in_issued(stage: &Stage) {
    let button = stage.page.get("button", english(Text::ShowInIssued));
    button.click().await;
}

/// The codes of an order as the list has them, the newest first.
async fn order(stage: &Stage, codes: &str) -> Vec<String> {
    let generate = stage.generate();
    stage.shell().go(english(Text::Generate)).await;
    generate.place_ip_order(codes, "5").await;
    let all = codes.parse().expect("a number");
    let mut made = generate.made(&count(Text::CodesCreated, all)).await;
    made.reverse();
    made
}

#[tokio::test]
async fn an_order_is_shown_alone_from_its_result_and_from_activity() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            codes
                .filter(english(Text::Status), english(Text::StatusRedeemed))
                .await;
            order(&stage, "2").await;
            let second = order(&stage, "2").await;
            let last = order(&stage, "1").await;
            show_in_issued(&stage).await;
            codes.shows(&last).await;
            codes.match_count().says(&count(Text::Results, 1)).await;

            stage.shell().go(english(Text::Activity)).await;
            let show = stage.page.get("button", count(Text::ShowCodes, 2));
            show.appears_times(2).await;
            // The later one stands first.
            show.first().click().await;
            show_in_issued(&stage).await;
            codes.shows(&second).await;
            stage.page.reload().await;
            codes.shows(&second).await;
            let chip = stage
                .page
                .get("button", Name::starting("Remove filter Order 2 × 5 IPs, "));
            chip.click().await;
            codes.shows(&stage.issued("").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn all_parts_of_a_large_order_are_shown() {
    Setting::gateway()
        .config(Some(r#"{"order_size": 3}"#))
        .play(async |stage| {
            stage.open("").await;
            order(&stage, "2").await;
            let made = order(&stage, "7").await;
            show_in_issued(&stage).await;
            stage.codes().shows(&made).await;
            let chip = Name::starting("Remove filter Order 7 × 5 IPs, ");
            stage.page.get("button", chip).appears().await;
        })
        .await;
}

#[tokio::test]
async fn an_order_of_which_codes_are_missing_says_so() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let missing = stage.page.get("search", Name::Any);
            stage.open("").await;
            let made = order(&stage, "2").await;
            show_in_issued(&stage).await;
            codes.shows(&made).await;
            assert!(
                !missing
                    .text()
                    .await
                    .contains(english(Text::OrderCodesMissing))
            );
            let body = json!({ "success": true, "result": { "items": [] } });
            stage.fault(Fault {
                endpoint: Some("list-share-code".to_owned()),
                answer: FaultyAnswer::Replace(Replacement {
                    body: body.to_string(),
                    ..Replacement::default()
                }),
                ..Fault::default()
            });
            codes.refresh().await;
            missing.says(english(Text::OrderCodesMissing)).await;
            codes.refresh().await;
            codes.shows(&made).await;
        })
        .await;
}

#[tokio::test]
async fn an_order_that_this_browser_does_not_know_shows_no_code_and_says_why() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?lot=of-another-browser").await;
            let title = english(Text::FilteredEmptyTitle);
            stage.page.get("heading", title).appears().await;
            let value = english(Text::NotInActivity);
            let chip = fill(Text::RemoveFilter, &[("filter", "Order"), ("value", value)]);
            stage.page.get("button", chip).click().await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}
