//! A code that is handed on as a link, and what such a link leaves behind: nothing.

use e2e::{Gateway, Name, Recipe, Setting, Stage, Text, count, english};
use sandbox::{CUSTOMER, Fault, FaultyAnswer, RESELLER, Replacement};
use std::collections::BTreeMap;

/// A code for the customer that nobody has used.
async fn canary(stage: &Stage) -> String {
    let query = format!("status=1&data_type=1&email={}&limit=1", CUSTOMER.email);
    stage.issued(&query).await.codes.remove(0)
}

/// What stands on the screen of one who has opened the link of a code and is connected.
async fn is_ready(stage: &Stage, code: &str) {
    let redeem = stage.redeem();
    redeem.preview(1).says(code).await;
    assert_eq!(redeem.codes().value().await, code);
}

/// Where the page leaves a code. Browsers remember with which address they opened it until it is loaded anew, and no script
/// can change that: it is theirs, as their list of visited pages is.
async fn places(stage: &Stage, code: &str) -> Vec<String> {
    let mut places = stage.page.places_of(code).await;
    places.retain(|place| place != "opening");
    places
}

/// Everywhere but in the field and in what was found in it.
async fn places_beside_the_field(stage: &Stage, code: &str) -> Vec<String> {
    let mut places = places(stage, code).await;
    places.retain(|place| place != "fields" && place != "document");
    places
}

#[tokio::test]
async fn a_link_opens_redeem_with_its_code_and_sends_it_when_the_person_says_so() {
    Setting::keys()
        .play(async |stage| {
            let code = canary(&stage).await;
            stage.open(&format!("#redeem={code}")).await;
            let start = &code[..7];
            let notice = stage.connect().notice();
            notice.says(&count(Text::LinkWaiting, 1)).await;
            notice.says(start).await;
            assert_eq!(places(&stage, &code).await, [""; 0]);
            stage.connect().with_key(CUSTOMER.api_key).await;
            is_ready(&stage, &code).await;
            assert_eq!(stage.effects().await.codes_redeemed, 0);
            assert_eq!(places_beside_the_field(&stage, &code).await, [""; 0]);
            stage.redeem().submit().await;
            let redeemed = english(Text::StatusRedeemed);
            stage.redeem().report(1).are(&[(&code, redeemed)]).await;
            assert_eq!(stage.effects().await.codes_redeemed, 1);
        })
        .await;
}

