//! The dashboard as the one wasm that the page loads.
//!
//! It is a package of its own for the linker's sake: Cargo optimizes across crates only where nothing but a `cdylib` is
//! asked for, and the dashboard itself has to be a library as well, for its tests. That is 9 % of the page.

pub use share_code_dashboard::embed::{lock, mount, navigate, speak, unmount};
