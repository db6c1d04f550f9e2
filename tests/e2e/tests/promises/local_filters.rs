//! Filters and orders that the API does not have: the browser reads the whole list for them, and says so.

use e2e::{Locator, Name, Setting, Stage, Text, count, count_with, english, eventually, fill};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};

const DAY: i64 = 86_400;

fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    since.expect("it is later than 1970").as_secs() as i64
}

/// The form, in the menu that is opened.
async fn form(stage: &Stage) -> Locator {
    let filters = stage.codes().filters();
    filters
        .get("button", english(Text::DateOrAmount))
        .click()
        .await;
    filters
}

async fn filter_by(form: &Locator, what: Text) {
    form.get("combobox", english(Text::FilterByWhat))
        .choose(english(what))
        .await;
}

fn bound(form: &Locator, label: Text) -> Locator {
    form.get("textbox", english(label))
}

async fn apply(form: &Locator) {
    form.get("button", english(Text::Apply)).click().await;
}

/// Waits until the list says that it was read whole, from so many codes.
async fn is_from(stage: &Stage, codes: usize) {
    let words = count_with(Text::FilteredHere, codes as u64, &[("clock", "")]);
    let main = stage.page.get("main", Name::Any);
    main.says(words.trim_end_matches('.')).await;
}

/// Waits until so many codes match.
async fn are_found(stage: &Stage, codes: usize) {
    let words = count(Text::Results, codes as u64);
    stage.codes().match_count().says(&words).await;
}

fn code(row: &Value) -> String {
    row["code"].as_str().expect("a code").to_owned()
}

#[tokio::test]
async fn unused_codes_that_expire_within_a_week_are_a_view_from_the_start() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let unused = stage
                .api
                .all("list-share-code", RESELLER.api_key, "status=1")
                .await;
            let expiry = |row: &Value| row["expired_at"].as_i64();
            let soon =
                |row: &&Value| expiry(row).is_some_and(|at| (now()..now() + 7 * DAY).contains(&at));
            let mut wanted: Vec<&Value> = unused.iter().filter(soon).collect();
            wanted.sort_by_key(|row| expiry(row));
            assert!(wanted.len() > 10 && wanted.len() < unused.len());
            stage.open("").await;
            let views = stage.page.get("navigation", english(Text::SavedViews));
            views.get("link", english(Text::ViewExpiring)).click().await;
            is_from(&stage, unused.len()).await;
            are_found(&stage, wanted.len()).await;
            // The next page is a cut of what was read.
            let asked = stage.arrived("list-share-code");
            let mut shown = Vec::new();
            for page in 1..=wanted.len().div_ceil(30) {
                if page > 1 {
                    codes.step(english(Text::NextPage)).click().await;
                }
                let rows = wanted.len().min(30 * page) - shown.len();
                eventually(format!("page {page} has {rows} rows"), async || {
                    let found: Vec<String> =
                        codes.rows().await.into_iter().map(|row| row.code).collect();
                    match found.len() == rows && !shown.contains(&found[0]) {
                        true => {
                            shown.extend(found);
                            Ok(())
                        }
                        false => Err(format!("{found:?}")),
                    }
                })
                .await;
            }
            assert_eq!(stage.arrived("list-share-code"), asked);
            // Those that expire at the same moment may change places.
            let of = |code: &String| {
                unused
                    .iter()
                    .find(|row| self::code(row) == *code)
                    .and_then(expiry)
            };
            let times: Vec<_> = shown.iter().map(of).collect();
            assert!(times.is_sorted(), "{times:?}");
            let mut wanted: Vec<String> = wanted.into_iter().map(code).collect();
            wanted.sort();
            shown.sort();
            assert_eq!(shown, wanted);
        })
        .await;
}

/// Billionths of IPs or GB.
fn amount(row: &Value) -> u64 {
    let number = |name| row[name].as_u64().unwrap_or(0);
    match row["data_type"] == 2 {
        true => number("amount_traffic"),
        false => number("number_of_ips") * 1_000_000_000,
    }
}

