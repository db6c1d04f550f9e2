//! What was done stays in Activity after it was seen: codes that were redeemed and revoked, exports, and why an order was refused.

use super::journal::{leave, refusal, written};
use e2e::{Name, Setting, Stage, Text, count, count_with, english, eventually, fill};
use sandbox::{CUSTOMER, Fault, RESELLER};
use serde_json::Value;

/// A record of each shape, as every release has written them.
const RECORDS: &str = include_str!("../../../golden/activity.jsonl");

/// Leaves one record of each shape to the account that has written the first entry of the journal.
pub async fn leave_all(stage: &Stage) -> Vec<String> {
    let entries = written(stage).await;
    let mut accounts = entries.iter().filter_map(|text| {
        let entry: Value = serde_json::from_str(text).ok()?;
        Some(entry["account"].as_str()?.to_owned())
    });
    let account = accounts.next().expect("the account has an entry");
    let records = RECORDS
        .lines()
        .map(|line| line.replace("167dcb5d", &account));
    let records: Vec<String> = records.collect();
    for record in &records {
        let entry: Value = serde_json::from_str(record).expect("JSON");
        let id = entry["id"].as_str().expect("an id");
        leave(stage, &format!("ended {id}"), record).await;
    }
    records
}

/// Revokes one code, from its panel.
async fn revoke(stage: &Stage) -> String {
    let codes = stage.codes();
    let code = stage.issued("status=1&limit=1").await.codes[0].clone();
    stage.open("?status=1").await;
    let panel = codes.open(&code).await;
    panel.button(english(Text::RevokeThis)).click().await;
    let yes = count(Text::RevokeNow, 1);
    codes.question().get("button", yes).click().await;
    let report = count_with(Text::RevokeReport, 1, &[("done", "1")]);
    stage.page.get("region", report).appears().await;
    code
}

#[tokio::test]
async fn what_was_redeemed_and_why_the_rest_was_not_is_known_after_a_reload() {
    Setting::keys()
        .play(async |stage| {
            let (page, redeem) = (&stage.page, stage.redeem());
            let query = format!("status=1&data_type=1&email={}&limit=1", CUSTOMER.email);
            let free = stage.issued(&query).await.codes;
            let revoked = stage.issued("status=3&limit=2").await.codes;
            stage.forgive("400 (Bad Request)");
            stage.open("").await;
            stage.connect().with_key(CUSTOMER.api_key).await;
            stage.shell().go(english(Text::Redeem)).await;
            let text = [&*free, &*revoked].concat().join("\n");
            redeem.codes().fill(&text).await;
            redeem.submit().await;
            let title = count_with(Text::RedeemReport, 3, &[("done", "1")]);
            page.get("region", title.clone()).appears().await;

            page.reload().await;
            stage.connect().with_key(CUSTOMER.api_key).await;
            stage.shell().go(english(Text::Activity)).await;
            page.get("heading", title).appears().await;
            let main = page.get("main", Name::Any);
            main.says(english(Text::StateFewer)).await;
            main.says("1 redeemed").await;
            main.says("2 rejected").await;
            // Each has named its code.
            let reason = [("n", "2"), ("words", "…: revoked")];
            main.says(&fill(Text::ReasonTimes, &reason)).await;
            let text = written(&stage).await.concat();
            for secret in free.iter().chain(&revoked) {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
            assert!(!text.contains(CUSTOMER.api_key), "{text}");
        })
        .await;
}

#[tokio::test]
async fn what_was_revoked_is_remembered_until_it_is_removed() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            let code = revoke(&stage).await;
            page.reload().await;
            stage.shell().go(english(Text::Activity)).await;
            let entry = page.get("heading", count(Text::RevokedN, 1));
            entry.appears().await;
            page.get("main", Name::Any)
                .says(english(Text::StateMade))
                .await;
            let text = written(&stage).await.concat();
            assert!(!text.contains(&code), "{text}");

            page.get("button", english(Text::Remove)).click().await;
            let question = page.get("dialog", Name::Any);
            question.says(english(Text::RemoveEndedText)).await;
            let yes = question.get("button", english(Text::RemoveNow));
            yes.click().await;
            let nothing = page.get("heading", english(Text::NothingDoneTitle));
            nothing.appears().await;
            assert_eq!(written(&stage).await.len(), 0);
        })
        .await;
}

