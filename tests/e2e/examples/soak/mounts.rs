//! A page in which dashboards come and go.

use crate::{clock::Clock, held, series::Series};
use e2e::{Portal, Setting, Stage};
use sandbox::RESELLER;
use std::sync::mpsc;

/// Measurements.
const PARTS: usize = 20;

/// For each script, which must end before its driver gives up.
const AT_ONCE: usize = 250;

pub async fn run(mounts: usize) -> Series {
    let (tell, told) = mpsc::channel();
    let each = mounts.div_ceil(PARTS).max(1);
    Setting::keys()
        .for_every_origin()
        .play(async move |stage: Stage| {
            let page = &stage.page;
            Clock::put_into(page).await;
            held::watch(page).await;
            let portal = Portal::start("mounts", &stage.sandbox.origin(), "{}").await;
            page.goto(&portal.page(&format!("key={}", RESELLER.api_key)))
                .await;
            for n in 1..=PARTS {
                let mut left = each;
                while left > 0 {
                    let rounds = left.min(AT_ONCE);
                    left -= rounds;
                    let script =
                        format!("comeAndGo({rounds}).then(done, (error) => done(`${{error}}`))");
                    let failed = page.run_async(&script).await;
                    assert!(failed.is_null(), "{failed}");
                }
                let held = held::measure(page).await;
                eprintln!("{} mounts: {held:?}", n * each);
                tell.send(held).expect("somebody listens");
            }
        })
        .await;
    Series {
        step: "mount".to_owned(),
        steps_each: each as f64,
        held: told.iter().collect(),
    }
}
