//! What a person does with a list that is there: sort, turn the page, tick, open a code, ask for a thousand rows. The processor is
//! four times slower than it is, the line is not: the answer of the server is in every figure of sorting and paging.

use crate::{
    Bench,
    line::Line,
    table::{Aim, Unit},
    visit::Visit,
};

const SORT: &str = "sort, CPU x4";
const NEXT: &str = "next page, CPU x4";
const TICK: &str = "tick, CPU x4";
const OPEN: &str = "open panel, CPU x4";
const LONG: &str = "a page of 1,000 rows, CPU x4";

/// Of each action on one visit; the first one finds code that has never run. A third sort would be the first again, which a page
/// may have kept.
const TIMES: usize = 2;

pub async fn run(bench: &mut Bench) {
    let servers = bench.servers(1_240).await;
    for name in [SORT, NEXT, TICK, OPEN] {
        let aim = Aim::of_react(0.85).of_plain(1.15);
        bench.table.add(name, Unit::Millis, aim);
    }
    bench.table.add(LONG, Unit::Millis, Aim::of_react(0.3));
    for round in 0..bench.rounds {
        for rival in Bench::turns(round) {
            let visit = Visit::open(&bench.stage, &servers, rival, Line::Cpu4).await;
            visit.settles().await;
            for _ in 0..TIMES {
                let took = sort(&visit).await;
                bench.table.note(SORT, rival, took);
                let took = next_page(&visit).await;
                bench.table.note(NEXT, rival, took);
                let took = tick(&visit).await;
                bench.table.note(TICK, rival, took);
                // Off again.
                tick(&visit).await;
                let took = open(&visit).await;
                bench.table.note(OPEN, rival, took);
                close(&visit).await;
            }
            let took = visit.choose_page_size(1_000).await;
            bench.table.note(LONG, rival, took);
        }
    }
}

pub async fn sort(visit: &Visit) -> f64 {
    other_rows(visit, visit.controls().sort_by_code).await
}

pub async fn next_page(visit: &Visit) -> f64 {
    other_rows(visit, visit.controls().next_page).await
}

async fn other_rows(visit: &Visit, target: crate::pages::Target) -> f64 {
    let first = visit.controls().first_code;
    let before = format!("const before = bench.text({first:?})");
    let is_done = format!("![before, ''].includes(bench.text({first:?}))");
    visit.act(target, &before, &is_done).await
}

pub async fn tick(visit: &Visit) -> f64 {
    let controls = visit.controls();
    let readout = controls.readout;
    let before = format!("const before = bench.text({readout:?})");
    let is_done = format!("bench.text({readout:?}) !== before");
    visit.act(controls.tick, &before, &is_done).await
}

pub async fn open(visit: &Visit) -> f64 {
    let controls = visit.controls();
    let (open, panel) = (controls.open.0, controls.panel);
    let before = format!("const code = bench.text({open:?})");
    let is_done = format!("bench.text({panel:?}).includes(code)");
    visit.act(controls.open, &before, &is_done).await
}

pub async fn close(visit: &Visit) {
    let controls = visit.controls();
    let panel = controls.panel;
    let is_done = format!("!document.querySelector({panel:?})");
    visit.act(controls.close, "", &is_done).await;
}
