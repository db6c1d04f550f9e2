//! Wherever the files lie.

use e2e::{Host, Name, Setting, Text, count, english, fill};
use sandbox::RESELLER;

#[tokio::test]
async fn the_page_works_from_a_folder_of_another_host() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let api = stage.sandbox.origin();
            let host =
                Host::start(&format!(r#"{{"api":"{api}","key_mode":"header"}}"#), &api).await;
            stage.page.goto(&host.page()).await;
            // Nothing is left to choose, and whoever types the key sees where it goes.
            let main = stage.page.get("main", Name::Any);
            let (_, address) = api.split_once("://").expect("an origin");
            main.says(&fill(Text::KeyGoesTo, &[("address", address)]))
                .await;
            assert!(!main.get("radio", Name::Any).is_there().await);
            stage.connect().key().fill(RESELLER.api_key).await;
            stage.connect().submit().await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            stage.shell().go(english(Text::Generate)).await;
            stage.generate().ip_order("1", "5").await;
            stage.generate().submit().await;
            stage.generate().confirm().click().await;
            stage.generate().made(&count(Text::CodesCreated, 1)).await;
            assert_eq!(stage.effects().await.codes_made, 1);
        })
        .await;
}

#[tokio::test]
async fn the_page_works_where_there_is_no_config() {
    Setting::keys()
        .config(None)
        .play(async |stage| {
            // The browser says so of every file that is not there.
            stage.forgive("config.json");
            stage.open("").await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn a_broken_config_is_explained_by_line_and_field() {
    for (config, words) in [
        (
            "{\n  \"page_size\": 30,\n  \"key_mode\": \"cookie\"\n}",
            ["Line 3", "key_mode", "gateway", "cookie"],
        ),
        (
            "{\n  \"message_template\": \"{link}\"\n}",
            ["Line 2", "message_template", "redeem_page", "{link}"],
        ),
        (
            "{\n  \"page_size\": \"many\"\n}",
            ["Line 2", "page_size", "number", "many"],
        ),
        (
            "{\n  \"api\": \"https://api.example\"\n  \"locale\": \"en\"\n}",
            ["Line 3", "JSON", "expected", "found"],
        ),
    ] {
        Setting::keys()
            .config(Some(config))
            .play(async move |stage| {
                stage.open("").await;
                let notice = stage.page.get("alert", Name::Any);
                notice.says(english(Text::ConfigTitle)).await;
                for word in words {
                    notice.says(word).await;
                }
            })
            .await;
    }
}

#[tokio::test]
async fn a_read_only_page_offers_nothing_that_moves_balance() {
    Setting::keys()
        .config(Some(r#"{"key_mode":"header","read_only":true}"#))
        .play(async |stage| {
            let (page, codes) = (&stage.page, stage.codes());
            let free = stage.issued("status=1").await.codes;
            stage.open("?status=1").await;
            stage.connect().with_key(RESELLER.api_key).await;
            codes.shows(&free).await;
            let panel = codes.open(&free[0]).await;
            panel.button(english(Text::CopyThisCode)).appears().await;
            assert!(!panel.button(english(Text::RevokeThis)).is_there().await);
            let screens = page.get("navigation", english(Text::Screens));
            screens.get("link", english(Text::Redeemed)).appears().await;
            for screen in [english(Text::Generate), english(Text::Redeem)] {
                assert!(!screens.get("link", screen).is_there().await, "{screen}");
            }
            for view in ["generate", "redeem"] {
                stage.open(&format!("?view={view}")).await;
                stage.connect().with_key(RESELLER.api_key).await;
                screens.appears().await;
                assert!(
                    !page
                        .get("heading", english(Text::Generate))
                        .is_there()
                        .await
                );
                assert!(
                    !page
                        .get("textbox", english(Text::CodesToRedeem))
                        .is_there()
                        .await
                );
            }
        })
        .await;
}
