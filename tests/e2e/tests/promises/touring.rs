//! The walks of docs/tour.md: each test goes the same way, by the same words, and takes its pictures (see `e2e::docs`).

use e2e::docs;
use share_code_dashboard::i18n::CATALOGUE;
use std::fs;

/// A text that is worded anew is worded anew in the tour as well.
#[test]
fn the_tour_names_everything_as_the_page_does() {
    let tour = fs::read_to_string(docs::folder().join("tour.md")).expect("there is a tour");
    let tour = tour.replace("**", "");
    let mut named = 0;
    for phrase in tour.split('*').skip(1).step_by(2) {
        let phrase = phrase.split_whitespace().collect::<Vec<_>>().join(" ");
        let numbers = phrase.split(' ').map(|word| match word.parse::<u64>() {
            Ok(_) => "{n}",
            Err(_) => word,
        });
        let counted = numbers.collect::<Vec<_>>().join(" ");
        let is_there = CATALOGUE
            .iter()
            .any(|(_, _, text)| text.contains(&phrase) || text.contains(&counted));
        assert!(is_there, "nothing on the page is called {phrase:?}");
        named += 1;
    }
    assert!(named > 30, "only {named} things are named");
}

/// Staged by what only Chromium offers.
mod chromium {
    use e2e::{Locator, Name, Setting, Stage, Text, count, count_with, english};
    use e2e::{fill, saved};
    use sandbox::{CUSTOMER, RESELLER};
    use serde_json::Value;
    use sha2::{Digest, Sha256};
    use std::collections::BTreeMap;
    use std::path::Path;
    use std::time::{SystemTime, UNIX_EPOCH};
    use thirtyfour::Key;

    /// A page with as many codes as `cargo xtask start` has, and with a key for each walk.
    async fn walk(
        key: &'static str,
        start: &'static str,
        walk: impl AsyncFn(&Stage, &Path) + 'static,
    ) {
        Setting::keys()
            .codes(1_240)
            .config(Some(
                r#"{ "key_mode": "header", "environment": "sandbox", "redeem_page": "/redeem/" }"#,
            ))
            .play(async move |stage| {
                let folder = tempfile::tempdir().expect("there is room for files");
                let page = &stage.page;
                page.permit_clipboard(&stage.sandbox.origin()).await;
                page.download_to(folder.path()).await;
                page.resize(1280, 800).await;
                stage.open(start).await;
                stage.connect().with_key(key).await;
                walk(&stage, folder.path()).await;
            })
            .await;
    }

    fn main(stage: &Stage) -> Locator {
        stage.page.get("main", Name::Any)
    }

    async fn press(within: &Locator, name: impl Into<Name>) {
        within.get("button", name).click().await;
    }

    /// Presses a button of the menu beside the codes.
    async fn press_more(stage: &Stage, name: Text) {
        press(&main(stage), english(Text::MoreActions)).await;
        press(&main(stage), english(name)).await;
    }

