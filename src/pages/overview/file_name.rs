//! What saved tables are called.

use crate::{platform::download, state::Shown};

/// With the time of what stands in it, and whether it is all.
pub fn file_name(stem: &str, shown: &Shown) -> String {
    let so_far = if shown.extent.is_final() {
        ""
    } else {
        "-so-far"
    };
    download::of_moment(&[stem, so_far].concat(), shown.read.1, "csv")
}
