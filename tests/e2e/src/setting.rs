use crate::dist;
use crate::port;
use sandbox::{Clock, Options, RESELLER};
use std::path::Path;

/// The file of the sandbox in its folder.
pub(crate) const DATABASE: &str = "sandbox.sqlite";

/// How the stage is set.
pub struct Setting {
    options: Options,
    /// The page's config.json, where the sandbox has none of its own.
    config: Option<&'static str>,
}

impl Setting {
    /// A sandbox that serves the page and lets it act as the reseller without a key.
    pub fn gateway() -> Self {
        let mut setting = Self::keys();
        setting.options.gateway = Some(RESELLER.name.to_owned());
        setting
    }

    /// A sandbox that serves the page and wants a key.
    pub fn keys() -> Self {
        let options = Options {
            codes: 200,
            faults: true,
            ..Options::default()
        };
        Self {
            options,
            config: Some("{}"),
        }
    }

    /// Another config.json; `None` is a host that has none.
    pub fn config(mut self, config: Option<&'static str>) -> Self {
        self.config = config;
        self
    }

    /// The sandbox's way to answer: see [`sandbox::Dialect`].
    pub fn dialect(mut self, switches: &str) -> Self {
        self.options.dialect = switches.parse().expect("a known dialect");
        self
    }

    /// How many codes the reseller has issued before.
    pub fn codes(mut self, codes: u32) -> Self {
        self.options.codes = codes;
        self
    }

    /// Tells the sandbox the time.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.options.clock = clock;
        self
    }

    /// Lets pages of every origin call the API.
    pub fn for_every_origin(mut self) -> Self {
        self.options.cors_origins = vec!["*".to_owned()];
        self
    }

    /// Lets the sandbox's own page call this origin, too.
    pub fn calling(mut self, origin: String) -> Self {
        self.options.connect_origins.push(origin);
        self
    }

    /// What the sandbox is started with, on a database and a copy of the page that lie in `folder`.
    pub fn into_options(self, folder: &Path) -> Options {
        let page = folder.join("page");
        dist::copy(&page, self.config);
        Options {
            port: port::free(),
            db: Some(folder.join(DATABASE)),
            dist: Some(page),
            ..self.options
        }
    }
}
