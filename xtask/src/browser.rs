use crate::failure::Failure;
use crate::process;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The names that a Chromium goes by.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];

/// Where chromedriver is; it finds its browser by itself. Installs both from Debian's packages when one is absent
/// and this user may.
pub fn chromedriver() -> Result<PathBuf, Failure> {
    if let Some(driver) = find() {
        return Ok(driver);
    }
    if may_install() {
        if install(&["chromium", "chromium-driver"]) {
            return find()
                .ok_or_else(|| absent("apt-get installed them, and they are still not on PATH"));
        }
        return Err(absent(
            "apt-get could not install them: its message is above",
        ));
    }
    Err(absent("they are not on PATH"))
}

/// Installs packages of Debian; true when that went well.
pub fn install(packages: &[&str]) -> bool {
    println!(
        "installing Debian's {} (a minute or two)",
        packages.join(", ")
    );
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        // What is installed for tests is not to serve anything by itself.
        let variables = [("DEBIAN_FRONTEND", "noninteractive"), ("RUNLEVEL", "1")];
        process::succeeds(command.args(words).envs(variables))
    };
    // The lists of a fresh container are empty or old.
    let words = ["install", "--yes", "--no-install-recommends"];
    apt(&["update", "--quiet"]) && apt(&[&words, packages].concat())
}

fn find() -> Option<PathBuf> {
    let driver = on_path("chromedriver")?;
    BROWSERS
        .iter()
        .find_map(|browser| on_path(browser))
        .map(|_| driver)
}

/// Where a program is.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Only on Debian: Ubuntu's packages of these names are stubs for a snap that root can't drive.
pub fn may_install() -> bool {
    let debian = fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    debian && root && Path::new("/usr/bin/apt-get").is_file()
}

fn absent(why: &str) -> Failure {
    Failure::new(
        format!("the tests need Chromium and a chromedriver of the same version ({why})"),
        "Install them: `apt-get install chromium chromium-driver` on Debian, `dnf install chromium chromedriver` on \
         Fedora, elsewhere from https://googlechromelabs.github.io/chrome-for-testing/.",
    )
}
