//! An order whose answer is lost is neither lost nor doubled: the list tells what became of it, and nothing is sent again.

use e2e::{Name, Setting, Stage};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};

/// More than any browser resends by itself.
const EVERY_TIME: u32 = 50;

const IN_DOUBT: &str = "We can't tell yet whether this order went through";

fn replaced(status: u16, body: &str) -> FaultyAnswer {
    FaultyAnswer::Replace(Replacement {
        status,
        body: body.to_owned(),
        ..Replacement::default()
    })
}

/// The server acts on orders, and then answers like this, so many times.
fn lose(stage: &Stage, answer: FaultyAnswer, times: u32) {
    stage.fault(Fault {
        endpoint: Some("generate-ip-code".to_owned()),
        answer,
        times,
        ..Fault::default()
    });
}

async fn order(stage: &Stage, codes: &str, ips: &str) {
    let generate = stage.generate();
    generate.ip_order(codes, ips).await;
    generate.submit().await;
    generate.confirm().click().await;
}

/// "2 codes made, 2 asked"
fn title(made: i64, asked: i64) -> String {
    let codes = if made == 1 { "code" } else { "codes" };
    format!("{made} {codes} made, {asked} asked")
}

/// The codes that the page shows as made are those that the server has made, no more and no fewer.
async fn shows_the_truth(stage: &Stage, asked: i64, made_before: i64) {
    let made = stage.effects().await.codes_made - made_before;
    let mut shown = stage.generate().made(&title(made, asked)).await;
    let mut newest = stage.issued(&format!("limit={made}")).await.codes;
    shown.sort();
    newest.sort();
    assert_eq!(shown, newest);
}

/// Places an order whose answer is lost like this every time, and waits until it has settled by itself.
async fn settles(stage: &Stage, answer: FaultyAnswer) {
    let before = stage.effects().await.codes_made;
    lose(stage, answer, EVERY_TIME);
    order(stage, "2", "5").await;
    let generate = stage.generate();
    generate.notice().says(IN_DOUBT).await;
    generate.notice().says("the 2 codes may exist").await;
    stage.no_fault();
    shows_the_truth(stage, 2, before).await;
}

