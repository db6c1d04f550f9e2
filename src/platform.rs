//! The browser's own facilities, each behind plain Rust values.
//! Beside `components` and `main`, the only place that touches `web_sys`.

pub mod address_bar;
#[cfg(target_arch = "wasm32")]
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod download;
#[cfg(target_arch = "wasm32")]
pub mod encrypted_store;
pub mod fetch;
pub mod host_bridge;
pub mod listener;
pub mod local_storage;
#[cfg(target_arch = "wasm32")]
pub mod lock;
#[cfg(not(target_arch = "wasm32"))]
pub mod native;
pub mod printer;
#[cfg(target_arch = "wasm32")]
pub mod random;
pub mod resize;
#[cfg(target_arch = "wasm32")]
pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod tab_storage;
pub mod task;
pub mod text_file;

#[cfg(not(target_arch = "wasm32"))]
pub use native::{channel, encrypted_store, lock, random, store, tab_storage};

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

thread_local! {
    static DOCUMENT: web_sys::Document = window().document().expect("a window shows a document");
}

/// The window that the page or the embedded element lives in.
pub(crate) fn window() -> web_sys::Window {
    web_sys::window().expect("the dashboard runs in a window")
}

/// Its document.
pub(crate) fn document() -> web_sys::Document {
    DOCUMENT.with(Clone::clone)
}

/// Whether somebody can see the page: its tab is in front, and its window not hidden.
pub fn is_visible() -> bool {
    !document().hidden()
}

/// `object.method(…)`: the bindings of web-sys for IndexedDB are ten times the size of this.
fn call(object: &JsValue, method: &str, arguments: &[&JsValue]) -> Result<JsValue, JsValue> {
    let method: Function = Reflect::get(object, &method.into())?.dyn_into()?;
    method.apply(object, &arguments.iter().collect())
}
