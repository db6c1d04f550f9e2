//! A new release comes onto the server while pages of the one before are open, and what that has kept is there.

use super::journal::leave;
use super::remembering::leave_all;
use e2e::{Host, Locator, Name, Page, Setting, Stage, Text, count, english, eventually, steadily};
use sandbox::{Fault, RESELLER};
use serde_json::json;
use share_code_dashboard::domain::AccountId;
use std::time::Duration;

/// Which release runs.
const RUNS: &str = "return document.querySelector('script[type=module]').getAttribute('src').replace('/boot.js', '')";

/// Serves the page from a host of its own, which asks the sandbox.
async fn host(stage: &Stage) -> Host {
    let api = stage.sandbox.origin();
    let config = format!(r#"{{"api":"{api}","key_mode":"header","idle_lock_minutes":0}}"#);
    Host::start(&config, &api).await
}

/// Opens the page at this query string, and connects.
async fn open(stage: &Stage, host: &Host, query: &str) {
    stage.page.goto(&(host.page() + query)).await;
    stage.connect().with_key(RESELLER.api_key).await;
}

/// How often the page has asked the server for its release.
fn asked(host: &Host) -> String {
    format!(
        "return performance.getEntriesByType('resource').filter((entry) => entry.name === '{}').length",
        host.page()
    )
}

/// Waits until this release runs.
async fn runs(page: &Page, release: &str) {
    eventually(format!("{release} runs"), async || {
        match page.run(RUNS).await {
            found if found == release => Ok(()),
            found => Err(format!("{found} does")),
        }
    })
    .await;
}

/// Waits until the notice of this heading says so.
async fn says(notice: &Locator, wanted: Text) {
    let wanted = english(wanted);
    eventually(format!("the notice says {wanted:?}"), async || {
        let beside = "return shown(arguments[0].parentElement)";
        match notice.read(beside).await.to_string() {
            found if found.contains(wanted) => Ok(()),
            found => Err(found),
        }
    })
    .await;
}

/// Asks for a language that was not loaded, which the server has no longer.
async fn ask_for_a_language(stage: &Stage) {
    let page = &stage.page;
    page.get("button", english(Text::Help)).click().await;
    let languages = page.get("combobox", english(Text::Language));
    languages.choose("Tiếng Việt").await;
    let help = page.get("dialog", Name::Any);
    help.says(english(Text::LanguageLost)).await;
    assert_eq!(languages.value().await, "en", "what is spoken is shown");
    help.get("button", english(Text::Close)).click().await;
    help.disappears().await;
}

#[tokio::test]
async fn an_open_page_goes_on_without_its_folder_and_offers_the_new_version_between_orders() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            stage.forgive("vi.json");
            let (page, connect, generate) = (&stage.page, stage.connect(), stage.generate());
            let host = host(&stage).await;
            page.goto(&host.page()).await;
            connect.key().fill(RESELLER.api_key).await;
            connect.keep_the_key().await;
            connect.submit().await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            stage.shell().go(english(Text::Generate)).await;
            generate.ip_order("2", "5").await;
            let before = host.publish_next();
            host.remove(&before);

            let notice = page.get("heading", english(Text::NewVersion));
            assert!(!notice.is_there().await);
            ask_for_a_language(&stage).await;
            notice.appears().await;
            let reload = page.get("button", english(Text::Reload));

            // What was typed is there, and what is under way is not interrupted.
            stage.fault(Fault {
                endpoint: Some("generate-ip-code".to_owned()),
                delay_ms: 4_000,
                ..Fault::default()
            });
            generate.submit().await;
            generate.confirm().click().await;
            says(&notice, Text::NewVersionWaits).await;
            assert!(reload.attribute("disabled").await.is_some());
            generate.made(&count(Text::CodesCreated, 2)).await;
            says(&notice, Text::NewVersionText).await;
            assert_eq!(stage.effects().await.codes_made, 2);
            assert_eq!(page.run(RUNS).await, before);

            reload.click().await;
            runs(page, &host.release()).await;
            // The tab has kept the key.
            stage.shell().go(english(Text::Activity)).await;
            let main = page.get("main", Name::Any);
            main.says(english(Text::StateMade)).await;
            assert!(!notice.is_there().await);
        })
        .await;
}

