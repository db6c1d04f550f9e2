//! Medians, and what ours are to those of the others.

use crate::pages::Rival;
use std::{collections::BTreeMap, fmt::Write};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    Millis,
    Bytes,
}

/// The most that ours may be.
#[derive(Clone, Copy, Default, Debug)]
pub struct Aim {
    react: Option<f64>,
    plain: Option<f64>,
    at_most: Option<f64>,
}

impl Aim {
    pub fn none() -> Self {
        Self::default()
    }

    pub fn of_react(times: f64) -> Self {
        Self {
            react: Some(times),
            ..Self::default()
        }
    }

    pub fn of_plain(self, times: f64) -> Self {
        Self {
            plain: Some(times),
            ..self
        }
    }

    pub fn at_most(value: f64) -> Self {
        Self {
            at_most: Some(value),
            ..Self::default()
        }
    }
}

/// What was measured, in the order in which it was announced.
#[derive(Default)]
pub struct Table(Vec<Row>);

struct Row {
    name: String,
    unit: Unit,
    aim: Aim,
    samples: BTreeMap<Rival, Vec<f64>>,
}

impl Table {
    pub fn add(&mut self, name: &str, unit: Unit, aim: Aim) {
        self.0.push(Row {
            name: name.to_owned(),
            unit,
            aim,
            samples: BTreeMap::new(),
        });
    }

    /// # Panics
    /// For a name that was not added.
    pub fn note(&mut self, name: &str, rival: Rival, value: f64) {
        let row = self.0.iter_mut().find(|row| row.name == name);
        let row = row.unwrap_or_else(|| panic!("{name} was not added"));
        row.samples.entry(rival).or_default().push(value);
    }

    /// As Markdown, for docs/performance.md.
    pub fn markdown(&self) -> String {
        let mut text = String::from(
            "| | ours | React | plain | ours / React | ours / plain | aim |\n|---|--:|--:|--:|--:|--:|---|\n",
        );
        for row in self.0.iter().filter(|row| !row.samples.is_empty()) {
            row.write(&mut text);
        }
        text
    }
}

impl Row {
    fn write(&self, text: &mut String) {
        let [ours, react, plain] =
            Rival::ALL.map(|rival| self.samples.get(&rival).map(Vec::as_slice));
        let cell = |samples: Option<&[f64]>| match samples {
            Some(samples) => self.unit.spread(samples),
            None => String::new(),
        };
        let ratio = |other: Option<&[f64]>| Some(median(ours?) / median(other?));
        let ratios = [ratio(react), ratio(plain)];
        let [of_react, of_plain] = ratios.map(|ratio| match ratio {
            Some(ratio) => format!("{ratio:.2}"),
            None => String::new(),
        });
        let met = |value: Option<f64>, most: Option<f64>| match (value, most) {
            (Some(value), Some(most)) => Some(value <= most),
            _ => None,
        };
        let verdicts = [
            (self.aim.react, met(ratios[0], self.aim.react), "of React"),
            (self.aim.plain, met(ratios[1], self.aim.plain), "of plain"),
            (
                self.aim.at_most,
                met(ours.map(median), self.aim.at_most),
                self.unit.name(),
            ),
        ];
        let verdicts = verdicts.into_iter().filter_map(|(most, is_met, what)| {
            let word = if is_met? { "met" } else { "**missed**" };
            Some(format!("≤ {} {what}: {word}", most?))
        });
        let verdicts: Vec<_> = verdicts.collect();
        let (ours, react, plain) = (cell(ours), cell(react), cell(plain));
        writeln!(
            text,
            "| {} | {ours} | {react} | {plain} | {of_react} | {of_plain} | {} |",
            self.name,
            verdicts.join("; ")
        )
        .expect("a text can be written to");
    }
}

impl Unit {
    fn name(self) -> &'static str {
        match self {
            Self::Millis => "ms",
            Self::Bytes => "MB",
        }
    }

    /// The median, and between what half of all are.
    fn spread(self, samples: &[f64]) -> String {
        let [low, middle, high] =
            [0.25, 0.5, 0.75].map(|part| self.rounded(quantile(samples, part)));
        format!("{middle} {} ({low}–{high})", self.name())
    }

    fn rounded(self, value: f64) -> String {
        match self {
            Self::Millis if value < 100.0 => format!("{value:.1}"),
            Self::Millis => format!("{value:.0}"),
            Self::Bytes => format!("{:.1}", value / 1e6),
        }
    }
}

fn median(samples: &[f64]) -> f64 {
    quantile(samples, 0.5)
}

/// Between two samples, in proportion.
fn quantile(samples: &[f64], part: f64) -> f64 {
    let mut sorted = samples.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = part * (sorted.len() - 1) as f64;
    let (below, above) = (
        sorted[place.floor() as usize],
        sorted[place.ceil() as usize],
    );
    below + (above - below) * place.fract()
}
