//! The engines of browsers that the end-to-end tests run in.

use crate::args::Args;
use crate::browser::{self, install, may_install, on_path};
use crate::failure::Failure;
use crate::tools;
use std::path::PathBuf;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    Chromium,
    Firefox,
    WebKit,
}

/// The words of `--engines`, and how the summary calls each.
const NAMES: [(Engine, &str, &str); 3] = [
    (Engine::Chromium, "chromium", "end-to-end, Chromium"),
    (Engine::Firefox, "firefox", "end-to-end, Firefox"),
    (Engine::WebKit, "webkit", "end-to-end, WebKit"),
];

impl Engine {
    /// `--engines all`, or a list such as `--engines chromium,firefox`; Chromium without it.
    pub fn wanted(args: &mut Args) -> Result<Vec<Self>, Failure> {
        let Some(words) = args.word("--engines") else {
            return Ok(vec![Self::Chromium]);
        };
        let all = NAMES.map(|(_, name, _)| name);
        let words: Vec<&str> = if words == "all" {
            all.to_vec()
        } else {
            words.split(',').collect()
        };
        let read = |word: &&str| {
            let known = NAMES.iter().find(|(_, name, _)| name == word);
            known.map(|(engine, ..)| *engine).ok_or_else(|| {
                Failure::new(
                    format!("`{word}` is no engine"),
                    format!("Write `--engines all`, or some of {}.", all.join(",")),
                )
            })
        };
        words.iter().map(read).collect()
    }

    /// As `SHARE_CODE_DASHBOARD_ENGINE` has it.
    pub fn name(self) -> &'static str {
        NAMES[self as usize].1
    }

    pub fn step(self) -> &'static str {
        NAMES[self as usize].2
    }

    /// Tests that are not for this engine, by a part of their names: those that only another one can stage, and those of
    /// further dialects of the API, which are no business of a browser's.
    pub fn leaves_out(self) -> &'static [&'static str] {
        match self {
            Self::Chromium => &[],
            Self::Firefox => &["chromium::", "in_dialect_b", "in_dialect_c"],
            Self::WebKit => &["chromium::", "not_webkit::", "in_dialect_b", "in_dialect_c"],
        }
    }

    /// The variable by which the tests find the engine's driver, and the driver. Installs what is absent where this user may:
    /// browsers from Debian's packages, and Firefox's driver, which Debian lacks, from crates.io.
    pub fn driver(self) -> Result<(&'static str, PathBuf), Failure> {
        match self {
            Self::Chromium => Ok(("CHROMEDRIVER", browser::chromedriver()?)),
            Self::Firefox => {
                ensure(&["firefox-esr", "firefox"], &["firefox-esr"])?;
                Ok(("GECKODRIVER", tools::geckodriver()?))
            }
            Self::WebKit => {
                ensure(&["Xvfb"], &["xvfb"])?;
                let driver = ensure(&["WebKitWebDriver"], &["webkit2gtk-driver"])?;
                Ok(("WEBKITDRIVER", driver))
            }
        }
    }
}

/// One of these programs, which this package has.
fn ensure(programs: &[&str], packages: &[&str]) -> Result<PathBuf, Failure> {
    let find = || programs.iter().find_map(|program| on_path(program));
    if let Some(found) = find() {
        return Ok(found);
    }
    let installed = may_install() && install(packages);
    find().filter(|_| installed).ok_or_else(|| {
        Failure::new(
            format!("the tests need {}", programs[0]),
            format!(
                "Install it: `apt-get install {}` on Debian.",
                packages.join(" ")
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(line: &str) -> Result<Vec<Engine>, Failure> {
        Engine::wanted(&mut Args::new(line.split_whitespace().map(str::to_owned)))
    }

    #[test]
    fn engines_are_chosen_by_name() {
        assert_eq!(wanted("").unwrap(), [Engine::Chromium]);
        assert_eq!(
            wanted("--engines webkit,firefox").unwrap(),
            [Engine::WebKit, Engine::Firefox]
        );
        assert_eq!(wanted("--engines=all").unwrap().len(), 3);
        assert!(wanted("--engines netscape").is_err());
        for (engine, name, _) in NAMES {
            assert_eq!(engine.name(), name);
        }
    }
}