    #[tokio::test]
    async fn a_reseller_makes_codes_hands_them_over_and_takes_back_what_expires() {
        const RECIPIENT: &str = "lena@example.org";
        const NOTE: &str = "October, Lena";
        walk(RESELLER.api_key, "?view=generate", async |stage, _| {
            let (page, generate, codes) = (&stage.page, stage.generate(), stage.codes());
            // Generate a batch.
            generate.ip_order("20", "10").await;
            let field = |label| generate.field(english(label));
            field(Text::RecipientEmail).fill(RECIPIENT).await;
            field(Text::Note).fill(NOTE).await;
            generate.submit().await;
            let asked = count_with(Text::ConfirmTitle, 20, &[("each", "10 IPs")]);
            generate.question().says(&asked).await;
            generate.question().says(RECIPIENT).await;
            generate.confirm().click().await;
            let created = count(Text::CodesCreated, 20);
            let made = generate.made(&created).await;
            assert_eq!(made.len(), 20);
            stage.illustrate("tour-generated.png").await;

            // Hand it over.
            let result = page.get("region", created);
            press(&result, count(Text::CopyN, 20)).await;
            page.has_clipboard(&(made.join("\n") + "\n")).await;
            press_more(stage, Text::EditMessageMore).await;
            let dialog = page.get("dialog", english(Text::EditMessage));
            let template = dialog.get("textbox", english(Text::MessageTemplate));
            template
                .fill("{amount} for {recipient}, redeem at {link}")
                .await;
            press(&dialog, english(Text::SaveNote)).await;
            dialog.disappears().await;
            press_more(stage, Text::CopyMessages).await;
            let origin = stage.sandbox.origin();
            let message =
                |code| format!("10 IPs for {RECIPIENT}, redeem at {origin}/redeem/#redeem={code}");
            let messages: Vec<String> = made.iter().map(message).collect();
            page.has_clipboard(&messages.join("\n\n")).await;
            page.press(Key::Escape).await;
            page.hold_printer().await;
            press_more(stage, Text::PrintQr).await;
            page.lay_out_for("print").await;
            let sheet = page.run("return shown(document.body)").await;
            let sheet = sheet.as_str().expect("a text");
            assert!(made.iter().all(|code| sheet.contains(code)), "{sheet}");
            page.lay_out_for("screen").await;
            page.printed().await;

            // Next week: what expires?
            press(&main(stage), english(Text::ShowInIssued)).await;
            let note = english(Text::Note);
            codes.row_says(&made[0], note, NOTE).await;
            // As the picture of the README shows them, with some selected and one open.
            codes.tick(&made[2]).scroll_to_the_middle().await;
            for code in &made[1..4] {
                codes.select(code).await;
            }
            let panel = codes.open(&made[3]).await;
            stage.illustrate("issued.png").await;
            panel.button(english(Text::Close)).click().await;
            press(&codes.selection(), english(Text::ClearSelection)).await;
            codes.filter(note, NOTE).await;
            are_found(stage, 20).await;
            let views = page.get("navigation", english(Text::SavedViews));
            views.get("link", english(Text::ViewExpiring)).click().await;
            let expiring = expiring(stage).await;
            are_found(stage, expiring).await;
            let found = expiring as u64;

            let first = codes.rows().await.swap_remove(0).code;
            codes.tick(&first).scroll_to_the_middle().await;

            // Revoke the rest.
            codes.tick_page().click().await;
            let bar = codes.selection();
            press(&bar, fill(Text::SelectAllN, &[("n", &found.to_string())])).await;
            press(&bar, count(Text::RevokeN, found)).await;
            let question = codes.question();
            question.says(&count(Text::RevokeTitle, found)).await;
            stage.illustrate("tour-expiring.png").await;
            let sure = question.get("textbox", Name::Any);
            match found {
                ..=100 => assert!(!sure.is_there().await),
                101.. => sure.fill(&found.to_string()).await,
            }
            press(&question, count(Text::RevokeNow, found)).await;
            let n = found.to_string();
            let revoked = count_with(Text::RevokeReport, found, &[("done", &n)]);
            page.get("region", revoked).appears().await;
            assert_eq!(stage.effects().await.codes_revoked as u64, found);
            stage.shell().go(english(Text::Activity)).await;
            main(stage).says(&count(Text::RevokedN, found)).await;
        })
        .await;
    }

    /// Waits until so many codes match the filters.
    async fn are_found(stage: &Stage, codes: usize) {
        let words = count(Text::Results, codes as u64);
        stage.codes().match_count().says(&words).await;
    }

    /// How many codes can be redeemed for less than a week from now.
    async fn expiring(stage: &Stage) -> usize {
        const WEEK: u64 = 7 * 86_400;
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        let now = now.expect("it is later than 1970").as_secs();
        let key = RESELLER.api_key;
        let unused = stage.api.all("list-share-code", key, "status=1").await;
        let expiries = unused.iter().filter_map(|row| row["expired_at"].as_u64());
        expiries.filter(|at| (now..now + WEEK).contains(at)).count()
    }

