use std::env;
use std::path::PathBuf;

/// The release page that the tests are about.
///
/// # Panics
/// When nobody has built one for them.
pub fn folder() -> PathBuf {
    let folder = env::var_os("SHARE_CODE_DASHBOARD_DIST").map(PathBuf::from);
    folder
        .filter(|folder| folder.join("index.html").is_file())
        .expect("the end-to-end tests need the release page and its tools: run `cargo xtask test`")
}
