//! What is around the dashboard, and does as it likes: dialogs, addresses, frames, wrapped functions, attributes of frameworks.

use e2e::{Locator, Name, Portal, Setting, Stage, Text, english, eventually};
use sandbox::RESELLER;
use serde_json::{Value, json};
use thirtyfour::Key;

/// A portal of this name on the stage, with the reseller's key.
async fn open(stage: &Stage, name: &str) -> Portal {
    let portal = Portal::start(name, &stage.sandbox.origin(), "{}").await;
    let key = RESELLER.api_key;
    let fragment = format!("key={key}&sales={key}&support={key}");
    stage.page.goto(&portal.page(&fragment)).await;
    portal
}

/// A portal with a frame, whose script goes on in the frame.
async fn open_frame(stage: &Stage) -> Portal {
    let api = stage.sandbox.origin();
    let config = format!(r#"{{"api":"{api}","key_mode":"header","embed_origins":["{{portal}}"]}}"#);
    let portal = Portal::start("frame", &api, &config).await;
    let fragment = format!("key={}", RESELLER.api_key);
    stage.page.goto(&portal.page(&fragment)).await;
    portal
}

async fn is_true(stage: &Stage, what: &str, script: &str) {
    eventually(what, async || match stage.page.run(script).await {
        Value::Bool(true) => Ok(()),
        other => Err(other),
    })
    .await;
}

/// Waits until the whole of it is within the window; with `in_frame`, that of the page around.
async fn is_seen(stage: &Stage, what: &Locator, in_frame: bool) {
    let page = &stage.page;
    eventually(format!("{what} is seen"), async || {
        let ends =
            "const { top, bottom } = arguments[0].getBoundingClientRect(); return [top, bottom]";
        let ends = what.read(ends).await;
        let around = if in_frame {
            page.switch_to_frame(None).await;
            let around = page
                .run("return [codes.getBoundingClientRect().top, innerHeight]")
                .await;
            page.switch_to_frame(Some(0)).await;
            around
        } else {
            page.run("return [0, innerHeight]").await
        };
        let number = |value: &Value| value.as_f64().unwrap_or(f64::NAN);
        let (top, bottom) = (number(&ends[0]), number(&ends[1]));
        let (above, height) = (number(&around[0]), number(&around[1]));
        if top + above >= -1.0 && bottom + above <= height + 1.0 && bottom > top {
            Ok(())
        } else {
            Err(format!("it is at {ends}, with {around} around"))
        }
    })
    .await;
}

/// A question, the open code and the bar of the selection, each asked for far down and far up a list of 100 rows.
async fn all_stand_where_one_looks(stage: &Stage, dashboard: &Locator, in_frame: bool) {
    let rows = stage.issued("limit=100").await.codes;
    let table = dashboard.get("table", english(Text::IssuedCodes));
    table.says(&rows[99]).await;
    for place in [85, 5] {
        let open = format!("Open {}", rows[place]);
        dashboard
            .get("button", open)
            .read("arguments[0].click()")
            .await;
        let panel = dashboard.get("complementary", english(Text::Code));
        panel.says(&rows[place]).await;
        is_seen(stage, &panel.get("heading", english(Text::Code)), in_frame).await;
        is_seen(
            stage,
            &panel.get("button", english(Text::CopyThisCode)),
            in_frame,
        )
        .await;
        panel.get("button", english(Text::Close)).click().await;
        panel.disappears().await;

        let tick = format!("Select {}", rows[place]);
        dashboard.get("checkbox", tick).click().await;
        let bar = dashboard.get("region", english(Text::Selection));
        is_seen(stage, &bar, in_frame).await;
    }
    // One of them can be revoked, whatever became of the sample codes.
    dashboard
        .get("checkbox", english(Text::SelectPage))
        .click()
        .await;
    let bar = dashboard.get("region", english(Text::Selection));
    bar.get("button", Name::starting("Revoke ")).click().await;
    let question = stage.page.get("dialog", Name::Any);
    is_seen(stage, &question, in_frame).await;
    question
        .get("button", english(Text::Cancel))
        .has_focus_within()
        .await;
    stage.page.press(Key::Escape).await;
    question.disappears().await;
}

#[tokio::test]
async fn a_question_in_a_frame_has_the_focus_and_no_browser_complains() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let _portal = open_frame(&stage).await;
            let page = &stage.page;
            page.switch_to_frame(Some(0)).await;
            page.get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            page.get("button", english(Text::Help)).click().await;
            let help = page.get("dialog", english(Text::Help));
            help.get("button", english(Text::Close))
                .has_focus_within()
                .await;
        })
        .await;
}

#[tokio::test]
async fn in_an_element_of_any_height_everything_stands_where_the_person_looks() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let _portal = open(&stage, "hostile").await;
            let page = &stage.page;
            page.run("ours.filters = 'limit=100'").await;
            let dashboard = page.get("region", english(Text::Product));
            all_stand_where_one_looks(&stage, &dashboard, false).await;
        })
        .await;
}

