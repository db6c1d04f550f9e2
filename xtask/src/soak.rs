use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{packages, page, process};

/// `cargo xtask soak`: whether the page holds more and more while it stays open for a day, and a page of somebody else's while dashboards
/// come and go in it, measured in a real browser.
pub fn run(project: &Project, mut args: Args) -> Result<(), Failure> {
    let mut words = Vec::new();
    for name in ["--hours", "--mounts"] {
        if let Some(n) = args.number::<u32>(name)? {
            words.extend([name.to_owned(), n.to_string()]);
        }
    }
    args.finish()?;
    let tools = Tools::prepare(project)?;
    let chromedriver = packages::chromedriver()?;
    page::release(project, &tools)?;
    let mut cargo = tools.command(project, "cargo");
    cargo
        .args([
            "run",
            "--quiet",
            "--locked",
            "--profile",
            "server",
            "--package",
            "e2e",
            "--example",
            "soak",
            "--",
        ])
        .args(words)
        .env("SHARE_CODE_DASHBOARD_DIST", project.dist())
        .env("CHROMEDRIVER", chromedriver);
    if process::succeeds(&mut cargo) {
        return Ok(());
    }
    Err(Failure::new(
        "something grows, or the page could not be used",
        "The tables are above: what grows is marked, with each measurement below.",
    ))
}