#[tokio::test]
async fn screens_that_were_not_loaded_in_time_are_said_to_be_those_of_an_earlier_version() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            stage.forgive("lazy.wasm");
            let page = &stage.page;
            let host = host(&stage).await;
            host.remove(&(host.release() + "/lazy.wasm"));
            open(&stage, &host, "?view=generate").await;
            let main = page.get("main", Name::Any);
            main.says(english(Text::ScreenLost)).await;
            let notice = page.get("heading", english(Text::NewVersion));
            let asked = asked(&host);
            eventually("the server was asked for its release", async || {
                let times = page.run(&asked).await;
                (times.as_u64() >= Some(1)).then_some(()).ok_or(times)
            })
            .await;
            assert!(!notice.is_there().await, "it is the release of this page");

            let before = host.publish_next();
            host.remove(&before);
            page.get("button", english(Text::TryAgain)).click().await;
            notice.appears().await;
            page.get("button", english(Text::Reload)).click().await;
            runs(page, &host.release()).await;
            stage.connect().with_key(RESELLER.api_key).await;
            stage.generate().ip_order("2", "5").await;
        })
        .await;
}

/// Somebody comes back to the page, so many milliseconds after it was opened.
async fn come_back(page: &Page, later: u32) {
    page.run(&format!(
        "window.now ??= window.Date.now.bind(window.Date);
         window.Date.now = () => now() + {later};
         document.dispatchEvent(new Event('visibilitychange'));"
    ))
    .await;
}

#[tokio::test]
async fn whoever_comes_back_after_an_hour_is_told_once_of_a_new_version_and_goes_on() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let page = &stage.page;
            let host = host(&stage).await;
            open(&stage, &host, "").await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            host.publish_next();
            let asked = asked(&host);
            come_back(page, 3_500_000).await;
            come_back(page, 3_700_000).await;
            let notice = page.get("heading", english(Text::NewVersion));
            notice.appears().await;
            page.get("button", english(Text::Dismiss)).click().await;
            notice.disappears().await;
            come_back(page, 7_200_000).await;
            steadily(
                "it is asked once an hour",
                Duration::from_millis(500),
                async || match page.run(&asked).await {
                    found if found == 1 => Ok(()),
                    found => Err(found),
                },
            )
            .await;
            stage.shell().go(english(Text::Generate)).await;
            stage.generate().ip_order("2", "5").await;
        })
        .await;
}

const TEMPLATES: &str = include_str!("../../../golden/templates.json");
const PREFERENCES: &str = include_str!("../../../golden/preferences.json");
const JOURNAL: &str = include_str!("../../../golden/journal.jsonl");

/// Seals a text as releases do, with a key that no script can read out, and leaves both.
const SEAL: &str = "
    const seal = async (name, text) => {
        const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
        const iv = crypto.getRandomValues(new Uint8Array(12));
        const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
        const database = await new Promise((resolve) => {
            const open = indexedDB.open('share-code-dashboard');
            open.onsuccess = () => resolve(open.result);
        });
        const writing = database.transaction('journal', 'readwrite');
        writing.objectStore('journal').put(key, 'seal key');
        writing.objectStore('journal').put([iv, sealed], name);
        await new Promise((resolve) => (writing.oncomplete = resolve));
        database.close();
    };";

