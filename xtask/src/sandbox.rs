use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::service::{Event, Service};
use crate::tools::Tools;
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{Receiver, Sender};

/// The keys of the sandbox's two accounts.
pub const RESELLER_KEY: &str = "demo-reseller-key";
pub const CUSTOMER_KEY: &str = "demo-customer-key";

/// What the sandbox prints, before its address, once it answers.
const READY: &str = "sandbox ready on ";

/// The file that its accounts and codes are kept in from one start to the next.
pub fn data(project: &Project) -> PathBuf {
    project.target().join("sandbox.sqlite")
}

/// Builds the sandbox; quick when nothing has changed. The result takes its options and starts it.
pub fn build(project: &Project, tools: &Tools) -> Result<Command, Failure> {
    println!("building the local server (about 2 minutes the first time)");
    let mut cargo = tools.command(project, "cargo");
    cargo.args([
        "build",
        "--locked",
        "--profile",
        "server",
        "--package",
        "sandbox",
    ]);
    if !process::succeeds(&mut cargo) {
        return Err(Failure::new(
            "the sandbox could not be built",
            "The compiler's message is above.",
        ));
    }
    let mut sandbox = Command::new(project.target().join("server/sandbox"));
    sandbox
        .current_dir(project.root())
        .args(["--gateway", "reseller"])
        .arg("--db")
        .arg(data(project));
    Ok(sandbox)
}

/// Starts the sandbox and waits until it answers; its address with it.
pub fn start(
    command: &mut Command,
    events: &Sender<Event>,
    happened: &Receiver<Event>,
) -> Result<(Service, String), Failure> {
    let service = Service::start("the sandbox", command, events)?;
    for event in happened {
        match event {
            Event::Said(line) => match line.strip_prefix(READY) {
                Some(address) => return Ok((service, address.to_owned())),
                None => println!("{line}"),
            },
            Event::Ended(_) => break,
            Event::Stop => return Err(Failure::new("stopped before the sandbox was ready", "")),
        }
    }
    Err(Failure::new(
        "the sandbox ended before it was ready",
        "Its own message is above; `cargo xtask start --fresh` makes its data anew.",
    ))
}