async fn lost_answers_settle(dialect: &str) {
    Setting::gateway()
        .dialect(dialect)
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            for answer in [
                FaultyAnswer::CutBody { bytes: 16 },
                FaultyAnswer::CutHeader { bytes: 20 },
                replaced(500, "<h1>Bad gateway</h1>"),
                replaced(200, ""),
                replaced(200, r#"{"success":true}"#),
                replaced(200, r#"{"succ"#),
            ] {
                settles(&stage, answer).await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_cut_or_empty_answer_settles_by_itself_in_dialect_a() {
    lost_answers_settle("a").await;
}

#[tokio::test]
async fn a_cut_or_empty_answer_settles_by_itself_in_dialect_b() {
    lost_answers_settle("b").await;
}

#[tokio::test]
async fn a_cut_or_empty_answer_settles_by_itself_in_dialect_c() {
    lost_answers_settle("c").await;
}

/// Browsers send again by themselves here, several times.
async fn resent_orders_show_the_true_number(dialect: &str) {
    Setting::gateway()
        .dialect(dialect)
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            for answer in [
                FaultyAnswer::Close,
                FaultyAnswer::Reset,
                replaced(408, "{}"),
                replaced(421, "{}"),
            ] {
                settles(&stage, answer).await;
            }
        })
        .await;
}

#[tokio::test]
async fn an_order_that_the_browser_sent_again_and_again_shows_all_its_codes_in_dialect_a() {
    resent_orders_show_the_true_number("a").await;
}

#[tokio::test]
async fn an_order_that_the_browser_sent_again_and_again_shows_all_its_codes_in_dialect_b() {
    resent_orders_show_the_true_number("b").await;
}

#[tokio::test]
async fn an_order_that_the_browser_sent_again_and_again_shows_all_its_codes_in_dialect_c() {
    resent_orders_show_the_true_number("c").await;
}

#[tokio::test]
async fn more_codes_than_asked_are_all_shown_and_the_surplus_can_be_revoked() {
    Setting::gateway()
        .play(async |stage| {
            let balance = stage.effects().await.account(RESELLER.name).ip_balance;
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                acts: 10,
                answer: FaultyAnswer::CutBody { bytes: 3 },
                ..Fault::default()
            });
            order(&stage, "1", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            shows_the_truth(&stage, 1, 0).await;
            assert_eq!(stage.effects().await.codes_made, 10);

            let revoke = stage.page.get("button", "Revoke 9 surplus codes…");
            revoke.click().await;
            let codes = stage.codes();
            codes.question().says("45 IPs come back").await;
            codes
                .question()
                .get("button", "Revoke 9 codes")
                .click()
                .await;
            codes.revoke_report(9).region().appears().await;
            assert_eq!(stage.effects().await.codes_revoked, 9);
            let now = stage.effects().await.account(RESELLER.name).ip_balance;
            assert_eq!(now, balance - 5);
        })
        .await;
}

/// The list shows what was there five seconds before.
fn lag(stage: &Stage) {
    stage.fault(Fault {
        endpoint: Some("list-share-code".to_owned()),
        lag_ms: 5_000,
        times: EVERY_TIME,
        ..Fault::default()
    });
}

#[tokio::test]
async fn a_clock_that_is_set_meanwhile_ends_no_doubt() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            lag(&stage);
            lose(&stage, FaultyAnswer::CutBody { bytes: 3 }, 1);
            order(&stage, "2", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            // More than the ten minutes after which an order that the list does not show counts as not made.
            let later = "const now = Date.now; Date.now = () => now() + 12 * 60 * 1000";
            stage.page.run(later).await;
            stage.page.get("main", Name::Any).says("look 2").await;
            shows_the_truth(&stage, 2, 0).await;
        })
        .await;
}

#[tokio::test]
async fn codes_that_the_list_alone_tells_are_called_so() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                acts: 0,
                answer: replaced(500, ""),
                ..Fault::default()
            });
            order(&stage, "2", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            stage.api.generate(RESELLER.api_key, 2, 5).await;
            shows_the_truth(&stage, 2, 0).await;
            let main = stage.page.get("main", Name::Any);
            main.says("Told by the list alone").await;
        })
        .await;
}

#[tokio::test]
async fn an_order_stays_in_doubt_while_the_list_lags_and_then_settles() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            lag(&stage);
            lose(&stage, FaultyAnswer::CutBody { bytes: 3 }, 1);
            order(&stage, "2", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            stage
                .page
                .get("main", Name::Any)
                .says("0 found so far")
                .await;
            stage.page.get("main", Name::Any).says("look 2").await;
            shows_the_truth(&stage, 2, 0).await;
        })
        .await;
}

#[tokio::test]
async fn codes_that_somebody_else_ordered_meanwhile_are_shown_and_not_claimed() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                delay_ms: 1_000,
                answer: FaultyAnswer::CutBody { bytes: 3 },
                ..Fault::default()
            });
            order(&stage, "2", "5").await;
            stage.faults_are_used_up().await;
            stage.api.generate(RESELLER.api_key, 3, 5).await;
            let notice = stage.generate().notice();
            notice
                .says("We can't tell which codes are this order's")
                .await;
            let shown = stage
                .generate()
                .made("5 codes that may be this order's")
                .await;
            assert_eq!(shown.len(), 5);
            let newest = stage.issued("limit=5").await.codes;
            assert!(newest.iter().all(|code| shown.contains(code)), "{shown:?}");
            assert_eq!(stage.effects().await.codes_made, 5);
        })
        .await;
}

