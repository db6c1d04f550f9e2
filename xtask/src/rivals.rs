//! The pages that the bench compares the release with: made from bench/ into target/bench/, as a careful host would serve them.

use crate::failure::Failure;
use crate::project::Project;
use crate::{dist, files, fingerprint, process};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

/// Where they are, each with `.br` and `.gz` beside its files.
pub struct Rivals {
    pub react: PathBuf,
    pub plain: PathBuf,
}

/// Makes both.
pub fn build(project: &Project) -> Result<Rivals, Failure> {
    let rivals = Rivals {
        react: project.target().join("bench/react"),
        plain: project.target().join("bench/plain"),
    };
    react(project)?;
    let made = plain(&project.root().join("bench/plain"), &rivals.plain)
        .and_then(|()| dist::precompress(&rivals.plain))
        .and_then(|()| dist::precompress(&rivals.react));
    made.map_err(|error| {
        Failure::new(
            format!("the pages of bench/ can't be made ({error})"),
            "Check the permissions of target/ and the free disk space.",
        )
    })?;
    Ok(rivals)
}

/// By npm and vite, which empties its folder itself.
fn react(project: &Project) -> Result<(), Failure> {
    let folder = project.root().join("bench/react");
    for words in ["ci --silent --no-audit --no-fund", "run --silent build"] {
        let mut npm = Command::new("npm");
        npm.args(words.split(' ')).current_dir(&folder);
        if !process::succeeds(&mut npm) {
            return Err(Failure::new(
                format!("`npm {words}` has failed in {}", folder.display()),
                "Its message is above. It needs npm, and a network the first time.",
            ));
        }
    }
    Ok(())
}

/// As it is written. What the page names lies in a folder whose files never change, as the others have one.
fn plain(from: &Path, to: &Path) -> io::Result<()> {
    let _ = fs::remove_dir_all(to);
    let sources = files::below(from)?;
    let folder = format!("r/{:016x}", fingerprint::of(from, &sources)?);
    fs::create_dir_all(to.join(&folder))?;
    for source in sources {
        let name = source.file_name().unwrap_or_default();
        if name == "index.html" {
            let page = fs::read_to_string(&source)?;
            fs::write(
                to.join(name),
                page.replace("\"./", &format!("\"./{folder}/")),
            )?;
        } else {
            fs::copy(&source, to.join(&folder).join(name))?;
        }
    }
    Ok(())
}
