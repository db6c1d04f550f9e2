use crate::args::Args;
use crate::engines::Engine;
use crate::failure::Failure;
use crate::packages::Program;
use crate::project::Project;
use crate::summary::{self, Summary, Verdict};
use crate::tools::Tools;
use crate::{packages, page, plain, process, size, supply};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

/// What the steps work with.
struct Bench<'a> {
    project: &'a Project,
    tools: Tools,
    /// Each engine, with the variable that names its driver, and the driver.
    engines: Vec<(Engine, (&'static str, PathBuf))>,
}

/// The servers whose recipes in deploy/ are tested, and the spreadsheet that opens what was exported.
const PROGRAMS: [Program; 3] = [
    Program {
        names: &["nginx"],
        package: "nginx",
    },
    Program {
        names: &["caddy"],
        package: "caddy",
    },
    Program {
        names: &["soffice"],
        package: "libreoffice-calc-nogui",
    },
];

/// More tests than this don't fail by chance.
const SECOND_TRIES: usize = 6;

/// A step that went well says how many tests it ran, if it is made of tests.
type Step = fn(&Bench) -> Result<Option<usize>, Failure>;

const STEPS: [(&str, Step); 9] = [
    ("formatting", formatting),
    ("lints, native", native_lints),
    ("lints, wasm32", wasm_lints),
    ("supply chain", supply_chain),
    ("native tests", native_tests),
    ("browser tests", browser_tests),
    ("release page", release_page),
    ("size", page_size),
    ("trunk alone", trunk_alone),
];

/// `cargo xtask test`: every check in turn up to the first that fails, and one summary.
pub fn run(project: &Project, mut args: Args) -> Result<(), Failure> {
    let engines = Engine::wanted(&mut args)?;
    args.finish()?;
    for program in PROGRAMS {
        program.ensure()?;
    }
    let with_driver = |engine: &Engine| Ok((*engine, engine.driver()?));
    let bench = Bench {
        project,
        tools: Tools::prepare(project)?,
        engines: engines.iter().map(with_driver).collect::<Result<_, _>>()?,
    };
    let mut summary = Summary::default();
    let mut failure = None;
    let mut take = |name, step: &dyn Fn() -> Result<Option<usize>, Failure>| {
        if failure.is_some() {
            summary.add(name, Verdict::NotRun, Duration::ZERO);
            return;
        }
        println!("\n== {name}");
        let began = Instant::now();
        let verdict = match step() {
            Ok(tests) => Verdict::Passed { tests },
            Err(why) => {
                failure = Some(why);
                Verdict::Failed
            }
        };
        summary.add(name, verdict, began.elapsed());
    };
    for (name, step) in STEPS {
        take(name, &|| step(&bench));
    }
    for (engine, driver) in &bench.engines {
        take(engine.step(), &|| end_to_end_tests(&bench, *engine, driver));
    }
    println!("\n{summary}");
    failure.map_or(Ok(()), Err)
}

fn formatting(bench: &Bench) -> Result<Option<usize>, Failure> {
    bench.check("fmt --all --check", "Run `cargo fmt --all`.")
}

fn native_lints(bench: &Bench) -> Result<Option<usize>, Failure> {
    bench.lint("--workspace --all-targets")
}

fn wasm_lints(bench: &Bench) -> Result<Option<usize>, Failure> {
    // The unit tests of the library are native ones; what the release page alone has is linted here.
    bench.lint(
        "--package share-code-dashboard --features split --target wasm32-unknown-unknown --lib --bin page --test web",
    )
}

fn supply_chain(bench: &Bench) -> Result<Option<usize>, Failure> {
    supply::check(bench.project, &bench.tools).map(|()| None)
}

fn native_tests(bench: &Bench) -> Result<Option<usize>, Failure> {
    bench.test(&mut bench.cargo("test --locked --no-fail-fast --workspace --exclude e2e"))
}

/// The tests in tests/web: wasm-bindgen's runner (see .cargo/config.toml) drives them in a headless Chromium.
fn browser_tests(bench: &Bench) -> Result<Option<usize>, Failure> {
    let words =
        "test --locked --package share-code-dashboard --target wasm32-unknown-unknown --test web";
    bench.test(
        bench
            .cargo(words)
            .env("CHROMEDRIVER", packages::chromedriver()?),
    )
}

fn release_page(bench: &Bench) -> Result<Option<usize>, Failure> {
    page::release(bench.project, &bench.tools).map(|()| None)
}

fn page_size(bench: &Bench) -> Result<Option<usize>, Failure> {
    size::check(bench.project).map(|()| None)
}

/// What those see who know trunk and none of our commands.
fn trunk_alone(bench: &Bench) -> Result<Option<usize>, Failure> {
    let sources = plain::built(bench.project, &bench.tools)?;
    bench.test(
        bench
            .cargo("test --locked --package e2e --test trunk")
            .env("SHARE_CODE_DASHBOARD_SOURCES", &sources)
            .env("SHARE_CODE_DASHBOARD_DIST", sources.join("dist"))
            .env("CHROMEDRIVER", packages::chromedriver()?),
    )
}

/// The promises to the person at the screen, on the release page.
fn end_to_end_tests(
    bench: &Bench,
    engine: Engine,
    (variable, driver): &(&'static str, PathBuf),
) -> Result<Option<usize>, Failure> {
    bench.ensure_packages()?;
    let command = |words: &str| {
        let mut cargo = bench.cargo(words);
        cargo
            .env("SHARE_CODE_DASHBOARD_DIST", bench.project.dist())
            .env("SHARE_CODE_DASHBOARD_ENGINE", engine.name())
            .env(variable, driver);
        cargo
    };
    let words = "test --locked --no-fail-fast --package e2e --test promises --";
    let mut all = command(words);
    for left_out in engine.leaves_out() {
        all.args(["--skip", left_out]);
    }
    let mut failed = Vec::new();
    let first = bench.test_watched(&mut all, |line| {
        failed.extend(summary::failed(line).map(str::to_owned));
    });
    if first.is_ok() || failed.is_empty() || failed.len() > SECOND_TRIES {
        return first;
    }
    // A machine that does something else meanwhile may keep a browser from acting in time. What is broken fails alone as well.
    println!("\nonce more, one after the other: {}", failed.join(", "));
    let again = "test --locked --package e2e --test promises -- --test-threads 1 --exact";
    let again = bench.test(command(again).args(&failed));
    if again.is_ok() {
        println!(
            "\n{} at the second try: {}",
            engine.step(),
            failed.join(", ")
        );
    }
    again.map(|_| None)
}

impl Bench<'_> {
    fn cargo(&self, words: &str) -> Command {
        let mut cargo = self.tools.command(self.project, "cargo");
        cargo.args(words.split(' '));
        cargo
    }

    fn check(&self, words: &str, remedy: &str) -> Result<Option<usize>, Failure> {
        if process::succeeds(&mut self.cargo(words)) {
            return Ok(None);
        }
        Err(Failure::new(
            format!("`cargo {words}` found something"),
            remedy,
        ))
    }

    fn lint(&self, targets: &str) -> Result<Option<usize>, Failure> {
        let words = format!("clippy --locked {targets} -- --deny warnings");
        self.check(&words, "Its message is above.")
    }

    /// Runs tests and counts them. None at all is a failure: they have been filtered or compiled away.
    fn test(&self, cargo: &mut Command) -> Result<Option<usize>, Failure> {
        self.test_watched(cargo, |_| ())
    }

    fn test_watched(
        &self,
        cargo: &mut Command,
        mut on_line: impl FnMut(&str),
    ) -> Result<Option<usize>, Failure> {
        let mut tests = 0;
        let good = process::succeeds_watched(cargo, |line| {
            tests += summary::passed(line).unwrap_or(0);
            on_line(line);
        });
        match (good, tests) {
            (true, 1..) => Ok(Some(tests)),
            (true, 0) => Err(Failure::new(
                "not one test ran",
                "Look for what leaves them out.",
            )),
            (false, _) => Err(Failure::new("tests failed", "Their messages are above.")),
        }
    }

    /// What checks the pages for accessibility, and what host pages are made with. It is no part of what is shipped.
    fn ensure_packages(&self) -> Result<(), Failure> {
        let folder = self.project.root().join("tests/e2e");
        let is_there = |name: &str| folder.join("node_modules").join(name).is_dir();
        if ["axe-core", "esbuild", "react-dom", "vue"]
            .iter()
            .all(|name| is_there(name))
        {
            return Ok(());
        }
        if process::output(Command::new("npm").arg("--version")).is_none() {
            return Err(Failure::new(
                "the end-to-end tests need npm to fetch axe-core, esbuild, React and Vue",
                "Install it: `apt-get install npm` on Debian, elsewhere from https://nodejs.org.",
            ));
        }
        println!(
            "fetching axe-core, esbuild, React and Vue into tests/e2e/node_modules (a few seconds)"
        );
        let fetched = process::succeeds(
            Command::new("npm")
                .args(["ci", "--no-audit", "--no-fund", "--prefix"])
                .arg(&folder),
        );
        if fetched {
            return Ok(());
        }
        Err(Failure::new(
            "what tests/e2e/package.json names could not be fetched",
            "npm's message is above: check the network, then run the command again.",
        ))
    }
}
