//! Filters and orders that the API does not have: the browser reads the whole list for them, and says so.

use e2e::{Locator, Name, Setting, Stage, Text, count, count_with, english, eventually, fill};
use sandbox::{Fault, FaultyAnswer, RESELLER, Replacement};
use serde_json::Value;
use std::collections::BTreeMap;
use std::time::{SystemTime, UNIX_EPOCH};
use thirtyfour::Key;

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
    let words = words.trim_end_matches('.').to_owned();
    eventually(format!("the list says {words:?}"), async || {
        let said = stage
            .page
            .run("return shown(document.querySelector('main'))")
            .await;
        match said.as_str().is_some_and(|said| said.contains(&words)) {
            true => Ok(()),
            false => Err(said),
        }
    })
    .await;
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
async fn days_are_those_of_the_zone_in_which_times_are_read() {
    /// A day some time ago, and when it began here and in UTC, in seconds.
    const DAY: &str = "
        const day = new Date(Date.now() - 20 * 86400000);
        const iso = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => `${n}`.padStart(2, '0')).join('-');
        const here = new Date(day.getFullYear(), day.getMonth(), day.getDate());
        return [iso, here.getTime() / 1000, Date.parse(iso) / 1000]";
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            let all = stage.api.all("list-share-code", RESELLER.api_key, "").await;
            stage.open("").await;
            let day = page.run(DAY).await;
            let iso = day[0].as_str().expect("a day");
            let since = |begin: &Value| {
                let begin = begin.as_i64().expect("a moment");
                let is_later =
                    |row: &&Value| row["created_at"].as_i64().is_some_and(|at| at >= begin);
                all.iter().filter(is_later).count()
            };
            assert!((1..all.len()).contains(&since(&day[1])));
            let form = form(&stage).await;
            bound(&form, Text::RangeFrom).paste(iso).await;
            apply(&form).await;
            page.has_query_string(&format!("created_from={iso}")).await;
            are_found(&stage, since(&day[1])).await;
            page.get("button", english(Text::View)).click().await;
            page.get("radio", "UTC").click().await;
            are_found(&stage, since(&day[2])).await;
            page.press(Key::Escape).await;
            let value = fill(Text::FromValue, &[("value", iso)]);
            stage
                .codes()
                .remove_filter(english(Text::Created), &value)
                .await;

            // What people mostly want is there by name.
            form.get("button", english(Text::DateOrAmount))
                .click()
                .await;
            form.get("button", english(Text::ThisMonth)).click().await;
            is_from(&stage, all.len()).await;
            stage.codes().clear_filters().await;
            form.get("button", english(Text::DateOrAmount))
                .click()
                .await;
            form.get("button", english(Text::LastMonth)).click().await;
            is_from(&stage, all.len()).await;
            stage.codes().clear_filters().await;
            form.get("button", english(Text::DateOrAmount))
                .click()
                .await;
            filter_by(&form, Text::Expires).await;
            form.get("button", &*count(Text::WithinDays, 30))
                .click()
                .await;
            page.has_query_string("expires_within=30").await;
            is_from(&stage, all.len()).await;
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
            stage.page.has_query_string("sorted_here_by=used_at").await;
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
            page.get("button", english(Text::TryAgain)).click().await;
            is_from(&stage, 200).await;
        })
        .await;
}

/// Downloads can be caught in Chromium alone.
mod chromium {
    use super::*;
    use e2e::saved;

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
