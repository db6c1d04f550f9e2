use crate::chromedriver::Chromedriver;
use serde_json::{Value, json};
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;
use std::{fs, io};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::{DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

/// A browser of its own for one test, with a profile of its own.
#[derive(Clone)]
pub struct Browser {
    pub driver: WebDriver,
    /// Outlives the session.
    _chromedriver: Arc<Chromedriver>,
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
        let chromedriver = Chromedriver::shared();
        let mut wanted = DesiredCapabilities::chrome();
        let mut flags = vec![
            "--headless=new",
            "--disable-gpu",
            "--disable-background-networking",
            "--no-first-run",
            "--force-prefers-reduced-motion",
            "--lang=en-US",
            "--window-size=1280,900",
        ];
        if is_root().unwrap_or(false) {
            flags.push("--no-sandbox");
        }
        let profile = format!("--user-data-dir={}", profile.display());
        flags.push(&profile);
        for flag in flags {
            wanted.add_arg(flag).expect("a flag is a string");
        }
        wanted
            .set_browser_log_level(LoggingPrefsLogLevel::Warning)
            .expect("a level is a string");
        let driver = WebDriver::new(chromedriver.address(), wanted)
            .await
            .unwrap_or_else(|error| panic!("no browser could be started: {error}"));
        let browser = Self {
            driver,
            _chromedriver: chromedriver,
        };
        browser
            .devtools(
                "Page.addScriptToEvaluateOnNewDocument",
                json!({ "source": REPORT_VIOLATIONS }),
            )
            .await;
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

    /// Errors and warnings in the console since the last call.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self
            .driver
            .browser_log()
            .await
            .expect("the session was asked to log");
        log.into_iter()
            .map(|entry| format!("{} {}", entry.level, entry.message))
            .collect()
    }
}

/// Chromium's own sandbox can't be set up by root.
fn is_root() -> io::Result<bool> {
    Ok(fs::metadata("/proc/self")?.uid() == 0)
}
