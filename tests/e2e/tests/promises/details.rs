//! Everything that is known of a code.

use e2e::{Name, Setting, Text, english, eventually};
use sandbox::RESELLER;

#[tokio::test]
async fn the_panel_shows_every_field_unknown_ones_among_them() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            let used = stage
                .issued("status=2&data_type=1&email=customer@example.com")
                .await;
            let row = used
                .rows
                .iter()
                .find(|row| row["batch_ref"].is_string())
                .expect("one has a batch");
            let code = row["code"].as_str().expect("a row has a code");
            stage.open(&format!("?keyword={code}")).await;
            let fields = codes.open(code).await.fields().await;
            let field = |name: &str| {
                fields
                    .get(name)
                    .unwrap_or_else(|| panic!("no {name} in {fields:?}"))
                    .as_str()
            };
            assert_eq!(field(english(Text::Kind)), "IP");
            assert_eq!(
                field(english(Text::Amount)).replace(',', ""),
                format!("{} IPs", row["number_of_ips"])
            );
            assert_eq!(field(english(Text::StatusField)), "2");
            assert_eq!(field(english(Text::Recipient)), "customer@example.com");
            assert_eq!(field(english(Text::RedeemedBy)), "customer@example.com");
            for time in [english(Text::StatusRedeemed), english(Text::Created)] {
                assert!(field(time).contains("UTC"), "{time}: {}", field(time));
            }
            assert_eq!(
                field(english(Text::Enterprise)),
                if row["is_enterprise"] == 1 {
                    english(Text::Yes)
                } else {
                    english(Text::No)
                }
            );
            assert_eq!(field("issued_by"), "\"reseller@example.com\"");
            assert_eq!(field("batch_ref"), row["batch_ref"].to_string());
        })
        .await;
}

#[tokio::test]
async fn odd_addresses_are_literal_and_large_amounts_exact() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            let code = stage.issued("limit=1").await.codes[0].clone();
            codes
                .row_says(
                    &code,
                    english(Text::Recipient),
                    "anna.U+202Elagel@example.com",
                )
                .await;
            codes
                .row_says(&code, english(Text::Amount), "9,007,199.254740993")
                .await;
            let panel = codes.open(&code).await;
            let fields = panel.fields().await;
            assert_eq!(
                fields[english(Text::Recipient)],
                "anna.U+202Elagel@example.com"
            );
            assert_eq!(fields[english(Text::Amount)], "9,007,199.254740993 GB");
            assert!(fields[english(Text::Expires)].ends_with(english(Text::Never)));
        })
        .await;
}

#[tokio::test]
async fn markup_in_an_address_stays_text() {
    Setting::gateway()
        .codes(1_240)
        .play(async |stage| {
            let codes = stage.codes();
            let bold = stage
                .issued("email=%3Cb%3Ebold%3C/b%3E@example.com&limit=1")
                .await
                .codes;
            stage.open(&format!("?keyword={}", bold[0])).await;
            codes
                .row_says(
                    &bold[0],
                    english(Text::Recipient),
                    "<b>bold</b>@example.com",
                )
                .await;
            codes
                .open(&bold[0])
                .await
                .region()
                .says("<b>bold</b>@example.com")
                .await;
        })
        .await;
}

#[tokio::test]
async fn the_panel_walks_from_row_to_row_and_escape_closes_it() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            let newest = stage.issued("").await.codes;
            let panel = codes.open(&newest[1]).await;
            panel.button(english(Text::NextRow)).click().await;
            panel.region().says(&newest[2]).await;
            panel.button(english(Text::PreviousRow)).click().await;
            panel.button(english(Text::PreviousRow)).click().await;
            panel.region().says(&newest[0]).await;
            stage.page.press(thirtyfour::Key::Escape).await;
            panel.region().disappears().await;
        })
        .await;
}

#[tokio::test]
async fn a_row_opens_wherever_it_is_clicked_and_its_tick_box_only_ticks() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            let newest = stage.issued("").await.codes;
            codes.shows(&newest).await;
            codes.select(&newest[0]).await;
            let panel = stage.page.get("complementary", Name::Any);
            assert!(!panel.is_there().await, "a tick box opens the code");
            let second = "document.querySelectorAll('[data-testid=row]')[1].cells[3].click()";
            stage.page.run(second).await;
            panel.says(&newest[1]).await;
        })
        .await;
}

