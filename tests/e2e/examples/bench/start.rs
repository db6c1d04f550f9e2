//! How soon the first picture and the first rows are there: on a first visit, and on a later one.

use crate::{
    Bench,
    line::Line,
    pages::Rival,
    table::{Aim, Unit},
    visit::{Servers, Visit},
};

const LINES: [Line; 3] = [Line::Slow4G, Line::Fast4G, Line::Full];

/// After so many, browsers keep compiled scripts and programs as well.
const VISITS_BEFORE: usize = 4;

pub async fn run(bench: &mut Bench) {
    let servers = bench.servers(1_240).await;
    for line in LINES {
        let of_react = if line == Line::Full { 1.0 } else { 0.9 };
        let frame = format!("first picture, cold, {line}");
        let rows = format!("first rows, cold, {line}");
        bench.table.add(&frame, Unit::Millis, Aim::of_react(0.5));
        bench
            .table
            .add(&rows, Unit::Millis, Aim::of_react(of_react));
        for round in 0..bench.rounds {
            for rival in Bench::turns(round) {
                let visit = Visit::open_cold(&bench.stage, &servers, rival, line).await;
                let start = visit.start().await;
                bench.table.note(&frame, rival, start.0);
                bench.table.note(&rows, rival, start.1);
            }
        }
    }
    fill_caches(bench, &servers).await;
    for line in LINES {
        let frame = format!("first picture, warm, {line}");
        let rows = format!("first rows, warm, {line}");
        bench.table.add(&frame, Unit::Millis, Aim::none());
        bench.table.add(&rows, Unit::Millis, Aim::of_react(0.7));
        for round in 0..bench.rounds {
            for rival in Bench::turns(round) {
                let visit = Visit::open(&bench.stage, &servers, rival, line).await;
                let start = visit.start().await;
                bench.table.note(&frame, rival, start.0);
                bench.table.note(&rows, rival, start.1);
            }
        }
    }
}

async fn fill_caches(bench: &Bench, servers: &Servers) {
    for rival in Rival::ALL {
        for _ in 0..VISITS_BEFORE {
            let visit = Visit::open(&bench.stage, servers, rival, Line::Full).await;
            visit.settles().await;
        }
    }
}
