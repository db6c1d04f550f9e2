//! The command line of the sandbox; everything it does is in the library.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use sandbox::{CUSTOMER, Dialect, Options, RESELLER};
use tokio::signal::unix::{SignalKind, signal};

/// A local server of the share-code API, with demo data. It listens on 127.0.0.1 alone.
#[derive(Parser)]
struct Cli {
    /// Port to listen on; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// SQLite file to keep the data in, or :memory:.
    #[arg(long, value_name = "PATH", default_value = ":memory:")]
    db: PathBuf,
    /// Start with new data even when the file has some.
    #[arg(long)]
    fresh: bool,
    /// How many codes the reseller has issued, in new data.
    #[arg(long, value_name = "N", default_value_t = 1_240)]
    codes: u32,
    /// The same seed makes the same demo data.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How to answer where the API's description leaves it open: a, b, c, or switches separated by commas
    /// (an unknown one lists them all).
    #[arg(long, value_name = "NAME", default_value = "a")]
    dialect: Dialect,
    /// Most rows of a page.
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..))]
    max_limit: u32,
    /// Let the server's own page act as this account (reseller or customer) without a key.
    #[arg(long, value_name = "ACCOUNT")]
    gateway: Option<String>,
    /// Folder with the built page, to serve under /.
    #[arg(long, value_name = "DIR")]
    dist: Option<PathBuf>,
    /// Origin whose pages may call the API, or *; may be repeated.
    #[arg(long = "cors-origin", value_name = "ORIGIN")]
    cors_origins: Vec<String>,
    /// Origin, beside its own, that the served page may connect to; may be repeated.
    #[arg(long = "connect-origin", value_name = "ORIGIN")]
    connect_origins: Vec<String>,
    /// Let the server be told to misbehave, through POST, GET and DELETE /sandbox/faults.
    #[arg(long)]
    faults: bool,
}

impl Cli {
    fn into_options(self) -> Options {
        Options {
            port: self.port,
            db: (self.db.as_os_str() != ":memory:").then_some(self.db),
            fresh: self.fresh,
            codes: self.codes,
            seed: self.seed,
            dialect: self.dialect,
            max_limit: self.max_limit,
            gateway: self.gateway,
            dist: self.dist,
            cors_origins: self.cors_origins,
            connect_origins: self.connect_origins,
            faults: self.faults,
            ..Options::default()
        }
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse().into_options()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("sandbox: {problem}");
            ExitCode::FAILURE
        }
    }
}

async fn run(options: Options) -> Result<(), Box<dyn std::error::Error>> {
    // Listening for the signals first: one that comes right after the start must stop the server, not kill it.
    let (mut interrupt, mut terminate) = (
        signal(SignalKind::interrupt())?,
        signal(SignalKind::terminate())?,
    );
    let server = sandbox::start(options).await?;
    println!("sandbox ready on {}", server.origin());
    for account in [RESELLER, CUSTOMER] {
        println!("{} key: {}", account.name, account.api_key);
    }
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    server.stop().await?;
    Ok(())
}
