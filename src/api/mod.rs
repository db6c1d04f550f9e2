//! The only place that knows URLs, headers and JSON.

pub mod error;
pub mod wire;

pub use error::{ApiError, Seconds};
