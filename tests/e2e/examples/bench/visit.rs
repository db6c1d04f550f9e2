//! One visit of one page: a tab of its own, so that nothing of the visit before is in its process.

use crate::{
    line::Line,
    pages::{Controls, Rival, Target},
};
use e2e::{Stage, port};
use sandbox::{Options, RESELLER, Server};
use serde_json::{Value, json};
use std::{collections::BTreeMap, path::Path};

const PROBE: &str = include_str!("probe.js");

/// A server for each page, with equal data, headers and cache rules: origins of their own, so that nothing is kept for another.
pub struct Servers(BTreeMap<Rival, Server>);

impl Servers {
    pub async fn start(folder: &Path, codes: u32) -> Self {
        let mut servers = BTreeMap::new();
        for rival in Rival::ALL {
            let options = Options {
                port: port::free(),
                db: Some(folder.join(format!("{rival}-{codes}.sqlite"))),
                codes,
                // As many rows at once as the longest page has.
                max_limit: 1_000,
                gateway: Some(RESELLER.name.to_owned()),
                dist: Some(rival.folder()),
                ..Options::default()
            };
            let server = sandbox::start(options).await;
            servers.insert(rival, server.unwrap_or_else(|error| panic!("{error}")));
        }
        Self(servers)
    }

    pub fn origin(&self, rival: Rival) -> String {
        self.0[&rival].origin()
    }
}

pub struct Visit {
    stage: Stage,
    pub rival: Rival,
}

impl Visit {
    /// Opens the page in a new tab; the one before is closed.
    pub async fn open(stage: &Stage, servers: &Servers, rival: Rival, line: Line) -> Self {
        let visit = Self::prepare(stage, rival).await;
        visit.throttle(line).await;
        visit.goto(servers).await;
        visit
    }

    /// The same without anything in a cache, a storage or a worker of this page.
    pub async fn open_cold(stage: &Stage, servers: &Servers, rival: Rival, line: Line) -> Self {
        let visit = Self::prepare(stage, rival).await;
        visit.devtools("Network.clearBrowserCache", json!({})).await;
        let all = json!({ "origin": servers.origin(rival), "storageTypes": "all" });
        visit.devtools("Storage.clearDataForOrigin", all).await;
        visit.throttle(line).await;
        visit.goto(servers).await;
        visit
    }

    async fn prepare(stage: &Stage, rival: Rival) -> Self {
        let driver = stage.page.browser().driver;
        let before = driver.windows().await.expect("there is a tab");
        let tab = driver.new_tab().await.expect("a tab opens");
        for window in before {
            driver.switch_to_window(window).await.expect("it is there");
            driver.close_window().await.expect("it closes");
        }
        driver.switch_to_window(tab).await.expect("it is there");
        let visit = Self {
            stage: stage.clone(),
            rival,
        };
        visit.devtools("Network.enable", json!({})).await;
        // The HTTP cache is measured, as for the others; a worker's requests would go past the emulated line.
        let bypass = json!({ "bypass": true });
        visit
            .devtools("Network.setBypassServiceWorker", bypass)
            .await;
        let first_code = visit.controls().first_code;
        let probe = format!("const FIRST_ROW = {first_code:?};\n{PROBE}");
        // In a block, so that the name is not the page's.
        stage.page.before_each_page(&format!("{{{probe}}}")).await;
        visit
    }

    pub async fn throttle(&self, line: Line) {
        let (latency, down, up) = line.network().unwrap_or((0.0, -1.0, -1.0));
        let network = json!({ "offline": false, "latency": latency, "downloadThroughput": down, "uploadThroughput": up });
        self.devtools("Network.emulateNetworkConditions", network)
            .await;
        let rate = json!({ "rate": line.cpu_rate() });
        self.devtools("Emulation.setCPUThrottlingRate", rate).await;
    }

    async fn goto(&self, servers: &Servers) {
        let origin = servers.origin(self.rival);
        self.stage.page.goto(&format!("{origin}/")).await;
    }

    pub fn controls(&self) -> &'static Controls {
        self.rival.controls()
    }

    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.stage
            .page
            .browser()
            .devtools(command, parameters)
            .await
    }

    /// From the navigation to the first picture, and to the one with the first row, in ms.
    pub async fn start(&self) -> (f64, f64) {
        let start = self.stage.page.run_async("bench.start().then(done)").await;
        (number(&start[0]), number(&start[1]))
    }

    /// Waits until the page has all that it loads by itself.
    pub async fn settles(&self) {
        self.stage
            .page
            .run_async("bench.firstRow.then(bench.settled).then(done)")
            .await;
    }

    /// Clicks as a person does.
    pub async fn click(&self, (selector, word): Target) {
        let place = format!("bench.place({selector:?}, {word:?}).then(done)");
        let place = self.stage.page.run_async(&place).await;
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let mut event = json!({ "type": kind, "x": place[0], "y": place[1] });
            if kind != "mouseMoved" {
                event["button"] = json!("left");
                event["clickCount"] = json!(1);
            }
            self.devtools("Input.dispatchMouseEvent", event).await;
        }
    }

    /// Milliseconds from the click to the picture in which the JavaScript `is_done` holds; `before` runs ahead of it.
    pub async fn act(&self, target: Target, before: &str, is_done: &str) -> f64 {
        let arm = format!("{before}; bench.arm(() => {is_done})");
        self.stage.page.run(&arm).await;
        self.click(target).await;
        self.took().await
    }

    /// The same for the choice of a page size.
    pub async fn choose_page_size(&self, rows: u32) -> f64 {
        let Controls {
            range, page_size, ..
        } = self.controls();
        // "1–1,000 of 1,240".
        let shown = match rows {
            1_000 => "1–1,000 ".to_owned(),
            rows => format!("1–{rows} "),
        };
        let choose = format!(
            "bench.arm(() => bench.text({range:?}).startsWith({shown:?})); bench.choose({page_size:?}, '{rows}')"
        );
        self.stage.page.run(&choose).await;
        self.took().await
    }

    async fn took(&self) -> f64 {
        let took = self.stage.page.run_async("bench.took().then(done)").await;
        number(&took)
    }
}

/// # Panics
/// When it is none.
pub fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}
