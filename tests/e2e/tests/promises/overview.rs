//! What is outstanding: sums that are those of the API's own books, and never more than was read.

use e2e::{Name, Setting, Stage, Text, count, english, eventually, fill};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

/// In milliseconds, as the database has times.
const DAY: i64 = 86_400_000;

/// Where a code stands, by all that its row says.
const STATUS: &str = "CASE WHEN used_at IS NOT NULL OR status = 2 THEN 'Redeemed'
    WHEN status = 3 THEN 'Revoked'
    WHEN status = 4 OR expired_at <= unixepoch() * 1000 THEN 'Expired'
    ELSE 'Unused' END";

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.expect("it is later than 1970").as_millis() as i64
}

/// 1240 as "1,240".
fn grouped(digits: &str) -> String {
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Bytes as GB to the nearest MB, as the screen shows them.
fn gb(bytes: &str) -> String {
    let mb = (bytes.parse::<u128>().expect("bytes") + 500_000) / 1_000_000;
    let decimals = format!(".{:03}", mb % 1_000);
    grouped(&(mb / 1_000).to_string()) + decimals.trim_end_matches('0').trim_end_matches('.')
}

/// Codes, IPs and bytes of the reseller's codes that are so, by the database.
fn sums(stage: &Stage, are_so: &str) -> [String; 3] {
    let query = format!(
        "SELECT count(*), coalesce(sum(number_of_ips), 0), coalesce(sum(amount_traffic), 0)
         FROM (SELECT *, {STATUS} AS stands FROM codes WHERE issued_by = '{}') WHERE {are_so}",
        RESELLER.email
    );
    let rows = stage.sql(&query);
    std::array::from_fn(|at| rows[0][at].clone())
}

/// The same as cells of a table, behind a name.
fn line(stage: &Stage, name: Text, are_so: &str) -> Vec<String> {
    let [codes, ips, bytes] = sums(stage, are_so);
    vec![
        english(name).to_owned(),
        grouped(&codes),
        grouped(&ips),
        gb(&bytes),
    ]
}

fn by_status(stage: &Stage) -> Vec<Vec<String>> {
    let of = |name, status: &str| line(stage, name, &format!("stands = '{status}'"));
    vec![
        of(Text::StatusUnused, "Unused"),
        of(Text::StatusRedeemed, "Redeemed"),
        of(Text::StatusRevoked, "Revoked"),
        of(Text::StatusExpired, "Expired"),
        line(stage, Text::Issued, "true"),
    ]
}

async fn open(stage: &Stage) {
    stage.open("?view=overview").await;
    stage.shell().title(english(Text::Overview)).appears().await;
}

#[tokio::test]
async fn all_sums_are_those_of_the_books() {
    Setting::gateway()
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            overview.is_complete().await;
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
            let [_, ips, _] = sums(&stage, "stands = 'Unused' AND data_type = 1");
            let [traffic, _, bytes] = sums(&stage, "stands = 'Unused' AND data_type = 2");
            overview
                .tile(Text::OutstandingIps)
                .says(&grouped(&ips))
                .await;
            let tile = overview.tile(Text::OutstandingGb);
            tile.says(&gb(&bytes)).await;
            tile.says(&count(
                Text::UnusedCodesN,
                traffic.parse().expect("a number"),
            ))
            .await;

            // Each recipient, but for the one whose name has a mark for a hidden character.
            let query = format!(
                "SELECT lower(coalesce(forward_to, 'anyone')), sum(number_of_ips) FILTER (WHERE stands = 'Unused'),
                        sum(amount_traffic) FILTER (WHERE stands = 'Unused'), sum(stands = 'Unused'),
                        sum(stands = 'Redeemed'), sum(stands = 'Revoked'), sum(stands = 'Expired')
                 FROM (SELECT *, {STATUS} AS stands FROM codes WHERE issued_by = '{}')
                 GROUP BY 1",
                RESELLER.email
            );
            let books = stage.sql(&query);
            let rows = overview.rows(Text::Outstanding).await;
            assert_eq!(rows.len(), books.len() + 1);
            let or_none = |sum: &String| match sum.as_str() {
                "" => "0".to_owned(),
                sum => sum.to_owned(),
            };
            for book in books.iter().filter(|book| !book[0].contains('\u{202e}')) {
                let row = rows.iter().find(|row| row[0].to_lowercase() == book[0]);
                let row = row.unwrap_or_else(|| panic!("{book:?} in {rows:?}"));
                let sums = book[1..].iter().map(or_none).enumerate();
                let wanted: Vec<String> = sums
                    .map(|(at, sum)| if at == 1 { gb(&sum) } else { grouped(&sum) })
                    .collect();
                assert_eq!(row[1..7], wanted[..], "{row:?}");
            }
            let total = rows.last().expect("the last line");
            assert_eq!(total[1], grouped(&sums(&stage, "stands = 'Unused'")[1]));
        })
        .await;
}

