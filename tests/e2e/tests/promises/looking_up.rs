//! Codes are found wherever they stand, however they come.

use e2e::{Name, Setting, Stage, Text, axe, count, english, eventually, fill, saved};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};
use thirtyfour::Key;

async fn paste(stage: &Stage, text: &str) {
    let field = stage.page.get("textbox", Name::starting("Codes to "));
    field.paste(text).await;
}

#[tokio::test]
async fn two_hundred_mixed_codes_are_told_apart() {
    Setting::gateway()
        .play(async |stage| {
            stage.api.generate(RESELLER.api_key, 120, 5).await;
            let mut codes = Vec::new();
            for query in [
                "limit=100",
                "limit=20&page=6",
                "status=2&limit=40",
                "status=3&limit=20",
            ] {
                codes.extend(stage.issued(query).await.codes);
            }
            // The newest one is free.
            stage.api.redeem(RESELLER.api_key, &codes[0]).await;
            codes.sort();
            codes.dedup();
            let known = codes.len();
            let unknown: Vec<String> = (known..200)
                .map(|n| format!("9P-NONE-{n:04}-ZZZZ"))
                .collect();
            let text = [codes.clone(), unknown.clone()].concat().join("; ");
            stage.open("?view=lookup").await;
            paste(&stage, &text).await;
            stage.page.get("button", "Look up 200 codes").click().await;
            let main = stage.page.get("main", Name::Any);
            main.says(&count(Text::CodesLookedUp, 200)).await;
            let missing = count(Text::CountNotFound, unknown.len() as u64);
            main.says(&missing).await;
            axe::finds_nothing(&stage.page, english(Text::LookUp)).await;
            // What was found stays when one looks at another screen.
            stage.shell().go(english(Text::Redeemed)).await;
            stage.shell().go(english(Text::LookUp)).await;
            main.says(&count(Text::CodesLookedUp, 200)).await;

            // Each count shows its codes alone.
            stage.page.get("radio", missing.as_str()).click().await;
            main.says(&unknown[0]).await;
            stage
                .page
                .get("table", english(Text::LookUp))
                .disappears()
                .await;
            stage
                .page
                .get("radio", Name::ending("unused"))
                .click()
                .await;
            let table = stage.page.get("table", english(Text::LookUp));
            table.says(english(Text::StatusUnused)).await;
            assert!(!table.text().await.contains(english(Text::StatusRevoked)));
            stage
                .page
                .get("radio", count(Text::CodesN, 200).as_str())
                .click()
                .await;

            // A hundred are on a page.
            let main = stage.page.get("main", Name::Any);
            main.says(&format!("1–100 of {known}")).await;
            stage
                .page
                .get("button", english(Text::NextPage))
                .click()
                .await;
            main.says(&format!("101–{known} of {known}")).await;
            main.says(&unknown[0]).await;
            stage
                .page
                .get("button", english(Text::PreviousPage))
                .click()
                .await;
            main.says(&format!("1–100 of {known}")).await;

            // All rows of the page, and of the other pages.
            let tick = stage.page.get("checkbox", english(Text::SelectPage));
            tick.click().await;
            let all = fill(Text::SelectAllN, &[("n", &known.to_string())]);
            stage.page.get("button", all.as_str()).click().await;
            let bar = stage.codes().selection();
            bar.get("button", count(Text::CopyN, known as u64))
                .appears()
                .await;
            bar.get("button", Name::starting("Revoke ")).click().await;
            stage
                .codes()
                .question()
                .says("will be returned to your balance")
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_look_up_gets_past_a_server_that_stumbles() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("500");
            let code = stage.issued("limit=1").await.codes.remove(0);
            stage.fault(Fault {
                endpoint: Some("list-share-code".to_owned()),
                acts: 0,
                times: 2,
                answer: FaultyAnswer::Replace(Replacement {
                    status: 500,
                    ..Replacement::default()
                }),
                ..Fault::default()
            });
            stage.open("?view=lookup").await;
            paste(&stage, &code).await;
            stage.page.get("button", "Look up 1 code").click().await;
            let table = stage.page.get("table", english(Text::LookUp));
            table.says(&code).await;
        })
        .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_pasted_text_is_said() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=lookup").await;
            // A Cyrillic А and В, a dash, a twin in small letters, one twice, a word.
            paste(
                &stage,
                "9P–АВ12-CD34\n9P-XY12 9p-xy12, 9P-XY13;9P-XY13 hello",
            )
            .await;
            let main = stage.page.get("main", Name::Any);
            main.says(&count(Text::CodesFound, 4)).await;
            main.says(&count(Text::NotCodes, 1)).await;
            main.says(&count(Text::Repeated, 1)).await;
            main.says(&count(Text::Corrected, 1)).await;
            main.says(&count(Text::DifferByCase, 2)).await;
            main.says("9P-AB12-CD34").await;
        })
        .await;
}

