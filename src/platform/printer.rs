//! The system's printer.

use super::window;

/// Asks how the page is to be printed. Returns once that is answered, or in some browsers at once; `afterprint` comes
/// when the page is free to change.
pub fn print() {
    // Fails in no browser: one that may not print does nothing.
    let _ = window().print();
}
