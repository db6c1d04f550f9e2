//! Ticking codes, one by one, in ranges, by pages, and all that match.

use e2e::{Locator, Name, Setting, Stage, Text, count, english, eventually};
use sandbox::{CUSTOMER, Fault, FaultyAnswer, RESELLER, Replacement};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use thirtyfour::Key;

/// What the bar says of these rows: how many, how many of them are unused, and the IPs and GB of those.
async fn says_sum_of(bar: &Locator, rows: &[&Value]) {
    let is_unused = |row: &&&Value| row["status"] == 1;
    let unused = rows.iter().filter(is_unused).count() as u64;
    let sum = |field: &str| {
        rows.iter()
            .filter(is_unused)
            .filter_map(|row| row[field].as_u64())
            .sum::<u64>()
    };
    let (ips, bytes) = (sum("number_of_ips"), sum("amount_traffic"));
    bar.says(&format!("{} selected", grouped(rows.len() as u64)))
        .await;
    if unused == 0 {
        bar.says("none unused").await;
        return;
    }
    bar.says(&format!("{} unused: ", grouped(unused))).await;
    if ips > 0 {
        bar.says(&format!("{} IPs", grouped(ips))).await;
    }
    if bytes > 0 {
        let decimals = format!(".{:09}", bytes % 1_000_000_000);
        let decimals = decimals.trim_end_matches(['0', '.']);
        bar.says(&format!("{}{decimals} GB", grouped(bytes / 1_000_000_000)))
            .await;
    }
}

/// 1,240
fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// Selects the page, and then asks for all that match.
async fn select_all(stage: &Stage, words: &str) {
    stage.codes().tick_page().click().await;
    stage.codes().selection().get("button", words).click().await;
}

/// Every row that the query matches.
async fn all_issued(stage: &Stage, query: &str) -> Vec<Value> {
    stage
        .api
        .all("list-share-code", RESELLER.api_key, query)
        .await
}

fn page_of(page: u32) -> Fault {
    Fault {
        endpoint: Some("list-share-code".to_owned()),
        when: Some(format!("page={page}")),
        ..Fault::default()
    }
}

fn status(status: u16, header: Option<(&str, &str)>) -> FaultyAnswer {
    let headers = header.map(|(name, value)| (name.to_owned(), value.to_owned()));
    FaultyAnswer::Replace(Replacement {
        status,
        headers: headers.into_iter().collect(),
        body: r#"{"success":false,"message":"busy"}"#.to_owned(),
    })
}

#[tokio::test]
async fn what_is_selected_stays_so_on_other_pages_in_other_orders_and_behind_filters() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let pages = [stage.issued("").await, stage.issued("page=2").await];
            stage.open("").await;
            codes.shows(&pages[0].codes).await;
            for place in [7, 0, 3] {
                codes.select(&pages[0].codes[place]).await;
            }
            codes.step(english(Text::NextPage)).click().await;
            codes.shows(&pages[1].codes).await;
            codes.are_selected(&[]).await;
            codes.select(&pages[1].codes[5]).await;
            let [first, second] = &pages;
            let selected = [
                &first.rows[0],
                &first.rows[3],
                &first.rows[7],
                &second.rows[5],
            ];
            says_sum_of(&codes.selection(), &selected).await;

            codes.sort_by(english(Text::Code)).await;
            codes
                .shows(&stage.issued("sort_by=code&order_by=asc").await.codes)
                .await;
            says_sum_of(&codes.selection(), &selected).await;
            codes.keyword().fill(&pages[0].codes[3]).await;
            codes.shows(&pages[0].codes[3..4]).await;
            codes.are_selected(&pages[0].codes[3..4]).await;
            codes.select(&pages[0].codes[3]).await;
            let rest = [selected[0], selected[2], selected[3]];
            says_sum_of(&codes.selection(), &rest).await;
            codes.clear_filters().await;
            codes.sort_by(english(Text::Created)).await;
            codes.shows(&pages[0].codes).await;
            codes
                .are_selected(&[pages[0].codes[0].clone(), pages[0].codes[7].clone()])
                .await;
            codes
                .selection()
                .get("button", english(Text::ClearSelection))
                .click()
                .await;
            codes.selection().disappears().await;
            codes.are_selected(&[]).await;
        })
        .await;
}

#[tokio::test]
async fn shift_selects_from_the_row_before_by_mouse_and_by_keyboard() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            codes.select(&newest[2]).await;
            codes.tick(&newest[6]).shift_click().await;
            codes.are_selected(&newest[2..=6]).await;
            // The same upwards, and taking away.
            codes.tick(&newest[0]).shift_click().await;
            codes.are_selected(&newest[0..=6]).await;
            codes.select(&newest[5]).await;
            codes.tick(&newest[3]).shift_click().await;
            codes
                .are_selected(&[&newest[0..=2], &newest[6..=6]].concat())
                .await;
            codes.selection().says("4 selected").await;

            codes.select(&newest[9]).await;
            stage.page.press(Key::Down).await;
            stage.page.press(Key::Down).await;
            codes.tick(&newest[11]).has_focus().await;
            codes.tick(&newest[11]).press(Key::Shift + " ").await;
            codes.selection().says("7 selected").await;
            let selected = [&newest[0..=2], &newest[6..=6], &newest[9..=11]].concat();
            codes.are_selected(&selected).await;
        })
        .await;
}