#[tokio::test]
async fn an_amount_narrows_the_list_and_stands_in_the_address() {
    Setting::gateway()
        .play(async |stage| {
            let all = stage.api.all("list-share-code", RESELLER.api_key, "").await;
            let between = |row: &&Value| (10_000_000_000..=20_000_000_000).contains(&amount(row));
            let wanted = all.iter().filter(between).count();
            assert!((1..all.len()).contains(&wanted));
            stage.open("").await;
            let form = form(&stage).await;
            filter_by(&form, Text::Amount).await;
            bound(&form, Text::RangeFrom).fill("10").await;
            bound(&form, Text::RangeUntil).fill("20").await;
            apply(&form).await;
            is_from(&stage, all.len()).await;
            are_found(&stage, wanted).await;
            let page = &stage.page;
            page.has_query_string("amount_from=10&amount_until=20")
                .await;
            page.reload().await;
            are_found(&stage, wanted).await;
            let asked = stage.arrived("list-share-code");
            page.get("button", english(Text::LoadAgain)).click().await;
            eventually("the list is read again", async || {
                match stage.arrived("list-share-code") {
                    now if now > asked => Ok(()),
                    now => Err(format!("{now} requests")),
                }
            })
            .await;
            are_found(&stage, wanted).await;
            stage
                .codes()
                .remove_filter(english(Text::Amount), "10 – 20")
                .await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn what_people_mostly_want_is_there_by_name() {
    /// The first day of this month, and the first and the last of the one before, as this browser has them.
    const MONTHS: &str = "
        const iso = (day) => [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => `${n}`.padStart(2, '0')).join('-');
        const now = new Date();
        return [0, -1].map((month) => iso(new Date(now.getFullYear(), now.getMonth() + month, 1)))
            .concat(iso(new Date(now.getFullYear(), now.getMonth(), 0)))";
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            stage.open("").await;
            let months = page.run(MONTHS).await;
            let [this, last, end] = [0, 1, 2].map(|n| months[n].as_str().expect("a day"));
            let this_month = |name: &str| format!("{name}_from={this}");
            let last_month = |name: &str| format!("{name}_from={last}&{name}_until={end}");
            let within = |days: u64| count(Text::WithinDays, days);
            let presets = [
                (
                    Text::Created,
                    english(Text::ThisMonth).to_owned(),
                    this_month("created"),
                ),
                (
                    Text::Created,
                    english(Text::LastMonth).to_owned(),
                    last_month("created"),
                ),
                (
                    Text::RedeemedAt,
                    english(Text::ThisMonth).to_owned(),
                    this_month("redeemed"),
                ),
                (
                    Text::RedeemedAt,
                    english(Text::LastMonth).to_owned(),
                    last_month("redeemed"),
                ),
                (Text::Expires, within(7), "expires_within=7".to_owned()),
                (Text::Expires, within(30), "expires_within=30".to_owned()),
            ];
            for (what, preset, query) in presets {
                let form = form(&stage).await;
                filter_by(&form, what).await;
                form.get("button", preset).click().await;
                page.has_query_string(&query).await;
                is_from(&stage, 200).await;
                stage.codes().clear_filters().await;
            }
        })
        .await;
}

#[tokio::test]
async fn a_range_that_means_nothing_is_named_and_stays_as_it_was_typed() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            let form = form(&stage).await;
            let from = bound(&form, Text::RangeFrom);
            let until = bound(&form, Text::RangeUntil);
            let is_refused = async |words: &str| {
                apply(&form).await;
                eventually(format!("{words:?} is said"), async || {
                    match from.read("return shown(document.getElementById(arguments[0].getAttribute('aria-describedby')))").await {
                        said if said == words => Ok(()),
                        said => Err(said),
                    }
                })
                .await;
            };
            is_refused(english(Text::RangeBlank)).await;
            filter_by(&form, Text::Amount).await;
            from.fill("ten").await;
            is_refused(&fill(Text::NotANumber, &[("example", "1,234.5")])).await;
            from.fill("1.500").await;
            is_refused(&fill(Text::AmbiguousNumber, &[("a", "1.5"), ("b", "1,500")])).await;
            from.fill("20").await;
            until.fill("10").await;
            is_refused(english(Text::RangeReversed)).await;
            assert_eq!(
                (from.value().await, until.value().await),
                ("20".to_owned(), "10".to_owned())
            );
            stage.page.has_query_string("").await;
        })
        .await;
}

