//! The page as trunk alone makes it.

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::tools::Tools;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A fresh clone of what is committed, in which trunk has built the page.
///
/// # Errors
///
/// When git or trunk fails.
pub fn built(project: &Project, tools: &Tools) -> Result<PathBuf, Failure> {
    let clone = project.target().join("plain");
    // Fails where there is none yet.
    let _ = fs::remove_dir_all(&clone);
    let mut git = Command::new("git");
    git.args(["clone", "--quiet"])
        .arg(project.root())
        .arg(&clone);
    let mut trunk = tools.command(project, "trunk");
    trunk
        .current_dir(&clone)
        .args(["build", "--release", "--offline"]);
    if process::succeeds(&mut git) && process::succeeds(&mut trunk) {
        return Ok(clone);
    }
    Err(Failure::new(
        "trunk alone can't build the page in a fresh clone",
        "Its message is above.",
    ))
}
