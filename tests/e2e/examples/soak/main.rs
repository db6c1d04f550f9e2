//! `cargo xtask soak`: a tab that is open for a day, and a page in which dashboards come and go; what they hold must not grow.
//!
//! `--hours N` and `--mounts N` make either shorter or longer, 0 leaves it out.

mod clock;
mod day;
mod held;
mod hour;
mod mounts;
mod series;

use std::{env, process::ExitCode, time::Instant};

const HOURS: usize = 24;

const MOUNTS: usize = 10_000;

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let number = |name: &str, default: usize| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)).map_or(default, |word| {
            word.parse()
                .unwrap_or_else(|_| panic!("{name} is a number"))
        })
    };
    let (hours, mounts) = (number("--hours", HOURS), number("--mounts", MOUNTS));
    let mut is_flat = true;
    if hours > 0 {
        let begun = Instant::now();
        let series = day::run(hours).await;
        println!(
            "A day of {hours} hours, in {} s:\n",
            begun.elapsed().as_secs()
        );
        is_flat &= series.report();
    }
    if mounts > 0 {
        let begun = Instant::now();
        let series = mounts::run(mounts).await;
        println!("{mounts} mounts, in {} s:\n", begun.elapsed().as_secs());
        is_flat &= series.report();
    }
    match is_flat {
        true => ExitCode::SUCCESS,
        false => ExitCode::FAILURE,
    }
}
