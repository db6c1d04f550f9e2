//! The query string of the page's own address, which mirrors the view.

use wasm_bindgen::JsValue;
use web_sys::UrlSearchParams;

use super::window;

/// The query string without its question mark.
pub fn query_string() -> String {
    let search = window().location().search().unwrap_or_default();
    search.strip_prefix('?').unwrap_or(&search).to_owned()
}

/// The value of one parameter, empty when it is not there.
pub fn parameter(name: &str) -> String {
    parameters().get(name).unwrap_or_default()
}

/// Gives a parameter another value, or takes it away with an empty one, and leaves the others as they are.
pub fn set_parameter(name: &str, value: &str, push: bool) {
    let parameters = parameters();
    if value.is_empty() {
        parameters.delete(name);
    } else {
        parameters.set(name, value);
    }
    set_query_string(&String::from(parameters.to_string()), push);
}

fn parameters() -> UrlSearchParams {
    // Fails for no string.
    UrlSearchParams::new_with_str(&query_string()).expect("a query string has parameters")
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
