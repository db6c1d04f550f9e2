//! The only place that knows URLs, headers and JSON.

mod client;
pub mod endpoint;
mod error;
/// Public for fuzz/, which tries it with odd answers.
pub mod wire;

pub use client::Client;
pub use error::{ApiError, job_answer, order_answer};
