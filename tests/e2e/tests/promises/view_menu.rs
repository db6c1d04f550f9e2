//! How a list looks is the person's to choose.

use e2e::{Locator, Name, Portal, Setting, Stage, Text, english, eventually, fill};
use sandbox::RESELLER;
use serde_json::json;
use thirtyfour::Key;

/// Opens the menu.
async fn menu(stage: &Stage) {
    stage.page.get("button", english(Text::View)).click().await;
    stage
        .page
        .get("checkbox", english(Text::MaskCodes))
        .appears()
        .await;
}

/// The box of a column.
fn column(stage: &Stage, name: Text) -> Locator {
    stage
        .page
        .get("group", english(Text::Columns))
        .get("checkbox", english(name))
}

/// Waits until the columns beside the code are these.
async fn columns_are(stage: &Stage, names: &[Text]) {
    const NAMES: &str = "return [...document.querySelectorAll('thead th')].slice(2).map(shown)";
    let names: Vec<_> = names.iter().map(|name| english(*name)).collect();
    eventually(format!("the columns are {names:?}"), async || {
        let shown = stage.page.run(NAMES).await;
        match shown == json!(names) {
            true => Ok(()),
            false => Err(shown),
        }
    })
    .await;
}

/// Waits until the script gives this.
async fn gives(stage: &Stage, script: &str, wanted: serde_json::Value) {
    eventually(format!("{script} gives {wanted}"), async || {
        match stage.page.run(script).await {
            found if found == wanted => Ok(()),
            found => Err(found),
        }
    })
    .await;
}

#[tokio::test]
async fn columns_are_chosen_and_moved_for_each_list_and_stay() {
    Setting::gateway()
        .play(async |stage| {
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            stage.codes().shows(&newest).await;
            let initial = [
                Text::Amount,
                Text::Status,
                Text::Recipient,
                Text::RedeemedBy,
                Text::RedeemedAt,
                Text::Created,
                Text::Expires,
            ];
            columns_are(&stage, &initial).await;
            menu(&stage).await;
            for hidden in [Text::Recipient, Text::RedeemedBy, Text::RedeemedAt] {
                column(&stage, hidden).click().await;
            }
            column(&stage, Text::Kind).click().await;
            columns_are(
                &stage,
                &[Text::Kind, Text::Amount, Text::Status, Text::Created, Text::Expires],
            )
            .await;
            let values = [("column", english(Text::Expires))];
            let up = stage.page.get("button", fill(Text::MoveColumnUp, &values));
            up.click().await;
            // By the keyboard, on and on.
            up.has_focus().await;
            stage.page.press(Key::Enter).await;
            let chosen = [
                Text::Kind,
                Text::Amount,
                Text::Status,
                Text::Expires,
                Text::Created,
            ];
            for _ in 0..2 {
                up.has_focus().await;
                stage.page.press(Key::Enter).await;
            }
            columns_are(&stage, &chosen).await;
            stage.page.press(Key::Escape).await;
            // Every row, not the headings alone.
            let kinds = "return new Set([...document.querySelectorAll('tbody tr')].map((row) => row.cells.length)).size";
            gives(&stage, kinds, json!(1)).await;
            stage.codes().row_says(&newest[1], english(Text::Kind), "").await;
            stage.shell().go(english(Text::Redeemed)).await;
            columns_are(
                &stage,
                &[
                    Text::Amount,
                    Text::Status,
                    Text::Recipient,
                    Text::RedeemedAt,
                    Text::Created,
                    Text::Expires,
                ],
            )
            .await;
            stage.open("").await;
            columns_are(&stage, &chosen).await;
            menu(&stage).await;
            stage
                .page
                .get("button", english(Text::ResetColumns))
                .click()
                .await;
            columns_are(&stage, &initial).await;
        })
        .await;
}

