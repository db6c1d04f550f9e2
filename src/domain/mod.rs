//! What share codes are, in plain Rust: no framework, no browser.
