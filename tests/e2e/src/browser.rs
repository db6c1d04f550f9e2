use crate::driver::Driver;
use crate::engine::{Engine, SIZE};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use thirtyfour::{Capabilities, WebDriver};

/// A browser of its own for one test, with a profile of its own.
#[derive(Clone)]
pub struct Browser {
    pub engine: Engine,
    pub driver: WebDriver,
    /// Outlives the session.
    _process: Arc<Driver>,
}

/// Sends what the content security policy stopped to the console, where every test looks for errors at its end.
const REPORT_VIOLATIONS: &str = "addEventListener('securitypolicyviolation', (event) => \
    console.error('content security policy:', event.violatedDirective, event.blockedURI))";

impl Browser {
    /// Starts on what an earlier browser has left in this folder, if there was one.
    ///
    /// # Panics
    /// When no browser can be started.
    pub async fn start(profile: &Path) -> Self {
        let engine = Engine::of_this_run();
        let process = Driver::of(engine).await;
        let wanted = engine.capabilities(profile);
        let wanted = wanted
            .as_object()
            .cloned()
            .expect("capabilities are an object");
        let driver = WebDriver::new(process.address(), Capabilities::from(wanted))
            .await
            .unwrap_or_else(|error| panic!("no browser could be started: {error}"));
        let browser = Self {
            engine,
            driver,
            _process: process,
        };
        if engine == Engine::Chromium {
            let report = json!({ "source": REPORT_VIOLATIONS });
            browser
                .devtools("Page.addScriptToEvaluateOnNewDocument", report)
                .await;
        } else {
            let sized = browser.driver.set_window_rect(0, 0, SIZE.0, SIZE.1).await;
            sized.expect("the window can be as large");
        }
        browser
    }

    /// Ends the browser's process at once, as a power cut would.
    ///
    /// # Panics
    /// When there is none.
    pub fn kill(profile: &Path) {
        // A link to the machine's name and the id of the process, by which browsers keep off each other's profiles.
        let lock = fs::read_link(profile.join("SingletonLock")).expect("a browser is running");
        let lock = lock.to_string_lossy();
        let id = lock.rsplit('-').next().unwrap_or_default();
        let killed = Command::new("kill").args(["-9", id]).status();
        assert!(killed.is_ok_and(|status| status.success()), "kill -9 {id}");
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