#[tokio::test]
async fn low_rows_utc_and_a_theme_are_kept_for_the_next_visit() {
    const HEIGHT: &str =
        "return Math.round(document.querySelector('tbody tr').getBoundingClientRect().height)";
    const THEME: &str = "return document.documentElement.dataset.theme ?? null";
    Setting::keys()
        .config(Some(r#"{"theme":"dark"}"#))
        .play(async |stage| {
            let newest = stage.issued("").await.codes;
            let shows_utc = async || {
                let refresh = Name::starting(english(Text::Refresh));
                stage.page.get("button", refresh).says("UTC").await;
            };
            let choose = async |name: Text| {
                stage.page.get("radio", english(name)).click().await;
            };
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.codes().shows(&newest).await;
            gives(&stage, HEIGHT, json!(40)).await;
            gives(&stage, THEME, json!("dark")).await;
            menu(&stage).await;
            choose(Text::Compact).await;
            gives(&stage, HEIGHT, json!(32)).await;
            choose(Text::ThemeAuto).await;
            gives(&stage, THEME, json!(null)).await;
            choose(Text::ThemeLight).await;
            gives(&stage, THEME, json!("light")).await;
            stage.page.get("radio", "UTC").click().await;
            shows_utc().await;
            stage.page.press(Key::Escape).await;
            stage.shell().lock().await;
            gives(&stage, THEME, json!("light")).await;

            // As long as nobody is connected, nobody has chosen.
            stage.page.reload().await;
            gives(&stage, THEME, json!("dark")).await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.codes().shows(&newest).await;
            gives(&stage, THEME, json!("light")).await;
            gives(&stage, HEIGHT, json!(32)).await;
            shows_utc().await;
            menu(&stage).await;
            choose(Text::Comfortable).await;
            gives(&stage, HEIGHT, json!(40)).await;
        })
        .await;
}

#[tokio::test]
async fn masked_codes_are_neither_shown_nor_named_and_are_revealed_one_by_one() {
    const ROWS: &str = "return document.querySelector('.rows').outerHTML";
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            let newest = stage.issued("").await.codes;
            stage.open("").await;
            stage.codes().shows(&newest).await;
            menu(&stage).await;
            page.get("checkbox", english(Text::MaskCodes)).click().await;
            page.press(Key::Escape).await;
            let name = |code: &str| fill(Text::MaskedCode, &[("start", &code[..7])]);
            let button = |key, code: &str| page.get("button", fill(key, &[("code", &name(code))]));
            let reveal = button(Text::RevealCode, &newest[0]);
            reveal.appears().await;
            let html = page.run(ROWS).await;
            let html = html.as_str().expect("a text");
            for code in &newest {
                assert!(!html.contains(code), "{code} is on the page");
                assert!(
                    !html.contains(&code[8..]),
                    "the end of {code} is on the page"
                );
            }
            assert!(html.contains(&(newest[0][3..8].to_owned())));

            // One by one, until one leaves it.
            reveal.click().await;
            let hide = |code: &str| page.get("button", fill(Text::HideCode, &[("code", code)]));
            hide(&newest[0]).says(&newest[0][8..]).await;
            button(Text::RevealCode, &newest[1]).press(Key::Enter).await;
            reveal.appears().await;
            hide(&newest[1]).says(&newest[1][8..]).await;

            // In the panel as well.
            button(Text::OpenCode, &newest[2]).click().await;
            let panel = stage.codes().panel();
            panel.region().says("••••").await;
            assert!(!panel.region().text().await.contains(&newest[2][8..]));
            let reveal = fill(Text::RevealCode, &[("code", &name(&newest[2]))]);
            panel.region().get("button", reveal).click().await;
            panel.region().says(&newest[2][8..]).await;

            // What is selected and what the next visit shows.
            let box_of = fill(Text::SelectCode, &[("code", &name(&newest[3]))]);
            page.get("checkbox", box_of).click().await;
            stage
                .codes()
                .selection()
                .says(&e2e::count(Text::CopyN, 1))
                .await;
            page.reload().await;
            button(Text::RevealCode, &newest[0]).appears().await;
            menu(&stage).await;
            page.get("checkbox", english(Text::MaskCodes)).click().await;
            stage.codes().shows(&newest).await;
        })
        .await;
}

#[tokio::test]
async fn in_a_host_page_nothing_is_kept_and_the_theme_is_the_host_s() {
    const KEPT: &str = "return localStorage['share-code-dashboard.preferences'] ?? null";
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let portal = Portal::start("plain", &stage.sandbox.origin(), "{}").await;
            let key = format!("sales={}", RESELLER.api_key);
            stage.page.goto(&portal.page(&key)).await;
            let newest = stage.issued("limit=10").await.codes;
            let sales = stage.page.get("region", "Sales");
            sales
                .get("table", english(Text::IssuedCodes))
                .says(&newest[0])
                .await;
            sales.get("button", english(Text::View)).click().await;
            sales
                .get("checkbox", english(Text::MaskCodes))
                .click()
                .await;
            let name = fill(Text::MaskedCode, &[("start", &newest[0][..7])]);
            let reveal = fill(Text::RevealCode, &[("code", &name)]);
            sales.get("button", &*reveal).appears().await;
            assert!(
                !sales
                    .get("radio", english(Text::ThemeDark))
                    .is_there()
                    .await
            );
            stage.page.press(Key::Escape).await;
            assert_eq!(stage.page.run(KEPT).await, json!(null));
            // For as long as the page lives it holds, also for whoever comes back from a lock.
            sales.get("button", english(Text::Lock)).click().await;
            sales.get("button", english(Text::Connect)).click().await;
            sales.get("button", &*reveal).appears().await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn what_is_masked_is_copied_whole() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                page.permit_clipboard(&stage.sandbox.origin()).await;
                let newest = stage.issued("").await.codes;
                stage.open("").await;
                stage.codes().shows(&newest).await;
                menu(&stage).await;
                page.get("checkbox", english(Text::MaskCodes)).click().await;
                page.press(Key::Escape).await;
                let name = fill(Text::MaskedCode, &[("start", &newest[0][..7])]);
                let copy = fill(Text::CopyCode, &[("code", &name)]);
                page.get("button", copy).press(Key::Enter).await;
                eventually("it is copied", async || match page.clipboard().await {
                    text if text == newest[0] => Ok(()),
                    text => Err(text),
                })
                .await;
            })
            .await;
    }

    #[tokio::test]
    async fn the_table_fits_its_window_with_every_column_a_note_among_them() {
        const OVERFLOW: &str = "
            const rows = document.querySelector('.rows');
            return rows.scrollWidth - rows.clientWidth";
        Setting::gateway()
            .play(async |stage| {
                let generate = stage.generate();
                stage.page.resize(1280, 800).await;
                stage.open("?view=generate").await;
                generate.ip_order("1", "5").await;
                generate
                    .field(english(Text::Note))
                    .fill("October, ACME")
                    .await;
                generate.submit().await;
                generate.confirm().click().await;
                generate.made(&e2e::count(Text::CodesCreated, 1)).await;
                stage.shell().go(english(Text::Issued)).await;
                stage.codes().heading(english(Text::Note)).appears().await;
                gives(&stage, OVERFLOW, json!(0)).await;
                menu(&stage).await;
                column(&stage, Text::Kind).click().await;
                stage.codes().heading(english(Text::Kind)).appears().await;
                gives(&stage, OVERFLOW, json!(0)).await;
            })
            .await;
    }
}
