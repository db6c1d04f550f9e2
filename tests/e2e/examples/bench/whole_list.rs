//! What an export and the sums of a long list cost, beside a walk through the same pages that a page without the dashboard would
//! make with a few lines of JavaScript, and beside walks that write nothing.

use crate::{memory::held, visit::number};
use e2e::{Name, Setting, Stage, Text, count, english};
use serde_json::json;
use std::{
    collections::BTreeMap,
    fmt,
    path::Path,
    time::{Duration, Instant},
};

const CODES: u32 = 100_000;

/// Of each way. They take turns, so that whatever else the machine does meanwhile meets all of them.
const ROUNDS: usize = 3;

/// Between two looks at how much memory the tab has.
const SAMPLE: Duration = Duration::from_millis(200);

/// Far above what any of them takes.
const DEADLINE: Duration = Duration::from_mins(5);

/// Notes the longest task, and when the work began and ended: `over` says whether it has. Tasks below 50 ms are not told of:
/// <https://w3c.github.io/longtasks/>.
const WATCH: &str = "
    const bench = { longest: 0, begun: 0, ended: 0 };
    new PerformanceObserver((list) => {
        bench.longest = Math.max(bench.longest, ...list.getEntries().map((entry) => entry.duration));
    }).observe({ type: 'longtask' });
    bench.until = (over) => {
        const timer = setInterval(() => {
            if (!over()) return;
            bench.ended ||= performance.now();
            clearInterval(timer);
        }, 20);
    };
    window.bench = bench;";

/// As somebody would write it who knows this API, and nothing of what it may answer instead.
const JAVASCRIPT: &str = include_str!("walk.js");

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Way {
    /// *Export…* of the dashboard, into a file.
    Export,
    /// JavaScript that makes the same file.
    JavaScript,
    /// *Select all* of the dashboard, which walks as *Export…* does and writes nothing.
    Walk,
    /// *Load all codes* of the overview, which reads those that are unused once more and adds everything up.
    Overview,
    /// JavaScript that reads the same pages and drops them.
    JavaScriptWalk,
}

const WAYS: [Way; 5] = [
    Way::Export,
    Way::JavaScript,
    Way::Walk,
    Way::Overview,
    Way::JavaScriptWalk,
];

impl fmt::Display for Way {
    fn fmt(&self, text: &mut fmt::Formatter) -> fmt::Result {
        text.pad(match self {
            Self::Export => "Export…",
            Self::JavaScript => "the same in JavaScript",
            Self::Walk => "Select all",
            Self::Overview => "Overview",
            Self::JavaScriptWalk => "JavaScript that writes nothing",
        })
    }
}

/// What one run has cost.
struct Cost {
    /// From the click to the file that is handed to the browser, in ms.
    time: f64,
    /// What the thread of the page had of the processor meanwhile, in ms.
    busy: f64,
    /// In ms; 0 where none took 50.
    longest_task: f64,
    /// What the tab held before, in bytes.
    memory_before: f64,
    /// The most that it held.
    memory: f64,
}

pub async fn run() {
    Setting::gateway().codes(CODES).play(bench).await;
}

async fn bench(stage: Stage) {
    // A page of plain text has no icon.
    stage.forgive("favicon.ico");
    let mut costs: BTreeMap<Way, Vec<Cost>> = BTreeMap::new();
    for round in 0..ROUNDS {
        let mut files = Vec::new();
        for turn in 0..WAYS.len() {
            let way = WAYS[(round + turn) % WAYS.len()];
            let folder = tempfile::tempdir().expect("there is room for a file");
            let cost = measure(&stage, way, folder.path()).await;
            costs.entry(way).or_default().push(cost);
            if matches!(way, Way::Export | Way::JavaScript) {
                files.push(e2e::saved(folder.path(), ".csv").await);
            }
        }
        are_alike(&files[0], &files[1]);
    }
    print(&costs);
}

