//! Random values.

use js_sys::Math;

use super::window;

/// From 0 up to and without 1. Nothing secret hangs on it.
pub fn fraction() -> f64 {
    Math::random()
}

/// A name that nothing else has: 32 hex digits.
pub fn id() -> String {
    let mut bytes = [0; 16];
    if let Ok(crypto) = window().crypto() {
        // Fails above 65,536 bytes.
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    let mut id = String::with_capacity(32);
    for byte in bytes {
        for digit in [byte >> 4, byte & 15] {
            id.extend(char::from_digit(digit.into(), 16));
        }
    }
    id
}
