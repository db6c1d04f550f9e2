use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{dist, packages, page, process, rivals};

/// What `--only` takes.
const PARTS: [&str; 6] = ["start", "actions", "whole", "memory", "frames", "lists"];

/// `cargo xtask bench`: how fast the page is beside two others that show the same, and what its heaviest work costs a person,
/// measured in a real browser.
pub fn run(project: &Project, mut args: Args) -> Result<(), Failure> {
    let rounds = args.number::<u32>("--rounds")?;
    let only = args.word("--only");
    args.finish()?;
    if let Some(part) = &only
        && !PARTS.contains(&part.as_str())
    {
        return Err(Failure::new(
            format!("the bench has no part `{part}`"),
            format!("Its parts are {}.", PARTS.join(", ")),
        ));
    }
    let tools = Tools::prepare(project)?;
    let chromedriver = packages::chromedriver()?;
    let rivals = rivals::build(project)?;
    page::release(project, &tools)?;
    dist::precompress(&project.dist()).map_err(|error| {
        Failure::new(
            format!("dist/ can't be compressed ({error})"),
            "Check its permissions and the free disk space.",
        )
    })?;
    let mut words = Vec::new();
    if let Some(rounds) = rounds {
        words.extend(["--rounds".to_owned(), rounds.to_string()]);
    }
    if let Some(only) = only {
        words.extend(["--only".to_owned(), only]);
    }
    let mut cargo = tools.command(project, "cargo");
    cargo
        .args([
            "run",
            "--quiet",
            "--locked",
            // The page is measured, and not how long it waits for its server.
            "--profile",
            "server",
            "--package",
            "e2e",
            "--example",
            "bench",
            "--",
        ])
        .args(words)
        .env("SHARE_CODE_DASHBOARD_DIST", project.dist())
        .env("BENCH_REACT", rivals.react)
        .env("BENCH_PLAIN", rivals.plain)
        .env("CHROMEDRIVER", chromedriver);
    if process::succeeds(&mut cargo) {
        return Ok(());
    }
    Err(Failure::new(
        "the page could not be measured",
        "The message is above.",
    ))
}