#[tokio::test]
async fn what_expires_when_leads_to_just_these_codes() {
    Setting::gateway()
        .play(async |stage| {
            let overview = stage.overview();
            let buckets = [
                (Text::Within7Days, 0, 7),
                (Text::Within30Days, 7, 30),
                (Text::Within90Days, 30, 90),
            ];
            for (bucket, from, until) in buckets {
                open(&stage).await;
                overview.is_complete().await;
                let rows = overview.rows(Text::ExpiryOfUnused).await;
                let row = rows.iter().find(|row| row[0] == english(bucket));
                let codes = row.expect("the bucket")[1].clone();
                let table = overview.table(Text::ExpiryOfUnused);
                table.get("link", english(bucket)).click().await;
                let found: u64 = codes.replace(',', "").parse().expect("a number");
                let [between, ..] = sums(
                    &stage,
                    &format!(
                        "stands = 'Unused' AND expired_at >= {} AND expired_at < {}",
                        now() + from * DAY,
                        now() + until * DAY
                    ),
                );
                assert_eq!(between, found.to_string(), "{}", english(bucket));
                stage
                    .codes()
                    .match_count()
                    .says(&count(Text::Results, found))
                    .await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_refresh_reads_what_is_new_and_what_has_changed_and_no_more() {
    Setting::gateway()
        .codes(3_000)
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            overview.is_complete().await;
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
            let read = stage.arrived("list-share-code");

            stage.api.generate(RESELLER.api_key, 7, 11).await;
            let made = stage.api.issue(RESELLER.api_key, 2, 13).await;
            stage.api.redeem(sandbox::CUSTOMER.api_key, &made[0]).await;
            let unused = stage
                .api
                .all("list-share-code", RESELLER.api_key, "status=1")
                .await;
            let old = unused
                .iter()
                .find(|row| row["data_type"] == 1 && row["forward_to"].is_null());
            let old = old.expect("an old one")["code"].as_str().expect("a code");
            stage.api.redeem(sandbox::CUSTOMER.api_key, old).await;
            let asked_by_test = stage.arrived("list-share-code") - read;

            overview.press(Text::Refresh).await;
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
            overview.is_complete().await;
            let refreshed = stage.arrived("list-share-code") - read - asked_by_test;
            let unused = unused.len().div_ceil(100) as u64;
            // The counts, the new end of the list, what is unused, and where the one code is that is so no longer.
            let (counts, end, left) = (1 + 4 * 2, 2, 2);
            assert!(
                refreshed <= counts + end + unused + left,
                "{refreshed} requests, of which {unused} for unused codes"
            );
        })
        .await;
}

/// As many as take more requests than nobody is asked about.
const MANY: u32 = 6_000;

#[tokio::test]
async fn of_many_codes_the_cost_is_told_first_and_the_unused_ones_can_do() {
    Setting::gateway()
        .codes(MANY)
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            let cost = count(Text::CostOfAll, 0);
            let (_, behind) = cost.split_once('0').expect("a number in it");
            let (words, _) = behind.split_once("{time}").expect("a time in it");
            overview.screen().says(words).await;
            // What the API counts is there before any code is read.
            let counted = sums(&stage, "stands = 'Revoked'")[0].clone();
            eventually("the counts", async || {
                let rows = overview.rows(Text::AllByStatus).await;
                let row = rows
                    .iter()
                    .find(|row| row[0] == english(Text::StatusRevoked));
                match row.map(|row| row[1].clone()) {
                    Some(codes) if codes == grouped(&counted) => Ok(()),
                    codes => Err(format!("{codes:?}")),
                }
            })
            .await;
            assert!(overview.rows(Text::AllByStatus).await[0][2].starts_with("—"));

            overview.press(Text::LoadUnused).await;
            overview.screen().says(english(Text::SumsOfUnused)).await;
            let unused = line(&stage, Text::StatusUnused, "stands = 'Unused'");
            assert_eq!(overview.rows(Text::AllByStatus).await[0], unused);
            // What was not read is not told.
            let rows = overview.rows(Text::AllByStatus).await;
            assert!(rows[1][2].starts_with("—") && rows[1][3].starts_with("—"));
            overview.tile(Text::RedeemedThisMonth).says("—").await;
            overview
                .picture()
                .says(english(Text::OverTimeNeedsAll))
                .await;

            overview.press(Text::LoadAll).await;
            overview.is_complete().await;
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
        })
        .await;
}

