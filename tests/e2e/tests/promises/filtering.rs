//! Finding codes.

use e2e::{Locator, Name, Setting, Stage, Text, count, english, eventually, fill};
use sandbox::{CUSTOMER, Fault, RESELLER};
use serde_json::json;
use std::collections::BTreeSet;
use thirtyfour::Key;

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
        count(Text::Results, 1).to_owned()
    } else {
        format!("{total} results")
    };
    stage.codes().match_count().says(&words).await;
}

#[tokio::test]
async fn every_filter_narrows_the_list_and_a_chip_takes_it_back() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            codes
                .filter(english(Text::Status), english(Text::StatusRedeemed))
                .await;
            is_narrowed(&stage, "status=2").await;
            codes
                .filter(english(Text::Kind), english(Text::KindTraffic))
                .await;
            is_narrowed(&stage, "status=2&data_type=2").await;
            codes
                .filter(english(Text::Enterprise), english(Text::No))
                .await;
            is_narrowed(&stage, "status=2&data_type=2&is_enterprise=0").await;
            codes
                .remove_filter(english(Text::Kind), english(Text::KindTraffic))
                .await;
            is_narrowed(&stage, "status=2&is_enterprise=0").await;
            codes.clear_filters().await;
            codes.shows(&stage.issued("").await.codes).await;
            codes.match_count().says(&count(Text::AllCodes, 200)).await;
        })
        .await;
}

#[tokio::test]
async fn typing_a_part_of_a_code_finds_it() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            let code = stage.issued("").await.codes[7].clone();
            let part = &code[4..11];
            codes.keyword().fill(&part.to_lowercase()).await;
            is_narrowed(&stage, &format!("keyword={part}")).await;
            codes.row_says(&code, english(Text::Code), &code).await;
            codes.keyword().fill("").await;
            codes.shows(&stage.issued("").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn the_codes_of_one_address_are_found_on_both_lists() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            codes.filter_email(CUSTOMER.email).await;
            is_narrowed(&stage, "email=customer@example.com").await;
            codes
                .remove_filter(english(Text::Email), CUSTOMER.email)
                .await;
            codes.match_count().says(&count(Text::AllCodes, 200)).await;

            stage.shell().go(english(Text::Redeemed)).await;
            codes.filter_email(CUSTOMER.email).await;
            let query = "email=customer@example.com";
            let received = stage
                .api
                .list("list-use-code", RESELLER.api_key, query)
                .await
                .codes;
            assert!(!received.is_empty());
            codes.shows(&received).await;
        })
        .await;
}

#[tokio::test]
async fn an_empty_answer_says_why_and_what_to_do() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?keyword=no-such-code").await;
            stage
                .page
                .get("heading", english(Text::FilteredEmptyTitle))
                .appears()
                .await;
            stage
                .codes()
                .match_count()
                .says(&count(Text::Results, 0))
                .await;
            stage
                .page
                .get("main", Name::Any)
                .get("button", english(Text::ClearFilters))
                .appears_times(2)
                .await;
            stage.codes().clear_filters().await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}

/// What may have been meant where a search finds nothing.
fn suggestion(stage: &Stage, words: &str) -> Locator {
    let suggestions = stage.page.get("list", english(Text::SearchLooksAtCodes));
    suggestions.get("button", words.to_owned())
}

#[tokio::test]
async fn a_search_that_finds_nothing_offers_the_address_the_note_and_the_other_list() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, generate) = (stage.codes(), stage.generate());
            let filter = |name, value| {
                fill(
                    Text::FilterBy,
                    &[("filter", english(name)), ("value", value)],
                )
            };
            stage.open("?view=generate").await;
            generate.ip_order("2", "5").await;
            generate
                .field(english(Text::RecipientEmail))
                .fill("kim@example.org")
                .await;
            generate
                .field(english(Text::Note))
                .fill("October, ACME")
                .await;
            generate.submit().await;
            generate.confirm().click().await;
            let made = generate.made(&count(Text::CodesCreated, 2)).await;
            stage.shell().go(english(Text::Issued)).await;

            // An address that was used before by a part of it, and any other whole.
            codes.keyword().fill("Kim@").await;
            suggestion(&stage, &filter(Text::Email, "kim@example.org"))
                .click()
                .await;
            let made_out = stage.issued("email=kim@example.org").await.codes;
            assert_eq!(made_out.len(), made.len());
            codes.shows(&made_out).await;
            assert_eq!(codes.keyword().value().await, "");
            codes.keyword().fill("nobody@example.net").await;
            suggestion(&stage, &filter(Text::Email, "nobody@example.net"))
                .appears()
                .await;
            codes.clear_filters().await;

            codes.keyword().fill("october").await;
            suggestion(&stage, &filter(Text::Note, "October, ACME"))
                .click()
                .await;
            codes.shows(&made_out).await;
            codes.clear_filters().await;

            stage.shell().go(english(Text::Redeemed)).await;
            codes.keyword().fill(&made[0]).await;
            suggestion(&stage, english(Text::SearchInIssued))
                .click()
                .await;
            codes.shows(&made[..1]).await;
            stage
                .page
                .get("heading", english(Text::Issued))
                .appears()
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_code_that_is_written_otherwise_is_one_press_away() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let code = stage.issued("").await.codes[7].clone();
            stage.open("").await;
            codes.shows(&stage.issued("").await.codes).await;
            codes
                .keyword()
                .fill(&code.replace('-', "").to_lowercase())
                .await;
            let words = fill(Text::SearchFor, &[("text", &code)]);
            suggestion(&stage, &words).click().await;
            codes.shows(std::slice::from_ref(&code)).await;
            assert_eq!(codes.keyword().value().await, code);
        })
        .await;
}

