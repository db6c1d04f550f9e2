use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{files, fingerprint, glue, lean_std, process, split};
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs, io};

/// Everything that can change the release page.
const INPUTS: [&str; 12] = [
    "src",
    "page",
    "style",
    "embed",
    "index.html",
    "boot.js",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    ".cargo/config.toml",
    "xtask/src",
];

/// Builds the release page into dist/, unless it is there already and nothing has changed since.
pub fn release(project: &Project, tools: &Tools) -> Result<(), Failure> {
    let record = project.target().join("page.fingerprint");
    if fs::read_to_string(&record).is_ok_and(|last| Some(last) == state(project)) {
        println!("the page is up to date");
        return Ok(());
    }
    println!("building the page (about 2 minutes the first time)");
    let began = Instant::now();
    let mut trunk = tools.command(project, "trunk");
    // Everything it needs is on PATH: without --offline it would look for newer tools by itself.
    trunk
        .args(["build", "--release", "--offline", "--features", "split"])
        .arg("--dist")
        .arg(project.dist())
        .env("CARGO_ENCODED_RUSTFLAGS", flags(project, tools))
        .env(split::KEEP_NAMES.0, split::KEEP_NAMES.1);
    if tools.builds_std() {
        trunk.envs(lean_std::VARIABLES);
    }
    if !process::succeeds(&mut trunk) {
        return Err(Failure::new(
            "the page could not be built",
            "The message of the compiler or of trunk is above.",
        ));
    }
    finish(project, tools).map_err(|why| {
        Failure::new(
            format!("the wasm can't be cut in two or made shorter ({why})"),
            "Its format has changed with a tool's version: see xtask/src/split.rs and glue.rs.",
        )
    })?;
    println!("the page is built ({} s)", began.elapsed().as_secs());
    // Without the record the next start builds once more, and that is all.
    if let Some(state) = state(project) {
        let _ = fs::write(record, state);
    }
    Ok(())
}

/// Two wasms in place of the one that trunk has made, with short names between the first and its JavaScript.
fn finish(project: &Project, tools: &Tools) -> Result<(), String> {
    let words = |error: io::Error| error.to_string();
    let dist = project.dist();
    let files = files::below(&dist).map_err(words)?;
    let wasm = files
        .iter()
        .find(|file| file.to_string_lossy().ends_with("_bg.wasm"));
    let wasm = wasm.ok_or("there is no wasm")?;
    let js = wasm.to_string_lossy().replace("_bg.wasm", ".js");
    for earlier in files.iter().filter(|file| split::is_late(file)) {
        fs::remove_file(earlier).map_err(words)?;
    }
    let halves = split::halves(project, tools)?;
    let late = glue::bare_wasm(&halves.late)?;
    let name = split::late_name(&late);
    let (glue, first) = glue::shorten(&split::with_loader(&halves.js, &name)?, &halves.first)?;
    let boot = dist.join("boot.js");
    let loader = glue::bare(&fs::read_to_string(&boot).map_err(words)?)?;
    fs::write(dist.join(name), late)
        .and_then(|()| fs::write(&js, glue))
        .and_then(|()| fs::write(wasm, first))
        .and_then(|()| fs::write(boot, loader))
        .map_err(words)
}

/// Compiler flags. Some keep the folders of this machine, and with them its owner's name, out of the page: panic
/// messages hold the path of their source.
fn flags(project: &Project, tools: &Tools) -> String {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME")?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let registry = cargo_home.map(|home| home.join("registry").join("src"));
    let lean = tools.builds_std().then_some(lean_std::FLAGS);
    [Some(project.root().to_path_buf()), registry]
        .into_iter()
        .flatten()
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        .chain(lean.into_iter().flatten().map(str::to_owned))
        .chain([split::FLAG.to_owned()])
        .collect::<Vec<_>>()
        // As Cargo separates flags in this variable, so that a folder may have a space in its name.
        .join("\u{1f}")
}

/// What the page is made from and what it is, so that neither a changed source nor a meddled dist/ goes unnoticed.
fn state(project: &Project) -> Option<String> {
    let nested: io::Result<Vec<_>> = INPUTS
        .iter()
        .map(|path| files::below(&project.root().join(path)))
        .collect();
    let dist = project.dist();
    let inputs = fingerprint::of(project.root(), &nested.ok()?.concat()).ok()?;
    let output = fingerprint::of(&dist, &files::uncompressed(&dist).ok()?).ok()?;
    Some(format!("{inputs:016x} {output:016x}"))
}