#[tokio::test]
async fn reading_is_paused_gone_on_with_and_given_up() {
    Setting::gateway()
        .codes(MANY)
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            overview.button(Text::LoadAll).appears().await;
            let slow = || Fault {
                endpoint: Some("list-share-code".to_owned()),
                times: 10_000,
                acts: 1,
                delay_ms: 100,
                ..Fault::default()
            };
            stage.fault(slow());
            overview.press(Text::LoadAll).await;
            let codes = |rows: &[Vec<String>]| rows.last().expect("a foot")[1].clone();
            overview.screen().says(english(Text::SoFar)).await;
            overview.press(Text::Pause).await;
            overview.screen().says(english(Text::SumsPaused)).await;
            // The button that was pressed is gone.
            overview.button(Text::Resume).has_focus().await;
            let asked = stage.arrived("list-share-code");
            // Other screens do not matter to it.
            stage.shell().go(english(Text::Activity)).await;
            stage.shell().go(english(Text::Overview)).await;
            overview.screen().says(english(Text::SumsPaused)).await;
            let counts = 1 + 4 * 2;
            assert!(stage.arrived("list-share-code") <= asked + counts);
            stage.no_fault();
            overview.press(Text::Resume).await;
            overview.is_complete().await;
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
            assert_eq!(
                codes(&overview.rows(Text::AllByStatus).await),
                grouped(&sums(&stage, "true")[0])
            );

            // Given up, what is shown is what was known before.
            stage.fault(slow());
            stage.api.generate(RESELLER.api_key, 3, 11).await;
            let before = overview.rows(Text::AllByStatus).await;
            overview.press(Text::Refresh).await;
            overview.press(Text::Cancel).await;
            overview.is_complete().await;
            assert_eq!(overview.rows(Text::AllByStatus).await, before);
        })
        .await;
}

fn busy(times: u32) -> Fault {
    Fault {
        endpoint: Some("list-share-code".to_owned()),
        when: Some("page=3".to_owned()),
        times,
        answer: FaultyAnswer::Replace(Replacement {
            status: 429,
            headers: BTreeMap::from([("retry-after".to_owned(), "2".to_owned())]),
            body: r#"{"success":false,"message":"busy"}"#.to_owned(),
        }),
        ..Fault::default()
    }
}

