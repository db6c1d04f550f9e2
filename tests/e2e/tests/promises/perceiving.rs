//! Nobody is shut out: axe-core finds nothing on any screen, light and dark, wide and narrow.

use e2e::{Name, Setting, Text, axe, count, english};
use sandbox::{Fault, FaultyAnswer};

#[tokio::test]
async fn the_lists_shut_nobody_out() {
    Setting::gateway()
        .play(async |stage| {
            let (page, codes) = (&stage.page, stage.codes());
            let newest = stage.issued("").await;
            stage.open("").await;
            codes.shows(&newest.codes).await;
            axe::finds_nothing(page, "issued codes").await;
            codes
                .filter(english(Text::Status), english(Text::StatusRedeemed))
                .await;
            codes.shows(&stage.issued("status=2").await.codes).await;
            axe::finds_nothing(page, "a filter that is set").await;
            stage.shell().go(english(Text::Redeemed)).await;
            codes.match_count().says("codes").await;
            axe::finds_nothing(page, "redeemed codes").await;
            stage.open("?keyword=none").await;
            page.get("heading", english(Text::FilteredEmptyTitle))
                .appears()
                .await;
            axe::finds_nothing(page, "no code matches").await;
            stage.open("?page=99").await;
            page.get("heading", english(Text::PageEmptyTitle))
                .appears()
                .await;
            axe::finds_nothing(page, "beyond the last page").await;
        })
        .await;
}

#[tokio::test]
async fn an_open_code_and_a_selection_shut_nobody_out() {
    Setting::gateway()
        .play(async |stage| {
            let (page, codes) = (&stage.page, stage.codes());
            let free = stage.issued("status=1").await.codes;
            stage.open("?status=1").await;
            codes.open(&free[0]).await;
            axe::finds_nothing(page, "an open code").await;
            codes.panel().button(english(Text::Close)).click().await;
            codes.select(&free[0]).await;
            codes.select(&free[1]).await;
            axe::finds_nothing(page, "a selection").await;
            codes.tick_page().click().await;
            let all = codes
                .selection()
                .get("button", Name::starting("Select all"));
            all.appears().await;
            axe::finds_nothing(page, "the offer to select all").await;
            stage.fault(Fault {
                when: Some("order_by=asc".to_owned()),
                delay_ms: 3_000,
                acts: 0,
                answer: FaultyAnswer::Replace(Default::default()),
                ..Fault::default()
            });
            all.click().await;
            let reading = codes.selection().get("progressbar", Name::Any);
            reading.appears().await;
            axe::finds_nothing(page, "codes being read").await;
            let part = codes.selection().get("alert", Name::Any);
            part.says(&count(Text::LoadedSoFar, 0)).await;
            axe::finds_nothing(page, "codes that could not be read").await;
            part.get("button", english(Text::Cancel)).click().await;
            codes
                .selection()
                .get("button", english(Text::ClearSelection))
                .click()
                .await;
            codes.select(&free[0]).await;
            codes.select(&free[1]).await;
            codes
                .selection()
                .get("button", "Revoke 2 unused…")
                .click()
                .await;
            codes.question().appears().await;
            axe::finds_nothing(page, "the question before revoking").await;
            codes
                .question()
                .get("button", "Revoke 2 codes")
                .click()
                .await;
            codes.revoke_report(2).region().appears().await;
            axe::finds_nothing(page, "what came of revoking").await;
        })
        .await;
}

#[tokio::test]
async fn the_overview_shuts_nobody_out() {
    Setting::gateway()
        .play(async |stage| {
            let (page, overview) = (&stage.page, stage.overview());
            stage.open("?view=overview").await;
            overview.is_complete().await;
            axe::finds_nothing(page, "the overview").await;
            overview.choose(Text::Outstanding).await;
            axe::finds_nothing(page, "what was outstanding over time").await;
            let as_table = overview
                .screen()
                .get("checkbox", english(Text::ShowAsTable));
            as_table.click().await;
            axe::finds_nothing(page, "the numbers behind the columns").await;
        })
        .await;
}

