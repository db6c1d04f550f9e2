//! The system's clipboard.

use js_sys::{Promise, Reflect};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

use super::{call, window};

/// Puts text on the clipboard. False when the browser refuses: an insecure origin, a frame without permission.
pub async fn copy(text: &str) -> bool {
    // Undefined on insecure origins.
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into());
    let written = clipboard.and_then(|clipboard| call(&clipboard, "writeText", &[&text.into()]));
    match written {
        Ok(written) => JsFuture::from(Promise::resolve(&written)).await.is_ok(),
        Err(_) => false,
    }
}

/// The text that a person pastes.
pub fn pasted(event: &Event) -> Option<String> {
    let clipboard = Reflect::get(event, &"clipboardData".into()).ok()?;
    call(&clipboard, "getData", &[&"text".into()])
        .ok()?
        .as_string()
}
