//! Lists in files: all of them, and proof that it is all.

/// Staged by what only Chromium offers.
mod chromium {
    use e2e::{Locator, Name, Setting, Stage, axe, eventually, saved, steadily};
    use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};
    use serde_json::Value;
    use sha2::{Digest, Sha256};
    use std::{collections::BTreeMap, fs, path::Path, time::Duration};

    /// What the API asks for when it is asked too often.
    const PAUSE: Duration = Duration::from_secs(2);

    /// Opens the dialog from the head of the list.
    async fn open(stage: &Stage) -> Locator {
        let head = stage.page.get("main", Name::Any);
        head.get("button", "Export…").click().await;
        stage.page.get("dialog", Name::Any)
    }

    async fn press(dialog: &Locator, name: &'static str) {
        dialog.get("button", name).click().await;
    }

    /// The rows by their codes, each by the headings.
    fn rows(text: &str) -> BTreeMap<String, BTreeMap<String, String>> {
        let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
        let mut table = csv::Reader::from_reader(text.as_bytes());
        let rows = table.deserialize();
        let mut by_code = BTreeMap::new();
        for row in rows {
            let row: BTreeMap<String, String> = row.expect("a row");
            let other = by_code.insert(row["code"].clone(), row);
            assert!(other.is_none(), "{other:?} is there twice");
        }
        by_code
    }

    /// Every row of a list as the API has it.
    async fn all(stage: &Stage, list: &str, query: &str) -> Vec<Value> {
        stage.api.all(list, RESELLER.api_key, query).await
    }

    fn amount(row: &Value) -> (String, &'static str) {
        match row["amount_traffic"].as_u64() {
            Some(bytes) if row["data_type"] == 2 => {
                let gb = format!("{}.{:09}", bytes / 1_000_000_000, bytes % 1_000_000_000);
                let gb = gb.trim_end_matches('0').trim_end_matches('.');
                (gb.to_owned(), "GB")
            }
            _ => (row["number_of_ips"].to_string(), "IPs"),
        }
    }

    fn page_of(page: u32, status: u16, times: u32) -> Fault {
        let headers = [("retry-after".to_owned(), PAUSE.as_secs().to_string())];
        Fault {
            endpoint: Some("list-share-code".to_owned()),
            when: Some(format!("page={page}")),
            times,
            answer: FaultyAnswer::Replace(Replacement {
                status,
                headers: (status == 429)
                    .then_some(headers)
                    .into_iter()
                    .flatten()
                    .collect(),
                body: r#"{"success":false,"message":"busy"}"#.to_owned(),
            }),
            ..Fault::default()
        }
    }

    /// Connected to a list of 240 codes, with a folder for what is saved.
    async fn play(codes: u32, path: &'static str, play: impl AsyncFn(&Stage, &Path) + 'static) {
        Setting::gateway()
            .codes(codes)
            .play(async move |stage| {
                let folder = tempfile::tempdir().expect("there is room for files");
                stage.page.download_to(folder.path()).await;
                stage.open(path).await;
                play(&stage, folder.path()).await;
            })
            .await;
    }

    #[tokio::test]
    async fn all_codes_that_match_are_in_the_file_and_the_manifest_proves_it() {
        play(340, "?status=1", async |stage, folder| {
            let wanted = all(stage, "list-share-code", "status=1").await;
            let dialog = open(stage).await;
            dialog.says("All that match the filters").await;
            axe::finds_nothing(&stage.page, "what to export").await;
            press(&dialog, "Export").await;
            dialog
                .says(&format!("All {} codes are in the file", wanted.len()))
                .await;
            axe::finds_nothing(&stage.page, "what was exported").await;
            let text = saved(folder, ".csv").await;
            let rows = rows(&text);
            assert_eq!(rows.len(), wanted.len());
            for row in &wanted {
                let code = row["code"].as_str().expect("a code");
                let found = &rows[code];
                let (amount, unit) = amount(row);
                assert_eq!(
                    (&found["amount"], &*found["unit"]),
                    (&amount, unit),
                    "{code}"
                );
                assert_eq!(found["status"], "unused", "{code}");
                let to = row["forward_to"].as_str().unwrap_or_default();
                assert_eq!(found["forward_to"].trim_start_matches('\''), to, "{code}");
                let created = row["created_at"].as_i64().expect("a time");
                let created = stage
                    .page
                    .run(&format!(
                        "return new Date({created} * 1000).toISOString().slice(0, 19)"
                    ))
                    .await;
                let created = created.as_str().expect("a text").replace('T', " ");
                assert_eq!(found["created_at (UTC)"], created, "{code}");
            }

            for file in fs::read_dir(folder).expect("the folder is there") {
                fs::remove_file(file.expect("a file").path()).expect("it can be removed");
            }
            press(&dialog, "Save again").await;
            assert_eq!(saved(folder, ".csv").await, text);
            press(&dialog, "Save manifest").await;
            let manifest: Value =
                serde_json::from_str(&saved(folder, ".manifest.json").await).expect("JSON");
            let hash = Sha256::digest(&text);
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(manifest["sha256"], hash.as_str());
            dialog.says(&hash).await;
            assert_eq!(manifest["bytes"], text.len());
            assert_eq!(manifest["rows"], wanted.len());
            assert_eq!(manifest["total_before"], wanted.len());
            assert_eq!(manifest["total_after"], wanted.len());
            assert_eq!(manifest["is_complete"], true);
            assert_eq!(manifest["query"]["status"], "1");
            let name = manifest["file"].as_str().expect("a name");
            assert!(folder.join(name).exists(), "{name}");

            press(&dialog, "Done").await;
            dialog.disappears().await;
        })
        .await;
    }

    #[tokio::test]
    async fn what_is_selected_of_the_redeemed_codes_is_saved_as_the_api_sent_it() {
        play(1_240, "?view=redeemed", async |stage, folder| {
            let known = all(stage, "list-use-code", "").await;
            let codes: Vec<&str> = (known.iter().take(3))
                .map(|row| row["code"].as_str().expect("a code"))
                .collect();
            for code in [codes[0], codes[2]] {
                stage.codes().select(code).await;
            }
            press(&stage.codes().selection(), "Export…").await;
            let dialog = stage.page.get("dialog", Name::Any);
            dialog.get("radio", "JSON Lines").click().await;
            press(&dialog, "Export").await;
            dialog.says("All 2 selected codes are in the file").await;
            let text = saved(folder, ".jsonl").await;
            let lines: Vec<Value> = (text.lines())
                .map(|line| serde_json::from_str(line).expect("JSON"))
                .collect();
            assert_eq!(lines, [known[0].clone(), known[2].clone()]);
        })
        .await;
    }

    #[tokio::test]
    async fn an_export_waits_as_long_as_the_api_asks_while_other_screens_are_used() {
        play(240, "", async |stage, folder| {
            stage.forgive("429 (Too Many Requests)");
            stage.fault(page_of(3, 429, 1));
            let dialog = open(stage).await;
            press(&dialog, "Export").await;
            dialog.says("Loaded 200 of 240").await;
            dialog.says("Rate limit reached").await;
            press(&dialog, "Hide").await;
            dialog.disappears().await;
            stage.shell().go("Generate").await;
            let status = stage.page.get("status", Name::Any);
            eventually("it is told that it goes on and ends", async || {
                for status in status.all().await {
                    let text = status.text().await.unwrap_or_default();
                    if text == "Export complete" {
                        return Ok(());
                    }
                }
                Err("not yet")
            })
            .await;
            assert_eq!(rows(&saved(folder, ".csv").await).len(), 240);
            stage.page.get("button", "Show").click().await;
            dialog.says("All 240 codes are in the file").await;
            press(&dialog, "Done").await;
            stage.page.get("button", "Show").disappears().await;
        })
        .await;
    }

    #[tokio::test]
    async fn a_page_that_can_not_be_read_stops_it_and_nothing_is_lost() {
        play(240, "", async |stage, folder| {
            stage.forgive("503 (Service Unavailable)");
            stage.fault(page_of(2, 503, 4));
            let dialog = open(stage).await;
            press(&dialog, "Export").await;
            dialog.says("The export stopped").await;
            dialog.says("Loaded 100 of 240").await;
            stage.faults_are_used_up().await;
            press(&dialog, "Resume").await;
            dialog.says("All 240 codes are in the file").await;
            assert_eq!(rows(&saved(folder, ".csv").await).len(), 240);
        })
        .await;
    }

    #[tokio::test]
    async fn a_list_that_changed_meanwhile_is_not_called_complete() {
        play(240, "", async |stage, _| {
            stage.forgive("429 (Too Many Requests)");
            stage.fault(page_of(2, 429, 1));
            let dialog = open(stage).await;
            press(&dialog, "Export").await;
            dialog.says("Loaded 100 of 240").await;
            dialog.says("Rate limit reached").await;
            stage.api.issue(RESELLER.api_key, 2, 5).await;
            dialog.says("Exported, but not proven complete").await;
            dialog
                .says("The API counted 240 codes before the export and 242 after it.")
                .await;
            press(&dialog, "Export again").await;
            dialog.says("All 242 codes are in the file").await;
        })
        .await;
    }

    #[tokio::test]
    async fn a_cancelled_export_asks_for_no_more_and_saves_nothing() {
        play(240, "", async |stage, folder| {
            stage.forgive("429 (Too Many Requests)");
            stage.fault(page_of(2, 429, 1));
            let dialog = open(stage).await;
            press(&dialog, "Export").await;
            dialog.says("Rate limit reached").await;
            let asked = stage.arrived("list-share-code");
            press(&dialog, "Cancel export").await;
            dialog.disappears().await;
            steadily("nothing more is asked for", PAUSE * 2, async || match stage
                .arrived("list-share-code")
            {
                now if now == asked => Ok(()),
                now => Err(format!("{now} requests after {asked}")),
            })
            .await;
            let files = fs::read_dir(folder).expect("the folder is there").count();
            assert_eq!(files, 0);
            let dialog = open(stage).await;
            dialog.says("Export issued codes").await;
        })
        .await;
    }
}