#[tokio::test]
async fn what_has_happened_is_never_still_to_come() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            codes.shows(&stage.issued("").await.codes).await;
            // Later than the time from which the page counts, which moves in steps.
            let code = stage.api.issue(RESELLER.api_key, 1, 5).await.remove(0);
            codes.refresh().await;
            codes.row_says(&code, english(Text::Amount), "5").await;
            let rows = codes.rows().await;
            let created = rows[0].cell(english(Text::Created));
            assert!(!created.starts_with("in "), "{created}");
        })
        .await;
}

#[tokio::test]
async fn only_what_can_still_be_lost_warns_of_its_end() {
    // Status and colour of all codes that end within a week.
    const ENDING: &str = "
        const headings = [...document.querySelectorAll('thead th')].map(shown);
        const cell = (row, heading) => row.cells[headings.indexOf(heading)];
        const first = (node) => (node.firstElementChild ? first(node.firstElementChild) : node);
        return [...document.querySelectorAll('[data-testid=row]')]
            .filter((row) => /^in [1-6]d/.test(shown(cell(row, 'Expires'))))
            .map((row) => [shown(cell(row, 'Status')), getComputedStyle(first(cell(row, 'Expires'))).color])";
    Setting::gateway()
        .play(async |stage| {
            stage.open("?limit=100").await;
            stage
                .codes()
                .shows(&stage.issued("limit=100").await.codes)
                .await;
            let ending = stage.page.run(ENDING).await;
            let ending = ending.as_array().expect("a list");
            let (unused, others): (Vec<_>, Vec<_>) = ending
                .iter()
                .partition(|row| row[0] == english(Text::StatusUnused));
            assert!(!unused.is_empty() && !others.is_empty(), "{ending:?}");
            for other in &others {
                assert!(unused.iter().all(|row| row[1] != other[1]), "{ending:?}");
            }
        })
        .await;
}

#[tokio::test]
async fn an_amount_that_is_too_long_for_its_column_keeps_its_unit() {
    // The units that do not stand within their cell.
    const HIDDEN: &str = "
        const units = [...document.querySelectorAll('td .unit')];
        return units.filter((unit) => {
            const [own, cell] = [unit, unit.closest('td')].map((one) => one.getBoundingClientRect());
            return own.left < cell.left || own.right > cell.right;
        }).length";
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.page.get("main", Name::Any).says("9,007,199").await;
            assert_eq!(stage.page.run(HIDDEN).await, 0);
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    /// The clock of the page, by which "2min ago" goes on, moves on far more often.
    const HASTE: &str = "
        const begin = window.setInterval;
        window.moves = 0;
        window.setInterval = (act, pause) => pause !== 20000 ? begin(act, pause)
            : begin(() => { act(); window.moves += 1; }, 100);";

    /// On a row, and what stands in the address behind the hash sign two pictures later.
    const CLICK: &str = "
        document.querySelector('[data-testid=row] time').click();
        requestAnimationFrame(() => requestAnimationFrame(() => done(location.hash)));";

    #[tokio::test]
    async fn what_is_marked_with_the_mouse_stays_marked_while_time_goes_by() {
        Setting::gateway()
            .play(async |stage| {
                let page = &stage.page;
                page.before_each_page(HASTE).await;
                stage.open("").await;
                let newest = stage.issued("").await.codes;
                stage.codes().shows(&newest).await;
                // "18d ago", letter by letter.
                let mark = "const time = document.querySelector('[data-testid=row] time'); \
                            const words = document.createTreeWalker(time, NodeFilter.SHOW_TEXT).nextNode(); \
                            getSelection().setBaseAndExtent(words, 0, words, words.length); \
                            window.moves = 0; \
                            return getSelection().toString()";
                let marked = page.run(mark).await;
                let marked = marked.as_str().expect("a text");
                assert!(marked.contains("ago"), "{marked}");
                eventually("time goes by", async || {
                    match page.run("return window.moves").await.as_u64() {
                        Some(5..) => Ok(()),
                        moves => Err(format!("the clock has moved {moves:?} times")),
                    }
                })
                .await;
                let now = page.run("return getSelection().toString()").await;
                assert_eq!(now.as_str(), Some(marked));
                // The click that ends the marking opens nothing; another one does.
                let hash = page.run_async(CLICK).await;
                assert_eq!(hash, "");
                page.run("getSelection().removeAllRanges()").await;
                let hash = page.run_async(CLICK).await;
                assert_ne!(hash, "");
            })
            .await;
    }
}
