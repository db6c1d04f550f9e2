//! The system's clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

use super::{store::call, window};

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

/// The text that a person pastes.
pub fn pasted(event: &Event) -> Option<String> {
    let clipboard = Reflect::get(event, &"clipboardData".into()).ok()?;
    call(&clipboard, "getData", &[&"text".into()])
        .ok()?
        .as_string()
}
