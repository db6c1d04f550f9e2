//! Writing to a disk that may fail once.

use crate::platform::clock;

/// How often a write that fails at once is tried.
pub const TRIES: usize = 3;

/// Whether a write that began then, on the steady clock, failed for want of an answer. A browser that does not answer is not asked
/// again: whoever has clicked wants to know.
pub fn is_silent(began: f64) -> bool {
    const AT_ONCE: f64 = 1_000.0;
    clock::monotonic() - began > AT_ONCE
}
