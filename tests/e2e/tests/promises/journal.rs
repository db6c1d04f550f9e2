//! Orders are written down before they are sent, and nothing that may have spent balance is forgotten.

use e2e::{Name, Setting, Stage, Text, count, count_with, english, eventually, fill, saved};
use sandbox::{CUSTOMER, Fault, FaultyAnswer, RESELLER, Replacement};
use serde_json::Value;
use thirtyfour::Key;

fn slow(stage: &Stage, delay_ms: u64) {
    stage.fault(Fault {
        endpoint: Some("generate-ip-code".to_owned()),
        delay_ms,
        ..Fault::default()
    });
}

async fn made(stage: &Stage, codes: i64) {
    eventually(format!("{codes} codes are made"), async || {
        match stage.effects().await.codes_made {
            made if made == codes => Ok(()),
            made => Err(format!("{made} are")),
        }
    })
    .await;
}

/// The next request to this endpoint is refused in these words.
pub fn refusal(endpoint: &str, words: &str) -> Fault {
    let message = Value::from(words);
    Fault {
        endpoint: Some(endpoint.to_owned()),
        acts: 0,
        answer: FaultyAnswer::Replace(Replacement {
            status: 400,
            body: format!(r#"{{"success":false,"message":{message}}}"#),
            ..Replacement::default()
        }),
        ..Fault::default()
    }
}

/// What lies in the journal, as text: a job that is not done is kept encrypted, in bytes that Firefox does not hand over.
pub async fn written(stage: &Stage) -> Vec<String> {
    let entries = stage
        .page
        .run_async(
            "const open = indexedDB.open('share-code-dashboard'); open.onsuccess = () => { \
             const all = open.result.transaction('journal').objectStore('journal').getAll(); \
             all.onsuccess = () => done(all.result.filter((kept) => typeof kept === 'string')); all.onerror = () => done([]); }",
        )
        .await;
    let texts = entries.as_array().into_iter().flatten();
    texts.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// Puts an entry into the journal, as another version might have left it.
pub async fn leave(stage: &Stage, name: &str, text: &str) {
    let script = format!(
        "const open = indexedDB.open('share-code-dashboard'); \
         open.onupgradeneeded = () => open.result.createObjectStore('journal'); \
         open.onsuccess = () => {{ const writing = open.result.transaction('journal', 'readwrite'); \
         writing.objectStore('journal').put({text:?}, {name:?}); writing.oncomplete = () => {{ open.result.close(); done(true); }} }}"
    );
    assert_eq!(stage.page.run_async(&script).await, true);
}

#[tokio::test]
async fn an_order_like_one_in_doubt_waits_until_that_is_settled() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("500 (Internal Server Error)");
            stage.open("?view=generate").await;
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                acts: 0,
                answer: FaultyAnswer::Replace(Replacement {
                    status: 500,
                    ..Replacement::default()
                }),
                ..Fault::default()
            });
            stage.generate().place_ip_order("2", "5").await;
            stage.generate().notice().says("We can't tell yet").await;
            stage.page.reload().await;
            stage.generate().ip_order("1", "5").await;
            stage.generate().submit().await;
            let main = stage.page.get("main", Name::Any);
            main.says("is still unconfirmed").await;
            assert_eq!(stage.effects().await.codes_made, 0);

            stage
                .page
                .get("button", english(Text::OpenActivity))
                .click()
                .await;
            stage
                .page
                .get("button", english(Text::CloseOrder))
                .click()
                .await;
            let question = stage.page.get("dialog", Name::Any);
            question.says("you have already paid for them").await;
            question
                .get("button", english(Text::CloseNow))
                .click()
                .await;
            main.says(english(Text::StateClosed)).await;
            stage.shell().go(english(Text::Generate)).await;
            stage.generate().place_ip_order("1", "5").await;
            stage.generate().made(&count(Text::CodesCreated, 1)).await;
        })
        .await;
}

