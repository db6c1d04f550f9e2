//! The share code dashboard.
//!
//! Modules use each other in one direction only (`a <- b` reads "b uses a"):
//!
//! ```text
//! domain <- api <- state <- pages <- app <- main.rs (what web/ calls)
//! ```
//!
//! `browser`, `components` and `i18n` stand beside them: see ARCHITECTURE.md. `tests/layers.rs` holds the rule.

pub mod api;
pub mod app;
pub mod browser;
pub mod components;
pub mod domain;
pub mod i18n;
pub mod pages;
pub mod state;
