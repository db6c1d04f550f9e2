//! The browser's own facilities, each behind plain Rust values.
//! Beside `ui` and `app`, the only place that touches `web_sys`.

pub mod address_bar;
pub mod channel;
pub mod clipboard;
pub mod clock;
pub mod download;
pub mod encrypted_store;
pub mod fetch;
pub mod host_bridge;
pub mod listener;
pub mod local_storage;
pub mod lock;
pub mod printer;
pub mod random;
pub mod resize;
pub mod store;
pub mod tab_storage;
pub mod task;
pub mod text_file;

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

/// False when the browser knows that it has no network. <https://html.spec.whatwg.org/multipage/system-state.html#dom-navigator-online>
pub fn is_online() -> bool {
    js_sys::Reflect::get(&window().navigator(), &"onLine".into())
        .is_ok_and(|online| online != false)
}
