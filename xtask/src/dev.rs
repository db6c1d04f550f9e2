use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::service::{self, Event, Service};
use crate::tools::Tools;
use crate::{port, sandbox};
use std::fs;

/// `cargo xtask dev`: the page, built anew and reloaded at each change, with the API proxied to a sandbox.
pub fn run(project: &Project, mut args: Args) -> Result<(), Failure> {
    let port = args.number::<u16>("--port")?.unwrap_or(8080);
    args.finish()?;

    let sandbox_port = project.dev_sandbox_port()?;
    port::check_free(port, "choose another with `cargo xtask dev --port N`")?;
    port::check_free(
        sandbox_port,
        "change the ports of the proxies in Trunk.toml",
    )?;
    let tools = Tools::prepare(project)?;
    let dist = project.target().join("dev");
    let mut sandbox = sandbox::build(project, &tools)?;
    // With a folder to serve, the sandbox also answers the page's config.json.
    fs::create_dir_all(&dist).map_err(|error| {
        Failure::new(
            format!("{} can't be made ({error})", dist.display()),
            "Check its permissions and the free disk space.",
        )
    })?;
    sandbox.args(["--port", &sandbox_port.to_string()]);
    sandbox.arg("--dist").arg(&dist);

    let mut trunk = tools.command(project, "trunk");
    trunk
        .args(["serve", "--offline", "--port", &port.to_string(), "--dist"])
        .arg(&dist);

    let (events, happened) = service::events();
    let (_sandbox, _) = sandbox::start(&mut sandbox, &events, &happened)?;
    let _trunk = Service::start("trunk", &mut trunk, &events)?;
    println!("\n  The page: http://127.0.0.1:{port} once it is built. Ctrl-C stops everything.\n");
    for event in happened {
        match event {
            Event::Said(line) => println!("{line}"),
            Event::Ended(name) => {
                return Err(Failure::new(
                    format!("{name} ended by itself"),
                    "Its own message is above.",
                ));
            }
            Event::Stop => break,
        }
    }
    Ok(())
}