#[tokio::test]
async fn an_answer_that_comes_after_the_key_was_changed_is_booked_on_the_old_account() {
    Setting::keys()
        .play(async |stage| {
            let (shell, connect) = (stage.shell(), stage.connect());
            stage.open("").await;
            connect.with_key(RESELLER.api_key).await;
            shell.go(english(Text::Generate)).await;
            slow(&stage, 2_000);
            stage.generate().place_ip_order("2", "5").await;
            stage
                .page
                .get("heading", english(Text::Generating))
                .appears()
                .await;
            shell.lock().await;
            connect.with_key(CUSTOMER.api_key).await;
            shell.go(english(Text::Activity)).await;
            let main = stage.page.get("main", Name::Any);
            main.says(english(Text::NothingDoneTitle)).await;
            made(&stage, 2).await;
            assert!(!stage.page.get("button", "Show 2 codes").is_there().await);

            shell.lock().await;
            connect.with_key(RESELLER.api_key).await;
            shell.go(english(Text::Activity)).await;
            main.says(&count(Text::CodesCreated, 2)).await;
            stage.page.get("button", "Show 2 codes").appears().await;
        })
        .await;
}

#[tokio::test]
async fn entries_of_other_versions_and_damaged_ones_are_kept_aside_and_named() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            leave(&stage, "newer", "{\"v\":99,\"id\":\"newer\"}").await;
            leave(&stage, "broken", "{\"v\":1,\"id\":").await;
            leave(&stage, "ended newer", "{\"v\":98}").await;
            leave(&stage, "ended broken", "{\"v\":1,\"id\":").await;
            stage.shell().go(english(Text::Activity)).await;
            let main = stage.page.get("main", Name::Any);
            main.says(english(Text::UnreadableTitle)).await;
            main.says("newer").await;
            main.says(&fill(Text::UnreadableVersion, &[("n", "99")]))
                .await;
            main.says("broken").await;
            main.says("Damaged").await;
            main.says("ended newer").await;
            main.says(&fill(Text::UnreadableVersion, &[("n", "98")]))
                .await;
            main.says("ended broken").await;
            stage.page.reload().await;
            main.says(english(Text::UnreadableTitle)).await;
            assert_eq!(written(&stage).await.len(), 4, "they are as they were");
        })
        .await;
}

#[tokio::test]
async fn the_journal_holds_neither_codes_nor_keys() {
    Setting::keys()
        .play(async |stage| {
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.shell().go(english(Text::Generate)).await;
            stage.generate().place_ip_order("2", "5").await;
            let codes = stage.generate().made(&count(Text::CodesCreated, 2)).await;
            eventually("the end is written down", async || {
                let text = written(&stage).await.concat();
                if text.contains("\"end\":\"made\"") {
                    Ok(())
                } else {
                    Err(text)
                }
            })
            .await;
            // The server repeats what it was sent.
            stage.forgive("400 (Bad Request)");
            let words = format!("{} may not use {}", RESELLER.api_key, codes[0]);
            stage.fault(refusal("use-code", &words));
            stage.shell().go(english(Text::Redeem)).await;
            stage.redeem().codes().fill(&codes[0]).await;
            stage.redeem().submit().await;
            let words = format!("{} has too little for {}", RESELLER.api_key, codes[1]);
            stage.fault(refusal("generate-ip-code", &words));
            eventually("what was redeemed is written down", async || {
                let text = written(&stage).await.concat();
                if text.contains("… may not use …") {
                    Ok(())
                } else {
                    Err(text)
                }
            })
            .await;
            stage.shell().go(english(Text::Generate)).await;
            stage.generate().place_ip_order("1", "7").await;
            stage.generate().notice().says("has too little for").await;
            let text = written(&stage).await.concat();
            assert!(text.contains("… has too little for …"), "{text}");
            for secret in [RESELLER.api_key, &codes[0], &codes[1]] {
                assert!(!text.contains(secret), "{secret} in {text}");
            }
        })
        .await;
}