#[tokio::test]
async fn the_address_of_a_host_stays_byte_for_byte() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let portal = open(&stage, "hostile").await;
            let page = &stage.page;
            let address = "?debug&ids=1,2&next=/a/b&q=a%20b&sig=ab~c";
            let key = RESELLER.api_key;
            page.goto(&format!("{}/{address}#key={key}", portal.origin()))
                .await;
            page.get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            page.run("ours.urlSync = ''").await;
            page.get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            stage.shell().go(english(Text::Redeemed)).await;
            page.get("table", english(Text::RedeemedCodes))
                .appears()
                .await;
            let search = page.run("return location.search").await;
            assert_eq!(search, format!("{address}&share-codes=view%3Dredeemed"));
            page.get("button", english(Text::Issued)).click().await;
            page.get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            assert_eq!(page.run("return location.search").await, address);
        })
        .await;
}

#[tokio::test]
async fn a_switch_that_says_false_is_off() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let _portal = open(&stage, "hostile").await;
            let page = &stage.page;
            let redeem = page.get("button", english(Text::Redeem));
            redeem.appears().await;
            page.run("ours.setAttribute('readonly', '')").await;
            redeem.disappears().await;
            page.run("ours.setAttribute('readonly', 'false')").await;
            redeem.appears().await;
            page.run("ours.readonly = 'true'").await;
            redeem.disappears().await;
            page.run("ours.update({ readonly: 'false' })").await;
            redeem.appears().await;
            page.run("ours.setAttribute('url-sync', 'false')").await;
            stage.shell().go(english(Text::Redeemed)).await;
            page.get("table", english(Text::RedeemedCodes))
                .appears()
                .await;
            assert_eq!(page.query_string().await, "");
        })
        .await;
}

#[tokio::test]
async fn a_language_is_read_as_systems_write_it_and_what_is_none_is_named() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let _portal = open(&stage, "hostile").await;
            let page = &stage.page;
            page.get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            page.run("ours.setAttribute('locale', 'vi_VN')").await;
            page.get("table", "Mã đã phát hành").appears().await;
            page.run("ours.update({ locale: 'ar_EG' })").await;
            let right_to_left = "return ours.shadowRoot.querySelector('[dir=rtl]') !== null";
            is_true(&stage, "it reads from the right", right_to_left).await;
            let alert = page.get("alert", Name::Any);
            for wrong in ["C", "not a tag!"] {
                page.run(&format!("ours.update({{ locale: '{wrong}' }})"))
                    .await;
                alert.says("The attribute locale").await;
                alert.says(wrong).await;
            }
            page.run("ours.locale = 'en_GB'").await;
            page.get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            page.run("ours.config = { locale: 'C' }; ours.locale = null")
                .await;
            alert.says("The property config, field locale").await;
        })
        .await;
}

#[tokio::test]
async fn an_attribute_that_means_nothing_is_named() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let _portal = open(&stage, "hostile").await;
            let page = &stage.page;
            let alert = page.get("alert", Name::Any);
            for name in ["hide", "view", "theme", "key-mode", "base-url"] {
                page.run(&format!(
                    "window.before = ours.getAttribute('{name}'); ours.setAttribute('{name}', 'undefined')"
                ))
                .await;
                alert.says(&format!("The attribute {name}:")).await;
                assert!(!alert.text().await.contains("config.json"));
                page.run(&format!(
                    "if (before === null) ours.removeAttribute('{name}'); else ours.setAttribute('{name}', before)"
                ))
                .await;
                page.get("table", english(Text::IssuedCodes)).appears().await;
            }
        })
        .await;
}

/// What a wrapped `fetch` may come to, each no answer.
const NO_ANSWERS: [&str; 8] = [
    "() => Promise.reject()",
    "() => Promise.reject('blocked by the portal')",
    "() => { throw new Error('thrown by the portal') }",
    "() => { throw 'words' }",
    "() => undefined",
    "async () => ({})",
    "() => ({ then: (_, reject) => reject(null) })",
    "async (...given) => { const answer = await request(...given); await answer.text(); return answer }",
];

/// What it may come to beside a plain promise of an answer, each an answer all the same.
const ANSWERS: [&str; 2] = [
    "(...given) => ({ then: (...settle) => request(...given).then(...settle) })",
    "(...given) => other.fetch(...given)",
];

