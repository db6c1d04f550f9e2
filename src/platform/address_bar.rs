//! The page's own address: its query string mirrors the view, and its fragment the code that is open.

use wasm_bindgen::JsValue;

use super::window;
use crate::domain;

/// What the history keeps of an entry that was made for the code it opens: the one before it is the same list.
const DETAIL: &str = "detail";

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
    // The host page's router may keep its own state there.
    write(query, &fragment(), push, &state());
}

/// The fragment without its hash sign, which browsers send to no server.
pub fn fragment() -> String {
    let hash = window().location().hash().unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// Shows another query string and fragment; with `push`, Back leads to the ones before. `is_detail` is kept with the entry.
pub fn set_view(query: &str, fragment: &str, push: bool, is_detail: bool) {
    let state = match is_detail {
        true => DETAIL.into(),
        false => JsValue::NULL,
    };
    write(query, fragment, push, &state);
}

/// Whether this entry of the history was written with `is_detail`.
pub fn is_detail() -> bool {
    state() == DETAIL
}

/// Goes back by one entry. The page hears of it later.
pub fn back() {
    if let Ok(history) = window().history() {
        // Fails where the page is no longer shown.
        let _ = history.back();
    }
}

/// Loads the page again. The browser asks first where something would be lost.
pub fn reload() {
    // Fails where the page is no longer shown.
    let _ = window().location().reload();
}

/// The address without query string and fragment.
pub fn page() -> String {
    origin() + &window().location().pathname().unwrap_or_default()
}

fn state() -> JsValue {
    let history = window().history();
    let state = history.and_then(|history| history.state());
    state.unwrap_or(JsValue::NULL)
}

fn write(query: &str, fragment: &str, push: bool, state: &JsValue) {
    let path = window().location().pathname().unwrap_or_default();
    let marked = |mark: &str, text: &str| match text.is_empty() {
        true => String::new(),
        false => mark.to_owned() + text,
    };
    let url = path + &marked("?", query) + &marked("#", fragment);
    let Ok(history) = window().history() else {
        return;
    };
    // Browsers throttle these calls and then throw: the view is right all the same, only the address lags.
    let _ = if push {
        history.push_state_with_url(state, "", Some(&url))
    } else {
        history.replace_state_with_url(state, "", Some(&url))
    };
}

/// The origin of the page, such as `https://codes.example.com`.
pub fn origin() -> String {
    window().location().origin().unwrap_or_default()
}
