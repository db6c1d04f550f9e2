use crate::api::{Api, Listed};
use crate::browser::Browser;
use crate::dist;
use crate::page::Page;
use crate::pages::{Codes, Connect, Generate, Redeem, Shell};
use sandbox::{CUSTOMER, Effects, Fault, Options, RESELLER, Server};
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};
use tempfile::TempDir;
use tokio::sync::Semaphore;
use tokio::task::LocalSet;

/// More browsers than this at once only slow each other down.
static SEATS: Semaphore = Semaphore::const_new(3);

/// What a test plays on: a sandbox with a database of its own, and a browser.
#[derive(Clone)]
pub struct Stage(Arc<Props>);

pub struct Props {
    pub sandbox: Server,
    pub page: Page,
    pub api: Api,
    forgiven: Mutex<Vec<&'static str>>,
    folder: TempDir,
}

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

    /// Sets the stage, plays, and strikes it whatever happened.
    ///
    /// # Panics
    /// When the play does, and when something was found in the console that was not [forgiven](Stage::forgive).
    pub async fn play(self, play: impl AsyncFnOnce(Stage) + 'static) {
        let _seat = SEATS.acquire().await.expect("never closed");
        let folder = TempDir::new().expect("there is room for a database");
        let page = folder.path().join("page");
        dist::copy(&page, self.config);
        let options = Options {
            dist: Some(page),
            db: Some(folder.path().join("sandbox.sqlite")),
            ..self.options
        };
        let sandbox = sandbox::start(options)
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let browser = Browser::start().await;
        let stage = Stage(Arc::new(Props {
            api: Api::new(sandbox.origin()),
            sandbox,
            page: Page::new(browser.clone()),
            forgiven: Mutex::default(),
            folder,
        }));
        let player = stage.clone();
        // A task of its own, so that a panic ends the play alone.
        let playing = LocalSet::new();
        let played = playing.spawn_local(async move { play(player).await });
        let played = playing.run_until(played).await;
        let complaints = stage.unforgiven().await;
        if played.is_err() || !complaints.is_empty() {
            stage.report(&complaints).await;
        }
        browser
            .driver
            .clone()
            .quit()
            .await
            .expect("the browser ends");
        match played {
            Ok(()) => assert!(complaints.is_empty(), "in the console: {complaints:#?}"),
            Err(failure) => std::panic::resume_unwind(failure.into_panic()),
        }
    }
}

impl Deref for Stage {
    type Target = Props;

    fn deref(&self) -> &Props {
        &self.0
    }
}

impl Stage {
    /// Opens the page at this query string (`?view=generate`), or anything else below the sandbox's origin.
    pub async fn open(&self, path: &str) {
        self.page
            .goto(&format!("{}/{path}", self.sandbox.origin()))
            .await;
    }

    /// Errors of the console that contain this are what the play is about. One of them must come.
    pub fn forgive(&self, part: &'static str) {
        self.forgiven
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(part);
    }

    /// From now on the sandbox misbehaves like this.
    pub fn fault(&self, fault: Fault) {
        self.sandbox
            .faults()
            .expect("it was started with faults")
            .arm(fault);
    }

    /// What has really happened.
    pub async fn effects(&self) -> Effects {
        self.sandbox
            .effects()
            .await
            .expect("the database can be read")
    }

    /// A page of the reseller's issued codes, asked past the page.
    pub async fn issued(&self, query: &str) -> Listed {
        self.api
            .list("list-share-code", RESELLER.api_key, query)
            .await
    }

    /// A page of the customer's redeemed codes, asked past the page.
    pub async fn redeemed(&self, query: &str) -> Listed {
        self.api
            .list("list-use-code", CUSTOMER.api_key, query)
            .await
    }

    pub fn shell(&self) -> Shell {
        Shell::new(&self.page)
    }

    pub fn connect(&self) -> Connect {
        Connect::new(&self.page)
    }

    pub fn codes(&self) -> Codes {
        Codes::new(&self.page)
    }

    pub fn generate(&self) -> Generate {
        Generate::new(&self.page)
    }

    pub fn redeem(&self) -> Redeem {
        Redeem::new(&self.page)
    }

    async fn unforgiven(&self) -> Vec<String> {
        let mut complaints = self.page.browser().complaints().await;
        let forgiven = self
            .forgiven
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        let missing = forgiven
            .iter()
            .filter(|part| !complaints.iter().any(|line| line.contains(**part)));
        let missing: Vec<_> = missing
            .map(|part| format!("nothing about {part}, which was expected"))
            .collect();
        complaints.retain(|line| !forgiven.iter().any(|part| line.contains(part)));
        [complaints, missing].concat()
    }

    /// Shows what the page looked like in the end.
    async fn report(&self, complaints: &[String]) {
        let text = self
            .page
            .run("return `${location.href}\n${document.body?.innerText}`")
            .await;
        let name = self.folder.path().file_name().expect("it has a name");
        let picture = std::env::temp_dir().join(name).with_extension("png");
        let kept = self.page.browser().driver.screenshot(&picture).await;
        eprintln!(
            "the page: {}\nthe console: {complaints:#?}",
            text.as_str().unwrap_or_default()
        );
        if kept.is_ok() {
            eprintln!("a picture: {}", picture.display());
        }
    }
}
