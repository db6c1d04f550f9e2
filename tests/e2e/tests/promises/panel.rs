//! The code that is open, in the address and under the arrow keys.

use e2e::{Setting, Stage, Text, english, eventually};
use serde_json::Value;
use thirtyfour::Key;

/// Waits until the fragment of the address is this one, with its hash sign.
async fn has_fragment(stage: &Stage, wanted: &str) {
    eventually(
        format!("the address ends in {wanted:?}"),
        async || match stage.page.run("return location.hash").await {
            now if now == wanted => Ok(()),
            now => Err(now),
        },
    )
    .await;
}

/// Where the page has a code, but for what the browser itself keeps of the addresses that it has shown.
async fn places(stage: &Stage, code: &str) -> Vec<String> {
    let mut places = stage.page.places_of(code).await;
    places.retain(|place| place != "opening");
    places
}

/// How many entries the history of the tab has.
async fn entries(stage: &Stage) -> Value {
    stage.page.run("return history.length").await
}

#[tokio::test]
async fn an_open_code_stands_in_the_address_survives_a_reload_and_back_closes_it() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            let newest = stage.issued("").await.codes;
            stage.open("?sort_by=code").await;
            page.has_query_string("sort_by=code").await;
            stage.open("").await;
            codes.shows(&newest).await;
            let before = entries(&stage).await.as_u64().expect("a number");
            let panel = codes.open(&newest[1]).await;
            has_fragment(&stage, &format!("#code={}", newest[1])).await;
            assert_eq!(entries(&stage).await, before + 1);
            // The next one takes its place.
            panel.button(english(Text::NextRow)).click().await;
            has_fragment(&stage, &format!("#code={}", newest[2])).await;
            assert_eq!(entries(&stage).await, before + 1);

            page.reload().await;
            panel.region().says(&newest[2]).await;
            page.back().await;
            panel.region().disappears().await;
            has_fragment(&stage, "").await;
            codes.shows(&newest).await;
            page.forward().await;
            panel.region().says(&newest[2]).await;
            page.back().await;
            panel.region().disappears().await;
            page.back().await;
            page.has_query_string("sort_by=code").await;
        })
        .await;
}

#[tokio::test]
async fn a_panel_that_is_closed_leaves_nothing_for_back_to_stop_at() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            let newest = stage.issued("").await.codes;
            stage.open("?view=generate").await;
            stage.shell().go(english(Text::Issued)).await;
            codes.shows(&newest).await;
            for code in &newest[..2] {
                let panel = codes.open(code).await;
                panel.button(english(Text::Close)).click().await;
                panel.region().disappears().await;
                has_fragment(&stage, "").await;
            }
            codes.open(&newest[2]).await;
            page.press(Key::Escape).await;
            has_fragment(&stage, "").await;
            page.back().await;
            page.has_query_string("view=generate").await;
            page.forward().await;
            codes.shows(&newest).await;

            // A list that was asked for something else meanwhile stays as it was asked for.
            let panel = codes.open(&newest[0]).await;
            codes
                .filter(english(Text::Kind), english(Text::KindIp))
                .await;
            page.has_query_string("data_type=1").await;
            panel.button(english(Text::Close)).click().await;
            panel.region().disappears().await;
            has_fragment(&stage, "").await;
            assert_eq!(page.query_string().await, "data_type=1");
        })
        .await;
}

#[tokio::test]
async fn a_link_opens_a_code_that_stands_on_another_page_and_leaves_the_list_as_it_is() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            let all = stage.issued("limit=100").await.codes;
            let first = stage.issued("limit=10").await.codes;
            let code = &all[60];
            let listings = stage.arrived("list-share-code");
            stage.open(&format!("?limit=10#code={code}")).await;
            codes.panel().region().says(code).await;
            codes.shows(&first).await;
            assert_eq!(page.query_string().await, "limit=10");
            let read = stage.arrived("list-share-code") - listings;
            assert_eq!(read, 2, "the page, and the code");
            codes.panel().button(english(Text::Close)).click().await;
            codes.panel().region().disappears().await;
            has_fragment(&stage, "").await;
        })
        .await;
}

#[tokio::test]
async fn a_code_that_the_list_does_not_have_is_said_to_be_missing() {
    Setting::gateway()
        .play(async |stage| {
            let code = stage.issued("limit=1").await.codes.remove(0);
            // Codes differ by case, which the filter of the list does not heed.
            let other = code.to_lowercase();
            assert_ne!(other, code);
            stage.open(&format!("#code={other}")).await;
            let panel = stage.codes().panel();
            panel.region().says(english(Text::CodeNotInList)).await;
            stage.page.press(Key::Escape).await;
            panel.region().disappears().await;
            has_fragment(&stage, "").await;
        })
        .await;
}