#[tokio::test]
async fn what_releases_before_have_kept_is_there_and_a_job_that_they_left_is_gone_on_with() {
    Setting::gateway()
        .play(async |stage| {
            let page = &stage.page;
            stage.api.generate(RESELLER.api_key, 4, 5).await;
            let codes = stage.issued("limit=4").await.codes;
            for sent in &codes[..2] {
                stage.api.redeem(RESELLER.api_key, sent).await;
            }
            let account = AccountId::of(&stage.sandbox.origin(), None).hex();
            // Of the same place, without the program. Browsers ask for an icon of what has none.
            stage.forgive("favicon.ico");
            stage.open("licenses.txt").await;
            let own = |text: &str| {
                text.replace("a6f607e8", &account)
                    .replace("167dcb5d", &account)
            };
            for (name, text) in [
                ("templates", own(TEMPLATES)),
                ("preferences", own(PREFERENCES)),
            ] {
                page.run(&format!(
                    "localStorage['share-code-dashboard.{name}'] = {}",
                    json!(text)
                ))
                .await;
            }
            for record in own(JOURNAL).lines() {
                let id = record.split('"').nth(5).expect("an id");
                leave(&stage, id, record).await;
            }
            leave_all(&stage).await;
            leave(&stage, "job 6f2c7b1e", &format!("1 redeem {account} 1773324331124 ssnn")).await;
            let seal = format!(
                "{SEAL} seal('codes 6f2c7b1e', {}).then(() => done(true), (error) => done(`${{error}}`))",
                json!(codes.join("\n"))
            );
            assert_eq!(page.run_async(&seal).await, true);

            stage.open("?view=redeem").await;
            let main = page.get("main", Name::Any);
            main.says(english(Text::LeftRedeeming)).await;
            main.says("0 of 4 confirmed").await;
            page.get("button", english(Text::Resume)).click().await;
            stage.redeem().report(4).region().says("4 redeemed").await;
            assert_eq!(stage.effects().await.codes_redeemed, 4);

            let theme = "return document.documentElement.dataset.theme";
            assert_eq!(page.run(theme).await, "dark");
            stage.shell().go(english(Text::Issued)).await;
            page.get("link", "Kim").appears().await;
            stage.shell().go(english(Text::Generate)).await;
            page.get("button", english(Text::Templates)).click().await;
            page.get("button", "of an earlier release").appears().await;
            page.get("button", "half typed").appears().await;
            stage.shell().go(english(Text::Activity)).await;
            main.says("for Anné").await;
            main.says(&count(Text::RevokedN, 46)).await;
        })
        .await;
}

/// The driver of WebKit opens tabs that share no storage.
mod not_webkit {
    use super::*;

    /// The caches of the dashboard, and whether the worker is in charge here.
    const KEPT: &str = "caches.keys().then((names) => done([names.map((name) => name.split(' ').pop()), !!navigator.serviceWorker.controller]), done)";

    /// Waits until the worker is in charge and keeps these releases.
    async fn keeps(page: &Page, releases: &[&str]) {
        let wanted = json!([releases, true]);
        eventually(format!("what is kept is {wanted}"), async || {
            match page.run_async(KEPT).await {
                found if found == wanted => Ok(()),
                found => Err(found),
            }
        })
        .await;
    }

    #[tokio::test]
    async fn the_worker_keeps_the_release_before_for_as_long_as_a_page_of_it_is_open() {
        Setting::keys()
            .for_every_origin()
            .play(async |stage| {
                stage.forgive("Failed to load resource");
                let page = &stage.page;
                let host = host(&stage).await;
                let open_again = page.get("heading", english(Text::Connect));
                page.goto(&host.page()).await;
                let before = host.release();
                keeps(page, &[&before]).await;

                host.publish_next();
                host.remove(&before);
                let new = host.release();
                page.open_tab().await;
                page.goto(&host.page()).await;
                runs(page, &new).await;
                keeps(page, &[&before, &new]).await;
                page.switch_to_tab(0).await;
                assert_eq!(page.run(RUNS).await, before);
                // The server has it no longer.
                let late =
                    format!("fetch('{before}/lazy.wasm').then((file) => done(file.status), done)");
                assert_eq!(page.run_async(&late).await, 200);

                page.run("location.reload()").await;
                runs(page, &new).await;
                keeps(page, &[&new]).await;
                // It starts without a network.
                let address = host.page();
                drop(host);
                page.goto(&address).await;
                runs(page, &new).await;
                open_again.appears().await;
            })
            .await;
    }
}
