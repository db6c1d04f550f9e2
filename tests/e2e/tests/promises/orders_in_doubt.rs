//! An order whose answer is lost is neither lost nor doubled: the list tells what became of it, and nothing is sent again.

use std::{cmp::Ordering, time::Duration};

use e2e::{Name, Setting, Stage, Text, count, count_with, english, eventually, fill, steadily};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};

/// More than any browser resends by itself.
const EVERY_TIME: u32 = 50;

const IN_DOUBT: &str = english(Text::InDoubtTitle);

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

/// Such as "4 codes created, 2 requested".
fn title(made: i64, requested: i64) -> String {
    let (created, asked) = (made as u64, requested as u64);
    let with = |key, n, name, other: u64| count_with(key, n, &[(name, &other.to_string())]);
    match made.cmp(&requested) {
        Ordering::Less => with(Text::CodesCreatedOf, asked, "made", created),
        Ordering::Equal => count(Text::CodesCreated, created),
        Ordering::Greater => with(Text::CodesCreatedBeyond, created, "requested", asked),
    }
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
    stage.generate().place_ip_order("2", "5").await;
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
            stage.generate().place_ip_order("1", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            shows_the_truth(&stage, 1, 0).await;
            assert_eq!(stage.effects().await.codes_made, 10);

            let revoke = stage.page.get("button", count(Text::RevokeExtra, 9));
            revoke.click().await;
            let codes = stage.codes();
            codes.question().says("45 IPs will be returned").await;
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
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            // More than the ten minutes after which an order that the list does not show counts as not made.
            let later =
                "const now = window.Date.now; window.Date.now = () => now() + 12 * 60 * 1000";
            stage.page.run(later).await;
            stage
                .page
                .get("main", Name::Any)
                .says(&count(Text::Checked, 2))
                .await;
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
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            stage.api.generate(RESELLER.api_key, 2, 5).await;
            shows_the_truth(&stage, 2, 0).await;
            let main = stage.page.get("main", Name::Any);
            main.says("Identified from the list only").await;
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
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().notice().says(IN_DOUBT).await;
            stage
                .page
                .get("main", Name::Any)
                .says("0 found so far")
                .await;
            stage
                .page
                .get("main", Name::Any)
                .says(&count(Text::Checked, 2))
                .await;
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
            stage.generate().place_ip_order("2", "5").await;
            stage.faults_are_used_up().await;
            stage.api.generate(RESELLER.api_key, 3, 5).await;
            let notice = stage.generate().notice();
            notice.says(english(Text::UndeterminedTitle)).await;
            let shown = stage.generate().made(&count(Text::UnclearTitle, 5)).await;
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
                stage
                    .generate()
                    .place_ip_order("1", if status == 200 { "5" } else { "6" })
                    .await;
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
                stage.generate().place_ip_order("1", "5").await;
                stage
                    .generate()
                    .notice()
                    .says(english(Text::OrderRefused))
                    .await;
            }
            assert_eq!(stage.effects().await.codes_made, 0);
        })
        .await;
}

/// Waits until the page shows as many codes as the server has made, and no longer than a person waits.
async fn agrees(stage: &Stage, asked: i64, made_before: i64) {
    eventually("the page shows what the server has made", async || {
        let made = stage.effects().await.codes_made - made_before;
        let shown = stage.page.get("region", title(made, asked));
        match shown.is_there().await {
            true => Ok(()),
            false => Err(format!("{made} were made")),
        }
    })
    .await;
    shows_the_truth(stage, asked, made_before).await;
}