#[tokio::test]
async fn an_open_code_is_in_the_address_and_on_the_page_and_a_lock_takes_it_from_both() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            let all = stage.issued("limit=100").await.codes;
            let code = &all[60];
            stage.open(&format!("?limit=10#code={code}")).await;
            stage.codes().panel().region().says(code).await;
            // The request that reads it has it, as a search has.
            let places = page.places_of(code).await;
            let allowed = [
                "address",
                "entries of the history",
                "opening",
                "document",
                "requests",
                "globals",
            ];
            let others: Vec<_> = places
                .iter()
                .filter(|place| !allowed.contains(&place.as_str()))
                .collect();
            assert!(others.is_empty(), "{others:?}");
            stage.shell().lock().await;
            has_fragment(&stage, "").await;
            let places = page.places_of(code).await;
            assert!(!places.contains(&"address".to_owned()), "{places:?}");
            assert!(!places.contains(&"document".to_owned()), "{places:?}");
            let history = "entries of the history".to_owned();
            assert!(!places.contains(&history), "{places:?}");
        })
        .await;
}

#[tokio::test]
async fn whoever_masks_codes_has_none_in_the_address() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            codes.open(&newest[1]).await;
            has_fragment(&stage, &format!("#code={}", newest[1])).await;
            page.get("button", english(Text::View)).click().await;
            page.get("checkbox", english(Text::MaskCodes)).click().await;
            has_fragment(&stage, "").await;
            page.press(Key::Escape).await;
            let panel = codes.panel();
            panel.region().says("••••").await;
            panel.button(english(Text::NextRow)).click().await;
            panel.region().says(&newest[2][..7]).await;
            assert!(
                !page
                    .places_of(&newest[2])
                    .await
                    .contains(&"address".to_owned())
            );
        })
        .await;
}

#[tokio::test]
async fn the_panel_shows_the_row_that_arrow_keys_come_to() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            let open = |n: usize| page.get("button", format!("Open {}", newest[n]));
            let panel = codes.panel();
            open(0).press(Key::Down).await;
            open(1).has_focus().await;
            assert!(
                !panel.region().is_there().await,
                "arrows alone open nothing"
            );
            page.press(Key::Enter).await;
            panel.region().says(&newest[1]).await;
            // One goes on in the panel, and comes back to the row.
            panel
                .region()
                .get("heading", english(Text::Code))
                .has_focus()
                .await;
            let before = entries(&stage).await;
            open(1).press(Key::Down).await;
            panel.region().says(&newest[2]).await;
            open(2).has_focus().await;
            page.press(Key::End).await;
            panel.region().says(&newest[newest.len() - 1]).await;
            page.press(Key::Home).await;
            panel.region().says(&newest[0]).await;
            has_fragment(&stage, &format!("#code={}", newest[0])).await;
            assert_eq!(entries(&stage).await, before);
            page.press(Key::Escape).await;
            panel.region().disappears().await;
            open(0).has_focus().await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn a_copied_link_opens_the_code() {
        Setting::gateway()
            .play(async |stage| {
                let (codes, page) = (stage.codes(), &stage.page);
                page.permit_clipboard(&stage.sandbox.origin()).await;
                let newest = stage.issued("data_type=2").await.codes;
                stage.open("?data_type=2").await;
                codes.shows(&newest).await;
                let panel = codes.open(&newest[3]).await;
                panel.button(english(Text::CopyLinkWithCode)).click().await;
                panel.button(english(Text::Copied)).appears().await;
                let link = page.clipboard().await;
                assert!(
                    link.ends_with(&format!("?view=issued#code={}", newest[3])),
                    "{link}"
                );
                page.goto("about:blank").await;
                page.goto(&link).await;
                codes.panel().region().says(&newest[3]).await;
            })
            .await;
    }
}

#[tokio::test]
async fn neither_forward_nor_back_lead_to_a_code_that_was_closed_or_locked_away() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            codes.open(&newest[1]).await;
            has_fragment(&stage, &format!("#code={}", newest[1])).await;
            page.press(Key::Escape).await;
            codes.panel().region().disappears().await;
            has_fragment(&stage, "").await;
            page.forward().await;
            stage.shell().title(english(Text::Issued)).appears().await;
            // Its row is there.
            assert_eq!(places(&stage, &newest[1]).await, ["document"]);

            codes.open(&newest[2]).await;
            has_fragment(&stage, &format!("#code={}", newest[2])).await;
            stage.shell().go(english(Text::Generate)).await;
            stage.shell().lock().await;
            page.back().await;
            has_fragment(&stage, "").await;
            stage.shell().title(english(Text::Connect)).appears().await;
            assert_eq!(places(&stage, &newest[2]).await, [""; 0]);
        })
        .await;
}
