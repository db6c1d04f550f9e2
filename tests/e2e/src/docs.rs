//! What docs/ shows is made by the tests `touring`, `exporting` and `embedding`: they write their pictures and samples into the folder that
//! `SHARE_CODE_DASHBOARD_DOCS` names. In all other runs samples are held against what the page writes, and pictures must be there.
//!
//! ```sh
//! SHARE_CODE_DASHBOARD_DOCS=$PWD/docs SHARE_CODE_DASHBOARD_DIST=$PWD/dist cargo test -p e2e --test promises -- touring exporting embedding
//! ```

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
