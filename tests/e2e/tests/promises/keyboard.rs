//! Without a mouse.

use e2e::{Setting, Stage, Text, english, eventually};
use sandbox::RESELLER;
use thirtyfour::Key;

#[tokio::test]
async fn the_title_of_the_page_names_the_screen() {
    Setting::gateway()
        .play(async |stage| {
            let is_called = async |title: &str| {
                eventually(format!("the page is called {title}"), async || match stage
                    .page
                    .run("return document.title")
                    .await
                {
                    found if found == title => Ok(()),
                    found => Err(found),
                })
                .await;
            };
            stage.open("").await;
            is_called("Issued – Share codes").await;
            stage.shell().go("Generate").await;
            is_called("Generate – Share codes").await;
            stage.page.back().await;
            is_called("Issued – Share codes").await;
            stage.shell().lock().await;
            is_called("Share codes").await;
        })
        .await;
}

#[tokio::test]
async fn slash_searches_arrows_walk_enter_opens_and_escape_closes() {
    Setting::gateway()
        .play(async |stage| {
            let codes = stage.codes();
            stage.open("").await;
            let newest = stage.issued("").await.codes;
            codes.shows(&newest).await;
            stage.page.press("/").await;
            codes.keyword().has_focus().await;
            assert_eq!(
                codes.keyword().value().await,
                "",
                "the key itself is not typed"
            );

            let open = |n: usize| stage.page.get("button", format!("Open {}", newest[n]));
            open(0).press(Key::Down).await;
            open(1).has_focus().await;
            stage.page.press(Key::End).await;
            open(newest.len() - 1).has_focus().await;
            stage.page.press(Key::Home).await;
            open(0).has_focus().await;
            stage.page.press(Key::Down).await;
            stage.page.press(Key::Enter).await;
            codes.panel().region().says(&newest[1]).await;
            stage.page.press(Key::Escape).await;
            codes.panel().region().disappears().await;
            open(1).has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn a_question_mark_shows_the_keys() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.shell().title(english(Text::Issued)).appears().await;
            stage.page.press("?").await;
            let help = stage.page.get("dialog", english(Text::Help));
            help.says(english(Text::HelpSearch)).await;
            stage.page.press(Key::Escape).await;
            help.disappears().await;
        })
        .await;
}

/// What the focus is on: its role or element, and its name.
async fn focused(stage: &Stage) -> String {
    const FOCUSED: &str = "
        const at = document.activeElement;
        return (at.ariaLabel ?? shown(at)).trim()";
    let name = stage.page.run(FOCUSED).await;
    name.as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn the_rows_are_one_tab_stop_which_is_the_row_that_one_has_come_to() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            stage.open("").await;
            let newest = stage.issued("").await.codes;
            codes.shows(&newest).await;
            let open = |n: usize| page.get("button", format!("Open {}", newest[n]));
            let last_heading = codes.heading(english(Text::Expires));
            let expires = last_heading.get("button", english(Text::Expires));
            let before = match expires.is_there().await {
                true => expires,
                false => codes
                    .heading(english(Text::Created))
                    .get("button", english(Text::Created)),
            };
            before.press(Key::Tab).await;
            open(0).has_focus().await;
            page.press(Key::Tab).await;
            // The pager's first buttons can't be pressed on the first page.
            codes.page_number().has_focus().await;
            codes.page_number().press(Key::Shift + Key::Tab).await;
            open(0).has_focus().await;
            page.press(Key::Down).await;
            page.press(Key::Down).await;
            page.press(Key::Left).await;
            codes.tick(&newest[2]).has_focus().await;
            page.press(Key::Down).await;
            codes.tick(&newest[3]).has_focus().await;
            page.press(Key::Right).await;
            open(3).has_focus().await;
            page.press(Key::Right).await;
            let copy = page.get("button", format!("Copy {}", newest[3]));
            copy.has_focus().await;
            page.press(Key::Tab).await;
            codes.page_number().has_focus().await;
            codes.page_number().press(Key::Shift + Key::Tab).await;
            copy.has_focus().await;
            page.press(Key::Up).await;
            open(2).has_focus().await;
        })
        .await;
}

