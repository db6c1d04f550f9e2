//! The time of day, and what comes later.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
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

/// Ends when the page is drawn the next time, right before.
pub async fn frame() {
    let drawn = Promise::new(&mut |resolve: Function, _| {
        // Fails for no function.
        let _ = window().request_animation_frame(&resolve);
    });
    let _: Result<JsValue, JsValue> = JsFuture::from(drawn).await;
}

/// Acts again and again until it is dropped.
pub struct Interval {
    id: i32,
    /// The browser holds no more than a way to it.
    _act: Closure<dyn FnMut()>,
}

impl Interval {
    pub fn new(millis: i32, act: impl FnMut() + 'static) -> Self {
        let act = Closure::<dyn FnMut()>::new(act);
        let id = window().set_interval_with_callback_and_timeout_and_arguments_0(
            act.as_ref().unchecked_ref(),
            millis,
        );
        Self {
            // Fails for no function; no interval has the number 0.
            id: id.unwrap_or_default(),
            _act: act,
        }
    }
}

impl Drop for Interval {
    fn drop(&mut self) {
        window().clear_interval_with_handle(self.id);
    }
}