/// New codes as a text, whose first 50 are on their way as one request when this ends.
async fn redeem(stage: &Stage, codes: u64, delay_ms: u64) {
    stage.api.generate(RESELLER.api_key, codes, 5).await;
    let text = stage.issued(&format!("limit={codes}")).await.codes;
    stage.fault(Fault {
        endpoint: Some("use-code".to_owned()),
        delay_ms,
        ..Fault::default()
    });
    stage.open("?view=redeem").await;
    stage.redeem().codes().paste(&text.join("\n")).await;
    stage.redeem().submit().await;
    stage.faults_are_used_up().await;
}

#[tokio::test]
async fn what_is_sent_again_is_the_same_job() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            redeem(&stage, 70, 1_000).await;
            page.get("button", english(Text::Stop)).click().await;
            let some = count_with(Text::RedeemReport, 70, &[("done", "50")]);
            page.get("region", some.clone()).appears().await;
            stage.shell().go(english(Text::Activity)).await;
            let entries = page.get("list", Name::Any);
            entries.get("heading", some.clone()).appears().await;
            page.get("button", count(Text::Retry, 20)).click().await;
            let all = entries.get("heading", count(Text::RedeemedN, 70));
            all.appears().await;
            entries.get("heading", some).disappears().await;
            assert_eq!(stage.effects().await.codes_redeemed, 70);
            page.reload().await;
            all.appears_times(1).await;
        })
        .await;
}

#[tokio::test]
async fn the_words_of_a_refused_order_are_known_after_a_reload() {
    Setting::keys()
        .play(async |stage| {
            let (page, generate) = (&stage.page, stage.generate());
            stage.forgive("400 (Bad Request)");
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.shell().go(english(Text::Generate)).await;
            let words = format!("Plan 1 of {} is used up\u{202e}", RESELLER.api_key);
            stage.fault(refusal("generate-ip-code", &words));
            generate.ip_order("2", "5").await;
            generate.submit().await;
            generate.confirm().click().await;
            generate.notice().says(english(Text::OrderRefused)).await;
            page.reload().await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.shell().go(english(Text::Activity)).await;
            let words = [("words", "Plan 1 of … is used upU+202E")];
            let sentence = fill(Text::RefusedBecause, &words);
            page.get("main", Name::Any).says(&sentence).await;
        })
        .await;
}

