use crate::failure::Failure;
use crate::project::Project;
use crate::tools::Tools;
use crate::{files, fingerprint, licenses, process, release, split};
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs, io};

/// Everything that can change the release page.
const INPUTS: [&str; 14] = [
    "src",
    "style",
    "locale",
    "web",
    "embed",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "LICENSE-APACHE",
    "LICENSE-MIT",
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
    let built = project.target().join("trunk");
    trunk
        .args(["build", "--release", "--offline", "--features", "split"])
        .arg("--dist")
        .arg(&built)
        .env("CARGO_ENCODED_RUSTFLAGS", flags(project))
        .env(split::KEEP_NAMES.0, split::KEEP_NAMES.1);
    if !process::succeeds(&mut trunk) {
        return Err(Failure::new(
            "the page could not be built",
            "The message of the compiler or of trunk is above.",
        ));
    }
    let assembled = split::halves(project, tools).and_then(|halves| {
        let licenses = licenses::text(project, tools)?;
        release::assemble(project, halves, licenses)?;
        check_folders(project)
    });
    assembled.map_err(|why| {
        Failure::new(
            format!("the release can't be put together ({why})"),
            "A format has changed with a tool's version: see xtask/src/split.rs and bundle.rs.",
        )
    })?;
    println!("the page is built ({} s)", began.elapsed().as_secs());
    // Without the record the next start builds once more, and that is all.
    if let Some(state) = state(project) {
        let _ = fs::write(record, state);
    }
    Ok(())
}

/// Compiler flags. Some keep the folders of this machine, and with them its owner's name, out of the page: panic
/// messages hold the path of their source.
fn flags(project: &Project) -> String {
    let remapped = folders(project).into_iter();
    remapped
        .map(|folder| format!("--remap-path-prefix={}=", folder.display()))
        // The first stands in .cargo/config.toml, too, which these flags replace.
        .chain(["--cfg=erase_components", split::FLAG].map(str::to_owned))
        .collect::<Vec<_>>()
        // As Cargo separates flags in this variable, so that a folder may have a space in its name.
        .join("\u{1f}")
}

/// Where the sources lie that the page is made from.
fn folders(project: &Project) -> Vec<PathBuf> {
    let cargo_home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = env::var_os("HOME")?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let registry = cargo_home.map(|home| home.join("registry").join("src"));
    [Some(project.root().to_path_buf()), registry]
        .into_iter()
        .flatten()
        .collect()
}

/// A folder of this machine in a release would make another release of the same sources elsewhere.
fn check_folders(project: &Project) -> Result<(), String> {
    for file in files::below(&project.dist()).map_err(|error| error.to_string())? {
        let bytes = fs::read(&file).map_err(|error| error.to_string())?;
        for mut folder in folders(project) {
            if folder == project.root() {
                // Its name alone may stand there for another reason, such as /app.
                folder = folder.join("src/");
            }
            let folder = folder.to_string_lossy();
            if holds(&bytes, folder.as_bytes()) {
                return Err(format!("{} holds the path {folder}", file.display()));
            }
        }
    }
    Ok(())
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
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
