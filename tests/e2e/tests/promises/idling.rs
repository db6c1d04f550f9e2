//! Whoever leaves a dashboard open finds it locked, and whoever works in it does not.

use e2e::{Name, Page, Portal, Setting, Stage, Text, count, english};
use sandbox::{CUSTOMER, RESELLER};
use serde_json::json;

/// Lets both clocks of the page be moved, `later` milliseconds ahead; while the machine has slept, one of them stands still.
/// Scripts of some drivers have a Date of their own, and share nothing with each other but the document.
const CLOCKS: &str = "
    window.later = 0;
    const [wall, steady] = [window.Date.now, performance.now.bind(performance)];
    window.Date.now = () => wall() + later + Number(document.documentElement.dataset.slept ?? 0);
    performance.now = () => steady() + later;";

async fn open(stage: &Stage) {
    stage.open("").await;
    stage.codes().shows(&stage.issued("").await.codes).await;
    stage.page.run(CLOCKS).await;
}

/// The machine has slept for two hours, and the next that happens is this; gives what is on the screen right after it.
async fn wakes_to(page: &Page, what: &str) -> serde_json::Value {
    let script = format!(
        "const row = document.querySelector('[aria-label^=\"Open 9P\"]');
         const event = (Type, name, options) => new Type(name, {{ bubbles: true, composed: true, cancelable: true, ...options }});
         const drawn = () => new Promise((resolve) => setTimeout(resolve, 0));
         const act = async () => {{
             document.documentElement.dataset.slept = 7_200_000;
             {what};
             await drawn();
             return [document.querySelector('h1').textContent, location.search];
         }};
         act().then(done, (error) => done(`${{error}}`));"
    );
    page.run_async(&script).await
}

#[tokio::test]
async fn a_touch_after_a_long_sleep_locks_and_does_nothing_else() {
    for what in [
        "row.dispatchEvent(event(PointerEvent, 'pointerdown'))",
        "row.click()",
        "row.focus(); row.dispatchEvent(event(KeyboardEvent, 'keydown', { key: 'Enter' }))",
        "document.querySelector('[aria-label^=\"Next page\"]').click()",
        // A page that was hidden.
        "document.dispatchEvent(event(Event, 'visibilitychange'))",
    ] {
        Setting::gateway()
            .play(async move |stage| {
                open(&stage).await;
                assert_eq!(
                    wakes_to(&stage.page, what).await,
                    json!([english(Text::Connect), ""]),
                    "{what}"
                );
                let main = stage.page.get("main", Name::Any);
                main.says(&count(Text::IdleTitle, 15)).await;
                main.says("anyone who can open this page can connect again")
                    .await;
            })
            .await;
    }
}

#[tokio::test]
async fn a_press_that_has_locked_does_not_end_on_what_is_there_by_then() {
    Setting::gateway()
        .play(async |stage| {
            open(&stage).await;
            let press = "
                row.dispatchEvent(event(PointerEvent, 'pointerdown'));
                await drawn();
                [...document.querySelectorAll('button')].find((button) => button.textContent === 'Connect').click()";
            assert_eq!(wakes_to(&stage.page, press).await, json!([english(Text::Connect), ""]));
            let connect = stage.page.get("button", english(Text::Connect));
            assert_eq!(connect.attribute("aria-disabled").await.as_deref(), Some("false"));
            // The next press is one.
            connect.click().await;
            stage.codes().shows(&stage.issued("").await.codes).await;
        })
        .await;
}

#[tokio::test]
async fn the_last_minute_is_told_and_one_can_stay() {
    Setting::gateway()
        .play(async |stage| {
            open(&stage).await;
            stage.page.run("window.later = 14.5 * 60_000").await;
            let notice = stage.page.get("alert", Name::Any);
            notice.says(english(Text::LocksSoon)).await;
            notice.says("What you typed here will be cleared.").await;
            notice
                .get("button", english(Text::StayConnected))
                .click()
                .await;
            notice.disappears().await;
            stage.page.run("window.later += 14 * 60_000").await;
            notice.says(english(Text::LocksSoon)).await;
            stage.page.run("window.later += 60_000").await;
            stage.shell().title(english(Text::Connect)).appears().await;
        })
        .await;
}

#[tokio::test]
async fn whoever_types_or_scrolls_in_a_portal_is_not_idle() {
    Setting::keys()
        .for_every_origin()
        .play(async |stage| {
            let portal = Portal::start("plain", &stage.sandbox.origin(), "{}").await;
            let keys = format!("sales={}&support={}", RESELLER.api_key, CUSTOMER.api_key);
            stage.page.goto(&portal.page(&keys)).await;
            let sales = stage.page.get("region", "Sales");
            sales.get("table", english(Text::IssuedCodes)).appears().await;
            stage.page.run(CLOCKS).await;
            let search = sales.get("searchbox", english(Text::SearchCodes));
            let notice = sales.get("alert", Name::Any);
            for letter in ["9", "P", "-"] {
                stage.page.run("window.later += 14.5 * 60_000").await;
                notice.says(english(Text::LocksSoon)).await;
                search.press(letter).await;
                notice.disappears().await;
            }
            let scroll = "arguments[0].dispatchEvent(new WheelEvent('wheel', { bubbles: true, composed: true }))";
            stage.page.run("window.later += 14.5 * 60_000").await;
            notice.says(english(Text::LocksSoon)).await;
            sales.get("table", english(Text::IssuedCodes)).read(scroll).await;
            notice.disappears().await;
            assert_eq!(search.value().await, "9P-");
            assert!(!sales.get("heading", english(Text::Connect)).is_there().await);
        })
        .await;
}