#[tokio::test]
async fn a_note_stands_beside_its_codes_and_can_be_changed() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.open("?view=generate").await;
            generate.ip_order("1", "5").await;
            generate
                .field(english(Text::Note))
                .fill("October, ACME")
                .await;
            generate.submit().await;
            generate.confirm().click().await;
            let made = generate.made(&count(Text::CodesCreated, 1)).await;
            stage
                .page
                .get("button", english(Text::ShowInIssued))
                .click()
                .await;
            stage
                .codes()
                .row_says(&made[0], english(Text::Note), "October, ACME")
                .await;

            stage.shell().go(english(Text::Activity)).await;
            stage
                .page
                .get("button", english(Text::EditNote))
                .click()
                .await;
            stage
                .page
                .get("textbox", english(Text::Note))
                .fill("November, ACME")
                .await;
            stage
                .page
                .get("button", english(Text::SaveNote))
                .click()
                .await;
            stage
                .page
                .get("main", Name::Any)
                .says("November, ACME")
                .await;
            stage.page.reload().await;
            stage
                .page
                .get("main", Name::Any)
                .says("November, ACME")
                .await;
        })
        .await;
}

#[tokio::test]
async fn issued_codes_can_be_filtered_by_their_note() {
    Setting::gateway()
        .play(async |stage| {
            let generate = stage.generate();
            stage.open("?view=generate").await;
            for (codes, note) in [("2", "October"), ("1", "November")] {
                generate.ip_order(codes, "5").await;
                generate.field(english(Text::Note)).fill(note).await;
                generate.submit().await;
                generate.confirm().click().await;
                stage
                    .page
                    .get("button", Name::starting("Copy 9P"))
                    .appears_times(codes.parse().expect("a number"))
                    .await;
            }
            let newest = stage.issued("limit=3").await.codes;
            stage.shell().go(english(Text::Issued)).await;
            stage.page.get("button", english(Text::Note)).click().await;
            stage.page.get("button", "October").click().await;
            stage.codes().shows(&newest[1..]).await;
            stage.page.has_query_string("note=October").await;
            stage.page.reload().await;
            stage.codes().shows(&newest[1..]).await;
            stage
                .page
                .get("button", "Remove filter Note October")
                .click()
                .await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn enter_after_enter_forgets_one_template() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            stage.open("?view=generate").await;
            stage.generate().ip_order("2", "7").await;
            for name in ["Gold", "Silver"] {
                page.get("button", english(Text::Templates)).click().await;
                page.get("textbox", english(Text::SaveAsTemplate))
                    .fill(name)
                    .await;
                page.get("button", english(Text::SaveNote)).click().await;
            }
            page.get("button", english(Text::Templates)).click().await;
            page.get("button", fill(Text::DeleteTemplate, &[("name", "Gold")]))
                .press(Key::Enter + Key::Enter)
                .await;
            page.get("button", "Gold").disappears().await;
            page.get("button", "Silver").appears().await;
        })
        .await;
}

#[tokio::test]
async fn an_order_can_be_placed_again_from_the_last_one_or_from_a_template() {
    Setting::gateway()
        .play(async |stage| {
            let (generate, page) = (stage.generate(), &stage.page);
            stage.open("?view=generate").await;
            stage.generate().place_ip_order("2", "7").await;
            generate.made(&count(Text::CodesCreated, 2)).await;
            generate.traffic_order("2", "3", "1.5").await;
            page.get("button", english(Text::Templates)).click().await;
            page.get("textbox", english(Text::SaveAsTemplate))
                .fill("Gold")
                .await;
            page.get("button", english(Text::SaveNote)).click().await;

            page.reload().await;
            page.get("button", english(Text::Templates)).click().await;
            page.get("button", fill(Text::RepeatOrder, &[("order", "2 × 7 IPs")]))
                .click()
                .await;
            assert_eq!(generate.field(english(Text::IpsPerCode)).value().await, "7");
            page.get("button", english(Text::Templates)).click().await;
            page.get("button", "Gold").click().await;
            assert_eq!(
                generate.field(english(Text::GbPerCode)).value().await,
                "1.5"
            );
            page.get("button", english(Text::Templates)).click().await;
            page.get("button", fill(Text::DeleteTemplate, &[("name", "Gold")]))
                .click()
                .await;
            page.get("button", "Gold").disappears().await;
            assert_eq!(
                stage.effects().await.codes_made,
                2,
                "nothing is sent by choosing"
            );
        })
        .await;
}