#[tokio::test]
async fn the_box_above_the_rows_is_mixed_with_some_and_takes_or_leaves_the_page() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            codes.shows(&newest).await;
            let state = async |wanted: &str| {
                let script = "const { checked, indeterminate } = arguments[0];
                    return indeterminate ? 'mixed' : `${checked}`";
                eventually(format!("the box is {wanted}"), async || {
                    match codes.tick_page().read(script).await.as_str() {
                        Some(state) if state == wanted => Ok(()),
                        state => Err(format!("it is {state:?}")),
                    }
                })
                .await;
            };
            state("false").await;
            codes.select(&newest[4]).await;
            state("mixed").await;
            codes.tick_page().click().await;
            state("true").await;
            codes.are_selected(&newest).await;
            codes.select(&newest[4]).await;
            state("mixed").await;
            codes.step(english(Text::NextPage)).click().await;
            codes.shows(&stage.issued("page=2").await.codes).await;
            state("false").await;
            codes.step(english(Text::PreviousPage)).click().await;
            codes.shows(&newest).await;
            state("mixed").await;
            codes.select(&newest[4]).await;
            state("true").await;
            codes.tick_page().click().await;
            state("false").await;
            codes.selection().disappears().await;
        })
        .await;
}

#[tokio::test]
async fn only_those_that_match_are_selected_even_if_nobody_counts_them() {
    Setting::gateway()
        .dialect("no-totals")
        .codes(600)
        .play(async |stage| {
            let free = all_issued(&stage, "status=1").await;
            assert!(free.len() > 100);
            stage.open("?status=1").await;
            select_all(&stage, english(Text::SelectAll)).await;
            says_sum_of(&stage.codes().selection(), &free.iter().collect::<Vec<_>>()).await;
        })
        .await;
}

#[tokio::test]
async fn a_page_that_repeats_another_ends_the_reading_and_doubles_no_code() {
    Setting::gateway()
        .codes(240)
        .play(async |stage| {
            let codes = stage.codes();
            let oldest = stage.issued("order_by=asc&limit=100").await;
            let newest = stage.issued("").await;
            let body = json!({
                "success": true,
                "result": { "total_items": 240, "total_pages": 3, "items": oldest.rows },
            });
            stage.fault(Fault {
                answer: FaultyAnswer::Replace(Replacement {
                    body: body.to_string(),
                    ..Replacement::default()
                }),
                times: u32::MAX,
                ..page_of(2)
            });
            stage.open("").await;
            select_all(&stage, "Select all 240 codes").await;
            let part = codes.selection().get("alert", Name::Any);
            part.says("Loaded 100 of 240. The list changed").await;
            codes.selection().says("30 selected").await;
            part.get("button", count(Text::SelectLoaded, 100))
                .click()
                .await;
            let rows: Vec<_> = oldest.rows.iter().chain(&newest.rows).collect();
            says_sum_of(&codes.selection(), &rows).await;
            part.disappears().await;
        })
        .await;
}

#[tokio::test]
async fn a_list_that_changes_while_it_is_read_is_not_called_all() {
    Setting::gateway()
        .codes(600)
        .play(async |stage| {
            let codes = stage.codes();
            let query = "status=1&email=customer@example.com&order_by=asc";
            let theirs = stage.issued(query).await.codes;
            let count = stage.issued("status=1").await.total.expect("it counts");
            stage.fault(Fault {
                delay_ms: 2_000,
                ..page_of(2)
            });
            stage.open("?status=1").await;
            select_all(&stage, &format!("Select all {count} codes")).await;
            codes.selection().says("100 of").await;
            stage.api.redeem(CUSTOMER.api_key, &theirs[0]).await;
            let part = codes.selection().get("alert", Name::Any);
            part.says(english(Text::ListChanged)).await;
            codes.selection().says("30 selected").await;
            part.get("button", english(Text::TryAgain)).click().await;
            let left = all_issued(&stage, "status=1").await;
            assert_eq!(left.len() as u64, count - 1);
            codes
                .selection()
                .says(&format!("{} selected", left.len()))
                .await;
        })
        .await;
}

