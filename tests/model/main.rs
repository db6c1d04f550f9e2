//! Orders and jobs in made-up histories: the very code of the page, from `state` down to the reading of answers, runs against a
//! server in memory, on a network that loses, doubles, delays and refuses, in two tabs that are locked and killed, by a clock that
//! is put forward.
//!
//! `PROPTEST_CASES` says how many histories each promise is tried by; what breaks one is made as short as it can be, and printed.

mod computer;
mod dashboard;
mod history;
mod network;
mod play;
mod promises;

use proptest::{prelude::*, test_runner::RngSeed};

use history::any_history;
use play::play;

/// As many as half a minute has room for. Far more of them are tried before a release: see docs/reliability.md.
const HISTORIES: u32 = 2_000;

/// Without `PROPTEST_CASES` the same ones each time, so that whoever sees a failure has caused it.
fn histories() -> ProptestConfig {
    let cases = std::env::var("PROPTEST_CASES").ok();
    let cases = cases.and_then(|cases| cases.parse().ok());
    let rng_seed = match cases {
        Some(_) => RngSeed::Random,
        None => RngSeed::Fixed(1),
    };
    ProptestConfig {
        rng_seed,
        // A failure is printed whole, and a history means nothing once the strategy has changed.
        failure_persistence: None,
        max_shrink_iters: 2_000,
        cases: cases.unwrap_or(HISTORIES),
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(histories())]

    #[test]
    fn no_order_is_doubled_or_lost_and_none_is_called_failed_that_was_carried_out(
        history in any_history(),
    ) {
        promises::of_orders(&history, &play(&history))?;
    }

    #[test]
    fn every_code_of_a_job_comes_to_its_true_outcome(history in any_history()) {
        promises::of_jobs(&history, &play(&history))?;
    }
}
