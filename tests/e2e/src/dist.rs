//! The release page that the tests are about.

use crate::release;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::{env, fs, io, process};

static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = env::var_os("SHARE_CODE_DASHBOARD_DIST").map(PathBuf::from);
    let built = folder.filter(|folder| folder.join("index.html").is_file());
    built.unwrap_or_else(|| {
        // Said once: a panic would say it again for every test. `eprintln!` is captured and would be lost.
        let words = b"\nThe end-to-end tests need the release page: run `cargo xtask test`.\n";
        let _ = io::stderr().write_all(words);
        process::exit(1)
    })
});

/// Lets the page in `to`, which was [copied](copy), be of another release, which lies beside the one of before.
///
/// # Panics
/// When it can't be written.
pub fn publish_next(to: &Path) {
    let published = release::publish_next(&FOLDER, to);
    published.unwrap_or_else(|error| panic!("no release can be made: {error}"));
}

/// Puts the page into `to`, which is made, and beside it this config.json.
///
/// # Panics
/// When it can't be copied.
pub fn copy(to: &Path, config: Option<&str>) {
    let copied = copy_files(&FOLDER, to).and_then(|()| match config {
        Some(config) => fs::write(to.join("config.json"), config),
        None => Ok(()),
    });
    copied.unwrap_or_else(|error| panic!("the page can't be copied: {error}"));
}

fn copy_files(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_files(&entry.path(), &to)?;
        } else {
            fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}
