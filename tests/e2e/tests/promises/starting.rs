//! A page that can't start, or should not, says why.

use e2e::{Host, Name, Policy, Setting, Stage, Text, english};
use serde_json::json;

const GATEWAY: &str = r#"{"key_mode":"gateway"}"#;

/// A host that has nothing but files; the page needs no API to start.
async fn host(stage: &Stage, config: &str) -> Host {
    Host::start(config, &stage.sandbox.origin()).await
}

#[tokio::test]
async fn a_file_that_is_not_the_published_one_is_refused_and_named() {
    for (file, words) in [
        ("page.wasm", "page.wasm is not the file that was published"),
        (
            "app.css",
            "The style sheet could not be loaded, or is not the file that was published",
        ),
    ] {
        Setting::keys()
            .play(async move |stage| {
                // Browsers say so of every file that fails its checksum.
                stage.forgive("integrity");
                stage.forgive("boot.js");
                let host = host(&stage, GATEWAY).await;
                host.meddle_with(file);
                stage.page.goto(&host.page()).await;
                stage.page.get("alert", Name::Any).says(words).await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_loader_that_is_not_the_published_one_does_not_run_and_the_page_says_what_to_do() {
    Setting::keys()
        .play(async |stage| {
            stage.forgive("integrity");
            // Nobody is left to use it.
            stage.forgive("preload");
            let host = host(&stage, GATEWAY).await;
            host.meddle_with("boot.js");
            stage.page.goto(&host.page()).await;
            let status = stage.page.get("status", Name::Any);
            status
                .says("or is not the one that was published: reload the page")
                .await;
            // Not below the outline of what does not come.
            status.is_in_sight().await;
        })
        .await;
}

/// Where the frame stands, and what is in it; on a phone the list is as long as it is.
const PLACES: &str = "
    const isPhone = innerWidth < 640;
    const names = ['.brand', '.nav', '.tools', '.screen-head', '.filters', '.rows', '.pager'];
    return names.filter((name) => !(isPhone && name === '.pager')).map((name) => {
        const { top, height } = document.querySelector(name).getBoundingClientRect();
        const isLong = isPhone && name === '.rows';
        return [name, Math.round(top), ...(isLong ? [] : [Math.round(height)])].join(' ');
    })";

/// What of the outline is left: nothing, once the program is there.
const OUTLINES: &str = "return document.querySelectorAll('.skeleton').length";

/// Compares what stands there before the program with what it shows.
async fn nothing_moves(stage: &Stage) {
    let page = &stage.page;
    stage.forgive("integrity");
    let host = host(stage, GATEWAY).await;
    // It never comes, so that there is time to look.
    host.meddle_with("boot.js");
    page.goto(&host.page()).await;
    assert_eq!(page.run(OUTLINES).await, 1);
    let before = page.run(PLACES).await;
    // It has no words, and nobody is told of it.
    let read_aloud =
        "return document.querySelector('.skeleton').closest('[aria-hidden=true]').innerText.trim()";
    assert_eq!(page.run(read_aloud).await, "");
    stage.open("").await;
    stage.codes().shows(&stage.issued("").await.codes).await;
    assert_eq!(page.run(OUTLINES).await, 0);
    assert_eq!(before, page.run(PLACES).await);
}

#[tokio::test]
async fn the_frame_stands_there_before_the_program_and_nothing_moves_when_it_comes() {
    Setting::gateway()
        .play(async |stage| nothing_moves(&stage).await)
        .await;
}

#[tokio::test]
async fn late_screens_that_are_not_the_published_ones_are_refused() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("integrity");
            stage.forgive("lazy.wasm");
            let api = stage.sandbox.origin();
            let config = format!(r#"{{"api":"{api}","key_mode":"gateway"}}"#);
            let host = host(&stage, &config).await;
            host.meddle_with("lazy.wasm");
            stage
                .page
                .goto(&format!("{}?view=generate", host.page()))
                .await;
            let main = stage.page.get("main", Name::Any);
            main.says(english(Text::ScreenLost)).await;
        })
        .await;
}

#[tokio::test]
async fn a_policy_that_forbids_webassembly_is_named_with_its_remedy() {
    Setting::keys()
        .play(async |stage| {
            stage.forgive("wasm-eval");
            stage.forgive("boot.js");
            let policy = Policy {
                scripts: "'self'",
                ..Policy::default()
            };
            let host = Host::start_under(policy, GATEWAY).await;
            stage.page.goto(&host.page()).await;
            let alert = stage.page.get("alert", Name::Any);
            alert
                .says("Content-Security-Policy of this page forbids WebAssembly")
                .await;
            alert.says("'wasm-unsafe-eval'").await;
        })
        .await;
}

#[tokio::test]
async fn a_config_that_is_wrong_sends_nothing_to_a_wrong_place() {
    Setting::keys()
        .play(async |stage| {
            let host = host(&stage, r#"{"key_mode":"gateway","api":"not-a-url"}"#).await;
            stage.page.goto(&host.page()).await;
            let alert = stage.page.get("alert", Name::Any);
            alert.says(english(Text::ConfigTitle)).await;
            alert.says("found \"not-a-url\"").await;
            let asked =
                "return performance.getEntriesByType('resource').map((entry) => entry.name).join()";
            let asked = stage.page.run(asked).await.to_string();
            assert!(!asked.contains("list-share-code"), "{asked}");
        })
        .await;
}

#[tokio::test]
async fn a_language_in_config_json_is_read_as_systems_write_it_and_what_is_none_is_named() {
    Setting::keys()
        .play(async |stage| {
            let host = host(&stage, "{\n  \"locale\": \"vi_VN\"\n}").await;
            stage.page.goto(&host.page()).await;
            stage.page.get("heading", "Kết nối").appears().await;
            for wrong in ["C", "not a tag!"] {
                host.write("config.json", &format!("{{\n  \"locale\": \"{wrong}\"\n}}"));
                stage.page.goto(&host.page()).await;
                let alert = stage.page.get("alert", Name::Any);
                alert
                    .says("Line 2, locale: expected a language tag as in \"vi-VN\"")
                    .await;
                alert.says(wrong).await;
            }
        })
        .await;
}

/// Staged by what only Chromium offers.
mod chromium {
    use super::*;

    #[tokio::test]
    async fn nothing_moves_on_a_phone_either() {
        Setting::gateway()
            .play(async |stage| {
                stage.page.resize(360, 740).await;
                nothing_moves(&stage).await;
            })
            .await;
    }

    #[tokio::test]
    async fn the_outline_of_a_list_is_not_there_for_what_is_no_list() {
        // What the outline is told about what comes, and in which theme and direction it is drawn.
        const WATCH: &str = "
            new MutationObserver(() => {
                const outline = document.querySelector('.skeleton');
                const { dir, dataset } = document.documentElement;
                if (outline) window.seen = ['plain' in outline.dataset, dataset.theme ?? '', dir];
            }).observe(document, { attributes: true, childList: true, subtree: true })";
        let seen = async |stage: &Stage, path: &str, screen: Text| {
            stage.open(path).await;
            let heading = stage.page.get("heading", english(screen));
            heading.appears().await;
            stage.page.run("return window.seen").await
        };
        Setting::gateway()
            .play(async move |stage| {
                stage.page.before_each_page(WATCH).await;
                let list = seen(&stage, "", Text::Issued).await;
                assert_eq!(list, json!([false, "", ""]));
                let form = seen(&stage, "?view=generate", Text::Generate).await;
                assert_eq!(form, json!([true, "", ""]));
            })
            .await;
        Setting::keys()
            .config(Some(r#"{ "theme": "dark" }"#))
            .play(async move |stage| {
                stage.page.before_each_page(WATCH).await;
                let door = seen(&stage, "", Text::Connect).await;
                assert_eq!(door, json!([true, "dark", ""]));
            })
            .await;
        Setting::keys()
            .config(Some(r#"{ "locale": "ar" }"#))
            .play(async move |stage| {
                stage.page.before_each_page(WATCH).await;
                stage.open("").await;
                stage.page.get("heading", "اتصال").appears().await;
                let door = stage.page.run("return window.seen").await;
                assert_eq!(door, json!([true, "", "rtl"]));
            })
            .await;
    }

    #[tokio::test]
    async fn a_config_that_can_not_be_had_is_said_in_words_with_a_way_on() {
        Setting::keys()
            .play(async |stage| {
                stage.forgive("config.json");
                stage.forgive("boot.js");
                let page = &stage.page;
                page.block(&["*config.json"]).await;
                stage.open("").await;
                let alert = page.get("alert", Name::Any);
                alert.says("The dashboard could not start").await;
                alert
                    .says("config.json could not be loaded: the server does not answer")
                    .await;
                assert!(!alert.text().await.contains("TypeError"));
                page.block(&[]).await;
                alert.get("button", "Reload the page").click().await;
                page.get("heading", english(Text::Connect)).appears().await;
            })
            .await;
    }

    #[tokio::test]
    async fn a_browser_without_webassembly_is_told_so() {
        Setting::keys()
            .play(async |stage| {
                stage.forgive("boot.js");
                stage
                    .page
                    .before_each_page("delete window.WebAssembly")
                    .await;
                stage.open("").await;
                let alert = stage.page.get("alert", Name::Any);
                alert
                    .says("This browser has no WebAssembly, or it is turned off")
                    .await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_mistake_of_the_program_is_told_with_its_place_in_the_source() {
    Setting::gateway()
        .play(async |stage| {
            stage.forgive("a panic, at ");
            stage.open("").await;
            stage
                .page
                .get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            let break_once = "const make = document.createElement;
                document.createElement = () => {
                    document.createElement = make;
                    throw new Error('out of elements');
                }";
            stage.page.run(break_once).await;
            stage.page.get("button", english(Text::Help)).click().await;
            let notice = stage.page.get("alert", Name::Any);
            notice.says("The dashboard has stopped").await;
            notice.get("button", "Details").click().await;
            notice.says("a panic, at ").await;
            notice.says(".rs:").await;
            // What was made up at that moment could quote a code.
            assert!(!notice.text().await.contains("out of elements"));
        })
        .await;
}
