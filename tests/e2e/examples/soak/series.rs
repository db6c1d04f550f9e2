//! How what is held goes on over time, and whether it grows.

use crate::held::Held;

pub struct Quantity {
    pub name: &'static str,
    words: &'static str,
    unit: Unit,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Count,
    Bytes,
}

/// All that is measured.
pub const QUANTITIES: [Quantity; 13] = [
    bytes("heap", "heap of JavaScript"),
    bytes("embedder", "heap of the DOM"),
    bytes("wasm", "memory of the program"),
    count("references", "what the program holds of JavaScript"),
    count("nodes", "nodes"),
    count("documents", "documents"),
    count("listeners", "listeners"),
    count("timers", "timers"),
    count("databases", "connections to IndexedDB"),
    count("channels", "channels between tabs"),
    count("locks", "Web Locks"),
    count("observers", "observers"),
    count("urls", "addresses of files in memory"),
];

const fn bytes(name: &'static str, words: &'static str) -> Quantity {
    Quantity {
        name,
        words,
        unit: Unit::Bytes,
    }
}

const fn count(name: &'static str, words: &'static str) -> Quantity {
    Quantity {
        name,
        words,
        unit: Unit::Count,
    }
}

/// What was held, measured again and again after equal work.
pub struct Series {
    /// Of one measurement to the next, such as "hour".
    pub step: String,
    /// So many of these lie between two measurements.
    pub steps_each: f64,
    pub held: Vec<Held>,
}

/// By how much a quantity may grow from the end of the first tenth to the end.
fn allowance(name: &str) -> f64 {
    match name {
        "heap" | "embedder" => 300_000.0,
        "wasm" => 65_536.0,
        "nodes" | "references" => 20.0,
        "listeners" => 5.0,
        _ => 0.5,
    }
}

impl Series {
    /// Prints a table; whether nothing has grown by more than its allowance.
    pub fn report(&self) -> bool {
        // What is there after the first tenth is where the rest begins.
        let first = self.held.len().div_ceil(10) - 1;
        let last = self.held.len() - 1;
        let step = &self.step;
        println!(
            "| | after the first tenth | at the end | growth | for each {step} | allowed | |\n|---|--:|--:|--:|--:|--:|---|"
        );
        let mut is_flat = true;
        for quantity in &QUANTITIES {
            let values: Vec<f64> = self.held[first..]
                .iter()
                .map(|held| held[quantity.name])
                .collect();
            let slope = slope(&values);
            let growth = slope * (values.len() - 1) as f64;
            let allowed = allowance(quantity.name);
            let is_within = growth <= allowed;
            is_flat &= is_within;
            println!(
                "| {} | {} | {} | {} | {} | {} | {} |",
                quantity.words,
                quantity.unit.show(self.held[first][quantity.name]),
                quantity.unit.show(self.held[last][quantity.name]),
                quantity.unit.show(growth),
                quantity.unit.show_rate(slope / self.steps_each),
                quantity.unit.show(allowed),
                if is_within { "flat" } else { "**grows**" },
            );
        }
        println!();
        for quantity in &QUANTITIES {
            let values: Vec<String> = (self.held.iter())
                .map(|held| format!("{:.0}", held[quantity.name]))
                .collect();
            println!("{}: {}", quantity.words, values.join(" "));
        }
        println!();
        is_flat
    }
}

/// Of the line that comes closest to these values, one step apart, by least squares: one measurement that is off alone moves it
/// little.
fn slope(values: &[f64]) -> f64 {
    let n = values.len() as f64;
    let middle = (n - 1.0) / 2.0;
    let mean = values.iter().sum::<f64>() / n;
    let (mut above, mut below) = (0.0, 0.0);
    for (at, value) in values.iter().enumerate() {
        let from_middle = at as f64 - middle;
        above += from_middle * (value - mean);
        below += from_middle * from_middle;
    }
    if below == 0.0 { 0.0 } else { above / below }
}

impl Unit {
    fn show(self, value: f64) -> String {
        match self {
            Self::Bytes => format!("{:.0} kB", value / 1_000.0),
            Self::Count => format!("{value:.1}").trim_end_matches(".0").to_owned(),
        }
    }

    fn show_rate(self, value: f64) -> String {
        match self {
            Self::Bytes => format!("{value:.0} B"),
            Self::Count => format!("{value:.4}"),
        }
    }
}
