//! The page as trunk alone makes it.

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::tools::Tools;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// What a fresh clone has not.
const MADE: [&str; 4] = [".git", "target", "dist", "node_modules"];

/// A copy of the sources as a fresh clone has them, in which trunk has built the page.
///
/// # Errors
///
/// When there is no room for it, and when trunk fails.
pub fn built(project: &Project, tools: &Tools) -> Result<PathBuf, Failure> {
    let sources = project.target().join("plain");
    // Fails where there is none yet.
    let _ = fs::remove_dir_all(&sources);
    copy(project.root(), &sources).map_err(|error| {
        Failure::new(
            format!("{} can't be made ({error})", sources.display()),
            "Check its permissions and the free disk space.",
        )
    })?;
    let mut trunk = tools.command(project, "trunk");
    trunk
        .current_dir(&sources)
        .args(["build", "--release", "--offline"]);
    if process::succeeds(&mut trunk) {
        return Ok(sources);
    }
    Err(Failure::new(
        "trunk alone can't build the page",
        "Its message is above.",
    ))
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (name, place) = (entry.file_name(), to.join(entry.file_name()));
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &place)?;
        } else {
            fs::copy(entry.path(), place)?;
        }
    }
    Ok(())
}