#[tokio::test]
async fn entries_can_be_narrowed_to_one_kind() {
    Setting::gateway()
        .play(async |stage| {
            let (page, generate) = (&stage.page, stage.generate());
            stage.open("?view=generate").await;
            generate.ip_order("1", "5").await;
            generate.submit().await;
            generate.confirm().click().await;
            generate.made(&count(Text::CodesCreated, 1)).await;
            stage.shell().go(english(Text::Activity)).await;
            let of = |name: Text, n: u64| page.get("radio", format!("{} {n}", english(name)));
            let order = page.get("heading", fill(Text::OrderOf, &[("order", "1 × 5 IPs")]));
            order.appears().await;
            assert!(!of(Text::ShowOrders, 1).is_there().await, "one kind alone");

            leave_all(&stage).await;
            page.reload().await;
            let revoked = page.get("heading", count(Text::RevokedN, 46));
            revoked.appears().await;
            order.appears().await;
            of(Text::AllOutcomes, 6).appears().await;
            of(Text::ShowOrders, 1).click().await;
            revoked.disappears().await;
            order.appears().await;
            of(Text::ShowExports, 3).click().await;
            order.disappears().await;
            let export = page.get("heading", Name::starting("Exported"));
            export.appears_times(2).await;
            page.get("main", Name::Any)
                .says(english(Text::ExportDoneInPart))
                .await;
            of(Text::ShowRedeemed, 1).click().await;
            export.disappears().await;
            let left_out = count_with(Text::MarksLeftOut, 9006, &[("kept", "6")]);
            let left_out = left_out.replace("9006", "9,006");
            page.get("main", Name::Any).says(&left_out).await;
            of(Text::ShowRevoked, 1).click().await;
            revoked.appears().await;

            // The last of its kind goes, and the others are shown.
            page.get("button", english(Text::Remove)).click().await;
            let yes = page.get("button", english(Text::RemoveNow));
            yes.click().await;
            order.appears().await;
            revoked.disappears().await;
            of(Text::ShowRevoked, 1).disappears().await;
            of(Text::AllOutcomes, 5).appears().await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;
    use e2e::axe;
    use sandbox::{FaultyAnswer, Replacement};
    use std::fs;

    async fn press(stage: &Stage, name: Text) {
        let dialog = stage.page.get("dialog", Name::Any);
        dialog.get("button", english(name)).click().await;
    }

    #[tokio::test]
    async fn a_job_that_is_gone_on_with_after_the_browser_was_killed_is_one_entry() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                redeem(&stage, 70, 2_000).await;
                stage.crash().await;
                stage.open("?view=redeem").await;
                let main = page.get("main", Name::Any);
                main.says(english(Text::LeftRedeeming)).await;
                page.get("button", english(Text::Resume)).click().await;
                let title = count_with(Text::RedeemReport, 70, &[("done", "70")]);
                page.get("region", title).appears().await;
                page.reload().await;
                stage.shell().go(english(Text::Activity)).await;
                let entry = page.get("heading", count(Text::RedeemedN, 70));
                entry.appears_times(1).await;
                page.get("button", english(Text::Remove))
                    .appears_times(1)
                    .await;
            })
            .await;
    }

    #[tokio::test]
    async fn exports_are_remembered_without_what_was_searched_for() {
        Setting::gateway()
            .codes(240)
            .play(async |stage| {
                let page = &stage.page;
                let folder = tempfile::tempdir().expect("there is room for files");
                page.download_to(folder.path()).await;
                let code = stage.issued("status=1&limit=1").await.codes[0].clone();
                stage.open(&format!("?status=1&keyword={code}")).await;
                let open = page
                    .get("main", Name::Any)
                    .get("button", english(Text::Export));
                open.click().await;
                press(&stage, Text::ExportStart).await;
                let dialog = page.get("dialog", Name::Any);
                dialog.says(&count(Text::ExportWhole, 1)).await;
                let sha256 = "return arguments[0].querySelector('.checksum code').textContent";
                let sha256 = dialog.read(sha256).await;
                let sha256 = sha256.as_str().expect("a text");
                press(&stage, Text::Done).await;
                let mut files = fs::read_dir(folder.path()).expect("the folder is there");
                let file = files.next().expect("it is saved").expect("a file");
                let file = file.file_name().into_string().expect("a name");

                stage.forgive("503 (Service Unavailable)");
                stage.fault(Fault {
                    endpoint: Some("list-share-code".to_owned()),
                    when: Some("page=2".to_owned()),
                    times: 4,
                    answer: FaultyAnswer::Replace(Replacement {
                        status: 503,
                        ..Replacement::default()
                    }),
                    ..Fault::default()
                });
                stage.open("").await;
                open.click().await;
                press(&stage, Text::ExportStart).await;
                dialog.says(english(Text::ExportStopped)).await;
                press(&stage, Text::CancelExport).await;
                dialog.disappears().await;

                page.reload().await;
                stage.shell().go(english(Text::Activity)).await;
                let main = page.get("main", Name::Any);
                main.says(&count(Text::ExportedIssued, 1)).await;
                main.says(&file).await;
                main.says("Status: Unused, searched by code").await;
                main.says(english(Text::ExportOfIssued)).await;
                main.says(&count(Text::CancelledAfter, 100)).await;
                page.run("document.querySelector('.journal summary').click()")
                    .await;
                main.says(sha256).await;
                axe::finds_nothing(page, "exports that are remembered").await;
                let text = written(&stage).await.concat();
                assert!(!text.contains(&code), "{text}");
                assert!(text.contains("\"end\":\"cancelled\""), "{text}");
            })
            .await;
    }
}

/// The driver of WebKit opens tabs that share no storage.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn what_one_tab_remembers_or_removes_another_shows() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                stage.open("?view=activity").await;
                let nothing = page.get("heading", english(Text::NothingDoneTitle));
                nothing.appears().await;
                page.open_tab().await;
                revoke(&stage).await;
                page.switch_to_tab(0).await;
                let entry = page.get("heading", count(Text::RevokedN, 1));
                entry.appears().await;
                page.switch_to_tab(1).await;
                stage.shell().go(english(Text::Activity)).await;
                page.get("button", english(Text::Remove)).click().await;
                page.get("button", english(Text::RemoveNow)).click().await;
                page.switch_to_tab(0).await;
                nothing.appears().await;
                eventually("nothing is kept", async || {
                    match written(&stage).await.len() {
                        0 => Ok(()),
                        n => Err(format!("{n} entries")),
                    }
                })
                .await;
            })
            .await;
    }
}