#[tokio::test]
async fn a_note_that_is_being_typed_stays_while_another_order_settles() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            stage.forgive("generate-ip-code");
            stage.open("?view=generate").await;
            stage.generate().place_ip_order("1", "5").await;
            stage.generate().made(&count(Text::CodesCreated, 1)).await;
            stage.fault(Fault {
                endpoint: Some("list-share-code".to_owned()),
                lag_ms: 4_000,
                times: 50,
                ..Fault::default()
            });
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                answer: FaultyAnswer::CutBody { bytes: 3 },
                ..Fault::default()
            });
            stage.generate().place_ip_order("2", "6").await;
            stage.generate().notice().says("We can't tell yet").await;
            page.get("button", english(Text::OpenActivity))
                .click()
                .await;
            let main = page.get("main", Name::Any);
            main.says(english(Text::NeedsAttention)).await;
            // That of the settled one stands below.
            let edit = "[...document.querySelectorAll('.what button')].pop().click()";
            page.run(edit).await;
            let note = page.get("textbox", english(Text::Note));
            note.has_focus().await;
            note.fill("October").await;
            main.says(&count(Text::CodesCreated, 2)).await;
            assert_eq!(note.value().await, "October");
            note.has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn a_forgotten_order_is_gone_after_a_question() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            stage.generate().place_ip_order("1", "5").await;
            stage.generate().made(&count(Text::CodesCreated, 1)).await;
            stage.shell().go(english(Text::Activity)).await;
            stage
                .page
                .get("button", english(Text::Remove))
                .click()
                .await;
            let question = stage.page.get("dialog", Name::Any);
            question.says("The codes aren't affected.").await;
            question.get("button", english(Text::Cancel)).click().await;
            question.disappears().await;
            stage
                .page
                .get("button", english(Text::Remove))
                .click()
                .await;
            question
                .get("button", english(Text::RemoveNow))
                .click()
                .await;
            stage
                .page
                .get("heading", english(Text::NothingDoneTitle))
                .appears()
                .await;
            assert_eq!(written(&stage).await.len(), 0);
        })
        .await;
}

