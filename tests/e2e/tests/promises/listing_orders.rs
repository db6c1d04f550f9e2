//! *Show in Issued*: the codes of one order, and no others.

use e2e::{Name, Setting, Stage, Text, count, english, eventually, fill};
use sandbox::{Fault, FaultyAnswer, Replacement};
use serde_json::json;

async fn show_in_issued(stage: &Stage) {
    let button = stage.page.get("button", english(Text::ShowInIssued));
    button.click().await;
}

/// Places an order and gives its codes, sorted.
async fn order(stage: &Stage, codes: &str) -> Vec<String> {
    let generate = stage.generate();
    stage.shell().go(english(Text::Generate)).await;
    generate.place_ip_order(codes, "5").await;
    let all = codes.parse().expect("a number");
    let mut made = generate.made(&count(Text::CodesCreated, all)).await;
    made.sort();
    made
}

/// Waits until the list shows these codes and no others. Those of one second may stand in any order.
async fn shows(stage: &Stage, codes: &[String]) {
    eventually(format!("the list shows {codes:?} alone"), async || {
        let rows = stage.codes().rows().await.into_iter();
        let mut shown: Vec<String> = rows.map(|row| row.code).collect();
        shown.sort();
        match shown == codes {
            true => Ok(()),
            false => Err(format!("it shows {shown:?}")),
        }
    })
    .await;
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
            shows(&stage, &last).await;
            codes.match_count().says(&count(Text::Results, 1)).await;

            stage.shell().go(english(Text::Activity)).await;
            let show = stage.page.get("button", count(Text::ShowCodes, 2));
            show.appears_times(2).await;
            // The later one stands first.
            show.first().click().await;
            show_in_issued(&stage).await;
            shows(&stage, &second).await;
            stage.page.reload().await;
            shows(&stage, &second).await;
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
            shows(&stage, &made).await;
            let chip = Name::starting("Remove filter Order 7 × 5 IPs, ");
            stage.page.get("button", chip).appears().await;
        })
        .await;
}

/// An answer to the listing that has no rows.
fn no_rows() -> Fault {
    let body = json!({ "success": true, "result": { "items": [] } });
    Fault {
        endpoint: Some("list-share-code".to_owned()),
        answer: FaultyAnswer::Replace(Replacement {
            body: body.to_string(),
            ..Replacement::default()
        }),
        // The list is also read to confirm the order.
        times: 100,
        ..Fault::default()
    }
}

#[tokio::test]
async fn an_order_of_which_codes_are_missing_says_so() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let filters = stage.page.get("search", Name::Any);
            let missing = english(Text::OrderCodesMissing);
            stage.open("").await;
            let made = order(&stage, "2").await;
            show_in_issued(&stage).await;
            shows(&stage, &made).await;
            stage.fault(no_rows());
            codes.refresh().await;
            filters.says(missing).await;
            stage.no_fault();
            codes.refresh().await;
            shows(&stage, &made).await;
            assert!(!filters.text().await.contains(missing));
        })
        .await;
}

#[tokio::test]
async fn no_row_of_other_filters_stands_under_those_of_an_order() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let generate = stage.generate();
            stage.open("?view=generate").await;
            generate.field(english(Text::Note)).fill("October").await;
            let made = order(&stage, "2").await;
            stage.shell().go(english(Text::Issued)).await;
            codes.shows(&stage.issued("").await.codes).await;
            stage.fault(Fault {
                endpoint: Some("list-share-code".to_owned()),
                delay_ms: 3_000,
                times: 100,
                ..Fault::default()
            });
            stage.page.get("button", english(Text::Note)).click().await;
            stage.page.get("button", "October").click().await;
            stage.page.has_query_string("note=October").await;
            assert_eq!(codes.rows().await, []);
            shows(&stage, &made).await;
        })
        .await;
}

#[tokio::test]
async fn an_order_that_this_browser_does_not_know_shows_no_code_and_says_why() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?order_id=of-another-browser").await;
            let title = english(Text::FilteredEmptyTitle);
            stage.page.get("heading", title).appears().await;
            let filters = stage.page.get("search", Name::Any);
            filters.says(english(Text::OrderNotInActivity)).await;
            assert_eq!(stage.arrived("list-share-code"), 0);
            let value = english(Text::NotInActivity);
            let chip = fill(Text::RemoveFilter, &[("filter", "Order"), ("value", value)]);
            stage.page.get("button", chip).click().await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}