#[tokio::test]
async fn what_was_wrong_is_forgotten_with_the_next_filter() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            let filters = form(&stage).await;
            apply(&filters).await;
            let from = bound(&filters, Text::RangeFrom);
            let is_wrong = async || from.attribute("aria-invalid").await;
            assert_eq!(is_wrong().await.as_deref(), Some("true"));
            let preset = filters.get("button", english(Text::ThisMonth));
            preset.click().await;
            is_from(&stage, 200).await;
            form(&stage).await;
            preset.appears().await;
            assert_eq!(is_wrong().await.as_deref(), Some("false"));
        })
        .await;
}

#[tokio::test]
async fn every_date_is_an_order_by_its_heading() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let all = stage.api.all("list-share-code", RESELLER.api_key, "").await;
            stage.open("").await;
            codes.sort_by(english(Text::Expires)).await;
            is_from(&stage, all.len()).await;
            let mut expiries: Vec<i64> = all
                .iter()
                .filter_map(|row| row["expired_at"].as_i64())
                .collect();
            expiries.sort_unstable();
            let of = async |name: &'static str| {
                let times = codes.rows().await.into_iter().map(|shown| {
                    let row = all.iter().find(|row| code(row) == shown.code);
                    row.and_then(|row| row[name].as_i64())
                });
                times.collect::<Vec<_>>()
            };
            let first: Vec<_> = expiries.iter().take(30).map(|at| Some(*at)).collect();
            eventually("what expires first comes first", async || {
                match of("expired_at").await {
                    times if times == first => Ok(()),
                    times => Err(format!("{times:?}")),
                }
            })
            .await;
            codes.sort_by(english(Text::RedeemedAt)).await;
            let mut redeemed: Vec<i64> = all
                .iter()
                .filter_map(|row| row["used_at"].as_i64())
                .collect();
            redeemed.sort_unstable_by_key(|at| -at);
            let latest: Vec<_> = redeemed.iter().take(30).map(|at| Some(*at)).collect();
            eventually("what was redeemed last comes first", async || {
                match of("used_at").await {
                    times if times == latest => Ok(()),
                    times => Err(format!("{times:?}")),
                }
            })
            .await;
            stage.page.has_query_string("local_sort=used_at").await;
        })
        .await;
}

#[tokio::test]
async fn reading_it_all_can_be_stopped_and_a_page_that_fails_is_said() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            stage.codes().shows(&newest).await;
            stage.fault(Fault {
                when: Some("page=2".to_owned()),
                delay_ms: 20_000,
                ..Fault::default()
            });
            stage.codes().sort_by(english(Text::Expires)).await;
            page.get("progressbar", english(Text::LoadingWholeList))
                .appears()
                .await;
            let main = page.get("main", Name::Any);
            main.get("button", english(Text::Cancel)).click().await;
            page.has_query_string("").await;
            stage.codes().shows(&newest).await;
            assert!(
                !page
                    .get("progressbar", english(Text::LoadingWholeList))
                    .is_there()
                    .await
            );

            stage.no_fault();
            stage.forgive("400 (Bad Request)");
            stage.fault(Fault {
                when: Some("page=2".to_owned()),
                answer: FaultyAnswer::Replace(Replacement {
                    status: 400,
                    headers: BTreeMap::new(),
                    body: r#"{"success":false,"message":"no further"}"#.to_owned(),
                }),
                times: 1,
                ..Fault::default()
            });
            stage.codes().sort_by(english(Text::Expires)).await;
            main.says("no further").await;
            let total = stage.issued("").await.total.expect("this dialect counts");
            let requests = async |button| {
                // Slow enough for the reading to be seen.
                stage.fault(Fault {
                    when: Some("page=2".to_owned()),
                    delay_ms: 1_000,
                    ..Fault::default()
                });
                let before = stage.arrived("list-share-code");
                main.get("button", english(button)).click().await;
                page.get("progressbar", english(Text::LoadingWholeList))
                    .appears()
                    .await;
                is_from(&stage, total as usize).await;
                stage.arrived("list-share-code") - before
            };
            let rest = requests(Text::TryAgain).await;
            assert_eq!(rest + 1, requests(Text::LoadAgain).await);
        })
        .await;
}