    #[tokio::test]
    async fn a_supporter_answers_a_mail_with_codes() {
        walk(RESELLER.api_key, "", async |stage, _| {
            let page = &stage.page;
            let mut codes = Vec::new();
            for (status, some) in [(1, 3), (2, 4), (3, 2), (4, 2)] {
                let query = format!("status={status}&limit={some}&email={}", CUSTOMER.email);
                codes.extend(stage.issued(&query).await.codes);
            }
            let redeemed = codes[3].clone();
            let unknown = "9P-AAAA-BBBB-CCCC";
            let mail = format!(
                "Hi,\nsome of these do not work (ORDER-00187): {}.\nAnd {unknown}?\nThanks, Kim",
                codes.join(", ")
            );
            // Where do they stand?
            page.press_with_control('k').await;
            let palette = page.get("dialog", english(Text::Commands));
            let field = palette.get("combobox", Name::Any);
            field.has_focus().await;
            let paste = format!(
                "const clipboardData = new DataTransfer();
                 clipboardData.setData('text/plain', {mail:?});
                 arguments[0].dispatchEvent(
                     new ClipboardEvent('paste', {{ clipboardData, bubbles: true, cancelable: true }}))"
            );
            field.read(&paste).await;
            let all = codes.len() as u64 + 1;
            let look_up = page.get("option", count(Text::LookUpN, all));
            look_up.appears().await;
            page.press(Key::Enter).await;
            main(stage).says(&count(Text::CodesLookedUp, all)).await;
            for (words, n) in [
                (Text::CountUnused, 3),
                (Text::CountRedeemed, 4),
                (Text::CountRevoked, 2),
                (Text::CountExpired, 2),
                (Text::CountNotFound, 1),
            ] {
                page.get("radio", count(words, n)).appears().await;
            }
            main(stage).says(unknown).await;

            // What became of this one?
            let panel = stage.codes().open(&redeemed).await;
            panel.region().says(english(Text::History)).await;
            panel.region().says(english(Text::RedeemedAt)).await;
            assert_eq!(
                panel.fields().await[english(Text::RedeemedBy)],
                CUSTOMER.email
            );
            stage.illustrate("tour-lookup.png").await;
            page.press(Key::Escape).await;

            // A link for a colleague.
            page.press_with_control('k').await;
            field.has_focus().await;
            page.press(&*redeemed).await;
            let search = fill(Text::SearchIssuedFor, &[("text", &redeemed)]);
            page.get("option", search).click().await;
            let panel = stage.codes().open(&redeemed).await;
            press(&panel.region(), english(Text::CopyLinkWithCode)).await;
            panel.button(english(Text::Copied)).appears().await;
            let link = page.clipboard().await;
            page.open_tab().await;
            page.goto(&link).await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.codes().panel().region().says(&redeemed).await;
        })
        .await;
    }

    #[tokio::test]
    async fn a_bookkeeper_saves_last_month_with_proof_and_sums_it() {
        /// When last month began and ended here, in seconds.
        const LAST_MONTH: &str = "
            const now = new Date();
            const month = (n) => new Date(now.getFullYear(), now.getMonth() + n, 1).getTime() / 1000;
            return [month(-1), month(0)]";
        walk(RESELLER.api_key, "?view=overview", async |stage, folder| {
            let page = &stage.page;
            // What is outstanding.
            stage.overview().is_complete().await;
            page.resize(1280, 1180).await;
            stage.illustrate("tour-overview.png").await;
            page.resize(1280, 800).await;
            stage.shell().go(english(Text::Issued)).await;

            let month = page.run(LAST_MONTH).await;
            let month = month[0].as_i64().expect("a time")..month[1].as_i64().expect("a time");
            let all = stage.api.all("list-share-code", RESELLER.api_key, "").await;
            let in_month = |row: &&Value| {
                row["created_at"]
                    .as_i64()
                    .is_some_and(|at| month.contains(&at))
            };
            let wanted: Vec<&Value> = all.iter().filter(in_month).collect();
            assert!((2..all.len()).contains(&wanted.len()));

            // Last month.
            let filters = stage.codes().filters();
            press(&filters, english(Text::DateOrAmount)).await;
            press(&filters, english(Text::LastMonth)).await;
            are_found(stage, wanted.len()).await;

            // With proof.
            press(&main(stage), english(Text::Export)).await;
            let dialog = page.get("dialog", Name::Any);
            dialog.says(english(Text::ExportMatching)).await;
            press(&dialog, english(Text::ExportStart)).await;
            dialog
                .says(&count(Text::ExportWhole, wanted.len() as u64))
                .await;
            let left_out = (all.len() - wanted.len()) as u64;
            dialog.says(&count(Text::ExportFilteredOut, left_out)).await;
            stage.illustrate("tour-export.png").await;
            press(&dialog, english(Text::SaveManifest)).await;
            let text = saved(folder, ".csv").await;
            let manifest = saved(folder, ".manifest.json").await;
            let manifest: Value = serde_json::from_str(&manifest).expect("JSON");
            let hash = Sha256::digest(&text);
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(manifest["sha256"], hash.as_str());
            assert_eq!(manifest["is_complete"], true);
            assert_eq!(manifest["rows"], wanted.len());
            assert_eq!(manifest["rows_filtered_out"], left_out);
            press(&dialog, english(Text::Done)).await;

            // Sums, by unit and status, as a pivot table makes them.
            let text = text.trim_start_matches('\u{feff}');
            let mut table = csv::Reader::from_reader(text.as_bytes());
            let headings = table.headers().expect("headings");
            assert!(
                headings.iter().any(|heading| heading == "batch_ref"),
                "{headings:?}"
            );
            let mut sums: BTreeMap<(String, String), f64> = BTreeMap::new();
            for row in table.deserialize() {
                let row: BTreeMap<String, String> = row.expect("a row");
                let amount: f64 = row["amount"].parse().expect("a number");
                *sums
                    .entry((row["unit"].clone(), row["status_number"].clone()))
                    .or_default() += amount;
            }
            let mut true_sums: BTreeMap<(String, String), f64> = BTreeMap::new();
            for row in wanted {
                let (unit, amount) = match row["data_type"] == 2 {
                    true => ("GB", row["amount_traffic"].as_f64().expect("bytes") / 1e9),
                    false => ("IPs", row["number_of_ips"].as_f64().expect("IPs")),
                };
                *true_sums
                    .entry((unit.to_owned(), row["status"].to_string()))
                    .or_default() += amount;
            }
            assert!(
                sums.keys().eq(true_sums.keys()),
                "{sums:?} for {true_sums:?}"
            );
            for (of, sum) in &true_sums {
                assert!(
                    (sums[of] - sum).abs() < 1e-6,
                    "{of:?}: {} for {sum}",
                    sums[of]
                );
            }
            stage.shell().go(english(Text::Activity)).await;
            main(stage)
                .says(&count(Text::ExportedIssued, table_len(text)))
                .await;
        })
        .await;
    }