#[tokio::test]
async fn a_server_that_stays_away_ends_the_reading_after_four_attempts() {
    Setting::gateway()
        .codes(240)
        .play(async |stage| {
            let codes = stage.codes();
            stage.forgive("503 (Service Unavailable)");
            stage.fault(Fault {
                answer: status(503, None),
                times: 4,
                ..page_of(2)
            });
            stage.open("").await;
            select_all(&stage, "Select all 240 codes").await;
            let part = codes.selection().get("alert", Name::Any);
            part.says("Loaded 100 of 240").await;
            part.says("503").await;
            stage.faults_are_used_up().await;
            part.get("button", english(Text::Cancel)).click().await;
            part.disappears().await;
            codes.selection().says("30 selected").await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn all_codes_that_match_can_be_selected_past_a_server_that_is_busy_for_a_while() {
        Setting::gateway()
            .codes(1_240)
            .play(async |stage| {
                let codes = stage.codes();
                let all = all_issued(&stage, "").await;
                assert_eq!(all.len(), 1_240);
                stage.forgive("503 (Service Unavailable)");
                stage.forgive("429 (Too Many Requests)");
                stage.fault(Fault {
                    answer: status(503, None),
                    ..page_of(5)
                });
                stage.fault(Fault {
                    answer: status(429, Some(("retry-after", "2"))),
                    ..page_of(8)
                });
                stage.page.permit_clipboard(&stage.sandbox.origin()).await;
                stage.open("").await;
                select_all(&stage, "Select all 1,240 codes").await;
                codes
                    .selection()
                    .says("Loaded 700 of 1,240. Rate limit reached. Resuming at")
                    .await;
                codes.selection().says("30 selected").await;
                says_sum_of(&codes.selection(), &all.iter().collect::<Vec<_>>()).await;
                stage.faults_are_used_up().await;
                codes
                    .selection()
                    .get("button", "Select all 1,240 codes")
                    .disappears()
                    .await;

                codes
                    .selection()
                    .get("button", "Copy 1,240 codes")
                    .click()
                    .await;
                codes
                    .selection()
                    .get("button", english(Text::Copied))
                    .appears()
                    .await;
                let copied = stage.page.clipboard().await;
                let copied: Vec<_> = copied.lines().collect();
                assert_eq!(copied.len(), 1_240);
                let issued: BTreeSet<_> =
                    all.iter().filter_map(|row| row["code"].as_str()).collect();
                assert_eq!(copied.into_iter().collect::<BTreeSet<_>>(), issued);

                // They are those codes now, whatever the list becomes.
                stage.api.generate(sandbox::RESELLER.api_key, 1, 5).await;
                codes.refresh().await;
                codes.match_count().says("1,241").await;
                codes.selection().says("1,240 selected").await;
            })
            .await;
    }

    #[tokio::test]
    async fn nothing_covers_what_can_be_done_with_the_selection() {
        Setting::gateway()
            .play(async |stage| {
                let codes = stage.codes();
                let free = stage.issued("status=1").await.codes;
                for width in [360, 768, 1280] {
                    stage.page.resize(width, 740).await;
                    stage.open("?status=1").await;
                    codes.shows(&free).await;
                    codes.tick_page().is_in_sight().await;
                    codes.select(&free[0]).await;
                    for is_open in [false, true] {
                        if is_open {
                            codes.open(&free[1]).await;
                        }
                        for action in [
                            english(Text::ClearSelection),
                            "Copy 1 code",
                            "Revoke 1 unused…",
                        ] {
                            codes.selection().get("button", action).is_in_sight().await;
                        }
                    }
                }
            })
            .await;
    }

    #[tokio::test]
    async fn the_selection_of_what_was_looked_up_stays_in_sight() {
        Setting::gateway()
            .play(async |stage| {
                let free = stage.issued("status=1&limit=40").await.codes;
                for width in [360, 768] {
                    stage.page.resize(width, 740).await;
                    stage.open("?view=lookup").await;
                    let field = stage.page.get("textbox", Name::starting("Codes to "));
                    field.paste(&free.join("\n")).await;
                    stage.page.get("button", "Look up 40 codes").click().await;
                    stage.codes().tick(&free[0]).click().await;
                    for action in [english(Text::ClearSelection), "Copy 1 code"] {
                        let bar = stage.codes().selection();
                        bar.get("button", action).is_in_sight().await;
                    }
                }
            })
            .await;
    }
}

/// WebKit lists no request that was given up.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn selecting_all_can_be_given_up_in_the_middle() {
        Setting::gateway()
            .codes(1_240)
            .play(async |stage| {
                let codes = stage.codes();
                let newest = stage.issued("").await.codes;
                stage.fault(Fault {
                    delay_ms: 60_000,
                    ..page_of(5)
                });
                stage.open("").await;
                select_all(&stage, "Select all 1,240 codes").await;
                codes.selection().says("Loaded 400 of 1,240").await;
                codes
                    .selection()
                    .get("button", english(Text::Cancel))
                    .click()
                    .await;
                codes
                    .selection()
                    .get("button", english(Text::Cancel))
                    .disappears()
                    .await;
                // An entry comes with the end of a request, and this one's answer would take a minute.
                let has_ended = "return performance.getEntriesByType('resource')
                    .some((request) => request.name.includes('page=5'))";
                eventually("the request is given up", async || {
                    match stage.page.run(has_ended).await {
                        Value::Bool(true) => Ok(()),
                        other => Err(other),
                    }
                })
                .await;
                codes.selection().says("30 selected").await;
                codes.are_selected(&newest).await;
                // The offer stands again.
                codes
                    .selection()
                    .get("button", "Select all 1,240 codes")
                    .click()
                    .await;
                codes.selection().says("1,240 selected").await;
            })
            .await;
    }
}
