//! What docs/ shows is made by the tests: with `SHARE_CODE_DASHBOARD_DOCS=$PWD/docs`, those of `touring` and `exporting` write their
//! pictures and samples into that folder.

use std::env;
use std::path::{Path, PathBuf};

/// Where docs/ is written anew; `None` in most runs.
pub fn rewritten() -> Option<PathBuf> {
    env::var_os("SHARE_CODE_DASHBOARD_DOCS").map(PathBuf::from)
}

/// The docs/ of this project.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}