#[tokio::test]
async fn a_page_that_is_not_the_api_leaves_the_order_in_doubt_and_is_named() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("403 (Forbidden)");
            stage.open("?view=generate").await;
            for (status, body, named) in [
                (200, "<!doctype html><title>Sign in</title>", "a web page"),
                (
                    403,
                    "<script src=/cdn-cgi/challenge-platform/h></script>",
                    "a Cloudflare challenge page",
                ),
            ] {
                let html = Replacement {
                    status,
                    headers: [("content-type".to_owned(), "text/html".to_owned())].into(),
                    body: body.to_owned(),
                };
                stage.fault(Fault {
                    endpoint: Some("generate-ip-code".to_owned()),
                    acts: 0,
                    answer: FaultyAnswer::Replace(html),
                    ..Fault::default()
                });
                stage.open("?view=generate").await;
                // Another amount each time: orders that are alike wait for each other.
                order(&stage, "1", if status == 200 { "5" } else { "6" }).await;
                stage.generate().notice().says(IN_DOUBT).await;
                stage.generate().notice().says(named).await;
            }
            assert_eq!(stage.effects().await.codes_made, 0);
        })
        .await;
}

#[tokio::test]
async fn a_request_to_wait_is_a_refusal_and_nothing_is_sent_again() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("429");
            stage.open("?view=generate").await;
            for header in ["2", "-1", "99999999", "soon"] {
                let wait = Replacement {
                    status: 429,
                    headers: [("retry-after".to_owned(), header.to_owned())].into(),
                    body: "{}".to_owned(),
                };
                stage.fault(Fault {
                    endpoint: Some("generate-ip-code".to_owned()),
                    acts: 0,
                    answer: FaultyAnswer::Replace(wait),
                    ..Fault::default()
                });
                order(&stage, "1", "5").await;
                stage
                    .generate()
                    .notice()
                    .says("The API refused this order")
                    .await;
            }
            assert_eq!(stage.effects().await.codes_made, 0);
        })
        .await;
}

/// WebKit was not seen to send again by itself.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn a_second_execution_is_found_though_the_answer_looks_good() {
        Setting::gateway()
            .play(async |stage| {
                stage.open("?view=generate").await;
                for answer in [FaultyAnswer::Close, FaultyAnswer::Reset] {
                    let before = stage.effects().await.codes_made;
                    lose(&stage, answer, 1);
                    order(&stage, "2", "5").await;
                    stage.generate().made(&title(4, 2)).await;
                    shows_the_truth(&stage, 2, before).await;
                }
            })
            .await;
    }

    #[tokio::test]
    async fn a_second_execution_is_found_behind_a_list_that_lags() {
        Setting::gateway()
            .play(async |stage| {
                stage.open("?view=generate").await;
                lag(&stage);
                lose(&stage, FaultyAnswer::Close, 1);
                order(&stage, "2", "5").await;
                let notice = stage.generate().notice();
                notice.says("Making sure that no more were made").await;
                stage.page.get("region", title(2, 2)).appears().await;
                shows_the_truth(&stage, 2, 0).await;
                assert_eq!(stage.effects().await.codes_made, 4);
            })
            .await;
    }
}

/// What only Chromium tells of a connection.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn a_good_order_asks_for_the_list_once_and_before_the_click() {
        Setting::gateway()
            .play(async |stage| {
                let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)\
                    .filter((name) => name.includes('cd-keys')).map((name) => name.split('/').pop())";
                let generate = stage.generate();
                let mut seen = Vec::new();
                // A machine that is busy may make an order look as if it had been sent twice.
                for _ in 0..5 {
                    stage.open("?view=generate").await;
                    generate.ip_order("2", "5").await;
                    e2e::eventually("the list is read while one types", async || {
                        match stage.page.run(asked).await.to_string() {
                            now if now.contains("list-share-code") => Ok(()),
                            now => Err(now),
                        }
                    })
                    .await;
                    generate.submit().await;
                    generate.confirm().click().await;
                    generate.made("2 codes made, 2 asked").await;
                    let names = stage.page.run(asked).await;
                    if names.as_array().map(Vec::len) == Some(2) {
                        return;
                    }
                    seen.push(names);
                }
                panic!("each of five orders asked for more than the list and itself: {seen:?}");
            })
            .await;
    }
}
