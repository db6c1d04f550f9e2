//! The system's clipboard.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Puts text on the clipboard. False when the browser refuses: an insecure origin, a frame without permission.
pub async fn copy(text: &str) -> bool {
    let navigator = window().navigator();
    // `navigator.clipboard` is undefined on insecure origins, where calling it would throw.
    if !window().is_secure_context() {
        return false;
    }
    JsFuture::from(navigator.clipboard().write_text(text))
        .await
        .is_ok()
}
