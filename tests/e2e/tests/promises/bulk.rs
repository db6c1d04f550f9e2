//! Any number of codes is redeemed and revoked, and each ends with what became of it.

use e2e::{Name, Setting, Stage, Text, count, english, eventually, saved};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};

/// New codes of 5 IPs each, as a text to paste.
async fn new_codes(stage: &Stage, count: usize) -> String {
    stage.api.generate(RESELLER.api_key, count as u64, 5).await;
    let mut codes = Vec::new();
    for page in 1..=count.div_ceil(100) {
        let query = format!("limit=100&page={page}");
        codes.extend(stage.issued(&query).await.codes);
    }
    codes.truncate(count);
    codes.join("\n")
}

/// "5,204"
fn grouped(n: u64) -> String {
    format!("{},{:03}", n / 1000, n % 1000)
}

/// Pastes codes and sends them.
async fn redeem(stage: &Stage, text: &str) {
    let redeem = stage.redeem();
    stage.open("?view=redeem").await;
    redeem.codes().paste(text).await;
    redeem.submit().await;
}

/// The next requests to this endpoint get this answer, without an act.
fn refuse(stage: &Stage, endpoint: &str, status: u16, headers: &[(&str, &str)], times: u32) {
    stage.fault(refusal(endpoint, status, headers, times));
}

fn refusal(endpoint: &str, status: u16, headers: &[(&str, &str)], times: u32) -> Fault {
    let headers = headers
        .iter()
        .map(|(name, value)| (name.to_string(), value.to_string()));
    Fault {
        endpoint: Some(endpoint.to_owned()),
        acts: 0,
        times,
        answer: FaultyAnswer::Replace(Replacement {
            status,
            headers: headers.collect(),
            body: "{}".to_owned(),
        }),
        ..Fault::default()
    }
}

fn slow(stage: &Stage, endpoint: &str, delay_ms: u64, times: u32) {
    stage.fault(Fault {
        endpoint: Some(endpoint.to_owned()),
        delay_ms,
        times,
        ..Fault::default()
    });
}

async fn redeemed(stage: &Stage, codes: i64) {
    eventually(format!("{codes} codes are redeemed"), async || match stage
        .effects()
        .await
        .codes_redeemed
    {
        n if n == codes => Ok(()),
        n => Err(format!("{n} are")),
    })
    .await;
}

#[tokio::test]
async fn five_thousand_codes_are_revoked_while_every_seventh_answer_is_lost() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("revoke-code");
            stage.api.generate(RESELLER.api_key, 5_000, 5).await;
            let all = stage.issued("status=1&limit=1").await.total.unwrap_or(0);
            for _ in 0..all / 7 / 50 {
                slow(&stage, "revoke-code", 0, 6);
                stage.fault(Fault {
                    endpoint: Some("revoke-code".to_owned()),
                    answer: FaultyAnswer::CutBody { bytes: 5 },
                    ..Fault::default()
                });
            }
            stage.open("?status=1").await;
            stage.codes().tick_page().click().await;
            let bar = stage.codes().selection();
            bar.get("button", Name::starting("Select all"))
                .click()
                .await;
            let revoke = bar.get("button", Name::starting("Revoke 5,"));
            revoke.click().await;
            let question = stage.codes().question();
            let sure = question.get("button", Name::starting("Revoke"));
            assert!(sure.attribute("disabled").await.is_some());
            question.get("textbox", Name::Any).fill("17").await;
            assert!(sure.attribute("disabled").await.is_some());
            question
                .get("textbox", Name::Any)
                .fill(&all.to_string())
                .await;
            sure.click().await;
            eventually("every code is revoked", async || {
                match stage.effects().await.codes_revoked as u64 {
                    n if n == all => Ok(()),
                    n => Err(format!("{n} of {all} are")),
                }
            })
            .await;
            let report = stage.page.get(
                "region",
                format!("Revoked {all} of {all} codes", all = grouped(all)),
            );
            report.says(&(grouped(all) + " revoked")).await;
            let text = report.text().await;
            for other in [
                english(Text::CountRefused),
                english(Text::CountInDoubt),
                english(Text::CountNotSent),
            ] {
                assert!(!text.contains(other), "{other}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_busy_api_is_waited_for_and_the_wait_can_be_cut_short() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("429");
            let text = new_codes(&stage, 3).await;
            refuse(&stage, "use-code", 429, &[("retry-after", "250")], 1);
            redeem(&stage, &text).await;
            let main = stage.page.get("main", Name::Any);
            main.says("Rate limit reached. Resuming in 24").await;
            stage
                .page
                .get("button", english(Text::Resume))
                .click()
                .await;
            stage.redeem().report(3).region().says("3 redeemed").await;
        })
        .await;
}