#[tokio::test]
async fn a_large_order_goes_in_parts_and_can_be_stopped() {
    Setting::keys()
        .config(Some(r#"{"order_size": 3}"#))
        .play(async |stage| {
            let generate = stage.generate();
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.shell().go(english(Text::Generate)).await;
            stage.generate().place_ip_order("7", "5").await;
            assert_eq!(generate.made(&count(Text::CodesCreated, 7)).await.len(), 7);
            assert_eq!(stage.effects().await.codes_made, 7);

            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                delay_ms: 1_000,
                times: 3,
                ..Fault::default()
            });
            stage.generate().place_ip_order("7", "6").await;
            stage
                .page
                .get("button", english(Text::StopParts))
                .click()
                .await;
            generate
                .notice()
                .says("Stopped: 3 of 7 codes created")
                .await;
            assert_eq!(stage.effects().await.codes_made, 10);
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    /// As right after the order: copied, as a table, in a file.
    #[tokio::test]
    async fn the_codes_of_an_order_of_before_are_taken_along() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                page.permit_clipboard(&stage.sandbox.origin()).await;
                let folder = tempfile::tempdir().expect("there is room for a file");
                page.download_to(folder.path()).await;
                stage.open("?view=generate").await;
                stage.generate().place_ip_order("2", "5").await;
                let mut codes = stage.generate().made(&count(Text::CodesCreated, 2)).await;
                codes.sort();
                stage.open("?view=activity").await;
                let show = count(Text::ShowCodes, 2);
                page.get("button", show.as_str()).click().await;
                page.get("button", count(Text::CopyN, 2)).click().await;
                page.get("button", english(Text::Copied)).appears().await;
                let copied = page.clipboard().await;
                let mut lines: Vec<&str> = copied.lines().collect();
                lines.sort_unstable();
                assert_eq!(lines, codes);
                page.get("button", english(Text::Copied)).disappears().await;

                page.get("button", english(Text::MoreActions)).click().await;
                page.get("button", english(Text::CopyTable)).click().await;
                eventually("a table is copied", async || {
                    let copied = page.clipboard().await;
                    let has_all = codes.iter().all(|code| copied.contains(code));
                    match has_all && copied.lines().count() == 3 && copied.contains('\t') {
                        true => Ok(()),
                        false => Err(copied),
                    }
                })
                .await;
                page.press(thirtyfour::Key::Escape).await;

                page.get("main", Name::Any)
                    .get("button", english(Text::Export))
                    .click()
                    .await;
                let dialog = page.get("dialog", Name::Any);
                dialog.says(&count(Text::ExportN, 2)).await;
                dialog
                    .get("radio", english(Text::FormatJsonLines))
                    .click()
                    .await;
                dialog
                    .get("button", english(Text::ExportStart))
                    .click()
                    .await;
                let rows = saved(folder.path(), ".jsonl").await;
                assert_eq!(rows.lines().count(), 2);
                assert!(codes.iter().all(|code| rows.contains(code)), "{rows}");
            })
            .await;
    }

    #[tokio::test]
    async fn an_order_is_found_and_settled_after_the_browser_was_killed() {
        Setting::gateway()
            .play(async |stage| {
                stage.open("?view=generate").await;
                slow(&stage, 1_500);
                stage.generate().place_ip_order("2", "5").await;
                stage
                    .page
                    .get("heading", english(Text::Generating))
                    .appears()
                    .await;
                eventually("it is written down", async || {
                    match written(&stage).await.len() {
                        1 => Ok(()),
                        n => Err(format!("{n} entries")),
                    }
                })
                .await;
                stage.crash().await;
                made(&stage, 2).await;

                stage.open("").await;
                stage.shell().go(english(Text::Activity)).await;
                let main = stage.page.get("main", Name::Any);
                main.says(&fill(Text::OrderOf, &[("order", "2 × 5 IPs")]))
                    .await;
                main.says(&count(Text::CodesCreated, 2)).await;
                stage.page.get("button", "Show 2 codes").click().await;
                for code in stage.issued("limit=2").await.codes {
                    stage
                        .page
                        .get("button", format!("Copy {code}"))
                        .appears()
                        .await;
                }
                assert_eq!(stage.effects().await.codes_made, 2, "sent once");
            })
            .await;
    }

    #[tokio::test]
    async fn an_order_that_can_not_be_written_down_is_not_sent_unless_one_wants_it() {
        Setting::gateway()
            .play(async |stage| {
                let refuse = "IDBFactory.prototype.open = () => { throw new DOMException('the disk is full', 'QuotaExceededError') }";
                stage.page.before_each_page(refuse).await;
                stage.open("?view=generate").await;
                stage.generate().place_ip_order("2", "5").await;
                let notice = stage.generate().notice();
                notice.says(english(Text::NothingSent)).await;
                notice.says("the disk is full").await;
                assert_eq!(stage.effects().await.codes_made, 0);
                assert_eq!(stage.generate().field(english(Text::NumberOfCodes)).value().await, "2");

                stage.page.get("button", english(Text::SendUnrecorded)).click().await;
                stage.generate().made(&count(Text::CodesCreated, 2)).await;
                assert_eq!(stage.effects().await.codes_made, 2);
            })
            .await;
    }

    #[tokio::test]
    async fn the_journal_can_be_saved_as_it_is() {
        Setting::gateway()
            .play(async |stage| {
                stage.open("?view=generate").await;
                stage.generate().place_ip_order("1", "5").await;
                stage.generate().made(&count(Text::CodesCreated, 1)).await;
                leave(&stage, "newer", "{\"v\":99,\n\"id\":\"newer\"}").await;
                let ended = super::super::remembering::leave_all(&stage).await;
                stage.shell().go(english(Text::Activity)).await;
                stage
                    .page
                    .get("main", Name::Any)
                    .says(english(Text::UnreadableTitle))
                    .await;
                let folder = tempfile::tempdir().expect("there is room for a file");
                stage.page.download_to(folder.path()).await;
                stage
                    .page
                    .get("button", english(Text::ExportActivity))
                    .click()
                    .await;
                let text = saved(folder.path(), ".jsonl").await;
                let lines: Vec<&str> = text.lines().collect();
                assert_eq!(lines.len(), 2 + ended.len(), "{text}");
                assert!(lines[0].contains("\"codes\":\"1\""), "{text}");
                for line in &ended {
                    assert!(lines.contains(&&**line), "{line} in {text}");
                }
                assert_eq!(lines[1 + ended.len()], "{\"v\":99, \"id\":\"newer\"}");
            })
            .await;
    }
}

