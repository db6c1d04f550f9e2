//! Without a mouse.

use e2e::{Setting, Text, english, eventually};
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

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

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
