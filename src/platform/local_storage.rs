//! What this browser keeps for its person (`localStorage`): conveniences, nothing that must not be lost. It throws in
//! sandboxed and third-party frames: there, nothing is kept.

use super::window;

pub fn read(name: &str) -> Option<String> {
    storage()?.get_item(name).ok()?
}

/// False when the browser keeps nothing here.
pub fn write(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
}

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok()?
}