#[tokio::test]
async fn a_rate_limit_is_waited_for_and_a_failure_costs_nothing_that_was_read() {
    Setting::gateway()
        .codes(1_240)
        .play(async |stage| {
            stage.forgive("429");
            stage.forgive("403");
            stage.fault(busy(1));
            stage.fault(Fault {
                answer: FaultyAnswer::Replace(Replacement {
                    status: 403,
                    ..Replacement::default()
                }),
                when: Some("page=5".to_owned()),
                ..busy(1)
            });
            open(&stage).await;
            let overview = stage.overview();
            let waits = fill(Text::LoadingPaused, &[("clock", "")]);
            let waits = waits.trim_end_matches('.').to_owned();
            overview.screen().says(&waits).await;
            let alert = stage.page.get("alert", Name::Any);
            alert.says(english(Text::SumsStopped)).await;
            let asked = stage.arrived("list-share-code");
            overview.press(Text::TryAgain).await;
            overview.is_complete().await;
            // It went on at the page that failed.
            assert!(stage.arrived("list-share-code") - asked < 10);
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_server_that_repeats_a_page_is_told_and_all_is_read_again_when_asked() {
    Setting::gateway()
        .codes(400)
        .play(async |stage| {
            let query = "order_by=asc";
            let first = stage.api.all("list-share-code", RESELLER.api_key, query);
            let first: Vec<Value> = first.await.into_iter().take(100).collect();
            let page = json!({ "items": first, "total_items": 400, "total_pages": 4 });
            stage.fault(Fault {
                answer: FaultyAnswer::Replace(Replacement {
                    body: json!({ "success": true, "result": page }).to_string(),
                    ..Replacement::default()
                }),
                when: Some("order_by=asc&page=2".to_owned()),
                ..busy(1)
            });
            open(&stage).await;
            let overview = stage.overview();
            overview.screen().says(english(Text::SumsStuck)).await;
            overview.screen().says(english(Text::ExportStuckText)).await;
            overview.press(Text::LoadAgain).await;
            overview.is_complete().await;
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
        })
        .await;
}

#[tokio::test]
async fn codes_that_come_while_they_are_read_are_counted_once_and_a_lock_ends_it() {
    Setting::gateway()
        .codes(MANY)
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            overview.button(Text::LoadAll).appears().await;
            stage.fault(Fault {
                delay_ms: 60,
                acts: 1,
                answer: FaultyAnswer::Own,
                when: None,
                ..busy(10_000)
            });
            overview.press(Text::LoadAll).await;
            overview.screen().says(english(Text::SoFar)).await;
            let made = stage.api.issue(RESELLER.api_key, 3, 13).await;
            stage.api.redeem(sandbox::CUSTOMER.api_key, &made[0]).await;
            stage.no_fault();
            overview.is_complete().await;
            let all = overview.rows(Text::AllByStatus).await;
            let foot = all.last().expect("a foot");
            assert_eq!(foot[1], grouped(&sums(&stage, "true")[0]));

            // What was read is nobody's after a lock.
            stage.shell().lock().await;
            let text = stage.page.get("main", Name::Any).text().await;
            assert!(!text.contains(&foot[2]), "{text}");
        })
        .await;
}

#[tokio::test]
async fn columns_are_links_and_the_table_behind_them_has_their_numbers() {
    Setting::gateway()
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            overview.is_complete().await;
            let plot = overview
                .picture()
                .get("group", english(Text::IssuedAndRedeemed));
            plot.appears().await;
            overview
                .screen()
                .get("checkbox", english(Text::ShowAsTable))
                .click()
                .await;
            let rows = overview.rows(Text::IssuedAndRedeemed).await;
            assert_eq!(rows.len(), 12);
            // The latest month stands first: by the zone of the machine that runs the browser, which is this one's.
            let month =
                "created_at >= 1000 * unixepoch('now', 'localtime', 'start of month', 'utc')";
            let [codes, ips, bytes] = sums(&stage, month);
            assert_eq!(rows[0][1..4], [grouped(&codes), grouped(&ips), gb(&bytes)]);
            let month = "used_at >= 1000 * unixepoch('now', 'localtime', 'start of month', 'utc')";
            let [redeemed, ips, bytes] = sums(&stage, month);
            assert_eq!(
                rows[0][4..7],
                [grouped(&redeemed), grouped(&ips), gb(&bytes)]
            );
            // In the end what is outstanding over time is what is outstanding.
            let [unused, ips, bytes] = sums(&stage, "stands = 'Unused'");
            assert_eq!(
                rows[0][7..10],
                [grouped(&unused), grouped(&ips), gb(&bytes)]
            );

            overview
                .screen()
                .get("checkbox", english(Text::ShowAsTable))
                .click()
                .await;
            let bar = overview
                .picture()
                .get("link", Name::starting(&rows[0][0]))
                .first();
            bar.press("\u{e007}").await;
            let codes: u64 = codes.parse().expect("a number");
            stage
                .codes()
                .match_count()
                .says(&count(Text::Results, codes))
                .await;
            stage.page.back().await;
            overview.is_complete().await;
        })
        .await;
}

