//! A tab that stays open for a day.

use crate::{clock, clock::Clock, held, hour, series::Series};
use e2e::{Setting, Stage};
use std::{sync::mpsc, time::Duration};
use tempfile::TempDir;

pub const HOUR: Duration = Duration::from_secs(3_600);

/// Enough for a list of many pages, and quick to read whole.
const CODES: u32 = 300;

pub async fn run(hours: usize) -> Series {
    let (tell, told) = mpsc::channel();
    Setting::keys()
        .config(Some(r#"{"key_mode":"header"}"#))
        .codes(CODES)
        .clock(clock::server)
        .play(async move |stage: Stage| {
            let files = TempDir::new().expect("there is room for files");
            let page = &stage.page;
            page.download_to(files.path()).await;
            let mut clock = Clock::put_into(page).await;
            held::watch(page).await;
            stage.open("").await;
            hour::connect(&stage).await;
            for n in 1..=hours {
                hour::spend(&stage, &mut clock, files.path()).await;
                clock.forward_to(HOUR * n as u32).await;
                let held = held::measure(page).await;
                let kept = page.run_async("soak.kept().then(done)").await;
                eprintln!("hour {n}: {kept} characters kept, {held:?}");
                tell.send(held).expect("somebody listens");
            }
        })
        .await;
    Series {
        step: "hour".to_owned(),
        steps_each: 1.0,
        held: told.iter().collect(),
    }
}
