//! Finding codes.

use e2e::{Setting, Stage};

/// Waits until the list and the count are what the sandbox itself answers to this query.
async fn is_narrowed(stage: &Stage, query: &str) {
    let truth = stage.issued(query).await;
    let total = truth.total.expect("this dialect counts");
    assert!(
        (1..200).contains(&total),
        "{query} must leave some codes and not all, to say anything"
    );
    stage.codes().shows(&truth.codes).await;
    let words = if total == 1 {
        "1 code matches".to_owned()
    } else {
        format!("{total} codes match")
    };
    stage.codes().match_count().says(&words).await;
}

#[tokio::test]
async fn every_filter_narrows_the_list_and_a_chip_takes_it_back() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            codes.filter("Status", "Used").await;
            is_narrowed(&stage, "status=2").await;
            codes.filter("Kind", "Traffic").await;
            is_narrowed(&stage, "status=2&data_type=2").await;
            codes.filter("Enterprise", "no").await;
            is_narrowed(&stage, "status=2&data_type=2&is_enterprise=0").await;
            codes.remove_filter("Kind", "Traffic").await;
            is_narrowed(&stage, "status=2&is_enterprise=0").await;
            codes.clear_filters().await;
            codes.shows(&stage.issued("").await.codes).await;
            codes.match_count().says("200 codes match").await;
        })
        .await;
}