#[tokio::test]
async fn the_unused_codes_of_one_recipient_are_revoked_after_one_question() {
    Setting::gateway()
        .play(async |stage| {
            let to_anna = "desk@revoked.example";
            stage
                .api
                .generate_for(RESELLER.api_key, 3, 17, to_anna)
                .await;
            open(&stage).await;
            let overview = stage.overview();
            overview.is_complete().await;
            let search = overview
                .screen()
                .get("searchbox", english(Text::SearchRecipients));
            search.fill("revoked.example").await;
            let rows = overview.rows(Text::Outstanding).await;
            assert_eq!((rows.len(), &*rows[0][0]), (2, to_anna));
            let revoke = count(Text::RevokeUnused, 3);
            overview.screen().get("button", revoke).click().await;
            let question = stage.page.get("dialog", Name::Any);
            question.says(&count(Text::RevokeTitle, 3)).await;
            question
                .get("button", count(Text::RevokeNow, 3))
                .click()
                .await;
            eventually("they are revoked", async || {
                let sums = sums(
                    &stage,
                    &format!("forward_to = '{to_anna}' AND stands = 'Revoked'"),
                );
                match &*sums[0] {
                    "3" => Ok(()),
                    n => Err(format!("{n} are")),
                }
            })
            .await;
            assert_eq!(stage.effects().await.codes_revoked, 3);
        })
        .await;
}

