//! Lists in files: all of them, and proof that it is all.

/// Staged by what only Chromium offers.
mod chromium {
    use e2e::{Cell, Locator, Name, Setting, Stage, Text, axe, count, docs, english};
    use e2e::{eventually, opened, saved, steadily};
    use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};
    use serde_json::Value;
    use sha2::{Digest, Sha256};
    use std::{
        collections::{BTreeMap, BTreeSet},
        fs,
        path::Path,
        path::PathBuf,
        time::Duration,
    };

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
                let created = iso8601(stage, created).await.replace('T', " ");
                assert_eq!(found["created_at (UTC)"], created, "{code}");
            }

            for file in fs::read_dir(folder).expect("the folder is there") {
                fs::remove_file(file.expect("a file").path()).expect("it can be removed");
            }
            press(&dialog, "Save again").await;
            assert_eq!(saved(folder, ".csv").await, text);
            press(&dialog, "Save manifest").await;
            let manifest = json(&saved(folder, ".manifest.json").await);
            let hash = sha256(&text);
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

    /// The file whose name ends like this, once it is whole.
    async fn file(folder: &Path, end: &str) -> PathBuf {
        saved(folder, end).await;
        let files = fs::read_dir(folder).expect("the folder is there");
        let mut files = files.map(|file| file.expect("a file").path());
        let found = files.find(|file| file.to_str().is_some_and(|name| name.ends_with(end)));
        found.expect("it is there")
    }

    /// As it stands in a cell of text: nothing for nothing, and an apostrophe before what could run.
    fn inert(text: &str) -> Cell {
        match text.chars().next() {
            None => Cell::Empty,
            Some('=' | '+' | '-' | '@') => Cell::Text(format!("'{text}")),
            Some(_) => Cell::Text(text.to_owned()),
        }
    }

    #[tokio::test]
    async fn a_spreadsheet_opens_every_value_and_runs_none() {
        /// What a spreadsheet keeps of a number.
        const DIGITS: usize = 15;
        const RECIPIENTS: [&str; 3] = ["+1+1@example.com", "-1-1@example.com", "@a1@example.com"];
        const RECIPIENT: &str = "=1+1@example.com";
        const NOTE: &str = r#"=HYPERLINK("https://example.com","October"), "ACME""#;
        play(240, "?view=generate", async |stage, folder| {
            for recipient in RECIPIENTS {
                let key = RESELLER.api_key;
                stage.api.generate_for(key, 1, 5, recipient).await;
            }
            let generate = stage.generate();
            generate.ip_order("1", "5").await;
            let field = |label| generate.field(english(label));
            field(Text::RecipientEmail).fill(RECIPIENT).await;
            field(Text::Note).fill(NOTE).await;
            generate.submit().await;
            generate.confirm().click().await;
            let noted = generate.made(&count(Text::CodesCreated, 1)).await;
            let wanted = all(stage, "list-share-code", "").await;
            stage.shell().go(english(Text::Issued)).await;
            let dialog = open(stage).await;
            press(&dialog, english(Text::ExportStart)).await;
            let whole = count(Text::ExportWhole, wanted.len() as u64);
            dialog.says(&whole).await;

            let mut rows = opened(&file(folder, ".csv").await).await.into_iter();
            let headings: Vec<String> = (rows.next().expect("headings").into_iter())
                .map(|cell| match cell {
                    Cell::Text(heading) => heading,
                    other => panic!("a heading is {other:?}"),
                })
                .collect();
            let rows: Vec<BTreeMap<&str, Cell>> = rows
                .map(|row| headings.iter().map(String::as_str).zip(row).collect())
                .collect();
            assert_eq!(rows.len(), wanted.len());
            let text = |value: &Value| inert(value.as_str().unwrap_or_default());
            let (mut long, mut active) = (0, 0);
            for row in &wanted {
                let found = rows
                    .iter()
                    .find(|found| found["code"] == text(&row["code"]));
                let found = found.unwrap_or_else(|| panic!("{row} is not there"));
                let runs = found.values().find(|cell| matches!(cell, Cell::Formula(_)));
                assert_eq!(runs, None, "{row}");

                let (amount, unit) = amount(row);
                let Cell::Number(number) = &found["amount"] else {
                    panic!("{row} has {:?}", found["amount"])
                };
                match amount.len() - usize::from(amount.contains('.')) {
                    ..=DIGITS => assert_eq!(*number, amount, "{row}"),
                    digits => {
                        // The last ones are rounded away, as in every program that calculates in floating point.
                        long += 1;
                        let kept = amount.len() - (digits - DIGITS);
                        assert_eq!(number[..kept - 1], amount[..kept - 1], "{row}");
                        let error = number.parse::<f64>().expect("a number")
                            - amount.parse::<f64>().expect("a number");
                        assert!(error.abs() < 1e-8, "{number} for {amount}");
                    }
                }
                assert_eq!(found["unit"], inert(unit), "{row}");

                for name in ["forward_to", "used_by"] {
                    assert_eq!(found[name], text(&row[name]), "{name} of {row}");
                    let is_active =
                        |cell: &Cell| matches!(cell, Cell::Text(text) if text.starts_with('\''));
                    active += usize::from(is_active(&found[name]));
                }
                for name in ["issued_by", "batch_ref"] {
                    // Fields that the dashboard does not know stand as the API wrote them.
                    let wanted = match &row[name] {
                        Value::Null => Cell::Text("null".to_owned()),
                        value => text(value),
                    };
                    assert_eq!(found[name], wanted, "{name} of {row}");
                }
                for name in ["used_at", "created_at", "expired_at"] {
                    let wanted = match row[name].as_i64() {
                        None | Some(0) => Cell::Empty,
                        Some(seconds) => Cell::Time(iso8601(stage, seconds).await),
                    };
                    assert_eq!(found[&*format!("{name} (UTC)")], wanted, "{name} of {row}");
                }
                let status = row["status"].to_string();
                assert_eq!(found["status_number"], Cell::Number(status), "{row}");
                let is_enterprise = Cell::Truth(row["is_enterprise"] == 1);
                assert_eq!(found["is_enterprise"], is_enterprise, "{row}");
                let has_note = row["code"] == noted[0].as_str();
                let note = inert(if has_note { NOTE } else { "" });
                assert_eq!(found["note"], note, "{row}");
                assert_eq!(found["other_fields"], Cell::Empty, "{row}");
            }
            assert_eq!(long, 1, "one amount has more digits than a spreadsheet");
            assert!(
                active > RECIPIENTS.len(),
                "addresses that could run are there"
            );
            let hidden = |row: &Value| {
                let to = row["forward_to"].as_str();
                to.is_some_and(|to| to.contains('\u{202e}'))
            };
            assert!(
                wanted.iter().any(hidden),
                "an address with a hidden character is there"
            );
        })
        .await;
    }

    /// `2026-03-12T14:05:31` in UTC.
    async fn iso8601(stage: &Stage, seconds: i64) -> String {
        let script = format!("return new Date({seconds} * 1000).toISOString().slice(0, 19)");
        let time = stage.page.run(&script).await;
        time.as_str().expect("a text").to_owned()
    }

    /// The names of the fields of all these objects, each once.
    fn names<'a>(objects: impl IntoIterator<Item = &'a Value>) -> BTreeSet<&'a str> {
        let objects = objects.into_iter().filter_map(Value::as_object);
        objects
            .flat_map(|object| object.keys())
            .map(String::as_str)
            .collect()
    }

    fn json(text: &str) -> Value {
        serde_json::from_str(text).expect("JSON")
    }

    /// Programs are written by them.
    #[tokio::test]
    async fn the_samples_in_the_documentation_are_as_the_page_writes() {
        const DAY: &str =
            "return new Date(Date.now() - DAYS * 86400000).toISOString().slice(0, 10)";
        const FILES: [&str; 3] = ["issued.csv", "issued.jsonl", "issued.manifest.json"];
        play(240, "", async |stage, folder| {
            let day = async |days: u32| {
                let day = stage
                    .page
                    .run(&DAY.replace("DAYS", &days.to_string()))
                    .await;
                day.as_str().expect("a day").to_owned()
            };
            let (from, until) = (day(60).await, day(30).await);
            stage
                .open(&format!(
                    "?is_enterprise=0&created_from={from}&created_until={until}&amount_from=1&amount_until=5"
                ))
                .await;
            let mut written = Vec::new();
            for (format, end) in [(Text::FormatJsonLines, ".jsonl"), (Text::FormatCsv, ".csv")] {
                let dialog = open(stage).await;
                dialog.get("radio", english(format)).click().await;
                press(&dialog, english(Text::ExportStart)).await;
                dialog.says(english(Text::ExportDone)).await;
                written.insert(0, saved(folder, end).await);
                if format == Text::FormatCsv {
                    press(&dialog, english(Text::SaveManifest)).await;
                    written.push(saved(folder, ".manifest.json").await);
                }
                press(&dialog, english(Text::Done)).await;
                dialog.disappears().await;
            }
            if let Some(docs) = docs::rewritten() {
                for (name, text) in FILES.iter().zip(&written) {
                    fs::write(docs.join("samples").join(name), text).expect("the folder is there");
                }
                let page = docs.join("exports.md");
                let text = fs::read_to_string(&page).expect("it is there");
                let shown = text.replace(shown_manifest(&text), &written[2]);
                fs::write(&page, shown).expect("it can be written");
            }
            let samples = FILES.map(|name| {
                let sample = docs::folder().join("samples").join(name);
                fs::read_to_string(sample).unwrap_or_else(|error| panic!("{name}: {error}"))
            });

            let headings = |text: &str| text.lines().next().map(str::to_owned);
            assert_eq!(headings(&samples[0]), headings(&written[0]));
            let lines = |text: &str| text.lines().map(json).collect::<Vec<_>>();
            assert_eq!(names(&lines(&samples[1])), names(&lines(&written[1])));
            let [sample, now] = [&samples[2], &written[2]].map(|text| json(text));
            assert_eq!(names([&sample]), names([&now]));
            assert_eq!(names([&sample["query"]]), names([&now["query"]]));

            // The three are of one list, and the manifest is of the table.
            let codes: Vec<String> = rows(&samples[0]).into_keys().collect();
            assert!(codes.len() > 1);
            let mut of_lines: Vec<Value> = lines(&samples[1])
                .iter()
                .map(|row| row["code"].clone())
                .collect();
            of_lines.sort_by_key(Value::to_string);
            assert_eq!(of_lines, codes);
            assert_eq!(sample["sha256"], sha256(&samples[0]));
            assert_eq!(sample["bytes"], samples[0].len());
            assert_eq!(sample["rows"], codes.len());
            let page = fs::read_to_string(docs::folder().join("exports.md"));
            let page = page.expect("it is there");
            assert_eq!(shown_manifest(&page), samples[2]);
        })
        .await;
    }

    /// What the page about exports shows as an example.
    fn shown_manifest(page: &str) -> &str {
        let (_, block) = page
            .split_once("```json\n")
            .expect("it has a block of JSON");
        let (block, _) = block.split_once("```").expect("the block ends");
        block
    }

    /// In hex.
    fn sha256(text: &str) -> String {
        let hash = Sha256::digest(text);
        hash.iter().map(|byte| format!("{byte:02x}")).collect()
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
