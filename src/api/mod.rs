//! The only place that knows URLs, headers and JSON.