#[tokio::test]
async fn without_totals_all_is_read_and_nothing_is_promised() {
    Setting::gateway()
        .dialect("no-totals")
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            overview.screen().says(english(Text::CostUnknown)).await;
            overview.press(Text::LoadAll).await;
            overview.screen().says(english(Text::SumsUncounted)).await;
            overview
                .has_rows(Text::AllByStatus, &by_status(&stage))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_note_is_a_group_that_leads_to_its_codes() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("?view=generate").await;
            let generate = stage.generate();
            generate.place_ip_order("3", "19").await;
            generate.made(&count(Text::CodesCreated, 3)).await;
            stage.shell().go(english(Text::Activity)).await;
            stage
                .page
                .get("button", english(Text::AddNote))
                .click()
                .await;
            stage
                .page
                .get("textbox", english(Text::Note))
                .fill("October")
                .await;
            stage
                .page
                .get("button", english(Text::SaveNote))
                .click()
                .await;
            stage.page.get("main", Name::Any).says("October").await;
            stage.shell().go(english(Text::Overview)).await;
            let overview = stage.overview();
            overview.is_complete().await;
            overview.choose(Text::ByNote).await;
            let rows = overview.rows(Text::Outstanding).await;
            let october = rows.iter().find(|row| row[0] == "October");
            let october = october.unwrap_or_else(|| panic!("{rows:?}"));
            assert_eq!((&*october[1], &*october[3]), ("57", "3"));
            let table = overview.table(Text::Outstanding);
            table.get("link", "October").click().await;
            stage
                .codes()
                .match_count()
                .says(&count(Text::Results, 3))
                .await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;
    use e2e::saved;

    /// Where some days have 23 hours and some 25.
    const FAR: &str = "America/New_York";

    /// How many of these moments lie on each day of a zone, by the words that the page has for the day.
    const COUNT: &str = "
        const { format } = new Intl.DateTimeFormat('en-US', { dateStyle: 'full', timeZone: ZONE });
        const days = MOMENTS.map((moment) => format(moment));
        return Object.fromEntries(days.map((day) => [day, days.filter((other) => other === day).length]))";

    #[tokio::test]
    async fn days_are_those_of_the_zone_that_is_said_when_clocks_change_as_well() {
        const CODES: u32 = 600;
        Setting::gateway()
            .codes(CODES)
            .play(async |stage| {
                let page = &stage.page;
                let zone = json!({ "timezoneId": FAR });
                let browser = page.browser();
                browser
                    .devtools("Emulation.setTimezoneOverride", zone)
                    .await;
                let query = format!(
                    "SELECT created_at FROM codes WHERE issued_by = '{}'",
                    RESELLER.email
                );
                let moments = stage.sql(&query).concat().join(",");
                let days = async |zone: &str| {
                    let script = COUNT.replace("ZONE", &format!("'{zone}'"));
                    page.run(&script.replace("MOMENTS", &format!("[{moments}]")))
                        .await
                };
                open(&stage).await;
                let overview = stage.overview();
                overview.is_complete().await;
                let screen = overview.screen();
                let local = screen.get("radio", fill(Text::LocalTimesOf, &[("zone", FAR)]));
                local.appears().await;
                overview.choose(Text::PerDay).await;
                let as_table = screen.get("checkbox", english(Text::ShowAsTable));
                as_table.click().await;
                let (local_days, utc_days) = (days(FAR).await, days("UTC").await);
                assert_ne!(local_days, utc_days);
                let mut counted = 0;
                let mut first = String::new();
                loop {
                    eventually("other days", async || {
                        match overview.rows(Text::IssuedAndRedeemed).await {
                            rows if rows[0][0] != first => Ok(()),
                            _ => Err("the same"),
                        }
                    })
                    .await;
                    let rows = overview.rows(Text::IssuedAndRedeemed).await;
                    first.clone_from(&rows[0][0]);
                    for row in &rows {
                        let expected = local_days[&row[0]].as_u64().unwrap_or(0);
                        assert_eq!(row[1], expected.to_string(), "{}", row[0]);
                        counted += expected;
                    }
                    let earlier = screen.get("button", english(Text::Earlier));
                    if earlier.attribute("disabled").await.is_some() {
                        break;
                    }
                    earlier.click().await;
                }
                assert_eq!(counted, u64::from(CODES));
                screen.get("radio", "UTC").click().await;
                eventually("days of UTC", async || {
                    let rows = overview.rows(Text::IssuedAndRedeemed).await;
                    let of_day = |row: &Vec<String>| utc_days[&row[0]].as_u64().unwrap_or(0);
                    match rows.iter().all(|row| row[1] == of_day(row).to_string()) {
                        true => Ok(()),
                        false => Err(format!("{rows:?}")),
                    }
                })
                .await;
            })
            .await;
    }

    #[tokio::test]
    async fn tables_are_taken_along_exactly() {
        Setting::gateway()
            .play(async |stage| {
                let folder = tempfile::tempdir().expect("there is room for a file");
                stage.page.download_to(folder.path()).await;
                open(&stage).await;
                let overview = stage.overview();
                overview.is_complete().await;
                overview.press(Text::ExportTable).await;
                let text = saved(folder.path(), ".csv").await;
                let text = text.trim_start_matches('\u{feff}');
                let mut table = csv::Reader::from_reader(text.as_bytes());
                let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
                let query = format!(
                    "SELECT lower(coalesce(forward_to, '')), sum(number_of_ips), sum(amount_traffic), count(*)
                     FROM (SELECT *, {STATUS} AS stands FROM codes WHERE issued_by = '{}')
                     WHERE stands = 'Unused' GROUP BY 1",
                    RESELLER.email
                );
                let books = stage.sql(&query);
                assert!(books.len() > 5);
                for book in books {
                    // What a spreadsheet would run has an apostrophe before it.
                    let is_of = |row: &&csv::StringRecord| row[0].trim_start_matches('\'') == book[0];
                    let row = rows.iter().find(is_of).unwrap_or_else(|| panic!("{book:?}"));
                    let bytes: u128 = book[2].parse().expect("bytes");
                    let gb = format!("{}.{:09}", bytes / 1_000_000_000, bytes % 1_000_000_000);
                    let gb = gb.trim_end_matches('0').trim_end_matches('.');
                    assert_eq!((&row[1], &row[2], &row[3]), (&*book[1], gb, &*book[3]));
                }
            })
            .await;
    }
}

