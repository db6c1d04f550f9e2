//! Names for what a list is filtered and sorted by.

use e2e::{Locator, Setting, Stage, Text, count, english, eventually, fill};
use sandbox::{CUSTOMER, RESELLER};

/// Beside *Unused*, a view that is there from the start.
const EXPIRING: &str = "Expiring in 7 days";

fn tabs(stage: &Stage) -> Locator {
    stage.page.get("navigation", english(Text::SavedViews))
}

fn tab(stage: &Stage, name: &'static str) -> Locator {
    tabs(stage).get("link", name)
}

/// Waits until this tab, and no other, is marked; `None` is none.
async fn is_current(stage: &Stage, name: Option<&str>) {
    const CURRENT: &str = "return [...arguments[0].querySelectorAll('[aria-current]')].map(shown)";
    eventually(format!("{name:?} is current"), async || {
        let current = tabs(stage).read(CURRENT).await;
        match current == serde_json::json!(name.as_slice()) {
            true => Ok(()),
            false => Err(current),
        }
    })
    .await;
}

/// Waits until the tabs are these, in this order.
async fn are(stage: &Stage, names: &[&str]) {
    const NAMES: &str = "return [...arguments[0].querySelectorAll('a')].map(shown)";
    eventually(format!("the views are {names:?}"), async || {
        let shown = tabs(stage).read(NAMES).await;
        match shown == serde_json::json!(names) {
            true => Ok(()),
            false => Err(shown),
        }
    })
    .await;
}

async fn is_called(stage: &Stage, title: &str) {
    eventually(format!("the page is called {title}"), async || match stage
        .page
        .run("return document.title")
        .await
    {
        found if found == title => Ok(()),
        found => Err(found),
    })
    .await;
}

/// Opens the form and tries this name.
async fn save_as(stage: &Stage, name: &str) {
    tabs(stage)
        .get("button", english(Text::SaveView))
        .click()
        .await;
    try_name(stage, name, english(Text::SaveNote)).await;
}

async fn try_name(stage: &Stage, name: &str, action: &'static str) {
    tabs(stage)
        .get("textbox", english(Text::ViewName))
        .fill(name)
        .await;
    tabs(stage).get("button", action).click().await;
}

async fn choose(stage: &Stage, action: Text) {
    tabs(stage)
        .get("button", english(Text::ViewOptions))
        .click()
        .await;
    tabs(stage).get("button", english(action)).click().await;
}

#[tokio::test]
async fn a_view_is_a_link_that_asks_once_and_names_the_page() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let (all, unused) = (
                stage.issued("").await.codes,
                stage.issued("status=1").await.codes,
            );
            stage.open("").await;
            codes.shows(&all).await;
            is_current(&stage, Some(english(Text::AllView))).await;

            let before = stage.arrived("list-share-code");
            tab(&stage, english(Text::StatusUnused)).click().await;
            codes.shows(&unused).await;
            is_current(&stage, Some(english(Text::StatusUnused))).await;
            is_called(&stage, "Unused – Issued – Share codes").await;
            stage.page.has_query_string("status=1").await;
            assert_eq!(stage.arrived("list-share-code") - before, 1);
            // What is shown already is not asked for again.
            tab(&stage, english(Text::StatusUnused)).click().await;
            tab(&stage, english(Text::AllView)).click().await;
            codes.shows(&all).await;
            is_called(&stage, "Issued – Share codes").await;
            assert_eq!(stage.arrived("list-share-code") - before, 2);
            stage.page.back().await;
            is_current(&stage, Some(english(Text::StatusUnused))).await;

            let href = tab(&stage, english(Text::StatusUnused))
                .attribute("href")
                .await;
            let href = href.expect("it is a link");
            stage.open("?view=generate").await;
            stage.shell().title(english(Text::Generate)).appears().await;
            stage.open(&href).await;
            codes.shows(&unused).await;
            is_current(&stage, Some(english(Text::StatusUnused))).await;
        })
        .await;
}