#[tokio::test]
async fn nothing_more_is_sent_while_the_api_can_not_be_reached() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("500");
            let text = new_codes(&stage, 60).await;
            // Late enough for the list to be gone when the answer comes.
            stage.fault(Fault {
                delay_ms: 2_000,
                ..refusal("use-code", 500, &[], 1)
            });
            redeem(&stage, &text).await;
            refuse(&stage, "list-use-code", 500, &[], 1_000);
            let main = stage.page.get("main", Name::Any);
            main.says("Can't reach the API. Retrying in").await;
            assert_eq!(stage.effects().await.codes_redeemed, 0);
            stage.no_fault();
            let report = stage.redeem().report(60);
            report.region().says("10 redeemed").await;
            // What never reached the server is known not to have happened, and goes again.
            report.region().says("50 rejected").await;
            stage
                .page
                .get("button", count(Text::Retry, 50))
                .click()
                .await;
            report.region().says("60 redeemed").await;
            assert_eq!(stage.effects().await.codes_redeemed, 60);
        })
        .await;
}

/// However the server tells of it, or does not.
async fn bad_codes_are_told_from_good_ones(dialect: &str) {
    let fails = dialect == "a";
    Setting::gateway()
        .dialect(dialect)
        .play(async move |stage| {
            if fails {
                stage.forgive("400");
            }
            let revoked = stage.issued("status=3&limit=1").await.codes;
            let text = new_codes(&stage, 59).await;
            redeem(&stage, &format!("{text}\n{}", revoked[0])).await;
            let report = stage.redeem().report(60);
            report.region().says("59 redeemed").await;
            report.region().says("1 rejected").await;
            report
                .region()
                .get("radio", english(Text::OutcomeRefused))
                .click()
                .await;
            report
                .are(&[(&revoked[0], english(Text::OutcomeRefused))])
                .await;
            assert_eq!(stage.effects().await.codes_redeemed, 59);
        })
        .await;
}

#[tokio::test]
async fn bad_codes_are_told_from_good_ones_where_one_fails_the_call() {
    bad_codes_are_told_from_good_ones("a").await;
}

#[tokio::test]
async fn bad_codes_are_told_from_good_ones_where_they_are_left_out() {
    bad_codes_are_told_from_good_ones("b").await;
}

#[tokio::test]
async fn bad_codes_are_told_from_good_ones_where_no_code_is_named() {
    bad_codes_are_told_from_good_ones("c").await;
}

#[tokio::test]
async fn another_outcome_of_a_long_report_is_shown_from_its_first_code() {
    Setting::gateway()
        .play(async |stage| {
            let text = new_codes(&stage, 240).await;
            slow(&stage, "use-code", 1_000, 1);
            redeem(&stage, &text).await;
            stage.faults_are_used_up().await;
            stage.page.get("button", english(Text::Stop)).click().await;
            let report = stage.redeem().report(240);
            report.region().says("190 not sent").await;
            let list = "const list = [...document.querySelectorAll('.windowed')].pop();";
            let at_the_end =
                format!("{list} list.scrollTop = list.scrollHeight; return list.scrollTop");
            let scrolled = stage.page.run(&at_the_end).await;
            assert!(scrolled.as_f64() > Some(0.0), "{scrolled}");
            report
                .region()
                .get("radio", english(Text::OutcomeNotSent))
                .click()
                .await;
            let first = format!("{list} return list.scrollTop === 0");
            e2e::eventually("the list begins at its top", async || {
                match stage.page.run(&first).await == true {
                    true => Ok(()),
                    false => Err("it is scrolled"),
                }
            })
            .await;
        })
        .await;
}

#[tokio::test]
async fn the_rest_of_a_job_can_be_stopped_and_sent_later() {
    Setting::gateway()
        .play(async |stage| {
            let text = new_codes(&stage, 70).await;
            slow(&stage, "use-code", 1_000, 1);
            redeem(&stage, &text).await;
            // The first part is on its way.
            stage.faults_are_used_up().await;
            stage.page.get("button", english(Text::Stop)).click().await;
            let report = stage.redeem().report(70);
            report.region().says("50 redeemed").await;
            report.region().says("20 not sent").await;
            assert_eq!(stage.effects().await.codes_redeemed, 50);
            stage
                .page
                .get("button", count(Text::Retry, 20))
                .click()
                .await;
            report.region().says("70 redeemed").await;
            assert_eq!(stage.effects().await.codes_redeemed, 70);
        })
        .await;
}

