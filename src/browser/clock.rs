//! The time of day, and what comes later.

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::window;
use crate::domain::Instant;

/// Now, by the clock of this machine, which may be wrong.
pub fn now() -> Instant {
    Instant::from_millis(js_sys::Date::now() as i64)
}

/// Ends so many milliseconds later.
pub async fn sleep(millis: i32) {
    let later = Promise::new(&mut |resolve: Function, _| {
        // Fails for no function.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, millis);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(later).await;
}