#[tokio::test]
async fn what_is_filtered_gets_a_name_that_stays_with_its_account() {
    Setting::keys()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            let save = tabs(&stage).get("button", english(Text::SaveView));
            is_current(&stage, Some(english(Text::AllView))).await;
            assert!(!save.is_there().await, "all codes have a name");
            codes
                .filter(english(Text::Kind), english(Text::KindTraffic))
                .await;
            is_current(&stage, None).await;

            let longest = "é".repeat(40);
            save_as(&stage, " ").await;
            tabs(&stage).says(english(Text::ViewNameBlank)).await;
            try_name(&stage, &(longest.clone() + "é"), english(Text::SaveNote)).await;
            tabs(&stage)
                .says(&fill(Text::ViewNameLong, &[("n", "40")]))
                .await;
            for taken in ["all", "UNUSED"] {
                try_name(&stage, taken, english(Text::SaveNote)).await;
                tabs(&stage).says(english(Text::ViewNameTaken)).await;
            }
            are(&stage, &["All", "Unused", EXPIRING]).await;
            try_name(&stage, "  Only  traffic ", english(Text::SaveNote)).await;
            are(&stage, &["All", "Unused", EXPIRING, "Only traffic"]).await;
            is_current(&stage, Some("Only traffic")).await;
            tab(&stage, "Only traffic").has_focus().await;
            save.disappears().await;

            stage.shell().go(english(Text::Redeemed)).await;
            are(&stage, &["All"]).await;
            stage.shell().lock().await;
            stage.connect().with_key(CUSTOMER.api_key).await;
            stage.shell().go(english(Text::Issued)).await;
            are(&stage, &["All", "Unused", EXPIRING]).await;
            stage.shell().lock().await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.shell().go(english(Text::Issued)).await;
            are(&stage, &["All", "Unused", EXPIRING, "Only traffic"]).await;
            tab(&stage, "Only traffic").click().await;
            codes.shows(&stage.issued("data_type=2").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn a_view_is_updated_renamed_moved_deleted_and_brought_back() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("?data_type=2").await;
            save_as(&stage, "Kim").await;
            is_current(&stage, Some("Kim")).await;

            codes
                .filter(english(Text::Status), english(Text::StatusRedeemed))
                .await;
            is_current(&stage, None).await;
            tabs(&stage).says(english(Text::ViewChanged)).await;
            choose(&stage, Text::UpdateView).await;
            is_current(&stage, Some("Kim")).await;
            tab(&stage, english(Text::AllView)).click().await;
            tab(&stage, "Kim").click().await;
            stage.page.has_query_string("status=2&data_type=2").await;

            let options = tabs(&stage).get("button", english(Text::ViewOptions));
            options.click().await;
            let on = tabs(&stage).get("button", english(Text::MoveViewOn));
            assert!(!on.element().await.is_enabled().await.expect("it is there"));
            tabs(&stage)
                .get("button", english(Text::MoveViewBack))
                .click()
                .await;
            are(&stage, &["All", "Unused", "Kim", EXPIRING]).await;
            options.has_focus().await;
            choose(&stage, Text::MoveViewOn).await;
            are(&stage, &["All", "Unused", EXPIRING, "Kim"]).await;

            options.click().await;
            try_name(&stage, "unused", english(Text::RenameView)).await;
            tabs(&stage).says(english(Text::ViewNameTaken)).await;
            try_name(&stage, "Robin", english(Text::RenameView)).await;
            are(&stage, &["All", "Unused", EXPIRING, "Robin"]).await;
            is_current(&stage, Some("Robin")).await;
            is_called(&stage, "Robin – Issued – Share codes").await;

            tab(&stage, english(Text::StatusUnused)).click().await;
            is_current(&stage, Some(english(Text::StatusUnused))).await;
            choose(&stage, Text::DeleteView).await;
            are(&stage, &["All", EXPIRING, "Robin"]).await;
            stage.page.has_query_string("status=1").await;
            let undo = tabs(&stage).get("button", english(Text::Undo));
            undo.has_focus().await;
            undo.click().await;
            are(&stage, &["All", "Unused", EXPIRING, "Robin"]).await;
            is_current(&stage, Some(english(Text::StatusUnused))).await;
            choose(&stage, Text::DeleteView).await;
            are(&stage, &["All", EXPIRING, "Robin"]).await;
            stage.page.reload().await;
            are(&stage, &["All", EXPIRING, "Robin"]).await;
        })
        .await;
}