#[tokio::test]
async fn ten_thousand_codes_are_read_and_stay_when_the_screen_is_left() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=redeem").await;
            let main = stage.page.get("main", Name::Any);
            main.says(english(Text::CodesToRedeem)).await;
            let text: Vec<String> = (0..10_000)
                .map(|n| format!("9P-{n:04}-ABCD-{n:05}"))
                .collect();
            paste(&stage, &text.join("\n")).await;
            main.says(&count(Text::CodesReady, 10_000)).await;
            stage.shell().go(english(Text::Issued)).await;
            stage.shell().go(english(Text::Redeem)).await;
            main.says(&count(Text::CodesReady, 10_000)).await;
        })
        .await;
}

#[tokio::test]
async fn a_dropped_file_is_added_to_what_was_typed() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=lookup").await;
            stage.page.get("textbox", english(Text::CodesToLookUp)).fill("9P-TYPED-01").await;
            stage
                .page
                .run(
                    "const files = new DataTransfer(); \
                     files.items.add(new File(['\\ufeff\"code\",\"n\"\\r\\n\"9P-FILE-0001\",1\\r\\n'], 'codes.csv')); \
                     const area = document.querySelector('textarea'); \
                     area.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))",
                )
                .await;
            let main = stage.page.get("main", Name::Any);
            main.says(&count(Text::CodesFound, 2)).await;
            main.says("9P-FILE-0001").await;
        })
        .await;
}

/// What was found is acted on where it stands, and the text can be had back.
#[tokio::test]
async fn what_was_found_is_opened_sorted_revoked_and_looked_up_again() {
    Setting::gateway()
        .play(async |stage| {
            stage.api.generate(RESELLER.api_key, 2, 5).await;
            let codes = stage.issued("limit=2").await.codes;
            stage.open("?view=lookup").await;
            paste(&stage, &codes.join(" ")).await;
            stage
                .page
                .get("button", count(Text::LookUpN, 2))
                .click()
                .await;
            let table = stage.page.get("table", english(Text::LookUp));
            table.says(&codes[0]).await;
            assert_eq!(order_of(&stage).await, codes);
            let heading = stage.page.get("button", english(Text::Code));
            heading.click().await;
            let mut sorted = codes.clone();
            sorted.sort();
            eventually("the rows are sorted", async || {
                match order_of(&stage).await {
                    order if order == sorted => Ok(()),
                    order => Err(format!("{order:?}")),
                }
            })
            .await;

            let open = fill(Text::OpenCode, &[("code", &codes[0])]);
            stage.page.get("button", open.as_str()).click().await;
            let panel = stage.codes().panel();
            panel.region().says(&codes[0]).await;
            panel
                .region()
                .get("button", english(Text::RevokeThis))
                .click()
                .await;
            let question = stage.codes().question();
            question
                .get("button", count(Text::RevokeNow, 1))
                .click()
                .await;
            // It is looked up again by itself.
            stage
                .page
                .get("radio", count(Text::CountRevoked, 1))
                .appears()
                .await;
            stage
                .page
                .get("radio", count(Text::CountUnused, 1))
                .appears()
                .await;

            stage
                .page
                .get("button", english(Text::EditText))
                .click()
                .await;
            let field = stage.page.get("textbox", english(Text::CodesToLookUp));
            field.appears().await;
            assert_eq!(field.value().await, codes.join(" "));
            stage
                .page
                .get("button", count(Text::LookUpN, 2))
                .click()
                .await;
            stage
                .page
                .get("button", english(Text::NewLookUp))
                .click()
                .await;
            field.appears().await;
            assert_eq!(field.value().await, "");
        })
        .await;
}

