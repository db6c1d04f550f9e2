use crate::api::{Api, Listed};
use crate::browsers::Browsers;
use crate::docs;
use crate::page::Page;
use crate::pages::{Codes, Connect, Generate, Overview, Redeem, Shell};
use crate::setting::{DATABASE, Setting};
use crate::wait::eventually;
use sandbox::{CUSTOMER, Effects, Fault, RESELLER, Server};
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tempfile::TempDir;
use tokio::sync::Semaphore;
use tokio::task::LocalSet;

/// More browsers than this at once only slow each other down, in every engine.
static SEATS: Semaphore = Semaphore::const_new(3);

/// What a test plays on: a sandbox with a database of its own, and a browser.
#[derive(Clone)]
pub struct Stage(Arc<Props>);

pub struct Props {
    pub sandbox: Server,
    pub page: Page,
    pub api: Api,
    forgiven: Mutex<Vec<&'static str>>,
    /// What the console has said so far.
    heard: Mutex<Vec<String>>,
    folder: TempDir,
}

impl Setting {
    /// Sets the stage, plays, and strikes it whatever happened.
    ///
    /// # Panics
    /// When the play does, and when something was found in the console that was not [forgiven](Stage::forgive).
    pub async fn play(self, play: impl AsyncFnOnce(Stage) + 'static) {
        let _seat = SEATS.acquire().await.expect("never closed");
        let folder = tempfile::Builder::new()
            .prefix("share-code-dashboard-e2e-")
            .tempdir()
            .expect("there is room for a database");
        let sandbox = sandbox::start(self.into_options(folder.path()))
            .await
            .unwrap_or_else(|error| panic!("{error}"));
        let browsers = Browsers::shared();
        let browser = browsers.take().await;
        let stage = Stage(Arc::new(Props {
            api: Api::new(sandbox.origin()),
            sandbox,
            page: Page::new(browser),
            forgiven: Mutex::default(),
            heard: Mutex::default(),
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
        let browser = stage.page.browser();
        if played.is_ok() && complaints.is_empty() {
            browsers.give_back(browser).await;
        } else {
            browser.quit().await;
        }
        browsers.close().await;
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
        lock(&self.forgiven).push(part);
    }

    /// From now on the sandbox misbehaves like this.
    pub fn fault(&self, fault: Fault) {
        self.sandbox
            .faults()
            .expect("it was started with faults")
            .arm(fault);
    }

    /// Waits until every fault has met the requests that it was for.
    pub async fn faults_are_used_up(&self) {
        eventually("the faults are used up", async || {
            let faults = self.sandbox.faults().expect("it was started with faults");
            match faults.list().len() {
                0 => Ok(()),
                n => Err(format!("{n} are armed")),
            }
        })
        .await;
    }

    /// How many requests an endpoint of the sandbox has had, such as `list-share-code`.
    pub fn arrived(&self, endpoint: &str) -> u64 {
        let faults = self.sandbox.faults();
        faults
            .expect("it was started with faults")
            .arrived(endpoint)
    }

    /// From now on it behaves again.
    pub fn no_fault(&self) {
        self.sandbox
            .faults()
            .expect("it was started with faults")
            .clear();
    }

    /// The browser's process is killed, and started anew on the same profile.
    pub async fn crash(&self) {
        let next = self.page.browser().crash().await;
        self.page.replace_browser(next);
    }

    /// Takes a picture of the page where docs/ is written anew. In all other runs it must be there.
    ///
    /// # Panics
    /// When it is not.
    pub async fn illustrate(&self, name: &str) {
        if let Some(docs) = docs::rewritten() {
            // The ring around what has the focus is no part of it.
            self.page.run("document.activeElement?.blur()").await;
            self.page.take_picture(&docs.join(name)).await;
        }
        assert!(docs::folder().join(name).is_file(), "{name} is missing");
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

    pub fn overview(&self) -> Overview {
        Overview::new(&self.page)
    }

    /// What a query over the sandbox's own database gives, read past everything that the sandbox does.
    ///
    /// # Panics
    /// When it can't be read.
    pub fn sql(&self, query: &str) -> Vec<Vec<String>> {
        let file = self.folder.path().join(DATABASE);
        let read = || -> rusqlite::Result<Vec<Vec<String>>> {
            let database = rusqlite::Connection::open(file)?;
            let mut query = database.prepare(query)?;
            let columns = query.column_count();
            let cell = |row: &rusqlite::Row, at| {
                Ok(match row.get(at)? {
                    rusqlite::types::Value::Null => String::new(),
                    rusqlite::types::Value::Integer(number) => number.to_string(),
                    rusqlite::types::Value::Text(text) => text,
                    other => format!("{other:?}"),
                })
            };
            let rows = query.query_map([], |row| (0..columns).map(|at| cell(row, at)).collect())?;
            rows.collect()
        };
        read().unwrap_or_else(|error| panic!("{query}: {error}"))
    }

    pub fn redeem(&self) -> Redeem {
        Redeem::new(&self.page)
    }

    /// What the console has said since the last call that is not forgiven. Only Chromium tells.
    pub async fn complaints(&self) -> Vec<String> {
        let mut new = self.page.browser().complaints().await.unwrap_or_default();
        lock(&self.heard).extend(new.clone());
        let forgiven = lock(&self.forgiven);
        new.retain(|line| !forgiven.iter().any(|part| line.contains(part)));
        new
    }

    /// The rest of what the console says, and what was expected of it in vain.
    async fn unforgiven(&self) -> Vec<String> {
        let mut complaints = self.complaints().await;
        if self.page.browser().tells_console() {
            let heard = lock(&self.heard);
            let forgiven = lock(&self.forgiven);
            let missing = forgiven
                .iter()
                .filter(|part| !heard.iter().any(|line| line.contains(**part)));
            let missing = missing.map(|part| format!("nothing about {part}, which was expected"));
            complaints.extend(missing);
        }
        complaints
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

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