#[tokio::test]
async fn recipients_are_sorted_by_what_is_pressed_and_found_by_a_part_of_their_names() {
    Setting::gateway()
        .codes(1_240)
        .play(async |stage| {
            open(&stage).await;
            let overview = stage.overview();
            overview.is_complete().await;
            let table = overview.table(Text::Outstanding);
            let number =
                |cell: &String| -> f64 { cell.replace(',', "").parse().expect("a number") };
            for (heading, column) in [
                (Text::IpUnit, 1),
                (Text::GbUnit, 2),
                (Text::StatusRedeemed, 4),
                (Text::StatusExpired, 6),
            ] {
                let sort = table.get("button", english(heading));
                for is_descending in [true, false] {
                    sort.click().await;
                    eventually(english(heading), async || {
                        let rows = overview.rows(Text::Outstanding).await;
                        // The last line is the sum.
                        let (_, rows) = rows.split_last().ok_or("no rows")?;
                        let numbers: Vec<f64> =
                            rows.iter().map(|row| number(&row[column])).collect();
                        let is_sorted = match is_descending {
                            true => numbers.is_sorted_by(|a, b| a >= b),
                            false => numbers.is_sorted(),
                        };
                        match is_sorted {
                            true => Ok(()),
                            false => Err("in another order"),
                        }
                    })
                    .await;
                }
            }
            let label = english(Text::SearchRecipients);
            let search = overview.screen().get("searchbox", label);
            search.fill("ACME").await;
            let rows = overview.rows(Text::Outstanding).await;
            assert_eq!((rows.len(), &*rows[0][0]), (2, "it-desk@acme.example"));
            search.fill("nobody at all").await;
            overview.screen().says(english(Text::NoGroups)).await;
        })
        .await;
}

#[tokio::test]
async fn a_deployment_has_the_overview_first() {
    Setting::keys()
        .config(Some(
            r#"{"key_mode": "header", "first_screen": "overview"}"#,
        ))
        .play(async |stage| {
            let connect = async || stage.connect().with_key(RESELLER.api_key).await;
            stage.open("").await;
            connect().await;
            stage.shell().title(english(Text::Overview)).appears().await;
            let links = stage.page.get("navigation", english(Text::Screens));
            links
                .get("link", Name::Any)
                .first()
                .says(english(Text::Overview))
                .await;
            stage.shell().go(english(Text::Issued)).await;
            stage.page.has_query_string("view=issued").await;
            // A link from before leads where it led.
            stage.open("?status=3").await;
            connect().await;
            stage.shell().title(english(Text::Issued)).appears().await;
        })
        .await;
}