    /// Rows below the headings.
    fn table_len(text: &str) -> u64 {
        csv::Reader::from_reader(text.as_bytes()).records().count() as u64
    }

    #[tokio::test]
    async fn a_customer_redeems_two_hundred_codes_that_were_pasted_together() {
        walk(CUSTOMER.api_key, "?view=redeem", async |stage, _| {
            let (page, redeem) = (&stage.page, stage.redeem());
            page.resize(1280, 900).await;
            let key = RESELLER.api_key;
            stage.api.generate_for(key, 197, 10, CUSTOMER.email).await;
            let query = |page| format!("limit=100&page={page}");
            let mut codes = stage.issued(&query(1)).await.codes;
            codes.extend(stage.issued(&query(2)).await.codes);
            codes.truncate(197);
            // Some that can't be redeemed any more, and one that the customer had before.
            let revoked = format!("status=3&limit=2&email={}", CUSTOMER.email);
            codes.extend(stage.issued(&revoked).await.codes);
            codes.extend(stage.redeemed("limit=1").await.codes);
            assert_eq!(codes.len(), 200);
            stage.forgive("400 (Bad Request)");
            // As they come: one twice, and one with a Cyrillic letter.
            let written = codes[1].replacen('P', "Р", 1);
            let lines = codes.join("\n").replacen(&codes[1], &written, 1);
            let text = format!("Hello Kim, here they are:\n{lines}\nAgain: {}", codes[0]);
            redeem.codes().paste(&text).await;
            let preview = redeem.preview(200);
            for (sort, n) in [
                (Text::Repeated, 1),
                (Text::Corrected, 1),
                (Text::NotCodes, 6),
            ] {
                preview.says(&count(sort, n)).await;
            }
            stage.illustrate("tour-paste.png").await;
            let before = stage.effects().await.account(CUSTOMER.name).ip_balance;
            redeem.submit().await;
            let report = redeem.report(200);
            report.region().says("197 redeemed").await;
            stage.illustrate("tour-report.png").await;
            let after = stage.effects().await.account(CUSTOMER.name).ip_balance;
            assert_eq!(after - before, 1_970);
            page.get("button", english(Text::SaveReport))
                .appears()
                .await;
        })
        .await;
    }
}