#[tokio::test]
async fn cancel_goes_back_to_what_was_read_and_else_to_what_the_api_can_do() {
    Setting::gateway()
        .play(async |stage| {
            let (page, codes) = (&stage.page, stage.codes());
            let reading = page.get("progressbar", english(Text::LoadingWholeList));
            let main = page.get("main", Name::Any);
            let slow = || Fault {
                when: Some("page=2".to_owned()),
                delay_ms: 20_000,
                ..Fault::default()
            };
            stage.open("?amount_until=20").await;
            is_from(&stage, 200).await;
            let shown = codes.rows().await;
            stage.fault(slow());
            main.get("button", english(Text::LoadAgain)).click().await;
            reading.appears().await;
            main.get("button", english(Text::Cancel)).click().await;
            is_from(&stage, 200).await;
            assert_eq!(codes.rows().await, shown);
            page.has_query_string("amount_until=20").await;
            // The button that had the focus is gone.
            let rows = page.get("region", english(Text::IssuedCodes));
            rows.has_focus().await;

            stage.no_fault();
            stage.fault(slow());
            codes
                .filter(english(Text::Kind), english(Text::KindIp))
                .await;
            reading.appears().await;
            main.get("button", english(Text::Cancel)).click().await;
            page.has_query_string("data_type=1").await;
            codes.shows(&stage.issued("data_type=1").await.codes).await;
            rows.has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn while_the_list_is_read_whole_no_row_of_other_filters_can_be_selected() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            stage.fault(Fault {
                when: Some("page=2".to_owned()),
                delay_ms: 2_000,
                ..Fault::default()
            });
            let form = form(&stage).await;
            filter_by(&form, Text::Amount).await;
            bound(&form, Text::RangeUntil).fill("10").await;
            apply(&form).await;
            stage
                .page
                .get("progressbar", english(Text::LoadingWholeList))
                .appears()
                .await;
            assert_eq!(stage.codes().rows().await, []);
            is_from(&stage, 200).await;
            assert!(!stage.codes().rows().await.is_empty());
        })
        .await;
}

#[tokio::test]
async fn selecting_all_ends_with_the_filters_under_which_it_was_begun() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            codes.shows(&stage.issued("").await.codes).await;
            codes.tick_page().click().await;
            stage.fault(Fault {
                when: Some("page=2".to_owned()),
                delay_ms: 2_000,
                ..Fault::default()
            });
            codes
                .selection()
                .get("button", fill(Text::SelectAllN, &[("n", "200")]))
                .click()
                .await;
            codes
                .selection()
                .get("progressbar", english(Text::Selection))
                .appears()
                .await;
            codes
                .filter(english(Text::Status), english(Text::StatusUnused))
                .await;
            codes.shows(&stage.issued("status=1").await.codes).await;
            codes
                .selection()
                .get("progressbar", english(Text::Selection))
                .disappears()
                .await;
            stage.faults_are_used_up().await;
            codes.selection().says("30 selected").await;
        })
        .await;
}

/// Downloads can be caught, and zones chosen, in Chromium alone.
mod chromium {
    use super::*;
    use e2e::saved;
    use serde_json::json;