#[tokio::test]
async fn addresses_that_were_used_before_are_offered_where_one_is_wanted() {
    const OFFERED: &str = "
        return [...document.getElementById(arguments[0].getAttribute('list')).options].map((option) => option.value)";
    Setting::gateway()
        .play(async |stage| {
            let newest = stage.issued("").await;
            let seen = newest
                .rows
                .iter()
                .filter_map(|row| row["forward_to"].as_str());
            // One of the samples has a character that nobody sees.
            let seen: BTreeSet<_> = seen
                .filter(|address| !address.contains('\u{202e}'))
                .collect();
            assert!(!seen.is_empty());
            let seen = json!(seen);
            let offers = async |field: Locator| {
                eventually(format!("{field} offers {seen}"), async || {
                    match field.read(OFFERED).await {
                        found if found == seen => Ok(()),
                        found => Err(found),
                    }
                })
                .await;
            };
            let filters = stage.codes().filters();
            stage.open("").await;
            stage.codes().shows(&newest.codes).await;
            filters.get("button", english(Text::Email)).click().await;
            offers(filters.get("combobox", english(Text::Email))).await;
            stage.page.press(Key::Escape).await;
            stage.shell().go(english(Text::Generate)).await;
            offers(stage.generate().field(english(Text::RecipientEmail))).await;
        })
        .await;
}

#[tokio::test]
async fn the_old_rows_stay_until_the_new_ones_come() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            stage.fault(Fault {
                when: Some("status=3".to_owned()),
                delay_ms: 3_000,
                ..Fault::default()
            });
            codes
                .filter(english(Text::Status), english(Text::StatusRevoked))
                .await;
            codes.match_count().says("…").await;
            assert!(codes.is_loading().await);
            let shown: Vec<_> = codes.rows().await.into_iter().map(|row| row.code).collect();
            assert_eq!(shown, newest);
            is_narrowed(&stage, "status=3").await;
        })
        .await;
}

/// WebKit lists no request that was given up.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn the_newest_query_wins_even_when_answers_come_in_another_order() {
        Setting::gateway()
            .play(async |stage| {
                let codes = stage.codes();
                stage.open("").await;
                codes.shows(&stage.issued("").await.codes).await;
                let late = Fault {
                    when: Some("status=3".to_owned()),
                    times: 2,
                    delay_ms: 1_500,
                    ..Fault::default()
                };
                stage.fault(late);
                codes.filter(english(Text::Status), english(Text::StatusRevoked)).await;
                codes.remove_filter(english(Text::Status), english(Text::StatusRevoked)).await;
                codes.filter(english(Text::Kind), english(Text::KindTraffic)).await;
                let newest = stage.issued("data_type=2").await.codes;
                codes.shows(&newest).await;
                // Asked after the page has asked, and as late: when this answer is here, the page's is no longer on its way.
                let overtaken = stage.issued("status=3").await.codes;
                assert_ne!(overtaken, newest);
                codes.shows(&newest).await;
                codes.match_count().says("results").await;
                let abandoned =
                    "return performance.getEntriesByType('resource').filter((entry) => entry.name.includes('status=3'))
                    .map((entry) => entry.responseStatus)";
                assert_eq!(
                    stage.page.run(abandoned).await,
                    json!([0]),
                    "the overtaken request is given up"
                );
            })
            .await;
    }
}