#[tokio::test]
async fn from_right_to_left_the_arrows_are_mirrored() {
    Setting::keys()
        .config(Some(r#"{"key_mode": "header", "locale": "ar"}"#))
        .play(async |stage| {
            const IS_OPEN: &str = "return document.activeElement.matches('.open')";
            const IS_BOX: &str = "return document.activeElement.matches('[type=checkbox]')";
            stage.open("").await;
            let field = stage.page.get("textbox", "مفتاح API");
            field.fill(RESELLER.api_key).await;
            stage.page.press(Key::Enter).await;
            let is = async |script: &str| {
                eventually(script, async || match stage.page.run(script).await {
                    found if found == true => Ok(()),
                    found => Err(found),
                })
                .await;
            };
            let first =
                "const open = document.querySelector('.open'); open?.focus(); return open !== null";
            is(first).await;
            is(IS_OPEN).await;
            stage.page.press(Key::Right).await;
            is(IS_BOX).await;
            stage.page.press(Key::Left).await;
            is(IS_OPEN).await;
        })
        .await;
}

#[tokio::test]
async fn x_selects_the_row_and_enter_opens_it_from_its_tick_box() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            stage.open("").await;
            let newest = stage.issued("").await.codes;
            codes.shows(&newest).await;
            let open = |n: usize| page.get("button", format!("Open {}", newest[n]));
            open(0).press("x").await;
            page.press(Key::Down).await;
            page.press("x").await;
            codes.are_selected(&newest[..2]).await;
            page.press("x").await;
            codes.are_selected(&newest[..1]).await;
            page.press(Key::Left).await;
            page.press(" ").await;
            codes.are_selected(&newest[..2]).await;
            assert!(!codes.panel().region().is_there().await);
            page.press("x").await;
            codes.are_selected(&newest[..1]).await;
            page.press(Key::Enter).await;
            codes.panel().region().says(&newest[1]).await;
        })
        .await;
}

#[tokio::test]
async fn brackets_turn_the_page_and_the_focus_stays_in_the_rows() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            stage.open("?limit=10").await;
            let first = stage.issued("limit=10").await.codes;
            let second = stage.issued("limit=10&page=2").await.codes;
            codes.shows(&first).await;
            page.press("[").await;
            let open = |code: &str| page.get("button", format!("Open {code}"));
            open(&first[4]).press("]").await;
            codes.shows(&second).await;
            page.has_query_string("page=2&limit=10").await;
            open(&second[0]).has_focus().await;
            page.press("[").await;
            codes.shows(&first).await;
            open(&first[0]).has_focus().await;
            // What is typed is text.
            codes.keyword().press("]").await;
            page.has_query_string("keyword=%5D&limit=10").await;
        })
        .await;
}

#[tokio::test]
async fn a_deployment_can_do_without_keys_that_are_commands() {
    Setting::keys()
        .config(Some(r#"{"key_mode": "header", "hide": ["shortcuts"]}"#))
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            stage.open("?limit=10").await;
            stage.connect().with_key(RESELLER.api_key).await;
            let newest = stage.issued("limit=10").await.codes;
            codes.shows(&newest).await;
            let open = |n: usize| page.get("button", format!("Open {}", newest[n]));
            // The last one opens the search of Firefox.
            for key in ["x", "c", "]", "?", "ga", "/"] {
                open(0).press(key).await;
            }
            page.press(Key::Down).await;
            open(1).has_focus().await;
            codes.are_selected(&[]).await;
            assert_eq!(page.query_string().await, "limit=10");
            // The palette would lie over the button.
            page.press_with_control('k').await;
            page.get("button", english(Text::Help)).click().await;
            let help = page.get("dialog", english(Text::Help));
            help.says(english(Text::HelpArrows)).await;
            assert!(!help.text().await.contains(english(Text::HelpSearch)));
        })
        .await;
}

