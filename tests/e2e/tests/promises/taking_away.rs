//! What a person takes along of the codes that were made: on the clipboard, in a file, on paper.

use e2e::{Locator, Name, Setting, Stage, Text, count, count_with, english, fill, saved};
use sandbox::RESELLER;

const CONFIG: &str = r#"{
    "key_mode": "header",
    "theme": "dark",
    "message_template": "Your code: {code}\n{amount}, valid until {expires}"
}"#;

/// An address, to the API. A spreadsheet would take it for something to calculate.
const FORMULA: &str = "=1+1@example.com";

/// The codes of an order of two times 10 IPs, forwarded to [`FORMULA`].
async fn order(stage: &Stage) -> Vec<String> {
    let generate = stage.generate();
    stage.page.permit_clipboard(&stage.sandbox.origin()).await;
    stage.open("?view=generate").await;
    stage.connect().key().fill(RESELLER.api_key).await;
    stage.connect().submit().await;
    generate.ip_order("2", "10").await;
    generate
        .field(english(Text::RecipientEmail))
        .fill(FORMULA)
        .await;
    generate.submit().await;
    generate.confirm().click().await;
    generate.made(&count(Text::CodesCreated, 2)).await
}

/// Presses the button in the menu and gives what is on the clipboard then.
async fn copied(stage: &Stage, way: &str) -> String {
    let page = &stage.page;
    page.get("button", english(Text::MoreActions)).click().await;
    page.get("button", way).click().await;
    page.get("button", english(Text::Copied)).appears().await;
    page.get("button", english(Text::Copied)).disappears().await;
    page.press(thirtyfour::Key::Escape).await;
    page.get("button", way).disappears().await;
    page.clipboard().await
}

#[tokio::test]
async fn without_words_of_the_deployment_there_are_no_messages_to_copy() {
    Setting::gateway()
        .play(async |stage| {
            let (page, generate) = (&stage.page, stage.generate());
            stage.open("?view=generate").await;
            generate.ip_order("1", "5").await;
            generate.submit().await;
            generate.confirm().click().await;
            page.get("button", english(Text::MoreActions)).click().await;
            page.get("button", english(Text::CopyTable)).appears().await;
            assert!(
                !page
                    .get("button", english(Text::CopyMessages))
                    .is_there()
                    .await
            );
        })
        .await;
}

/// What a camera reads of every QR code in sight, in their order.
async fn scan(stage: &Stage) -> Vec<String> {
    let pictures = stage.page.run(PICTURES).await;
    let pictures = pictures.as_array().expect("a list");
    pictures
        .iter()
        .map(|picture| {
            let rows: Vec<&[u8]> = (picture.as_array().expect("rows").iter())
                .map(|row| row.as_str().expect("a row").as_bytes())
                .collect();
            // A module is as wide as this in the camera's picture.
            const PIXELS: usize = 4;
            let side = rows.len() * PIXELS;
            let mut photo = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| {
                if rows[y / PIXELS][x / PIXELS] == b'#' {
                    0
                } else {
                    255
                }
            });
            let grids = photo.detect_grids();
            assert_eq!(grids.len(), 1, "QR codes in one picture");
            let (about, text) = grids[0].decode().expect("it can be read");
            assert_eq!(about.ecc_level, 0, "M, as the format bits have it");
            text
        })
        .collect()
}