async fn measure(stage: &Stage, way: Way, folder: &Path) -> Cost {
    let page = &stage.page;
    assert_eq!(stage.complaints().await, [""; 0]);
    // A tab that holds nothing of those before.
    let renewed = page.browser().renew().await;
    renewed.expect("a new tab");
    page.download_to(folder).await;
    match way {
        Way::Export | Way::Walk => {
            stage.open("").await;
            page.get("main", Name::Any)
                .get("button", english(Text::Export))
                .appears()
                .await;
        }
        Way::Overview => {
            stage.open("?view=overview").await;
            stage.overview().button(Text::LoadAll).appears().await;
        }
        // Nothing but text.
        Way::JavaScript | Way::JavaScriptWalk => stage.open("config.json").await,
    }
    // Of the thread, since other programs may take the processor in between.
    let time = json!({ "timeDomain": "threadTicks" });
    page.browser().devtools("Performance.enable", time).await;
    page.browser()
        .devtools("HeapProfiler.collectGarbage", json!({}))
        .await;
    page.run(WATCH).await;
    let on_click = "addEventListener('click', () => { bench.begun = performance.now(); }, { capture: true, once: true });";
    let button = match way {
        Way::Export => {
            let head = page.get("main", Name::Any);
            head.get("button", english(Text::Export)).click().await;
            Some(
                page.get("dialog", Name::Any)
                    .get("button", english(Text::ExportStart)),
            )
        }
        Way::Walk => {
            stage.codes().tick_page().click().await;
            let all = count(Text::SelectAllN, CODES.into());
            Some(stage.codes().selection().get("button", all))
        }
        Way::Overview => Some(stage.overview().button(Text::LoadAll)),
        Way::JavaScript | Way::JavaScriptWalk => None,
    };
    let busy = busy(stage).await;
    let memory_before = held();
    let mut memory = memory_before;
    let over = match way {
        Way::Export => "() => document.querySelector('dialog .files')",
        Way::Walk => {
            "() => document.querySelector('.selection-bar')?.textContent.includes('100,000 selected')"
        }
        Way::Overview => "() => document.querySelector('.proof')",
        Way::JavaScript | Way::JavaScriptWalk => "() => bench.ended",
    };
    page.run(&format!("bench.until({over})")).await;
    match button {
        Some(button) => {
            button.appears().await;
            page.run(on_click).await;
            button.click().await;
        }
        None => {
            let writes = way == Way::JavaScript;
            page.run(&format!("{JAVASCRIPT} walk({writes})")).await;
        }
    }
    let begun = Instant::now();
    loop {
        memory = memory.max(held());
        let seen = page
            .run("return [bench.ended - bench.begun, bench.ended, bench.longest]")
            .await;
        if number(&seen[1]) > 0.0 {
            return Cost {
                time: number(&seen[0]),
                busy: self::busy(stage).await - busy,
                longest_task: number(&seen[2]),
                memory_before,
                memory,
            };
        }
        assert!(begun.elapsed() < DEADLINE, "{way} takes too long");
        tokio::time::sleep(SAMPLE).await;
    }
}

/// How long the thread of the page has worked so far, in ms of the processor.
async fn busy(stage: &Stage) -> f64 {
    let browser = stage.page.browser();
    let answer = browser.devtools("Performance.getMetrics", json!({})).await;
    let metrics = answer["metrics"].as_array().expect("a list");
    let busy = metrics
        .iter()
        .find(|metric| metric["name"] == "TaskDuration");
    number(&busy.expect("it is told")["value"]) * 1_000.0
}

/// # Panics
/// When the files differ in more than the one amount that has more digits than a number of JavaScript.
fn are_alike(one: &str, other: &str) {
    let differing: Vec<_> = (one.lines().zip(other.lines()))
        .filter(|(one, other)| one != other)
        .collect();
    assert_eq!(one.lines().count(), other.lines().count());
    assert!(differing.len() <= 1, "{:?}", differing.first());
}

fn print(costs: &BTreeMap<Way, Vec<Cost>>) {
    let least = median(&costs[&Way::JavaScript], |cost| cost.time);
    println!(
        "\n{:<32} {:>9} {:>8} {:>8} {:>9} {:>12} {:>8} {:>11}",
        format!("{CODES} codes"),
        "time",
        "rows/s",
        "",
        "busy",
        "longest task",
        "memory",
        "before"
    );
    for (way, costs) in costs {
        let time = median(costs, |cost| cost.time);
        let most = |of: fn(&Cost) -> f64| costs.iter().map(of).fold(0.0, f64::max);
        let longest = most(|cost| cost.longest_task);
        let longest = match longest > 0.0 {
            true => format!("{longest:.0} ms"),
            false => "< 50 ms".to_owned(),
        };
        println!(
            "{way:<32} {:>7.2} s {:>8.0} {:>6.2} x {:>7.2} s {longest:>12} {:>5.0} MB {:>8.0} MB",
            time / 1_000.0,
            f64::from(CODES) / time * 1_000.0,
            time / least,
            median(costs, |cost| cost.busy) / 1_000.0,
            most(|cost| cost.memory) / 1e6,
            most(|cost| cost.memory_before) / 1e6,
        );
    }
}

fn median(costs: &[Cost], of: fn(&Cost) -> f64) -> f64 {
    let mut all: Vec<f64> = costs.iter().map(of).collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
