//! What a tab holds, after all that can go has gone.

use crate::{
    Bench, actions,
    line::Line,
    table::{Aim, Unit},
    visit::{Visit, number},
    whole::{self, CODES},
};
use serde_json::json;
use std::{collections::BTreeMap, fs, path::Path};

/// Each takes everything that a person does once.
const ROUNDS_OF_WORK: usize = 10;

/// Of one page. Memory varies less than time.
const VISITS: usize = 5;

pub async fn run(bench: &mut Bench) {
    let servers = bench.servers(CODES).await;
    let states = [
        "30 rows",
        "1,000 rows",
        "100,000 selected",
        "a round of work",
        "ten rounds of work",
    ];
    for state in states {
        bench
            .table
            .add(&of_tab(state), Unit::Bytes, Aim::of_react(1.0));
    }
    for state in states {
        bench.table.add(&of_heap(state), Unit::Bytes, Aim::none());
    }
    for round in 0..VISITS.min(bench.rounds) {
        for rival in Bench::turns(round) {
            let visit = Visit::open(&bench.stage, &servers, rival, Line::Full).await;
            visit.settles().await;
            note(bench, &visit, "30 rows").await;
            visit.choose_page_size(1_000).await;
            note(bench, &visit, "1,000 rows").await;

            let visit = Visit::open(&bench.stage, &servers, rival, Line::Full).await;
            visit.settles().await;
            whole::select_all(&visit).await;
            note(bench, &visit, "100,000 selected").await;

            let visit = Visit::open(&bench.stage, &servers, rival, Line::Full).await;
            visit.settles().await;
            for done in 1..=ROUNDS_OF_WORK {
                work(&visit).await;
                if done == 1 {
                    note(bench, &visit, "a round of work").await;
                }
            }
            note(bench, &visit, "ten rounds of work").await;
        }
    }
}

fn of_tab(state: &str) -> String {
    format!("memory of the tab, {state}")
}

fn of_heap(state: &str) -> String {
    format!("heap of JavaScript, {state}")
}

async fn work(visit: &Visit) {
    actions::sort(visit).await;
    actions::next_page(visit).await;
    actions::tick(visit).await;
    actions::tick(visit).await;
    actions::open(visit).await;
    actions::close(visit).await;
    visit.choose_page_size(1_000).await;
    visit.choose_page_size(30).await;
}

async fn note(bench: &mut Bench, visit: &Visit, state: &str) {
    for _ in 0..2 {
        visit
            .devtools("HeapProfiler.collectGarbage", json!({}))
            .await;
    }
    let heap = visit.devtools("Runtime.getHeapUsage", json!({})).await;
    // Objects of scripts, what the DOM has beside them, and buffers. The memory of a wasm is in that of the tab alone.
    let parts = ["usedSize", "embedderHeapUsedSize", "backingStorageSize"];
    let heap = parts.map(|part| heap.get(part).map_or(0.0, number));
    bench
        .table
        .note(&of_heap(state), visit.rival, heap.iter().sum());
    bench.table.note(&of_tab(state), visit.rival, held());
}

/// What the tab alone holds, in bytes: the pages of its process that stand for no file. Those are the heap of JavaScript, the
/// DOM, and the memory of the program. Linux tells.
pub fn held() -> f64 {
    let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
    let processes: BTreeMap<u32, Process> = processes
        .filter_map(|folder| {
            let id = folder.file_name().to_str()?.parse().ok()?;
            Some((id, Process::read(&folder.path())?))
        })
        .collect();
    let is_ours = |process: &Process| {
        let mut parent = process.parent;
        while let Some(next) = processes.get(&parent)
            && parent != std::process::id()
        {
            parent = next.parent;
        }
        parent == std::process::id()
    };
    // The browser keeps an empty one ready.
    let tabs = processes
        .values()
        .filter(|process| process.is_tab && is_ours(process));
    tabs.map(|tab| tab.held).fold(0.0, f64::max)
}

struct Process {
    parent: u32,
    is_tab: bool,
    /// In bytes.
    held: f64,
}

impl Process {
    /// `None` once it has ended.
    fn read(folder: &Path) -> Option<Self> {
        let status = fs::read_to_string(folder.join("status")).ok()?;
        let field = |name: &str| -> Option<u32> {
            let line = status.lines().find_map(|line| line.strip_prefix(name))?;
            line.split_whitespace().next()?.parse().ok()
        };
        let command = fs::read(folder.join("cmdline")).ok()?;
        Some(Self {
            parent: field("PPid:")?,
            is_tab: String::from_utf8_lossy(&command).contains("--type=renderer"),
            // Processes of the system have none.
            held: f64::from(field("RssAnon:")?) * 1_024.0,
        })
    }
}
