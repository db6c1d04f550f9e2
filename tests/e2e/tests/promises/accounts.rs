//! What one account leaves in a browser is none of another's business.

use e2e::{Name, Setting, Stage, Text, count, english, fill};
use sandbox::{CUSTOMER, RESELLER};

/// What the bar says around *Lock*.
async fn beside_lock(stage: &Stage) -> String {
    let tools = "return shown(arguments[0].parentElement)";
    let text = stage
        .page
        .get("button", english(Text::Lock))
        .read(tools)
        .await;
    text.as_str().expect("a text").to_owned()
}

/// Ends on the list of issued codes.
async fn connects(stage: &Stage, key: &str) {
    stage.connect().with_key(key).await;
    stage.shell().go(english(Text::Issued)).await;
}

#[tokio::test]
async fn notes_templates_orders_and_activity_are_of_the_account_that_made_them() {
    Setting::keys()
        .play(async |stage| {
            let (generate, shell, page) = (stage.generate(), stage.shell(), &stage.page);
            let main = page.get("main", Name::Any);
            stage.open("").await;
            connects(&stage, RESELLER.api_key).await;
            shell.go(english(Text::Generate)).await;
            generate.ip_order("1", "5").await;
            generate
                .field(english(Text::Note))
                .fill("October, ACME")
                .await;
            page.get("button", english(Text::Templates)).click().await;
            page.get("textbox", english(Text::SaveAsTemplate))
                .fill("Gold")
                .await;
            page.get("button", english(Text::SaveNote)).click().await;
            generate.submit().await;
            generate.confirm().click().await;
            let made = generate.made(&count(Text::CodesCreated, 1)).await;
            shell.lock().await;

            connects(&stage, CUSTOMER.api_key).await;
            assert!(!page.get("button", english(Text::Note)).is_there().await);
            assert!(
                !page
                    .get("columnheader", english(Text::Note))
                    .is_there()
                    .await
            );
            shell.go(english(Text::Activity)).await;
            main.says(english(Text::NothingDoneTitle)).await;
            assert!(
                !page
                    .get("button", english(Text::ExportActivity))
                    .is_there()
                    .await
            );
            shell.go(english(Text::Generate)).await;
            page.get("button", english(Text::Templates)).click().await;
            page.get("textbox", english(Text::SaveAsTemplate))
                .appears()
                .await;
            for name in [Name::starting("Gold"), Name::starting("Repeat last order")] {
                assert!(!page.get("button", name).is_there().await);
            }
            assert_eq!(generate.field(english(Text::Note)).value().await, "");
            shell.lock().await;

            connects(&stage, RESELLER.api_key).await;
            stage
                .codes()
                .row_says(&made[0], english(Text::Note), "October, ACME")
                .await;
            shell.go(english(Text::Generate)).await;
            page.get("button", english(Text::Templates)).click().await;
            page.get("button", "Gold").appears().await;
            page.get("button", fill(Text::RepeatOrder, &[("order", "1 × 5 IPs")]))
                .appears()
                .await;
        })
        .await;
}

#[tokio::test]
async fn templates_of_an_earlier_release_belong_to_the_first_account_that_connects() {
    Setting::keys()
        .play(async |stage| {
            let (shell, page) = (stage.shell(), &stage.page);
            stage.open("").await;
            let kept = r#"[{"name":"Gold","kind":"traffic","plan":"2","amount":"1.5","codes":"3","forward_to":""}]"#;
            page.run(&format!("localStorage['share-code-dashboard.templates'] = {kept:?}"))
                .await;
            page.reload().await;
            for (key, is_there) in [(RESELLER.api_key, true), (CUSTOMER.api_key, false), (RESELLER.api_key, true)] {
                connects(&stage, key).await;
                shell.go(english(Text::Generate)).await;
                page.get("button", english(Text::Templates)).click().await;
                page.get("textbox", english(Text::SaveAsTemplate)).appears().await;
                assert_eq!(page.get("button", "Gold").is_there().await, is_there);
                shell.lock().await;
            }
        })
        .await;
}

#[tokio::test]
async fn who_is_connected_stands_beside_lock() {
    Setting::keys()
        .play(async |stage| {
            stage.open("").await;
            connects(&stage, RESELLER.api_key).await;
            let ending = &RESELLER.api_key[RESELLER.api_key.len() - 4..];
            let text = beside_lock(&stage).await;
            assert!(text.contains(&format!("Key …{ending}")), "{text}");
            let more = &RESELLER.api_key[RESELLER.api_key.len() - 5..];
            assert!(!text.contains(more), "{text}");
            stage.shell().lock().await;
            let main = stage.page.get("main", Name::Any);
            main.says(english(Text::LockedText)).await;
        })
        .await;
}

#[tokio::test]
async fn a_lock_behind_a_gateway_does_not_pretend() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            let text = beside_lock(&stage).await;
            assert!(text.contains(english(Text::ModeGateway)), "{text}");
            stage.shell().lock().await;
            let main = stage.page.get("main", Name::Any);
            main.says(
                "This browser holds no key: anyone who can open this page can connect again.",
            )
            .await;
        })
        .await;
}

/// The driver of WebKit opens tabs that share no storage.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn lock_locks_every_tab_of_the_account_and_no_other() {
        Setting::keys()
            .play(async |stage| {
                let (page, connect) = (&stage.page, stage.connect());
                let title = || stage.shell().title(english(Text::Connect));
                for (tab, key) in [RESELLER.api_key, CUSTOMER.api_key, RESELLER.api_key]
                    .into_iter()
                    .enumerate()
                {
                    if tab > 0 {
                        page.open_tab().await;
                    }
                    stage.open("").await;
                    connect.choose(english(Text::ModeHeader)).await;
                    connect.keep_the_key().await;
                    connects(&stage, key).await;
                }
                stage.shell().lock().await;
                page.switch_to_tab(0).await;
                title().appears().await;
                connect
                    .notice()
                    .says(english(Text::LockedElsewhereTitle))
                    .await;
                page.reload().await;
                title().appears().await;
                page.switch_to_tab(1).await;
                stage.shell().title(english(Text::Issued)).appears().await;
                assert!(!title().is_there().await);
            })
            .await;
    }

    #[tokio::test]
    async fn lock_locks_every_tab_behind_a_gateway() {
        Setting::gateway()
            .play(async |stage| {
                stage.open("").await;
                stage.page.open_tab().await;
                stage.open("").await;
                stage.shell().lock().await;
                stage.page.switch_to_tab(0).await;
                stage
                    .connect()
                    .notice()
                    .says(english(Text::LockedElsewhereTitle))
                    .await;
                // It is no fight: whoever connects again is connected.
                stage.connect().submit().await;
                stage.codes().shows(&stage.issued("").await.codes).await;
                stage.page.switch_to_tab(1).await;
                stage.shell().title(english(Text::Connect)).appears().await;
            })
            .await;
    }
}
