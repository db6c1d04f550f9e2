use std::path::PathBuf;

use crate::{Clock, Dialect, system_clock};

/// One of the two accounts that every new database starts with. The keys open demo data only, so they are no secret.
pub struct DemoAccount {
    /// What `gateway` and the effects call it.
    pub name: &'static str,
    pub email: &'static str,
    pub api_key: &'static str,
}

/// Issues codes; owns most of the demo data.
pub const RESELLER: DemoAccount = DemoAccount {
    name: "reseller",
    email: "reseller@example.com",
    api_key: "demo-reseller-key",
};

/// Redeems what the reseller issues.
pub const CUSTOMER: DemoAccount = DemoAccount {
    name: "customer",
    email: "customer@example.com",
    api_key: "demo-customer-key",
};

/// How a server is started. The default is an in-memory database with the demo data, on a free port.
#[derive(Clone, Debug)]
pub struct Options {
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// SQLite file; `None` keeps everything in memory.
    pub db: Option<PathBuf>,
    /// Starts with new data even when the file has some.
    pub fresh: bool,
    /// How many codes the reseller has issued, when the data is new. The other accounts' codes come on top.
    pub codes: u32,
    /// The same seed, number of codes and time make the same demo data.
    pub seed: u64,
    pub dialect: Dialect,
    /// Most rows of a page. The API's description names no limit.
    pub max_limit: u32,
    /// Account (by name) that the server's own page acts as when it sends no key.
    pub gateway: Option<String>,
    /// Folder with the built page, served under `/`.
    pub dist: Option<PathBuf>,
    /// Origins whose pages may call the API, such as `http://127.0.0.1:9000`; `*` for every one.
    pub cors_origins: Vec<String>,
    /// Origins, beside its own, that the served page may connect to.
    pub connect_origins: Vec<String>,
    /// Lets the server be told to misbehave, see [`Fault`](crate::Fault).
    pub faults: bool,
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            db: None,
            fresh: false,
            codes: 1_240,
            seed: 1,
            dialect: Dialect::default(),
            max_limit: 100,
            gateway: None,
            dist: None,
            cors_origins: Vec::new(),
            connect_origins: Vec::new(),
            faults: false,
            clock: system_clock,
        }
    }
}