/// The codes of the table from top to bottom.
async fn order_of(stage: &Stage) -> Vec<String> {
    let codes =
        "return [...document.querySelectorAll('tbody th code')].map((code) => code.textContent)";
    let codes = stage.page.run(codes).await;
    (codes.as_array().into_iter().flatten())
        .filter_map(|code| Some(code.as_str()?.to_owned()))
        .collect()
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn what_was_found_is_copied_and_saved_as_a_table_and_the_page_goes_on() {
        Setting::keys()
            .config(Some(r#"{ "key_mode": "header", "locale": "vi" }"#))
            .play(async |stage| {
                let page = &stage.page;
                page.permit_clipboard(&stage.sandbox.origin()).await;
                let folder = tempfile::tempdir().expect("there is room for a file");
                page.download_to(folder.path()).await;
                // An address, to the API. A spreadsheet would take it for something to calculate.
                let formula = "=1+1@example.com";
                stage
                    .api
                    .generate_for(RESELLER.api_key, 2, 5, formula)
                    .await;
                let codes = stage.issued("limit=2").await.codes;
                stage.open("?view=lookup").await;
                page.get("textbox", "Khóa API").fill(RESELLER.api_key).await;
                page.get("button", "Kết nối").click().await;
                let text = format!("{} {} 9P-NONE-0000-ZZZZ", codes[0], codes[1]);
                page.get("textbox", "Mã cần tra cứu").paste(&text).await;
                page.get("button", "Tra cứu 3 mã").click().await;

                let found = page.get("main", Name::Any);
                found.says("Đã tra cứu 3 mã").await;
                page.get("button", "Sao chép 2 mã").click().await;
                page.get("button", "Đã sao chép").appears().await;
                assert_eq!(page.clipboard().await, codes.join("\n") + "\n");
                page.get("button", "Thao tác khác").click().await;
                page.get("button", "Sao chép dạng bảng").click().await;
                let copied = eventually("the table is on the clipboard", async || {
                    let copied = page.clipboard().await;
                    match copied.contains('\t') {
                        true => Ok(copied),
                        false => Err(copied),
                    }
                })
                .await;
                let rows: Vec<Vec<&str>> = (copied.lines())
                    .map(|row| row.split('\t').collect())
                    .collect();
                assert_eq!(rows.len(), 3, "a heading and the codes that were found");
                for row in &rows {
                    assert_eq!(row.len(), rows[0].len(), "{row:?}");
                }
                assert_eq!([rows[1][0], rows[2][0]], [&*codes[0], &*codes[1]]);
                assert!(rows[1].contains(&"'=1+1@example.com"), "{:?}", rows[1]);
                page.press(Key::Escape).await;
                page.get("button", "Xuất…").click().await;
                page.get("dialog", Name::Any)
                    .get("button", "Xuất")
                    .click()
                    .await;
                let saved = saved(folder.path(), ".csv").await;
                // Without this mark Excel takes the words for gibberish.
                assert!(saved.starts_with('\u{feff}'), "{saved}");
                assert!(codes.iter().all(|code| saved.contains(code)), "{saved}");
                page.press(Key::Escape).await;

                // It is still the same page.
                found.says("Đã tra cứu 3 mã").await;
            })
            .await;
    }

    #[tokio::test]
    async fn what_one_reads_stays_in_sight_while_a_look_up_goes_on() {
        Setting::gateway()
            .play(async |stage| {
                stage.page.resize(360, 740).await;
                stage.api.generate(RESELLER.api_key, 300, 5).await;
                let oldest = "limit=12&sort_by=created_at&order_by=asc";
                let oldest = stage.issued(oldest).await.codes;
                stage.open("?view=lookup").await;
                paste(&stage, &oldest.join("\n")).await;
                stage.fault(Fault {
                    endpoint: Some("list-share-code".to_owned()),
                    delay_ms: 5_000,
                    times: 2,
                    ..Fault::default()
                });
                stage.page.get("button", "Look up 12 codes").click().await;
                stage
                    .page
                    .get("progressbar", english(Text::LookingUpNow))
                    .is_in_sight()
                    .await;
                let title = stage.page.get("heading", english(Text::LookUp));
                title.scroll_to_the_middle().await;
                stage
                    .page
                    .get("table", english(Text::LookUp))
                    .appears()
                    .await;
                title.is_in_sight().await;
            })
            .await;
    }
}
