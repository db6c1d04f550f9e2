//! Storage that lives as long as the tab (`sessionStorage`). It throws in sandboxed and third-party frames:
//! there, nothing is kept.

use super::window;

pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// False when the browser keeps nothing here.
pub fn write(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
}

pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        // Fails only where nothing was kept.
        let _ = storage.remove_item(name);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok()?
}