#[tokio::test]
async fn a_view_has_columns_of_its_own() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let expires = codes.heading(english(Text::Expires));
            stage.open("?data_type=2").await;
            save_as(&stage, "Kim").await;
            is_current(&stage, Some("Kim")).await;
            stage.page.get("button", english(Text::View)).click().await;
            let title = fill(Text::ColumnsOfView, &[("name", "Kim")]);
            stage
                .page
                .get("group", title)
                .get("checkbox", english(Text::Expires))
                .click()
                .await;
            expires.disappears().await;
            stage.page.press(thirtyfour::Key::Escape).await;
            tab(&stage, english(Text::AllView)).click().await;
            expires.appears().await;
            tab(&stage, "Kim").click().await;
            expires.disappears().await;
            codes.shows(&stage.issued("data_type=2").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn what_can_not_be_read_is_passed_over_and_kept() {
    const KEPT: &str = "return [localStorage['share-code-dashboard.preferences'], \
                        localStorage['share-code-dashboard.preferences.unreadable']]";
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            is_current(&stage, Some(english(Text::AllView))).await;
            for stored in ["{ half of it", r#"[{"account":7,"of":"a later release"}]"#] {
                let set = "localStorage['share-code-dashboard.preferences'] = ";
                let set = format!("{set}{}", serde_json::json!(stored));
                stage.page.run(&set).await;
                stage.open("?data_type=2").await;
                are(&stage, &["All", "Unused", EXPIRING]).await;
                save_as(&stage, "Kim").await;
                is_current(&stage, Some("Kim")).await;
                let kept = stage.page.run(KEPT).await;
                let inner = stored.trim_matches(['[', ']']);
                let is_kept = |text: &serde_json::Value| {
                    text.as_str().is_some_and(|text| text.contains(inner))
                };
                assert!(
                    kept.as_array().expect("a list").iter().any(is_kept),
                    "{kept}"
                );
                stage.page.reload().await;
                are(&stage, &["All", "Unused", EXPIRING, "Kim"]).await;
            }
        })
        .await;
}

#[tokio::test]
async fn changing_the_filters_of_all_codes_leaves_no_view_marked() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage
                .codes()
                .match_count()
                .says(&count(Text::AllCodes, 200))
                .await;
            stage.codes().sort_by(english(Text::Amount)).await;
            is_current(&stage, None).await;
            tabs(&stage)
                .get("button", english(Text::SaveView))
                .appears()
                .await;
            assert!(
                !tabs(&stage)
                    .get("button", english(Text::ViewOptions))
                    .is_there()
                    .await
            );
        })
        .await;
}

#[tokio::test]
async fn a_view_and_a_page_begin_with_their_first_row() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let scrolled = async || {
                let rows = "return Math.round(document.querySelector('.rows').scrollTop)";
                stage.page.run(rows).await.as_i64().unwrap_or_default()
            };
            let scroll = async || {
                let rows = "document.querySelector('.rows').scrollTop = 200";
                stage.page.run(rows).await;
                assert!(scrolled().await > 100, "there are rows to scroll");
            };
            let at_the_start = async |what: &str| {
                eventually(
                    format!("{what} begins with its first row"),
                    async || match scrolled().await {
                        0 => Ok(()),
                        by => Err(format!("it is scrolled by {by} px")),
                    },
                )
                .await;
            };
            stage.open("").await;
            codes.shows(&stage.issued("").await.codes).await;
            // What looks after it comes when the browser has time.
            eventually("it is there", async || {
                let is_there = "return document.querySelector('.list-change') !== null";
                let is_there = stage.page.run(is_there).await == true;
                is_there.then_some(()).ok_or("it is not")
            })
            .await;
            scroll().await;
            codes.step(english(Text::NextPage)).click().await;
            codes.shows(&stage.issued("page=2").await.codes).await;
            at_the_start("the next page").await;
            scroll().await;
            tab(&stage, english(Text::StatusUnused)).click().await;
            codes.shows(&stage.issued("status=1").await.codes).await;
            at_the_start("the view").await;
            scroll().await;
            codes.refresh().await;
            codes.shows(&stage.issued("status=1").await.codes).await;
            assert!(
                scrolled().await > 100,
                "what is read again stays where it was"
            );
        })
        .await;
}

/// A phone is staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn on_a_phone_many_views_scroll_and_the_page_does_not() {
        const MANY: &str = "
            const name = 'share-code-dashboard.preferences';
            const all = JSON.parse(localStorage[name]);
            all[0].issued.views = [...'ABCDEFGH'].map((letter, n) => ({ name: `View ${letter}`, query: `status=${n}` }));
            localStorage[name] = JSON.stringify(all)";
        const WIDTHS: &str = "
            const tabs = document.querySelector('.views');
            return [document.documentElement.scrollWidth <= innerWidth, tabs.scrollWidth > tabs.clientWidth]";
        Setting::gateway()
            .play(async |stage| {
                stage.open("?data_type=2").await;
                save_as(&stage, "Kim").await;
                is_current(&stage, Some("Kim")).await;
                stage.page.run(MANY).await;
                stage.page.resize(360, 740).await;
                stage.open("?status=7").await;
                is_current(&stage, Some("View H")).await;
                assert_eq!(
                    stage.page.run(WIDTHS).await,
                    serde_json::json!([true, true])
                );
                tab(&stage, "View H").is_in_sight().await;
            })
            .await;
    }
}
