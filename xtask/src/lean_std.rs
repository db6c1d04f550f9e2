//! The standard library, compiled for the page and for size: 8 kB of brotli less than the one that Rust ships.

use crate::process;
use std::path::Path;
use std::process::Command;

/// What the compiler is told. The switches are of Rust's unstable ones; the compiler is pinned, so they don't move.
///
/// A panic ends the program at once, without its words: nobody hears them in a browser, and without them neither the
/// texts nor the code that writes them are in the page.
pub const FLAGS: [&str; 4] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zlocation-detail=none",
    "-Zfmt-debug=none",
];

/// The surroundings in which Cargo compiles the standard library too.
pub const VARIABLES: [(&str, &str); 3] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
];

/// Whether the sources of the standard library are there, after an attempt to install them. Without them the page is
/// built on the one that Rust ships: larger, and otherwise the same.
pub fn is_possible() -> bool {
    if has_sources() {
        return true;
    }
    println!("installing the sources of Rust's standard library (about 4 MB, a few seconds)");
    process::succeeds(Command::new("rustup").args(["component", "add", "rust-src"]));
    let is_possible = has_sources();
    if !is_possible {
        println!(
            "The sources could not be installed: the page will be about 8 kB larger than it has to be. \
             Distributions have a package for them (Debian: rust-src)."
        );
    }
    is_possible
}

fn has_sources() -> bool {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]));
    sysroot.is_some_and(|sysroot| {
        Path::new(&sysroot)
            .join("lib/rustlib/src/rust/library/Cargo.lock")
            .is_file()
    })
}