/// However often a browser sends an order by itself before it gets an answer: each of these is lost once, twice or three
/// times in a row, right after the server has acted, and then comes a good answer, if the browser sends again at all.
#[tokio::test]
async fn the_number_that_is_shown_is_the_number_that_was_made() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            let answers = [
                FaultyAnswer::Close,
                FaultyAnswer::Reset,
                FaultyAnswer::CutHeader { bytes: 20 },
                replaced(408, "{}"),
                replaced(421, "{}"),
            ];
            let mut ips = 5;
            for times in [1, 2, 3] {
                for answer in answers.clone() {
                    stage.open("?view=generate").await;
                    let before = stage.effects().await.codes_made;
                    lose(&stage, answer, times);
                    // Another amount each time: orders that are alike wait for each other.
                    stage.generate().place_ip_order("2", &ips.to_string()).await;
                    agrees(&stage, 2, before).await;
                    stage.no_fault();
                    ips += 1;
                }
            }
        })
        .await;
}

/// The same where every answer ends its connection, as behind a server that keeps none open.
#[tokio::test]
async fn the_number_that_is_shown_is_the_number_that_was_made_over_new_connections() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            for (ips, answer) in [("5", FaultyAnswer::Close), ("6", FaultyAnswer::Reset)] {
                stage.fault(Fault {
                    endpoint: Some("list-share-code".to_owned()),
                    answer: FaultyAnswer::CutBody { bytes: usize::MAX },
                    times: EVERY_TIME,
                    ..Fault::default()
                });
                let before = stage.effects().await.codes_made;
                lose(&stage, answer, 1);
                stage.generate().place_ip_order("2", ips).await;
                agrees(&stage, 2, before).await;
                stage.no_fault();
            }
        })
        .await;
}

#[tokio::test]
async fn an_undisturbed_order_costs_three_readings_of_the_list_and_disturbs_nobody() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            stage.shell().go(english(Text::Generate)).await;
            let before = stage.arrived("list-share-code");
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().made(&title(2, 2)).await;
            let calm = async || {
                let activity = stage.page.get("link", english(Text::Activity));
                if !activity.is_there().await {
                    return Err("Activity has something to say");
                }
                if stage.generate().notice().is_there().await {
                    return Err("there is an alarm");
                }
                Ok(())
            };
            eventually("the list is read behind the answer", async || {
                calm().await.unwrap_or_else(|why| panic!("{why}"));
                match stage.arrived("list-share-code") - before {
                    3 => Ok(()),
                    n => Err(format!("{n} readings")),
                }
            })
            .await;
            steadily("nobody is disturbed", Duration::from_secs(2), async || {
                calm().await?;
                match stage.arrived("list-share-code") - before {
                    3 => Ok(()),
                    _ => Err("the list is read once more"),
                }
            })
            .await;
            assert_eq!(stage.arrived("generate-ip-code"), 1);
        })
        .await;
}

/// The order is carried out three times, and the answer is that to the last.
fn triple(stage: &Stage) {
    stage.fault(Fault {
        endpoint: Some("generate-ip-code".to_owned()),
        acts: 3,
        ..Fault::default()
    });
}

/// Whether these codes can be used by those who have them.
async fn are_unused(stage: &Stage, codes: &[String]) {
    let unused = stage.issued("status=1&limit=30").await.codes;
    assert!(codes.iter().all(|code| unused.contains(code)), "{codes:?}");
}