#[tokio::test]
async fn a_job_goes_on_while_one_looks_at_another_screen() {
    Setting::gateway()
        .play(async |stage| {
            let text = new_codes(&stage, 120).await;
            slow(&stage, "use-code", 1_000, 3);
            redeem(&stage, &text).await;
            stage
                .page
                .get("main", Name::Any)
                .says("50 of 120 sent")
                .await;
            stage.shell().go(english(Text::Issued)).await;
            redeemed(&stage, 120).await;
            stage.shell().go(english(Text::Redeem)).await;
            stage
                .redeem()
                .report(120)
                .region()
                .says("120 redeemed")
                .await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn what_a_server_says_is_not_run_by_a_spreadsheet_that_takes_the_report() {
        Setting::gateway()
            .play(async |stage| {
                stage.forgive("400");
                let page = &stage.page;
                page.permit_clipboard(&stage.sandbox.origin()).await;
                let folder = tempfile::tempdir().expect("there is room for a file");
                page.download_to(folder.path()).await;
                let text = new_codes(&stage, 1).await;
                stage.fault(Fault {
                    endpoint: Some("use-code".to_owned()),
                    acts: 0,
                    times: 1,
                    answer: FaultyAnswer::Replace(Replacement {
                        status: 400,
                        body: r#"{"success":false,"message":"=1+1 Mã này sai"}"#.to_owned(),
                        ..Replacement::default()
                    }),
                    ..Fault::default()
                });
                redeem(&stage, &text).await;
                let report = stage.redeem().report(1);
                report.region().says("1 rejected").await;
                page.get("button", english(Text::CopyReport)).click().await;
                page.get("button", english(Text::Copied)).appears().await;
                let row = format!("{text}\tRejected\t'=1+1 Mã này sai");
                let copied = page.clipboard().await;
                assert_eq!(copied, format!("Code\tStatus\tReason\n{row}\n"));
                page.get("button", english(Text::SaveReport)).click().await;
                let saved = saved(folder.path(), ".csv").await;
                let row = row.replace('\t', ",");
                assert_eq!(saved, format!("\u{feff}Code,Status,Reason\r\n{row}\r\n"));
            })
            .await;
    }

    #[tokio::test]
    async fn a_job_that_a_killed_browser_left_is_gone_on_with() {
        Setting::gateway()
            .play(async |stage| {
                let text = new_codes(&stage, 120).await;
                slow(&stage, "use-code", 0, 1);
                slow(&stage, "use-code", 3_000, 1);
                redeem(&stage, &text).await;
                redeemed(&stage, 50).await;
                stage.faults_are_used_up().await;
                let code = text.lines().next().unwrap_or_default();
                let places = stage.page.places_of(code).await;
                assert!(
                    !places.iter().any(|place| place.contains("storage")),
                    "{places:?}"
                );
                stage.crash().await;
                redeemed(&stage, 100).await;

                stage.open("?view=redeem").await;
                let main = stage.page.get("main", Name::Any);
                main.says(english(Text::LeftRedeeming)).await;
                main.says("50 of 120 confirmed").await;
                stage
                    .page
                    .get("button", english(Text::Resume))
                    .click()
                    .await;
                let report = stage.redeem().report(120);
                report.region().says("120 redeemed").await;
                assert_eq!(stage.effects().await.codes_redeemed, 120);
                stage.page.reload().await;
                stage.redeem().codes().appears().await;
                assert!(!main.text().await.contains("interrupted"));
            })
            .await;
    }

    #[tokio::test]
    async fn the_codes_of_a_job_that_was_left_can_be_had_without_sending_more() {
        Setting::gateway()
            .play(async |stage| {
                let text = new_codes(&stage, 60).await;
                slow(&stage, "use-code", 2_000, 1);
                redeem(&stage, &text).await;
                stage.faults_are_used_up().await;
                stage.crash().await;
                redeemed(&stage, 50).await;
                stage.open("?view=redeem").await;
                stage
                    .page
                    .get("button", english(Text::CheckOnly))
                    .click()
                    .await;
                let report = stage.redeem().report(60);
                report.region().says("50 redeemed").await;
                report.region().says("10 not sent").await;
                assert_eq!(stage.effects().await.codes_redeemed, 50);
            })
            .await;
    }

    #[tokio::test]
    async fn a_job_whose_connection_breaks_off_in_the_middle_goes_on_when_asked() {
        Setting::gateway()
            .play(async |stage| {
                let text = new_codes(&stage, 120).await;
                slow(&stage, "use-code", 1_500, 1);
                redeem(&stage, &text).await;
                stage.faults_are_used_up().await;
                stage.page.block(&["*/client/*"]).await;
                let main = stage.page.get("main", Name::Any);
                main.says("Can't reach the API. Retrying in").await;
                assert_eq!(stage.effects().await.codes_redeemed, 50);
                stage.page.block(&[]).await;
                let on = stage.page.get("button", english(Text::Resume));
                on.click().await;
                stage
                    .redeem()
                    .report(120)
                    .region()
                    .says(english(Text::CountDoneRedeem))
                    .await;
                let again = stage.page.get("button", count(Text::Retry, 50));
                again.click().await;
                stage
                    .redeem()
                    .report(120)
                    .region()
                    .says("120 redeemed")
                    .await;
                assert_eq!(stage.effects().await.codes_redeemed, 120);
            })
            .await;
    }
}

/// The driver of WebKit opens tabs that share no storage.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn two_tabs_do_not_redeem_side_by_side() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                let text = new_codes(&stage, 60).await;
                slow(&stage, "use-code", 3_000, 1);
                redeem(&stage, &text).await;
                stage.faults_are_used_up().await;
                page.open_tab().await;
                redeem(&stage, &text).await;
                let main = page.get("main", Name::Any);
                main.says(english(Text::OtherTabRedeems)).await;
                page.switch_to_tab(0).await;
                stage.redeem().report(60).region().says("60 redeemed").await;
                assert_eq!(stage.effects().await.codes_redeemed, 60);
            })
            .await;
    }
}
