use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";

/// A program that crates.io has, and how this project wants it.
struct Tool {
    package: &'static str,
    version: String,
    programs: &'static [&'static str],
    /// What `cargo install` is told beside package and version.
    options: &'static [&'static str],
    /// How long the installation takes on two cores.
    minutes: u8,
}

/// The programs that build the page, each in exactly the version that the project pins.
pub struct Tools {
    path: OsString,
}

impl Tools {
    /// Looks for everything that a build needs, installs what is absent, and says so.
    ///
    /// What is installed goes to a place of the project's own: below the user's cache, so that a second clone and
    /// `cargo clean` don't pay again, or where `SHARE_CODE_DASHBOARD_TOOLS` says.
    pub fn prepare(project: &Project) -> Result<Self, Failure> {
        check_compiler()?;
        ensure_wasm_target()?;
        let tools = [
            Tool {
                package: "trunk",
                version: project.trunk_version()?,
                programs: &["trunk"],
                // Its features only serve downloads, which we don't let it do.
                options: &["--no-default-features", "--locked"],
                minutes: 5,
            },
            Tool {
                package: "wasm-bindgen-cli",
                version: project.wasm_bindgen_version()?,
                programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
                // Not --locked: a dependency locked by it has been withdrawn.
                options: &[],
                minutes: 3,
            },
        ];
        let place = place()?;
        let mut folders = Vec::new();
        for tool in &tools {
            folders.extend(tool.ensure(&place)?);
        }
        // trunk calls this program for the style sheet.
        let ours = env::current_exe().ok();
        folders.extend(ours.and_then(|program| Some(program.parent()?.to_owned())));
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(folders).map_err(|error| {
            Failure::new(
                format!("{} can't be put on PATH ({error})", place.display()),
                "Set SHARE_CODE_DASHBOARD_TOOLS to a folder without a colon in its name.",
            )
        })?;
        let tools = Self { path };
        tools.fetch_crates(project)?;
        Ok(tools)
    }

    /// A command in the project's root that finds the tools.
    pub fn command(&self, project: &Project, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(project.root()).env("PATH", &self.path);
        command
    }

    /// Downloads the crates of Cargo.lock once, so that every later step works without a network.
    fn fetch_crates(&self, project: &Project) -> Result<(), Failure> {
        let mut cargo = self.command(project, "cargo");
        if process::succeeds(cargo.args(["fetch", "--locked", "--quiet"])) {
            return Ok(());
        }
        Err(Failure::new(
            "the crates of Cargo.lock could not be downloaded",
            "cargo's message is above: check the network, then run the command again.",
        ))
    }
}

/// Firefox's driver, which Debian has not.
pub fn geckodriver() -> Result<PathBuf, Failure> {
    let tool = Tool {
        package: "geckodriver",
        version: "0.37.1".to_owned(),
        programs: &["geckodriver"],
        options: &["--locked"],
        minutes: 3,
    };
    let folder = tool.ensure(&place()?)?;
    Ok(folder.unwrap_or_default().join("geckodriver"))
}

/// What checks deny.toml. The folder that it is in; none when PATH has it.
pub fn cargo_deny() -> Result<Option<PathBuf>, Failure> {
    let tool = Tool {
        package: "cargo-deny",
        version: "0.20.2".to_owned(),
        programs: &["cargo-deny"],
        options: &["--locked"],
        minutes: 3,
    };
    tool.ensure(&place()?)
}

impl Tool {
    /// The folder to put on PATH for this tool; none when the right version is there already.
    fn ensure(&self, place: &Path) -> Result<Option<PathBuf>, Failure> {
        if self.answers(Path::new("")) {
            return Ok(None);
        }
        let home = place.join(format!("{}-{}", self.package, self.version));
        let programs = home.join("bin");
        if !self.answers(&programs) {
            self.install(&home)?;
        }
        Ok(Some(programs))
    }

    /// Whether all programs in `folder` (on PATH, when empty) are of the version wanted.
    fn answers(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| {
            let printed = process::output(Command::new(folder.join(program)).arg("--version"));
            printed.is_some_and(|text| text.split_whitespace().nth(1) == Some(&self.version))
        })
    }

    fn install(&self, home: &Path) -> Result<(), Failure> {
        let Self {
            package,
            version,
            minutes,
            ..
        } = self;
        println!(
            "installing {package} {version} into {} (about {minutes} minutes on two cores, once)",
            home.display()
        );
        let mut cargo = Command::new("cargo");
        cargo
            .args(["install", package, "--version", version, "--force"])
            .args(self.options)
            .arg("--root")
            .arg(home);
        let installed = process::succeeds(&mut cargo) && self.answers(&home.join("bin"));
        if installed {
            return Ok(());
        }
        Err(Failure::new(
            format!("{package} {version} could not be installed"),
            "cargo's message is above: check the network and the free disk space, then run the command again.",
        ))
    }
}

/// rusqlite compiles SQLite from its C source.
fn check_compiler() -> Result<(), Failure> {
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    match process::output(Command::new(&compiler).arg("--version")) {
        Some(_) => Ok(()),
        None => Err(Failure::new(
            format!("there is no C compiler `{}`", compiler.display()),
            "Install one: `apt-get install gcc libc6-dev` on Debian or Ubuntu, `dnf install gcc` on Fedora, \
             `xcode-select --install` on macOS.",
        )),
    }
}

/// Asks the compiler rather than rustup: a distribution's Rust comes without it.
fn ensure_wasm_target() -> Result<(), Failure> {
    let has_target = || {
        let printed = process::output(Command::new("rustc").args([
            "--print",
            "target-libdir",
            "--target",
            WASM,
        ]));
        printed.is_some_and(|folder| Path::new(&folder).is_dir())
    };
    if has_target() {
        return Ok(());
    }
    if process::output(Command::new("rustup").arg("--version")).is_none() {
        return Err(Failure::new(
            format!("this Rust has no standard library for {WASM}"),
            "Install your distribution's package (Debian: libstd-rust-dev-wasm32, Fedora: \
             rust-std-static-wasm32-unknown-unknown), or Rust from https://rustup.rs.",
        ));
    }
    println!("installing Rust's standard library for {WASM} (about 20 MB, under a minute)");
    if process::succeeds(Command::new("rustup").args(["target", "add", WASM])) && has_target() {
        return Ok(());
    }
    Err(Failure::new(
        format!("Rust's standard library for {WASM} could not be installed"),
        "rustup's message is above: check the network, then run the command again.",
    ))
}

/// The folder that the project's tools live in.
fn place() -> Result<PathBuf, Failure> {
    let given = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let cache =
        || given("XDG_CACHE_HOME").or_else(|| given("HOME").map(|home| home.join(".cache")));
    let ours = || cache().map(|cache| cache.join("share-code-dashboard/tools"));
    given("SHARE_CODE_DASHBOARD_TOOLS")
        .or_else(ours)
        .ok_or_else(|| {
            Failure::new(
                "there is no place to install tools in, since HOME is not set",
                "Set SHARE_CODE_DASHBOARD_TOOLS to a folder.",
            )
        })
}
