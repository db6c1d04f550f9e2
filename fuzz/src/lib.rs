//! What the dashboard promises of texts that come from outside, a module for each kind of text.
//!
//! `check` of a module takes any bytes and panics where a promise is broken. `cargo fuzz` calls it with inputs that it makes
//! up; `tests/corpus.rs` of the library calls it with the inputs that are kept in `corpus/`.

pub mod answers;
pub mod config;
pub mod exports;
pub mod jobs;
pub mod journal;
pub mod kept;
pub mod messages;
pub mod pasted;
pub mod queries;
pub mod tables;
mod text;

/// What may break a promise by a panic.
pub type Check = fn(&[u8]);

/// The modules by name, as `corpus/` has them.
pub const TARGETS: [(&str, Check); 10] = [
    ("answers", answers::check),
    ("config", config::check),
    ("exports", exports::check),
    ("jobs", jobs::check),
    ("journal", journal::check),
    ("kept", kept::check),
    ("messages", messages::check),
    ("pasted", pasted::check),
    ("queries", queries::check),
    ("tables", tables::check),
];