/// Every drawing in sight as rows of modules, `#` for dark ones. Throws when the colours are not black and white, or
/// when the quiet zone is not white.
const PICTURES: &str = "
    const drawings = [...document.querySelectorAll('svg')].filter((svg) => svg.checkVisibility());
    return drawings.map((svg) => {
        const path = svg.querySelector('path');
        const colours = [getComputedStyle(path).fill, getComputedStyle(svg).backgroundColor].join();
        if (colours !== 'rgb(0, 0, 0),rgb(255, 255, 255)') throw Error(colours);
        const { x, y, width, height } = svg.viewBox.baseVal;
        const outline = new Path2D(path.getAttribute('d'));
        const brush = document.createElement('canvas').getContext('2d');
        const rows = Array.from({ length: height }, (_, row) => Array.from({ length: width }, (_, column) =>
            brush.isPointInPath(outline, x + column + 0.5, y + row + 0.5) ? '#' : ' ').join(''));
        const margin = rows.slice(0, 4).concat(rows.slice(-4), rows.map((row) => row.slice(0, 4) + row.slice(-4)));
        if (/#/.test(margin.join(''))) throw Error('no quiet zone');
        return rows;
    });";

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn codes_are_copied_as_a_table_and_as_messages() {
        Setting::keys()
            .config(Some(CONFIG))
            .play(async |stage| {
                let codes = order(&stage).await;
                let table = copied(&stage, english(Text::CopyTable)).await;
                let rows: Vec<Vec<&str>> =
                    table.lines().map(|row| row.split('\t').collect()).collect();
                let in_utc = |key| fill(Text::InUtc, &[("name", english(key))]);
                assert_eq!(
                    rows[0],
                    [
                        english(Text::Code),
                        english(Text::Amount),
                        english(Text::Unit),
                        english(Text::Status),
                        english(Text::Recipient),
                        english(Text::RedeemedBy),
                        &in_utc(Text::RedeemedAt),
                        &in_utc(Text::Created),
                        &in_utc(Text::Expires),
                        english(Text::Note)
                    ]
                );
                let made = rows[1][7];
                for (row, code) in rows[1..].iter().zip(&codes) {
                    let wanted = [
                        code,
                        "10",
                        "IPs",
                        "",
                        "'=1+1@example.com",
                        "",
                        "",
                        made,
                        "",
                        "",
                    ];
                    assert_eq!(row, &wanted);
                }
                assert_eq!(rows.len(), 3);
                let today = stage.page.run("return new Date().toISOString()").await;
                assert_eq!(made[..10], today.as_str().expect("a string")[..10]);

                let messages = copied(&stage, english(Text::CopyMessages)).await;
                let message = |code| {
                    format!(
                        "Your code: {code}\n10 IPs, valid until {}",
                        english(Text::Unknown)
                    )
                };
                let wanted: Vec<String> = codes.iter().map(message).collect();
                assert_eq!(messages, wanted.join("\n\n"));
            })
            .await;
    }

    #[tokio::test]
    async fn codes_are_downloaded_in_a_file_that_no_spreadsheet_runs() {
        Setting::keys()
            .config(Some(CONFIG))
            .play(async |stage| {
                let codes = order(&stage).await;
                let folder = tempfile::tempdir().expect("there is room for a file");
                stage.page.download_to(folder.path()).await;
                stage
                    .page
                    .get("button", english(Text::Export))
                    .click()
                    .await;
                let dialog = stage.page.get("dialog", Name::Any);
                dialog.says(&count(Text::ExportN, 2)).await;
                // The answer to an order has no rows of the API.
                let rows = dialog.get("radio", english(Text::FormatJsonLines));
                assert!(!rows.is_there().await);
                dialog
                    .get("button", english(Text::ExportStart))
                    .click()
                    .await;
                dialog.says(english(Text::ExportDone)).await;
                let text = saved(folder.path(), ".csv").await;
                let rows: Vec<Vec<&str>> = text
                    .trim_start_matches('\u{feff}')
                    .split_terminator("\r\n")
                    .map(|row| row.split(',').collect())
                    .collect();
                assert_eq!(rows.len(), 3);
                assert_eq!(rows[0][..4], ["code", "type", "amount", "unit"]);
                assert_eq!(rows[0][6], "forward_to");
                for (row, code) in rows[1..].iter().zip(&codes) {
                    assert_eq!(row[..4], [code, "IP", "10", "IPs"]);
                    assert_eq!(row[6], "'=1+1@example.com");
                }
            })
            .await;
    }

    #[tokio::test]
    async fn codes_are_printed_with_their_qr_codes_and_nothing_else_and_the_sheet_goes() {
        Setting::keys()
            .config(Some(CONFIG))
            .play(async |stage| {
                let page = &stage.page;
                let codes = order(&stage).await;
                let document = "return document.documentElement.outerHTML";
                let before = page.run(document).await;
                page.hold_printer().await;
                page.get("button", english(Text::MoreActions)).click().await;
                page.get("button", english(Text::PrintQr)).click().await;

                let on_screen = page.run("return shown(document.body)").await;
                assert_eq!(
                    on_screen
                        .as_str()
                        .expect("a string")
                        .matches(&codes[0])
                        .count(),
                    1,
                    "the sheet is seen on the screen"
                );
                page.lay_out_for("print").await;
                let slip = |code| format!("{code} 10 IPs {} {FORMULA}", english(Text::Recipient));
                let slips: Vec<String> = codes.iter().map(slip).collect();
                assert_eq!(
                    page.run("return shown(document.body)").await,
                    slips.join(" ")
                );
                assert_eq!(scan(&stage).await, codes);
                page.lay_out_for("screen").await;

                page.printed().await;
                assert_eq!(page.run(document).await, before);
            })
            .await;
    }

    #[tokio::test]
    async fn qr_codes_hold_links_where_there_is_a_page_to_redeem_at() {
        Setting::keys()
            .config(Some(
                r#"{ "key_mode": "header", "redeem_page": "https://codes.example.com/" }"#,
            ))
            .play(async |stage| {
                let page = &stage.page;
                let codes = order(&stage).await;
                page.hold_printer().await;
                page.get("button", english(Text::MoreActions)).click().await;
                page.get("button", english(Text::PrintQr)).click().await;
                page.lay_out_for("print").await;
                let link = |code| format!("https://codes.example.com/#redeem={code}");
                let links: Vec<String> = codes.iter().map(link).collect();
                assert_eq!(scan(&stage).await, links);
            })
            .await;
    }

    /// Opens the dialog in which the message is written, and gives it.
    async fn edit(stage: &Stage) -> Locator {
        let page = &stage.page;
        page.get("button", english(Text::MoreActions)).click().await;
        page.get("button", english(Text::EditMessageMore))
            .click()
            .await;
        page.get("dialog", english(Text::EditMessage))
    }

    #[tokio::test]
    async fn a_message_in_own_words_is_seen_before_it_is_copied_and_kept_until_it_is_reset() {
        const HOST: &str = r#"{ "key_mode": "header", "redeem_page": "/redeem/" }"#;
        Setting::keys()
            .config(Some(HOST))
            .play(async |stage| {
                let page = &stage.page;
                let codes = order(&stage).await;
                let dialog = edit(&stage).await;
                let field = dialog.get("textbox", english(Text::MessageTemplate));
                let preview = dialog.get("region", english(Text::Preview));
                field.has_focus().await;
                preview.says(&codes[0]).await;
                field.fill("Hello {codes}").await;
                let unknown = count_with(Text::NotReplaced, 1, &[("names", "{codes}")]);
                dialog.says(&unknown).await;
                dialog.says(english(Text::HoldsNoCode)).await;
                field.fill("Take .").await;
                // In front of the full stop.
                field.press(thirtyfour::Key::Left).await;
                for name in ["{amount}", "{link}", "{recipient}"] {
                    let insert = fill(Text::InsertPlaceholder, &[("name", name)]);
                    dialog.get("button", insert).click().await;
                }
                assert_eq!(field.value().await, "Take {amount}{link}{recipient}.");
                let origin = stage.sandbox.origin();
                let message = |code| format!("Take 10 IPs{origin}/redeem/#redeem={code}{FORMULA}.");
                preview.says(&message(&codes[0])).await;
                let text = dialog.text().await;
                assert!(!text.contains(english(Text::HoldsNoCode)), "{text}");
                dialog.get("button", english(Text::SaveNote)).click().await;
                dialog.disappears().await;
                let wanted: Vec<String> = codes.iter().map(message).collect();
                let messages = copied(&stage, english(Text::CopyMessages)).await;
                assert_eq!(messages, wanted.join("\n\n"));

                page.reload().await;
                stage.connect().key().fill(RESELLER.api_key).await;
                stage.connect().submit().await;
                stage.shell().go(english(Text::Issued)).await;
                let list = stage.codes();
                let panel = list.open(&codes[0]).await;
                panel.button(english(Text::CopyMessage)).click().await;
                panel.button(english(Text::Copied)).appears().await;
                assert_eq!(page.clipboard().await, message(&codes[0]));
                panel.button(english(Text::Close)).click().await;

                list.select(&codes[1]).await;
                let messages = copied(&stage, english(Text::CopyMessages)).await;
                assert_eq!(messages, message(&codes[1]));
                let dialog = edit(&stage).await;
                dialog
                    .get("button", english(Text::UseDefault))
                    .click()
                    .await;
                assert_eq!(field.value().await, "{code}");
                dialog.get("button", english(Text::Cancel)).click().await;
                dialog.disappears().await;
                let dialog = edit(&stage).await;
                assert!(field.value().await.starts_with("Take "), "Cancel keeps it");
                dialog
                    .get("button", english(Text::UseDefault))
                    .click()
                    .await;
                dialog.get("button", english(Text::SaveNote)).click().await;
                dialog.disappears().await;
                page.get("button", english(Text::MoreActions)).click().await;
                page.get("button", english(Text::EditMessageMore))
                    .appears()
                    .await;
                let messages = page.get("button", english(Text::CopyMessages));
                assert!(!messages.is_there().await, "the message is the code again");
            })
            .await;
    }

    #[tokio::test]
    async fn a_lock_takes_the_sheet_off_the_page_before_the_printer_is_done() {
        Setting::keys()
            .config(Some(CONFIG))
            .play(async |stage| {
                let page = &stage.page;
                let codes = order(&stage).await;
                // The prefix, which is in another colour, is an element of its own.
                let secret = codes[0].trim_start_matches("9P-");
                page.hold_printer().await;
                page.get("button", english(Text::MoreActions)).click().await;
                page.get("button", english(Text::PrintQr)).click().await;
                assert_eq!(page.places_of(secret).await, ["document"]);
                stage.shell().lock().await;
                assert_eq!(page.places_of(secret).await, [""; 0]);
            })
            .await;
    }
}
