//! Programs that the tests use and Debian packages.

use crate::failure::Failure;
use crate::process;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// A program by one of its names, and the package of Debian that has it.
pub struct Program {
    pub names: &'static [&'static str],
    pub package: &'static str,
}

/// What a Chromium is called.
const CHROMIUM: Program = Program {
    names: &[
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
    ],
    package: "chromium",
};

const CHROMEDRIVER: Program = Program {
    names: &["chromedriver"],
    package: "chromium-driver",
};

/// Where chromedriver is; it finds its browser by itself.
pub fn chromedriver() -> Result<PathBuf, Failure> {
    CHROMIUM.ensure()?;
    CHROMEDRIVER.ensure()
}

impl Program {
    /// Where it is. Installs its package when it is absent and this user may.
    pub fn ensure(&self) -> Result<PathBuf, Failure> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        let installed = may_install() && install(self.package);
        self.find().filter(|_| installed).ok_or_else(|| {
            Failure::new(
                format!("the tests need {}", self.names[0]),
                format!(
                    "Install it: `apt-get install {}` on Debian, or what another system calls it.",
                    self.package
                ),
            )
        })
    }

    fn find(&self) -> Option<PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        // Servers lie where only root looks.
        let folders = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
        let files = folders.flat_map(|folder| self.names.iter().map(move |name| folder.join(name)));
        files.into_iter().find(|file| file.is_file())
    }
}

/// True when that went well.
fn install(package: &str) -> bool {
    println!("installing Debian's {package} (a minute or so)");
    let apt = |words: &[&str]| {
        let mut command = Command::new("apt-get");
        // What is installed for tests is not to serve anything by itself.
        let variables = [("DEBIAN_FRONTEND", "noninteractive"), ("RUNLEVEL", "1")];
        process::succeeds(command.args(words).envs(variables))
    };
    // The lists of a fresh container are empty or old.
    apt(&["update", "--quiet"]) && apt(&["install", "--yes", "--no-install-recommends", package])
}

/// Only on Debian: Ubuntu's packages of some browsers are stubs for a snap that root can't drive.
fn may_install() -> bool {
    let debian = fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.lines().any(|line| line == "ID=debian"));
    let root = process::output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    debian && root && Path::new("/usr/bin/apt-get").is_file()
}
