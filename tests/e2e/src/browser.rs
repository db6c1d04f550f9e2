use crate::driver::Driver;
use crate::engine::{Engine, SIZE};
use serde_json::{Value, json};
use std::fs;
use std::process::Command;
use std::sync::Arc;
use tempfile::TempDir;
use thirtyfour::error::WebDriverResult;
use thirtyfour::{Capabilities, WebDriver};

/// A browser with a profile of its own. One test has it at a time.
#[derive(Clone)]
pub struct Browser {
    pub engine: Engine,
    pub driver: WebDriver,
    profile: Arc<TempDir>,
    /// Outlives the session.
    _process: Arc<Driver>,
}

/// Sends what the content security policy stopped to the console, where every test looks for errors at its end.
const REPORT_VIOLATIONS: &str = "addEventListener('securitypolicyviolation', (event) => \
    console.error('content security policy:', event.violatedDirective, event.blockedURI))";

impl Browser {
    /// # Panics
    /// When no browser can be started.
    pub async fn start() -> Self {
        let profile = TempDir::new().expect("there is room for a profile");
        Self::start_on(Arc::new(profile)).await
    }

    /// On what an earlier browser has left in this folder, if there was one.
    async fn start_on(profile: Arc<TempDir>) -> Self {
        let engine = Engine::of_this_run();
        let process = Driver::of(engine).await;
        let wanted = engine.capabilities(profile.path());
        let wanted = wanted
            .as_object()
            .cloned()
            .expect("capabilities are an object");
        // A connection that is kept belongs to the test that has made it.
        let client = reqwest::Client::builder().pool_max_idle_per_host(0).build();
        let driver = WebDriver::builder(process.address(), Capabilities::from(wanted))
            .client(client.expect("a client for HTTP"))
            .connect()
            .await
            .unwrap_or_else(|error| panic!("no browser could be started: {error}"));
        let browser = Self {
            engine,
            driver,
            profile,
            _process: process,
        };
        browser.prepare_tab().await.expect("a tab is there");
        browser
    }

    /// Gets ready for another test: with a new tab alone, since what was set for a tab ends with it, and without what was set for
    /// all. What pages have kept is kept by their origins, which are others each time ([`crate::port::free`]).
    ///
    /// # Errors
    /// When it can't.
    pub async fn renew(&self) -> WebDriverResult<()> {
        if self.engine == Engine::Chromium {
            // Of the whole browser. A page that can't write to the clipboard has not written to it.
            let empty = "navigator.clipboard?.writeText('').catch(() => {})";
            let empty = json!({ "expression": empty, "userGesture": true, "awaitPromise": true });
            let cdp = self.driver.cdp();
            cdp.send_raw("Runtime.evaluate", empty).await?;
            cdp.send_raw("Network.clearBrowserCookies", json!({}))
                .await?;
        }
        let old = self.driver.windows().await?;
        let tab = self.driver.new_tab().await?;
        for tab in old {
            self.driver.switch_to_window(tab).await?;
            self.driver.close_window().await?;
        }
        self.driver.switch_to_window(tab).await?;
        if self.engine == Engine::Chromium {
            let default = json!({ "behavior": "default" });
            let cdp = self.driver.cdp();
            cdp.send_raw("Browser.setDownloadBehavior", default).await?;
            cdp.send_raw("Browser.resetPermissions", json!({})).await?;
            self.driver.browser_log().await?;
        }
        self.prepare_tab().await
    }

    async fn prepare_tab(&self) -> WebDriverResult<()> {
        if self.engine == Engine::Chromium {
            let report = json!({ "source": REPORT_VIOLATIONS });
            let command = "Page.addScriptToEvaluateOnNewDocument";
            self.driver.cdp().send_raw(command, report).await?;
        } else {
            let (width, height) = SIZE;
            self.driver.set_window_rect(0, 0, width, height).await?;
        }
        Ok(())
    }

    /// Ends the browser's process at once, as a power cut would, and starts another one on the same profile.
    ///
    /// # Panics
    /// When there is none.
    pub async fn crash(&self) -> Self {
        // A link to the machine's name and the id of the process, by which browsers keep off each other's profiles.
        let lock = fs::read_link(self.profile.path().join("SingletonLock"));
        let lock = lock.expect("a browser is running");
        let lock = lock.to_string_lossy();
        let id = lock.rsplit('-').next().unwrap_or_default();
        let killed = Command::new("kill").args(["-9", id]).status();
        assert!(killed.is_ok_and(|status| status.success()), "kill -9 {id}");
        Self::start_on(self.profile.clone()).await
    }

    pub async fn quit(self) {
        // Fails for one that has ended by itself.
        let _ = self.driver.quit().await;
    }

    /// Sends one command of the DevTools protocol <https://chromedevtools.github.io/devtools-protocol/>.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let answer = self.driver.cdp().send_raw(command, parameters).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Whether this engine tells what stands in the console.
    pub fn tells_console(&self) -> bool {
        self.engine == Engine::Chromium
    }

    /// Errors and warnings in the console since the last call. Only Chromium tells; `None` is another engine.
    pub async fn complaints(&self) -> Option<Vec<String>> {
        if !self.tells_console() {
            return None;
        }
        let log = self
            .driver
            .browser_log()
            .await
            .expect("the session was asked to log");
        let lines = log.into_iter();
        Some(
            lines
                .map(|entry| format!("{} {}", entry.level, entry.message))
                .collect(),
        )
    }
}
