use crate::args::Args;
use crate::failure::Failure;
use crate::project::Project;
use crate::sandbox::{self, CUSTOMER_KEY, RESELLER_KEY};
use crate::service::{self, Event};
use crate::tools::Tools;
use crate::{page, port};
use std::thread;

/// `cargo xtask start`: the release page and the sandbox behind one address, until Ctrl-C.
pub fn run(project: &Project, mut args: Args) -> Result<(), Failure> {
    let port = args.number::<u16>("--port")?.unwrap_or(8080);
    let codes = args.number::<u32>("--codes")?;
    let fresh = args.flag("--fresh");
    let faults = args.flag("--faults");
    args.finish()?;
    let data = sandbox::data(project);
    if codes.is_some() && !fresh && data.exists() {
        return Err(Failure::new(
            format!("--codes is for new data, and {} has some", data.display()),
            "Add --fresh to replace it, or leave --codes out.",
        ));
    }

    port::check_free(port, "choose another with `cargo xtask start --port N`")?;
    println!(
        "the build tools, then the page and the local server: a few seconds where they are there already"
    );
    let tools = Tools::prepare(project)?;
    // Linking the page keeps one core busy for a while.
    let (page, sandbox) = thread::scope(|scope| {
        let sandbox = scope.spawn(|| sandbox::build(project, &tools));
        let page = page::release(project, &tools);
        (
            page,
            sandbox.join().expect("building the sandbox does not panic"),
        )
    });
    page?;
    let mut command = sandbox?;
    command.args(["--port", &port.to_string()]);
    command.arg("--dist").arg(project.dist());
    if let Some(codes) = codes {
        command.args(["--codes", &codes.to_string()]);
    }
    if fresh {
        command.arg("--fresh");
    }
    if faults {
        command.arg("--faults");
    }

    let (events, happened) = service::events();
    let (_sandbox, address) = sandbox::start(&mut command, &events, &happened)?;
    println!("{}", welcome(&address));
    for event in happened {
        match event {
            // Its keys once more; its problems come on stderr.
            Event::Said(_) => {}
            Event::Ended(_) => {
                return Err(Failure::new(
                    "the sandbox ended by itself",
                    "Its own message is above.",
                ));
            }
            Event::Stop => break,
        }
    }
    Ok(())
}

fn welcome(address: &str) -> String {
    format!(
        "
  Share Code Dashboard   {address}

  The page works as the reseller without a key. The keys of the two accounts, for the page and the API:
    reseller   {RESELLER_KEY}
    customer   {CUSTOMER_KEY}
  List codes from a shell:
    curl '{address}/client/v1/cd-keys/list-share-code?limit=2&api-key={RESELLER_KEY}'

  Ctrl-C stops everything.
"
    )
}
