//! The only place that knows URLs, headers and JSON.

mod client;
pub mod endpoint;
mod error;
pub mod wire;

pub use client::Client;
pub use error::{ApiError, job_answer, order_answer};