#[tokio::test]
async fn codes_beyond_those_of_a_good_answer_are_said_on_every_screen_and_can_be_revoked() {
    Setting::gateway()
        .play(async |stage| {
            let balance = stage.effects().await.account(RESELLER.name).ip_balance;
            stage.open("?view=generate").await;
            triple(&stage);
            // The first two sendings are in no list before the answer to the third.
            lag(&stage);
            stage.generate().place_ip_order("2", "5").await;
            let named = stage.generate().made(&title(2, 2)).await;
            stage.shell().go(english(Text::Redeemed)).await;
            let alarm = stage.page.get("alert", Name::Any);
            alarm.says(&title(6, 2)).await;
            stage.no_fault();
            // It stays said until somebody takes note.
            stage.page.reload().await;
            alarm.says(&title(6, 2)).await;
            alarm
                .get("button", count(Text::RevokeExtra, 4))
                .click()
                .await;
            let question = stage.codes().question();
            question.get("button", "Revoke 4 codes").click().await;
            stage.codes().revoke_report(4).region().appears().await;
            assert_eq!(stage.effects().await.codes_revoked, 4);
            let now = stage.effects().await.account(RESELLER.name).ip_balance;
            assert_eq!(now, balance - 10);
            // What was handed out is good.
            are_unused(&stage, &named).await;
            alarm.get("button", english(Text::Dismiss)).click().await;
            alarm.disappears().await;
            stage.page.reload().await;
            stage.shell().go(english(Text::Activity)).await;
            let main = stage.page.get("main", Name::Any);
            main.says(english(Text::StateMore)).await;
            assert!(!alarm.is_there().await);
            stage.page.get("button", "Show 6 codes").click().await;
            stage
                .page
                .get("button", english(Text::HideCodes))
                .appears()
                .await;
            main.says(&named[0]).await;
            let revoke = stage.page.get("button", Name::starting("Revoke"));
            assert!(!revoke.is_there().await, "nothing is surplus any more");
        })
        .await;
}

#[tokio::test]
async fn activity_too_offers_to_revoke_what_nobody_was_given() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            triple(&stage);
            lag(&stage);
            stage.generate().place_ip_order("2", "5").await;
            let named = stage.generate().made(&title(2, 2)).await;
            let alarm = stage.page.get("alert", Name::Any);
            alarm.says(&title(6, 2)).await;
            stage.no_fault();
            alarm.get("button", english(Text::Dismiss)).click().await;
            stage.shell().go(english(Text::Activity)).await;
            stage.page.get("button", "Show 6 codes").click().await;
            let revoke = stage.page.get("button", count(Text::RevokeExtra, 4));
            revoke.click().await;
            let question = stage.codes().question();
            question.get("button", "Revoke 4 codes").click().await;
            stage.codes().revoke_report(4).region().appears().await;
            are_unused(&stage, &named).await;
        })
        .await;
}

/// Both are carried out twice, and the list is read behind the first when the second has been made.
#[tokio::test]
async fn of_two_like_orders_each_is_told_its_own_surplus() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            let twice = || Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                acts: 2,
                ..Fault::default()
            };
            stage.fault(twice());
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().made(&title(2, 2)).await;
            stage.fault(twice());
            stage.generate().place_ip_order("2", "5").await;
            stage.shell().go(english(Text::Issued)).await;
            let news = stage.page.get("heading", title(4, 2));
            news.appears_times(2).await;
            assert_eq!(stage.effects().await.codes_made, 8);
        })
        .await;
}

#[tokio::test]
async fn a_part_that_was_carried_out_twice_stops_a_large_order() {
    Setting::keys()
        .config(Some(r#"{"order_size": 2}"#))
        .play(async |stage| {
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.shell().go(english(Text::Generate)).await;
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                acts: 2,
                ..Fault::default()
            });
            stage.generate().place_ip_order("6", "5").await;
            let alarm = stage.page.get("alert", Name::Any);
            alarm.says(&title(4, 2)).await;
            stage.page.get("region", title(4, 6)).appears().await;
            assert_eq!(stage.effects().await.codes_made, 4);
        })
        .await;
}

#[tokio::test]
async fn a_last_part_that_was_carried_out_twice_is_said() {
    Setting::keys()
        .config(Some(r#"{"order_size": 2}"#))
        .play(async |stage| {
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.shell().go(english(Text::Generate)).await;
            for acts in [1, 1, 2] {
                stage.fault(Fault {
                    endpoint: Some("generate-ip-code".to_owned()),
                    acts,
                    ..Fault::default()
                });
            }
            stage.generate().place_ip_order("6", "5").await;
            let alarm = stage.page.get("alert", Name::Any);
            alarm.says(&title(4, 2)).await;
            stage.page.get("region", title(8, 6)).appears().await;
            assert_eq!(stage.effects().await.codes_made, 8);
        })
        .await;
}

#[tokio::test]
async fn an_order_that_was_refused_and_yet_carried_out_is_said() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("400 (Bad Request)");
            stage.open("?view=generate").await;
            lag(&stage);
            let no = r#"{"success":false,"message":"Balance too low"}"#;
            lose(&stage, replaced(400, no), 1);
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().notice().says("Balance too low").await;
            let alarm = stage.page.get("alert", Name::Any);
            alarm
                .says("The result differs from the API's response")
                .await;
            agrees(&stage, 2, 0).await;
        })
        .await;
}

