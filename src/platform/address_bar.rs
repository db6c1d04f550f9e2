//! The query string of the page's own address, which mirrors the view.

use wasm_bindgen::JsValue;

use super::window;
use crate::domain;

/// The query string without its question mark.
pub fn query_string() -> String {
    let search = window().location().search().unwrap_or_default();
    search.strip_prefix('?').unwrap_or(&search).to_owned()
}

/// The value of one parameter, empty when it is not there.
pub fn parameter(name: &str) -> String {
    domain::parameter(&query_string(), name).unwrap_or_default()
}

/// Gives a parameter another value, or takes it away with an empty one, and leaves the others byte for byte as they are.
pub fn set_parameter(name: &str, value: &str, push: bool) {
    set_query_string(&domain::with_parameter(&query_string(), name, value), push);
}

/// Shows another query string; with `push`, Back leads to the one before.
pub fn set_query_string(query: &str, push: bool) {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    let mark = if query.is_empty() { "" } else { "?" };
    let url = path + mark + query + &hash;
    let Ok(history) = window().history() else {
        return;
    };
    // The host page's router may keep its own state there.
    let state = history.state().unwrap_or(JsValue::NULL);
    // Browsers throttle these calls and then throw: the view is right all the same, only the address lags.
    let _ = if push {
        history.push_state_with_url(&state, "", Some(&url))
    } else {
        history.replace_state_with_url(&state, "", Some(&url))
    };
}

/// The origin of the page, such as `https://codes.example.com`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
