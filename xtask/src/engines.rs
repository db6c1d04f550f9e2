//! The engines of browsers that the end-to-end tests run in.

use crate::args::Args;
use crate::failure::Failure;
use crate::packages::{self, Program};
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

const FIREFOX: Program = Program {
    names: &["firefox-esr", "firefox"],
    package: "firefox-esr",
};

/// Its package has the browser as well.
const WEBKIT_DRIVER: Program = Program {
    names: &["WebKitWebDriver"],
    package: "webkit2gtk-driver",
};

const XVFB: Program = Program {
    names: &["Xvfb"],
    package: "xvfb",
};

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
            Self::Chromium => Ok(("CHROMEDRIVER", packages::chromedriver()?)),
            Self::Firefox => {
                FIREFOX.ensure()?;
                Ok(("GECKODRIVER", tools::geckodriver()?))
            }
            Self::WebKit => {
                XVFB.ensure()?;
                Ok(("WEBKITDRIVER", WEBKIT_DRIVER.ensure()?))
            }
        }
    }
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
