use js_sys::{Date, Function, Promise};
use wasm_bindgen_futures::JsFuture;

/// Milliseconds. Far more than anything here takes, so that only what never comes fails.
const PATIENCE: f64 = 10_000.0;

/// Waits for what must become true.
pub async fn until(what: &str, claim: impl Fn() -> bool) {
    let end = Date::now() + PATIENCE;
    while !claim() {
        assert!(Date::now() < end, "waited in vain until {what}");
        turn().await;
    }
}

/// Lets everything run that is ready to: a task of the browser comes after all that its promises have set off.
pub async fn turn() {
    let task = Promise::new(&mut |resolve: Function, _| {
        web_sys::window()
            .and_then(|window| window.set_timeout_with_callback(&resolve).ok())
            .expect("a window has timers");
    });
    JsFuture::from(task).await.expect("nobody rejects it");
}
