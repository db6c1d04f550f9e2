//! The browser's own facilities, each behind plain Rust values.
//! Beside `ui` and `app`, the only place that touches `web_sys`.

pub mod address_bar;
pub mod clipboard;
pub mod clock;
pub mod fetch;
pub mod listener;
pub mod local_storage;
pub mod lock;
pub mod random;
pub mod store;
pub mod tab_storage;
pub mod timing;

/// The window that the page or the embedded element lives in.
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("the dashboard runs in a window")
}
