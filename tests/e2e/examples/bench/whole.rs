//! A list of 100,000 codes: all of them selected, one of them ticked then, all of them exported.

use crate::{
    Bench, actions,
    line::Line,
    table::{Aim, Unit},
    visit::Visit,
};

pub const CODES: u32 = 100_000;

const SELECT: &str = "select all of 100,000";
const TICK: &str = "tick with 100,000 selected";
const SLOW_TICK: &str = "tick with 100,000 selected, CPU x4";
const EXPORT: &str = "export 100,000";

pub async fn run(bench: &mut Bench) {
    let servers = bench.servers(CODES).await;
    bench.table.add(SELECT, Unit::Millis, Aim::none());
    bench.table.add(TICK, Unit::Millis, Aim::at_most(50.0));
    bench.table.add(SLOW_TICK, Unit::Millis, Aim::none());
    bench
        .table
        .add(EXPORT, Unit::Millis, Aim::none().of_plain(1.2));
    for round in 0..bench.rounds {
        for rival in Bench::turns(round) {
            let visit = Visit::open(&bench.stage, &servers, rival, Line::Full).await;
            visit.settles().await;
            let took = select_all(&visit).await;
            bench.table.note(SELECT, rival, took);
            for (name, line) in [(TICK, Line::Full), (SLOW_TICK, Line::Cpu4)] {
                visit.throttle(line).await;
                for _ in 0..4 {
                    let took = actions::tick(&visit).await;
                    bench.table.note(name, rival, took);
                }
            }
            let visit = Visit::open(&bench.stage, &servers, rival, Line::Full).await;
            let folder = tempfile::tempdir().expect("there is room for a file");
            bench.stage.page.download_to(folder.path()).await;
            visit.settles().await;
            let took = export(&visit).await;
            bench.table.note(EXPORT, rival, took);
            e2e::saved(folder.path(), ".csv").await;
        }
    }
}

pub async fn select_all(visit: &Visit) -> f64 {
    let controls = visit.controls();
    let readout = controls.readout;
    visit.click(controls.select_page).await;
    let is_done = format!("bench.text({readout:?}).startsWith('100,000 selected')");
    visit.act(controls.select_all, "", &is_done).await
}

async fn export(visit: &Visit) -> f64 {
    let controls = visit.controls();
    let (last, ways) = controls.export.split_last().expect("there is a button");
    for target in ways {
        visit.click(*target).await;
    }
    visit.act(*last, "", controls.is_exported).await
}