#[tokio::test]
async fn whatever_a_host_makes_of_fetch_the_dashboard_lives_and_says_what_came() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let _portal = open(&stage, "hostile").await;
            let page = &stage.page;
            page.run(
                "const frame = document.createElement('iframe');
                 frame.hidden = true;
                 document.body.append(frame);
                 window.other = frame.contentWindow;
                 window.request = fetch;",
            )
            .await;
            page.get("table", english(Text::IssuedCodes))
                .appears()
                .await;
            // The other screens are fetched by then, behind the first one.
            let late = "return performance.getEntriesByType('resource')
                .some((entry) => entry.name.endsWith('lazy.wasm') && entry.responseEnd > 0)";
            is_true(&stage, "all of the program is there", late).await;
            let alert = page.get("alert", Name::Any);
            for wrapped in NO_ANSWERS {
                page.run(&format!("window.fetch = {wrapped}")).await;
                page.get("button", Name::starting(english(Text::Refresh)))
                    .click()
                    .await;
                alert.says(english(Text::ListFailed)).await;
                page.run("window.fetch = request").await;
                page.get("button", english(Text::TryAgain)).click().await;
                alert.disappears().await;
            }
            for (wrapped, screen, table) in [
                (
                    ANSWERS[0],
                    english(Text::Redeemed),
                    english(Text::RedeemedCodes),
                ),
                (
                    ANSWERS[1],
                    english(Text::Issued),
                    english(Text::IssuedCodes),
                ),
            ] {
                page.run(&format!("window.fetch = {wrapped}")).await;
                stage.shell().go(screen).await;
                page.get("table", table).appears().await;
                assert!(!alert.is_there().await);
            }
            assert_eq!(
                page.run("return taken.filter((what) => !what.startsWith('key'))")
                    .await,
                json!([])
            );
        })
        .await;
}

#[tokio::test]
async fn a_dashboard_starts_from_a_fetch_of_another_realm() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let portal = Portal::start("lifecycle", &stage.sandbox.origin(), "{}").await;
            let page = &stage.page;
            page.goto(&portal.page("")).await;
            let key = RESELLER.api_key;
            page.run(&format!(
                "const frame = document.createElement('iframe');
                 frame.hidden = true;
                 document.body.append(frame);
                 const {{ contentWindow }} = frame;
                 window.fetch = (...given) => contentWindow.fetch(...given);
                 const element = document.createElement('share-code-dashboard');
                 Object.assign(element, {{ baseUrl: '{}', locale: 'vi', getApiKey: () => '{key}' }});
                 slot.append(element)",
                stage.sandbox.origin()
            ))
            .await;
            page.get("table", "Mã đã phát hành").appears().await;
        })
        .await;
}

#[tokio::test]
async fn escape_closes_the_innermost_thing_alone() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let _portal = open(&stage, "plain").await;
            let page = &stage.page;
            // A dialog as browsers have it, and a layer as libraries make it, which hears every Escape that reaches it.
            page.run(
                "document.getElementById('support').remove();
             window.hers = document.createElement('dialog');
             hers.style.inlineSize = '1200px';
             document.body.append(hers);
             hers.append(sales);
             hers.showModal();
             window.heard = 0;
             addEventListener('keydown', (event) => (heard += event.key === 'Escape'))",
            )
            .await;
            let code = stage.issued("").await.codes.remove(0);
            let panel = page.get("complementary", english(Text::Code));
            let open = page.get("button", format!("Open {code}"));

            // A menu and a dialog of ours, with a code open around them.
            open.click().await;
            panel.says(&code).await;
            let filters = page.get("search", english(Text::FilterCodes));
            filters.get("button", english(Text::Status)).click().await;
            let choice = filters.get("button", english(Text::StatusRedeemed));
            choice.appears().await;
            page.press(Key::Escape).await;
            choice.disappears().await;
            panel.appears().await;
            page.get("button", english(Text::Help)).click().await;
            let help = page.get("dialog", english(Text::Help));
            help.appears().await;
            page.press(Key::Escape).await;
            help.disappears().await;
            panel.appears().await;

            panel
                .get("button", english(Text::CopyMessage))
                .element()
                .await
                .focus()
                .await
                .expect("it can have the focus");
            page.press(Key::Escape).await;
            panel.disappears().await;
            assert_eq!(
                page.run("return [hers.open, heard]").await,
                json!([true, 0])
            );

            // Nothing of ours is left: now it is the host's.
            page.press(Key::Escape).await;
            is_true(&stage, "the host's dialog closes", "return !hers.open").await;
        })
        .await;
}

/// The driver of WebKit stops answering in a frame that is higher than the window.
mod not_webkit {
    use super::*;

    #[tokio::test]
    async fn in_a_frame_of_any_height_everything_stands_where_the_person_looks() {
        Setting::keys()
            .for_every_origin()
            .play(async |stage| {
                let _portal = open_frame(&stage).await;
                let page = &stage.page;
                page.run("connection.update({ filters: 'limit=100' })")
                    .await;
                page.switch_to_frame(Some(0)).await;
                let dashboard = page.get("region", english(Text::Product));
                all_stand_where_one_looks(&stage, &dashboard, true).await;
            })
            .await;
    }
}