#[tokio::test]
async fn codes_beyond_those_of_a_good_answer_are_found_though_the_page_was_closed() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            triple(&stage);
            lag(&stage);
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().made(&title(2, 2)).await;
            stage.open("?view=redeemed").await;
            let alarm = stage.page.get("alert", Name::Any);
            alarm.says(&title(6, 2)).await;
        })
        .await;
}

#[tokio::test]
async fn a_second_execution_is_found_behind_a_list_that_lags() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            lag(&stage);
            triple(&stage);
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().made(&title(2, 2)).await;
            agrees(&stage, 2, 0).await;
            assert_eq!(stage.effects().await.codes_made, 6);
        })
        .await;
}

#[tokio::test]
async fn orders_that_are_alike_and_follow_each_other_at_once_are_told_apart() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            for _ in 0..3 {
                stage.generate().place_ip_order("2", "5").await;
                stage.generate().made(&title(2, 2)).await;
                stage.generate().another().appears().await;
            }
            stage.shell().go(english(Text::Activity)).await;
            let main = stage.page.get("main", Name::Any);
            steadily(
                "no order is taken for another",
                Duration::from_secs(8),
                async || match main.text().await {
                    text if text.contains(english(Text::StateMore)) => Err(text),
                    _ => Ok(()),
                },
            )
            .await;
            assert!(!stage.generate().notice().is_there().await);
            assert_eq!(stage.effects().await.codes_made, 6);
        })
        .await;
}

#[tokio::test]
async fn while_one_order_is_in_doubt_another_one_can_be_placed_and_a_like_one_says_why_it_waits() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            stage.fault(Fault {
                endpoint: Some("list-share-code".to_owned()),
                lag_ms: 600_000,
                times: EVERY_TIME,
                ..Fault::default()
            });
            lose(&stage, FaultyAnswer::CutBody { bytes: 3 }, 1);
            stage.generate().place_ip_order("2", "5").await;
            generate.notice().says(IN_DOUBT).await;

            generate.submit().await;
            let main = stage.page.get("main", Name::Any);
            main.says("is still unconfirmed").await;
            assert!(!generate.question().is_there().await);
            assert_eq!(
                generate.field(english(Text::NumberOfCodes)).value().await,
                "2"
            );

            stage.generate().place_ip_order("3", "7").await;
            generate.made(&title(3, 3)).await;
            assert_eq!(stage.effects().await.codes_made, 5);
            stage
                .page
                .get("link", Name::starting(english(Text::Activity)))
                .click()
                .await;
            main.says(&fill(Text::OrderOf, &[("order", "2 × 5 IPs")]))
                .await;
            main.says(english(Text::OutcomeInDoubt)).await;
        })
        .await;
}

/// The driver of WebKit opens tabs that share no storage.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn what_another_tab_has_found_is_said_in_each() {
        Setting::gateway()
            .play(async |stage| {
                stage.open("?view=generate").await;
                triple(&stage);
                lag(&stage);
                stage.generate().place_ip_order("2", "5").await;
                stage.generate().made(&title(2, 2)).await;
                stage.page.open_tab().await;
                stage.open("?view=activity").await;
                let alarm = stage.page.get("alert", Name::Any);
                alarm.says(&title(6, 2)).await;
                stage.page.switch_to_tab(0).await;
                alarm.says(&title(6, 2)).await;
            })
            .await;
    }
}
