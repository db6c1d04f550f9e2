//! `cargo xtask bench`: the release beside two reference pages on the same API, measured in one run and in turns; and what the
//! heaviest work of the release costs.
//!
//! `--only NAME` takes one part (`start`, `actions`, `whole`, `memory`, `frames`, `lists`), `--rounds N` sets how often each page
//! has its turn.

mod actions;
mod frames;
mod line;
mod memory;
mod pages;
mod start;
mod table;
mod visit;
mod whole;
mod whole_list;

use e2e::{Setting, Stage};
use pages::Rival;
use std::{collections::BTreeMap, env, fs, rc::Rc};
use table::Table;
use tempfile::TempDir;
use visit::Servers;

const ROUNDS: usize = 9;

/// What the parts share.
pub struct Bench {
    stage: Stage,
    rounds: usize,
    table: Table,
    /// By how many codes they have.
    servers: BTreeMap<u32, Rc<Servers>>,
    folder: TempDir,
}

impl Bench {
    /// Each page comes first, second and last equally often, so that whatever else the machine does meanwhile meets all of them.
    fn turns(round: usize) -> impl Iterator<Item = Rival> {
        let all = Rival::ALL;
        (0..all.len()).map(move |turn| all[(round + turn) % all.len()])
    }

    /// One server for each page, each with so many codes.
    async fn servers(&mut self, codes: u32) -> Rc<Servers> {
        if !self.servers.contains_key(&codes) {
            let servers = Servers::start(self.folder.path(), codes).await;
            self.servers.insert(codes, Rc::new(servers));
        }
        self.servers[&codes].clone()
    }
}

#[tokio::main]
async fn main() {
    let (only, rounds) = arguments();
    let is_wanted = move |part: &str| only.as_deref().is_none_or(|only| only == part);
    let is_compared = ["start", "actions", "whole", "memory"]
        .into_iter()
        .any(&is_wanted);
    if is_compared {
        let is_wanted = is_wanted.clone();
        let compare = async move |stage: Stage| {
            let mut bench = Bench {
                stage,
                rounds,
                table: Table::default(),
                servers: BTreeMap::new(),
                folder: TempDir::new().expect("there is room for databases"),
            };
            let before = load();
            if is_wanted("start") {
                start::run(&mut bench).await;
            }
            if is_wanted("actions") {
                actions::run(&mut bench).await;
            }
            if is_wanted("whole") {
                whole::run(&mut bench).await;
            }
            if is_wanted("memory") {
                memory::run(&mut bench).await;
            }
            println!("{}", bench.table.markdown());
            println!(
                "{rounds} rounds; load of the machine before {before}, after {}",
                load()
            );
        };
        Setting::gateway().play(compare).await;
    }
    if is_wanted("frames") {
        frames::run().await;
    }
    if is_wanted("lists") {
        whole_list::run().await;
    }
}

/// The part that is wanted alone, and the rounds.
fn arguments() -> (Option<String>, usize) {
    let words: Vec<String> = env::args().skip(1).collect();
    let after = |name: &str| {
        let at = words.iter().position(|word| word == name)?;
        words.get(at + 1).cloned()
    };
    let rounds = after("--rounds").map(|rounds| rounds.parse().expect("--rounds is a number"));
    (after("--only"), rounds.unwrap_or(ROUNDS))
}

/// What else this machine has to do: the averages of 1, 5 and 15 minutes. Linux tells.
fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').take(3).collect::<Vec<_>>().join(" ")
}
