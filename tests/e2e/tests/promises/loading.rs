//! The first rows.

use e2e::Setting;
use std::time::Duration;

#[tokio::test]
async fn the_newest_codes_are_there_without_typing_anything() {
    Setting::gateway()
        .play(async |stage| {
            stage.open("").await;
            stage.codes().shows(&stage.issued("").await.codes).await;
            stage.codes().match_count().says("200 codes match").await;
        })
        .await;
}

#[tokio::test]
async fn the_first_rows_are_asked_for_once_and_do_not_wait_for_the_program() {
    Setting::gateway()
        .play(async |stage| {
            stage
                .page
                .slow_down(Duration::from_millis(20), 400_000)
                .await;
            stage.open("?status=1&limit=10").await;
            stage
                .codes()
                .shows(&stage.issued("status=1&limit=10").await.codes)
                .await;
            let times = stage
                .page
                .run(
                    "const entries = performance.getEntriesByType('resource');
                     const wasm = entries.find((entry) => entry.name.endsWith('.wasm'));
                     const listings = entries.filter((entry) => entry.name.includes('/client/'));
                     return [listings.length, wasm.responseEnd - listings[0].startTime]",
                )
                .await;
            assert_eq!(times[0], 1, "requests on load");
            let lead = times[1].as_f64().expect("a time");
            assert!(
                lead > 0.0,
                "the listing began {} ms after the program had come",
                -lead
            );
        })
        .await;
}
