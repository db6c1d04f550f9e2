//! What a page holds, once all that can go has gone.

use e2e::Page;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicU64, Ordering},
};

const SCRIPT: &str = include_str!("watch.js");

/// So often is all collected that can be: what one collection gives back may hold other things until the next.
const COLLECTIONS: usize = 4;

/// By the names of [`crate::series::QUANTITIES`].
pub type Held = BTreeMap<&'static str, f64>;

/// Counts in every page that is opened from now on; the clock must be there before.
pub async fn watch(page: &Page) {
    page.before_each_page(SCRIPT).await;
}

pub async fn measure(page: &Page) -> Held {
    let browser = page.browser();
    release(page).await;
    for _ in 0..COLLECTIONS {
        browser
            .devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
        // What is told of what was collected is told in a task of its own.
        page.run_async("soak.later(() => soak.rest().then(() => done()), 20)")
            .await;
    }
    let counted = page
        .run_async("soak.held().then(done, (error) => done(`${error}`))")
        .await;
    let nodes = browser.devtools("Memory.getDOMCounters", json!({})).await;
    let heap = browser.devtools("Runtime.getHeapUsage", json!({})).await;
    Held::from([
        ("heap", number(&heap["usedSize"])),
        (
            "embedder",
            heap.get("embedderHeapUsedSize").map_or(0.0, number),
        ),
        ("wasm", number(&counted["wasm"])),
        ("references", number(&counted["references"])),
        ("nodes", number(&nodes["nodes"])),
        ("documents", number(&nodes["documents"])),
        ("listeners", number(&nodes["jsEventListeners"])),
        ("timers", number(&counted["timers"])),
        ("databases", number(&counted["databases"])),
        ("channels", number(&counted["channels"])),
        ("locks", number(&counted["locks"])),
        ("observers", number(&counted["observers"])),
        ("urls", number(&counted["urls"])),
    ])
}

/// The driver's session keeps what its scripts were given and gave, elements among them, and with an element goes the whole screen
/// that it stood on. It numbers such things by the order in which they came, and has no other way to let go of all.
async fn release(page: &Page) {
    static RELEASED: AtomicU64 = AtomicU64::new(0);
    let browser = page.browser();
    let newest = json!({ "expression": "({})" });
    let newest = browser.devtools("Runtime.evaluate", newest).await;
    let newest = newest["result"]["objectId"].as_str().expect("a name");
    let (context, number) = newest.rsplit_once('.').expect("a number at its end");
    let number = number.parse().expect("a number");
    // A new page counts anew.
    let first = Some(RELEASED.swap(number, Ordering::Relaxed)).filter(|first| *first < number);
    for number in first.unwrap_or(0)..=number {
        let given = json!({ "objectId": format!("{context}.{number}") });
        // Fails for one that the driver has let go itself.
        let cdp = browser.driver.cdp();
        let _ = cdp.send_raw("Runtime.releaseObject", given).await;
    }
}

/// # Panics
/// When it is none.
pub fn number(value: &Value) -> f64 {
    value
        .as_f64()
        .unwrap_or_else(|| panic!("{value} is no number"))
}
