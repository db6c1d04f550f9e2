use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{packages, page, process};

/// `cargo xtask bench`: what the heaviest work of the page costs a person, measured in a real browser.
pub fn run(project: &Project, args: Args) -> Result<(), Failure> {
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
            // The page is measured, and not how long it waits for its server.
            "--profile",
            "server",
            "--package",
            "e2e",
            "--example",
            "bench",
        ])
        .env("SHARE_CODE_DASHBOARD_DIST", project.dist())
        .env("CHROMEDRIVER", chromedriver);
    if process::succeeds(&mut cargo) {
        return Ok(());
    }
    Err(Failure::new(
        "the page could not be measured",
        "The message is above.",
    ))
}