#[tokio::test]
async fn a_code_of_any_shape_is_the_one_that_was_sent() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("400 (Bad Request)");
            // In pasted text the first is two codes, and the other a slip of the keyboard.
            for code in ["9P-AB12,9P-CD34", "9P-\u{410}B12-CD34"] {
                stage.open(&format!("#redeem={code}")).await;
                is_ready(&stage, code).await;
                stage.redeem().submit().await;
                stage
                    .redeem()
                    .report(1)
                    .are(&[(code, english(Text::OutcomeRefused))])
                    .await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_link_outlives_a_kept_key_that_is_no_longer_good() {
    Setting::keys()
        .play(async |stage| {
            let code = canary(&stage).await;
            stage.open("").await;
            stage.connect().choose(english(Text::ModeHeader)).await;
            stage.connect().keep_the_key().await;
            stage.connect().with_key(CUSTOMER.api_key).await;
            stage.shell().title(english(Text::Issued)).appears().await;
            // From elsewhere: a page that is there already is not loaded again for a link.
            stage.page.goto("about:blank").await;
            stage.open(&format!("#redeem={code}")).await;
            is_ready(&stage, &code).await;
            stage.forgive("401");
            stage.fault(Fault {
                answer: FaultyAnswer::Replace(Replacement {
                    status: 401,
                    headers: BTreeMap::new(),
                    body: r#"{"success":false,"message":"expired"}"#.to_owned(),
                }),
                ..Fault::default()
            });
            let issued = stage.page.get("link", english(Text::Issued));
            issued.click().await;
            let main = stage.page.get("main", Name::Any);
            main.says("expired").await;
            let waiting = count(Text::LinkWaiting, 1);
            stage.page.get("heading", &*waiting).appears().await;
            stage.no_fault();
            stage.connect().with_key(CUSTOMER.api_key).await;
            is_ready(&stage, &code).await;
            assert_eq!(stage.effects().await.codes_redeemed, 0);
        })
        .await;
}

#[tokio::test]
async fn neither_back_and_forward_nor_a_reload_show_the_code_again() {
    Setting::keys()
        .play(async |stage| {
            let (page, code) = (&stage.page, canary(&stage).await);
            stage.open("?status=2").await;
            stage.open(&format!("?status=1#redeem={code}")).await;
            stage.connect().notice().says(&code[..7]).await;
            page.back().await;
            page.has_query_string("status=2").await;
            assert_eq!(places(&stage, &code).await, [""; 0]);
            page.forward().await;
            page.has_query_string("status=1").await;
            stage.shell().title(english(Text::Connect)).appears().await;
            assert_eq!(places(&stage, &code).await, [""; 0]);
            page.reload().await;
            stage.connect().with_key(CUSTOMER.api_key).await;
            stage.shell().title(english(Text::Issued)).appears().await;
            assert_eq!(page.places_of(&code).await, [""; 0]);
        })
        .await;
}

#[tokio::test]
async fn a_link_that_is_opened_in_an_open_page_keeps_what_was_typed_and_a_lock_forgets_both() {
    Setting::gateway()
        .play(async |stage| {
            let (page, code) = (&stage.page, canary(&stage).await);
            stage.open("?view=redeem").await;
            stage.redeem().codes().fill("9P-TYPE-D000-0001").await;
            page.run(&format!("location.hash = 'redeem={code}'")).await;
            stage.redeem().preview(2).says(&code).await;
            let text = stage.redeem().codes().value().await;
            assert_eq!(text, format!("9P-TYPE-D000-0001\n{code}"));
            assert_eq!(page.run("return location.hash").await, "");
            stage.shell().lock().await;
            assert_eq!(places(&stage, &code).await, [""; 0]);
        })
        .await;
}

#[tokio::test]
async fn a_link_without_a_whole_code_says_so_and_shows_nothing_of_it() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            stage.open("#redeem=CANARY%E2%80%AE77").await;
            let notice = page.get("alert", Name::Any);
            notice.says(english(Text::LinkUnreadable)).await;
            assert_eq!(places(&stage, "CANARY").await, [""; 0]);
            page.get("button", english(Text::Dismiss)).click().await;
            notice.disappears().await;
        })
        .await;
}

#[tokio::test]
async fn a_page_that_redeems_nothing_says_so_and_shows_nothing_of_the_code() {
    for config in [r#"{"hide":["redeem"]}"#, r#"{"read_only":true}"#] {
        Setting::keys()
            .config(Some(config))
            .play(async |stage| {
                stage.open("#redeem=9P-CANA-RY77-0001").await;
                let notice = stage.page.get("alert", Name::Any);
                notice.says(english(Text::LinkNotOffered)).await;
                assert_eq!(places(&stage, "9P-CANA").await, [""; 0]);
            })
            .await;
    }
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn a_server_in_front_its_log_and_the_worker_never_see_the_code_of_a_link() {
        Setting::keys()
            .play(async |stage| {
                let (page, code) = (&stage.page, canary(&stage).await);
                let gateway =
                    Gateway::start(Recipe::Nginx, &stage.sandbox.origin(), CUSTOMER.api_key).await;
                // Once without, so that a worker is in charge of what comes then.
                page.goto(&gateway.with_login()).await;
                page.run_async("navigator.serviceWorker.ready.then(() => done(true))")
                    .await;
                page.goto(&format!("{}?status=1#redeem={code}", gateway.with_login()))
                    .await;
                is_ready(&stage, &code).await;
                let controlled = "return navigator.serviceWorker.controller?.state ?? null";
                assert_eq!(page.run(controlled).await, "activated");
                assert_eq!(places_beside_the_field(&stage, &code).await, [""; 0]);
                assert!(!gateway.log().contains(&code), "{}", gateway.log());
                assert_eq!(stage.effects().await.codes_redeemed, 0);

                stage.redeem().submit().await;
                let redeemed = english(Text::StatusRedeemed);
                stage.redeem().report(1).are(&[(&code, redeemed)]).await;
                assert_eq!(stage.effects().await.codes_redeemed, 1);
                let log = gateway.log();
                assert!(log.contains("use-code") && !log.contains(&code), "{log}");
                let seen = [RESELLER.api_key, CUSTOMER.api_key];
                assert!(!seen.iter().any(|key| log.contains(key)), "{log}");
            })
            .await;
    }
}
