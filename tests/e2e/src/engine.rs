use serde_json::{Value, json};
use std::env;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

/// What the tests run in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// Of a window, in CSS pixels.
pub const SIZE: (u32, u32) = (1280, 900);

impl Engine {
    /// The one that `SHARE_CODE_DASHBOARD_ENGINE` names; Chromium without it.
    ///
    /// # Panics
    /// For a name that is none.
    pub fn of_this_run() -> Self {
        match env::var("SHARE_CODE_DASHBOARD_ENGINE").as_deref() {
            Err(_) | Ok("chromium") => Self::Chromium,
            Ok("firefox") => Self::Firefox,
            Ok("webkit") => Self::WebKit,
            Ok(other) => panic!("SHARE_CODE_DASHBOARD_ENGINE is {other}"),
        }
    }

    /// The variable that says where its driver is, and the driver's usual name.
    pub fn driver(self) -> (&'static str, &'static str) {
        match self {
            Self::Chromium => ("CHROMEDRIVER", "chromedriver"),
            Self::Firefox => ("GECKODRIVER", "geckodriver"),
            Self::WebKit => ("WEBKITDRIVER", "WebKitWebDriver"),
        }
    }

    /// What a driver is asked for: <https://www.w3.org/TR/webdriver2/#capabilities>.
    pub fn capabilities(self, profile: &Path) -> Value {
        match self {
            Self::Chromium => chromium(profile),
            Self::Firefox => json!({
                "browserName": "firefox",
                "moz:firefoxOptions": {
                    "args": ["-headless"],
                    "prefs": {
                        "intl.accept_languages": "en-US",
                        "ui.prefersReducedMotion": 1,
                    },
                },
            }),
            Self::WebKit => json!({
                "browserName": "MiniBrowser",
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": ["--automation"] },
            }),
        }
    }
}

fn chromium(profile: &Path) -> Value {
    let mut flags = vec![
        "--headless=new".to_owned(),
        "--disable-gpu".to_owned(),
        "--disable-background-networking".to_owned(),
        "--no-first-run".to_owned(),
        "--force-prefers-reduced-motion".to_owned(),
        "--lang=en-US".to_owned(),
        format!("--window-size={},{}", SIZE.0, SIZE.1),
        format!("--user-data-dir={}", profile.display()),
    ];
    // Chromium's own sandbox can't be set up by root.
    if fs::metadata("/proc/self").is_ok_and(|this| this.uid() == 0) {
        flags.push("--no-sandbox".to_owned());
    }
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": flags },
        "goog:loggingPrefs": { "browser": "WARNING" },
    })
}

/// Debian puts the browser that WebKitWebDriver drives beside its library, whose folder has the version and the machine in it.
fn mini_browser() -> String {
    let folders = ["/usr/lib", "/usr/libexec"].map(fs::read_dir);
    let mut folders: Vec<_> = folders
        .into_iter()
        .flatten()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    let inner: Vec<_> = folders
        .iter()
        .filter_map(|folder| fs::read_dir(folder).ok())
        .flatten()
        .flatten()
        .collect();
    folders.extend(inner.into_iter().map(|entry| entry.path()));
    let found = folders
        .into_iter()
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file());
    found.map_or("MiniBrowser".to_owned(), |file| file.display().to_string())
}
