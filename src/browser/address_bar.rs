//! The query string of the page's own address, which mirrors the view.

use wasm_bindgen::JsValue;

use super::window;

/// The query string without its question mark.
pub fn query_string() -> String {
    let search = window().location().search().unwrap_or_default();
    search.strip_prefix('?').unwrap_or(&search).to_owned()
}

/// Shows another query string; with `push`, Back leads to the one before.
pub fn set_query_string(query: &str, push: bool) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let url = if query.is_empty() {
        path
    } else {
        path + "?" + query
    };
    let Ok(history) = window().history() else {
        return;
    };
    // Browsers throttle these calls and then throw: the view is right all the same, only the address lags.
    let _ = if push {
        history.push_state_with_url(&JsValue::NULL, "", Some(&url))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&url))
    };
}

/// The origin of the page, such as `https://codes.example.com`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
