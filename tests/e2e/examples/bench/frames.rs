//! How long the page keeps a person waiting for a picture while it does the heaviest things that it is asked for, beside
//! what the same browser does when nothing is to be done.

use e2e::{Setting, Stage, Text, count, english};
use sandbox::RESELLER;
use serde_json::Value;

/// Notes the time between two pictures for as long as the page stands.
const PROBE: &str = "
    const bench = { longest: 0, pictures: 0, asked: 0 };
    let last = performance.now();
    const next = (now) => {
        bench.longest = Math.max(bench.longest, now - last);
        bench.pictures += 1;
        last = now;
        requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
    new PerformanceObserver((list) => {
        bench.asked += list.getEntries().filter((entry) => entry.name.includes('/cd-keys/')).length;
    }).observe({ type: 'resource' });
    window.bench = bench;";

/// What the probe has seen since it was asked last.
const SEEN: &str = "
    const { longest, pictures, asked } = bench;
    Object.assign(bench, { longest: 0, pictures: 0, asked: 0 });
    return [longest, pictures, asked];";

const SCROLL: &str = "
    const list = [...document.querySelectorAll('.windowed')].pop();
    const step = () => {
        list.scrollTop += 400;
        if (list.scrollTop + list.clientHeight < list.scrollHeight) requestAnimationFrame(step);
        else done(true);
    };
    step();";

pub async fn run() {
    Setting::gateway().play(bench).await;
}

async fn bench(stage: Stage) {
    stage.api.generate(RESELLER.api_key, 5_000, 5).await;
    let mut codes = Vec::new();
    for page in 1..=50 {
        codes.extend(stage.issued(&format!("limit=100&page={page}")).await.codes);
    }
    stage.open("?view=redeem").await;
    let field = stage.redeem().codes();
    field.appears().await;
    stage.page.run(PROBE).await;
    println!(
        "{:<32} {:>14} {:>10} {:>10}",
        "", "longest frame", "pictures", "requests"
    );

    let idle = "requestIdleCallback(() => setTimeout(() => done(true), 1000))";
    stage.page.run_async(idle).await;
    row(&stage, "nothing").await;

    let ten_thousand: Vec<String> = (0..10_000).map(|n| format!("9P-{n:04}-WXYZ-{n}")).collect();
    paste(&stage, &ten_thousand).await;
    stage.redeem().preview_says("10,000 codes").await;
    row(&stage, "10,000 codes pasted").await;

    stage
        .page
        .get("button", english(Text::ClearText))
        .click()
        .await;
    field.appears().await;
    row(&stage, "cleared").await;
    paste(&stage, &codes).await;
    stage.redeem().preview_says("5,000 codes").await;
    stage
        .page
        .get("checkbox", english(Text::SkipRedeemed))
        .click()
        .await;
    row(&stage, "5,000 codes pasted").await;

    stage.redeem().submit().await;
    let report = stage.redeem().report(5_000);
    let redeemed = count(Text::CountRedeemed, 5_000);
    report.region().says(&redeemed).await;
    row(&stage, "5,000 codes redeemed").await;

    stage.page.run_async(SCROLL).await;
    row(&stage, "scrolled through 5,000 outcomes").await;
}

/// As Ctrl+V does.
async fn paste(stage: &Stage, codes: &[String]) {
    let script = format!(
        "const data = new DataTransfer(); data.setData('text', {:?}); \
         document.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', \
         {{ clipboardData: data, bubbles: true, cancelable: true }}))",
        codes.join("\n")
    );
    stage.page.run(&script).await;
}

async fn row(stage: &Stage, what: &str) {
    let seen = stage.page.run(SEEN).await;
    let number = |at: usize| seen.get(at).and_then(Value::as_f64).unwrap_or(f64::NAN);
    println!(
        "{what:<32} {:>11.0} ms {:>10} {:>10}",
        number(0),
        number(1),
        number(2)
    );
}