/// The driver of WebKit opens tabs that share no storage, and WebKit was not seen to send again by itself.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn two_tabs_order_one_after_the_other() {
        Setting::gateway()
            .play(async |stage| {
                let (generate, page) = (stage.generate(), &stage.page);
                stage.open("?view=generate").await;
                slow(&stage, 6_000);
                stage.generate().place_ip_order("2", "5").await;
                page.get("heading", english(Text::Generating))
                    .appears()
                    .await;
                page.open_tab().await;
                stage.open("?view=generate").await;
                stage.generate().place_ip_order("2", "5").await;
                generate.notice().says(english(Text::NotSentOtherTab)).await;
                page.switch_to_tab(0).await;
                generate.made(&count(Text::CodesCreated, 2)).await;
                assert_eq!(stage.effects().await.codes_made, 2);

                page.switch_to_tab(1).await;
                page.get("button", english(Text::TryAgain)).click().await;
                generate.made(&count(Text::CodesCreated, 2)).await;
                assert_eq!(stage.effects().await.codes_made, 4);
            })
            .await;
    }

    #[tokio::test]
    async fn a_note_from_another_tab_leaves_what_became_of_the_order() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                stage.open("?view=generate").await;
                slow(&stage, 3_000);
                stage.generate().place_ip_order("2", "5").await;
                page.get("heading", english(Text::Generating))
                    .appears()
                    .await;
                page.open_tab().await;
                stage.open("?view=activity").await;
                let main = page.get("main", Name::Any);
                main.says(english(Text::StateSending)).await;
                page.switch_to_tab(0).await;
                stage.generate().made(&count(Text::CodesCreated, 2)).await;
                page.switch_to_tab(1).await;
                // Nobody has loaded it anew.
                main.says(&count(Text::CodesCreated, 2)).await;
                page.get("button", english(Text::AddNote)).click().await;
                page.get("textbox", english(Text::Note))
                    .fill("October")
                    .await;
                page.get("button", english(Text::SaveNote)).click().await;
                main.says("October").await;
                main.says(&count(Text::CodesCreated, 2)).await;
                let text = written(&stage).await.concat();
                assert!(text.contains("\"end\":\"made\""), "{text}");
            })
            .await;
    }

    #[tokio::test]
    async fn what_one_tab_has_forgotten_another_does_not_bring_back() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                stage.open("?view=generate").await;
                slow(&stage, 3_000);
                stage.generate().place_ip_order("2", "5").await;
                page.get("heading", english(Text::Generating))
                    .appears()
                    .await;
                page.open_tab().await;
                stage.open("?view=activity").await;
                page.get("button", english(Text::Remove)).click().await;
                page.get("button", english(Text::RemoveNow)).click().await;
                let nothing = english(Text::NothingDoneTitle);
                page.get("heading", nothing).appears().await;
                page.switch_to_tab(0).await;
                stage.generate().made(&count(Text::CodesCreated, 2)).await;
                assert_eq!(written(&stage).await.len(), 0);
            })
            .await;
    }

    #[tokio::test]
    async fn the_surplus_of_an_earlier_order_can_still_be_revoked() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                stage.open("?view=generate").await;
                stage.fault(Fault {
                    endpoint: Some("generate-ip-code".to_owned()),
                    answer: FaultyAnswer::Close,
                    ..Fault::default()
                });
                stage.generate().place_ip_order("2", "5").await;
                stage
                    .generate()
                    .made(&count_with(
                        Text::CodesCreatedBeyond,
                        4,
                        &[("requested", "2")],
                    ))
                    .await;
                stage.open("?view=activity").await;
                page.get("button", "Show 4 codes").click().await;
                let main = page.get("main", Name::Any);
                let revoke = main.get("button", count(Text::RevokeExtra, 2));
                revoke.click().await;
                let question = page.get("dialog", "Revoke 2 unused codes?");
                question.appears().await;
            })
            .await;
    }
}