    #[tokio::test]
    async fn days_are_those_of_the_zone_in_which_times_are_read() {
        /// A day begins 14 hours before that of UTC there.
        const FAR: &str = "Pacific/Kiritimati";
        const AHEAD: i64 = 14 * 3_600;
        /// The day on which something was that is so many seconds after 1970 there.
        const DAY: &str = "return new Date(arguments[0] * 1000).toISOString().slice(0, 10)";
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                let zone = json!({ "timezoneId": FAR });
                page.browser()
                    .devtools("Emulation.setTimezoneOverride", zone)
                    .await;
                let all = stage.api.all("list-share-code", RESELLER.api_key, "").await;
                let created = |row: &Value| row["created_at"].as_i64().expect("a time");
                // There it was on the next day already.
                let late = |row: &&Value| created(row) % self::DAY >= self::DAY - AHEAD;
                let row = all
                    .iter()
                    .filter(late)
                    .nth(20)
                    .expect("a code of an evening");
                let begin = (created(row) + AHEAD) / self::DAY * self::DAY;
                stage.open("").await;
                let script = DAY.replace("arguments[0]", &begin.to_string());
                let day = page.run(&script).await;
                let day = day.as_str().expect("a day");
                let since = |begin: i64| all.iter().filter(|row| created(row) >= begin).count();
                let (here, utc) = (since(begin - AHEAD), since(begin));
                assert_ne!(here, utc);
                let form = form(&stage).await;
                bound(&form, Text::RangeFrom).paste(day).await;
                apply(&form).await;
                page.has_query_string(&format!("created_from={day}")).await;
                are_found(&stage, here).await;
                page.get("button", english(Text::View)).click().await;
                let asked = stage.arrived("list-share-code");
                page.get("radio", "UTC").click().await;
                are_found(&stage, utc).await;
                // What was read is read.
                assert_eq!(stage.arrived("list-share-code"), asked);
            })
            .await;
    }

    #[tokio::test]
    async fn what_is_selected_and_exported_is_what_was_filtered() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                let folder = tempfile::tempdir().expect("there is room for files");
                page.download_to(folder.path()).await;
                let all = stage.api.all("list-share-code", RESELLER.api_key, "").await;
                let few = |row: &&Value| amount(row) <= 10_000_000_000;
                let wanted = all.iter().filter(few).count();
                assert!((31..all.len()).contains(&wanted), "{wanted}");
                stage.open("?amount_until=10").await;
                are_found(&stage, wanted).await;
                let head = page.get("main", Name::Any);
                head.get("button", english(Text::Export)).click().await;
                let dialog = page.get("dialog", Name::Any);
                dialog.get("button", Name::starting("Export")).click().await;
                dialog.says(&count(Text::ExportWhole, wanted as u64)).await;
                dialog
                    .says(&count(Text::ExportFilteredOut, (all.len() - wanted) as u64))
                    .await;
                let rows = saved(folder.path(), ".csv").await.lines().count() - 1;
                assert_eq!(rows, wanted);
                dialog
                    .get("button", english(Text::SaveManifest))
                    .click()
                    .await;
                let manifest: Value =
                    serde_json::from_str(&saved(folder.path(), ".json").await).expect("JSON");
                assert_eq!(manifest["rows"], wanted);
                assert_eq!(manifest["rows_filtered_out"], all.len() - wanted);
                assert_eq!(manifest["query"]["amount_until"], "10");
                assert_eq!(manifest["is_complete"], true);
                dialog.get("button", english(Text::Done)).click().await;

                stage.codes().tick_page().click().await;
                let n = wanted.to_string();
                stage
                    .codes()
                    .selection()
                    .get("button", fill(Text::SelectAllN, &[("n", &n)]))
                    .click()
                    .await;
                stage
                    .codes()
                    .selection()
                    .says(&format!("{wanted} selected"))
                    .await;
            })
            .await;
    }
}
