//! The project's commands, run as `cargo xtask NAME`.

mod args;
mod bench;
mod bundle;
mod compress;
mod dev;
mod dist;
mod engines;
mod failure;
mod files;
mod fingerprint;
mod licenses;
mod npm;
mod packages;
mod page;
mod plain;
mod port;
mod process;
mod project;
mod release;
mod rivals;
mod sandbox;
mod service;
mod size;
mod soak;
mod split;
mod start;
mod style;
mod summary;
mod supply;
mod test;
mod tools;

use args::Args;
use failure::Failure;
use project::Project;
use std::process::ExitCode;

/// A command: its name, its options, what a person has from it, and its code.
type Command = (
    &'static str,
    &'static str,
    &'static str,
    fn(&Project, Args) -> Result<(), Failure>,
);

const COMMANDS: [Command; 7] = [
    (
        "start",
        "[--port N] [--fresh] [--codes N] [--faults]",
        "open a working dashboard on a local sandbox with sample codes",
        start::run,
    ),
    (
        "test",
        "[--engines all]",
        "check everything: format, lints, tests in and out of a browser, size",
        test::run,
    ),
    (
        "dev",
        "[--port N]",
        "serve the page while you change it, with reload, on a local sandbox",
        dev::run,
    ),
    (
        "build",
        "",
        "make dist/ ready for a web server or a CDN",
        dist::run,
    ),
    (
        "size",
        "",
        "show what a first visit downloads, against the budget",
        size::run,
    ),
    (
        "bench",
        "[--rounds N] [--only start|actions|whole|memory|frames|lists]",
        "measure how fast the page is beside the same in React and in plain JavaScript, and how smoothly it does its heaviest work",
        bench::run,
    ),
    (
        "soak",
        "[--hours N] [--mounts N]",
        "measure whether a tab that stays open for a day, and a page in which dashboards come and go, hold more and more",
        soak::run,
    ),
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_else(|| "help".to_owned());
    let args = Args::new(words);
    if matches!(name.as_str(), "help" | "--help" | "-h") {
        print!("{}", help());
        return ExitCode::SUCCESS;
    }
    let result = match COMMANDS.iter().find(|command| command.0 == name) {
        Some((.., run)) => run(&Project::here(), args),
        None => Err(Failure::new(
            format!("there is no command `{name}`"),
            format!("The commands are:\n\n{}", help()),
        )),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> String {
    let mut text = String::new();
    for (name, options, purpose, _) in COMMANDS {
        let usage = format!("cargo xtask {name} {options}");
        text += &format!("{}\n    {purpose}\n", usage.trim_end());
    }
    text
}
