//! The time of day, and what comes later.

use crate::domain::Instant;

/// Now, by the clock of this machine, which may be wrong.
pub fn now() -> Instant {
    Instant::from_millis(js_sys::Date::now() as i64)
}