#[tokio::test]
async fn generating_shuts_nobody_out() {
    Setting::gateway()
        .play(async |stage| {
            let (page, generate) = (&stage.page, stage.generate());
            stage.open("?view=generate").await;
            generate.submit().await;
            generate
                .has_problem(english(Text::NumberOfCodes), english(Text::CodesBlank))
                .await;
            axe::finds_nothing(page, "an order with problems").await;
            generate.traffic_order("2", "2", "1.5").await;
            axe::finds_nothing(page, "an order of traffic").await;
            generate.ip_order("2", "5").await;
            generate.submit().await;
            generate.question().appears().await;
            axe::finds_nothing(page, "the question before spending").await;
            generate.confirm().click().await;
            generate.made(&count(Text::CodesCreated, 2)).await;
            axe::finds_nothing(page, "what was made").await;
            stage.forgive("generate-ip-code");
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                answer: FaultyAnswer::CutBody { bytes: 9 },
                ..Fault::default()
            });
            generate.submit().await;
            generate.confirm().click().await;
            generate.notice().says("We can't tell yet").await;
            axe::finds_nothing(page, "an order in doubt").await;
        })
        .await;
}

#[tokio::test]
async fn redeeming_shuts_nobody_out() {
    Setting::gateway()
        .dialect("leave-out")
        .play(async |stage| {
            let (page, redeem) = (&stage.page, stage.redeem());
            let mixed = [
                stage.issued("status=1&data_type=1").await.codes,
                stage.issued("status=2").await.codes,
            ];
            stage.open("?view=redeem").await;
            redeem
                .codes()
                .fill(&format!("{} {} hello", mixed[0][0], mixed[1][0]))
                .await;
            redeem.preview(2).appears().await;
            axe::finds_nothing(page, "a preview").await;
            redeem.submit().await;
            redeem.report(2).region().appears().await;
            axe::finds_nothing(page, "what came of redeeming").await;
        })
        .await;
}

#[tokio::test]
async fn the_door_and_errors_shut_nobody_out() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            page.press("?").await;
            page.get("dialog", english(Text::Help)).appears().await;
            axe::finds_nothing(page, "the help").await;
            page.press(thirtyfour::Key::Escape).await;
            stage.forgive("list-share-code");
            stage.fault(Fault {
                answer: FaultyAnswer::CutBody { bytes: 9 },
                ..Fault::default()
            });
            stage.codes().refresh().await;
            stage.codes().failure().appears().await;
            axe::finds_nothing(page, "a list that could not be read").await;
            stage.shell().lock().await;
            stage
                .connect()
                .notice()
                .says(english(Text::LockedTitle))
                .await;
            axe::finds_nothing(page, "the door, locked").await;
            stage.forgive("401 (Unauthorized)");
            stage.connect().with_key("wrong").await;
            page.get("heading", english(Text::RejectedTitle))
                .appears()
                .await;
            axe::finds_nothing(page, "the door with an error").await;
        })
        .await;
}

#[tokio::test]
async fn a_new_account_and_a_broken_config_shut_nobody_out() {
    Setting::gateway()
        .codes(0)
        .play(async |stage| {
            stage.open("").await;
            stage
                .page
                .get("heading", english(Text::NothingIssuedTitle))
                .appears()
                .await;
            axe::finds_nothing(&stage.page, "no codes yet").await;
        })
        .await;
    Setting::keys()
        .config(Some("{]"))
        .play(async |stage| {
            stage.open("").await;
            stage.page.get("alert", Name::Any).appears().await;
            axe::finds_nothing(&stage.page, "a broken config").await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn no_screen_scrolls_sideways_at_320_px() {
        Setting::gateway()
            .play(async |stage| {
                stage.page.resize(320, 640).await;
                stage.open("").await;
                let newest = stage.issued("").await.codes;
                stage.codes().shows(&newest).await;
                let is_narrow = async |screen: &str| {
                    let beyond = "const { scrollWidth, clientWidth } = document.documentElement;
                        return scrollWidth - clientWidth";
                    assert_eq!(
                        stage.page.run(beyond).await,
                        0,
                        "pixels beyond the edge of {screen}"
                    );
                };
                is_narrow("issued codes").await;
                stage.codes().open(&newest[0]).await;
                is_narrow("an open code").await;
                for (view, screen) in [
                    ("redeemed", english(Text::Redeemed)),
                    ("overview", english(Text::Overview)),
                    ("generate", english(Text::Generate)),
                    ("redeem", english(Text::Redeem)),
                ] {
                    stage.open(&format!("?view={view}")).await;
                    stage.shell().title(screen).appears().await;
                    is_narrow(screen).await;
                }
                stage.shell().lock().await;
                is_narrow("the door").await;
            })
            .await;
    }
}
