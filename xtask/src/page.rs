use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{files, fingerprint, glue, lean_std, process};
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
        .args(["build", "--release", "--offline", "--dist"])
        .arg(project.dist())
        .env("CARGO_ENCODED_RUSTFLAGS", flags(project, tools));
    if tools.builds_std() {
        trunk.envs(lean_std::VARIABLES);
    }
    if !process::succeeds(&mut trunk) {
        return Err(Failure::new(
            "the page could not be built",
            "The message of the compiler or of trunk is above.",
        ));
    }
    shorten_glue(project).map_err(|why| {
        Failure::new(
            format!("what wasm-bindgen has written can't be made shorter ({why})"),
            "Its format has changed with its version: see xtask/src/glue.rs.",
        )
    })?;
    println!("the page is built ({} s)", began.elapsed().as_secs());
    // Without the record the next start builds once more, and that is all.
    if let Some(state) = state(project) {
        let _ = fs::write(record, state);
    }
    Ok(())
}

/// Short names between the wasm and its JavaScript.
fn shorten_glue(project: &Project) -> Result<(), String> {
    let files = files::below(&project.dist()).map_err(|error| error.to_string())?;
    let wasm = files
        .iter()
        .find(|file| files::has_extension(file, &["wasm"]));
    let wasm = wasm.ok_or("there is no wasm")?;
    let name = wasm.to_string_lossy();
    let js = name
        .strip_suffix("_bg.wasm")
        .ok_or("the wasm has another name")?
        .to_owned()
        + ".js";
    let boot = project.dist().join("boot.js");
    let read = || {
        Ok((
            fs::read_to_string(&js)?,
            fs::read(wasm)?,
            fs::read_to_string(&boot)?,
        ))
    };
    let (glue, bytes, loader) = read().map_err(|error: io::Error| error.to_string())?;
    let (glue, bytes) = glue::shorten(&glue, &bytes)?;
    let loader = glue::bare(&loader)?;
    let written = fs::write(&js, glue).and_then(|()| fs::write(wasm, bytes));
    let written = written.and_then(|()| fs::write(boot, loader));
    written.map_err(|error| error.to_string())
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