#[tokio::test]
async fn a_menu_is_gone_through_by_its_keys() {
    Setting::gateway()
        .play(async |stage| {
            let (codes, page) = (stage.codes(), &stage.page);
            stage.open("").await;
            let newest = stage.issued("").await.codes;
            codes.shows(&newest).await;
            codes.select(&newest[0]).await;
            let bar = codes.selection();
            let button = bar.get("button", english(Text::MoreActions));
            let is_on = async |text: &'static str| {
                eventually(format!("the focus is on {text}"), async || {
                    match focused(&stage).await {
                        name if name == text => Ok(()),
                        name => Err(name),
                    }
                })
                .await;
            };
            // By a click the focus stays, by a key the first item has it.
            button.press(Key::Enter).await;
            is_on(english(Text::CopyTable)).await;
            page.press(Key::Down).await;
            is_on(english(Text::EditMessageMore)).await;
            page.press(Key::Down).await;
            is_on(english(Text::PrintQr)).await;
            page.press(Key::Down).await;
            is_on(english(Text::CopyTable)).await;
            page.press(Key::Up).await;
            is_on(english(Text::PrintQr)).await;
            page.press(Key::Home).await;
            is_on(english(Text::CopyTable)).await;
            page.press(Key::End).await;
            is_on(english(Text::PrintQr)).await;
            page.press("c").await;
            is_on(english(Text::CopyTable)).await;
            page.press("p").await;
            is_on(english(Text::PrintQr)).await;
            page.press(Key::Escape).await;
            bar.get("button", english(Text::PrintQr)).disappears().await;
            button.has_focus().await;
            // A letter was none of the rows' commands.
            codes.are_selected(&newest[..1]).await;

            page.press(Key::Down).await;
            is_on(english(Text::CopyTable)).await;
            // Tab leads out of it, and it closes.
            page.press(Key::End).await;
            page.press(Key::Tab).await;
            bar.get("button", english(Text::PrintQr)).disappears().await;
            bar.get("button", english(Text::Export)).has_focus().await;
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn c_copies_the_row_or_what_is_selected_and_says_so() {
        Setting::gateway()
            .play(async |stage| {
                let (codes, page) = (stage.codes(), &stage.page);
                page.permit_clipboard(&stage.sandbox.origin()).await;
                stage.open("").await;
                let newest = stage.issued("").await.codes;
                codes.shows(&newest).await;
                let open = |n: usize| page.get("button", format!("Open {}", newest[n]));
                open(2).press("c").await;
                page.get("button", english(Text::Copied)).appears().await;
                assert_eq!(page.clipboard().await, newest[2]);
                open(2).has_focus().await;
                page.press("x").await;
                page.press(Key::Up).await;
                page.press("x").await;
                codes.are_selected(&newest[1..3]).await;
                page.press("c").await;
                codes
                    .selection()
                    .get("button", english(Text::Copied))
                    .appears()
                    .await;
                let copied = page.clipboard().await;
                let mut copied: Vec<_> = copied.lines().collect();
                copied.sort_unstable();
                let mut wanted = [&*newest[1], &*newest[2]];
                wanted.sort_unstable();
                assert_eq!(copied, wanted);
                open(1).has_focus().await;
            })
            .await;
    }

    #[tokio::test]
    async fn a_held_enter_key_spends_nothing() {
        Setting::gateway()
            .play(async |stage| {
                let (page, generate) = (&stage.page, stage.generate());
                stage.open("?view=generate").await;
                generate.ip_order("1", "5").await;
                generate.field(english(Text::IpsPerCode)).has_focus().await;
                page.enter_down(false).await;
                let cancel = generate.question().get("button", english(Text::Cancel));
                cancel.has_focus().await;
                for _ in 0..30 {
                    page.enter_down(true).await;
                }
                page.enter_up().await;
                assert!(generate.question().is_there().await);
                assert_eq!(stage.effects().await.codes_made, 0);

                page.enter_down(false).await;
                page.enter_up().await;
                generate.question().disappears().await;
                assert_eq!(stage.effects().await.codes_made, 0);
            })
            .await;
    }
}
