//! Text files that a person gives to the page.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

use super::{call, task};
use crate::domain::text_file;

/// A file, and what came of reading it.
pub struct Given {
    pub name: String,
    pub text: Result<String, NotRead>,
}

/// Why a file has no text.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    /// A picture, a spreadsheet, a program.
    NoText,
    /// It is gone, or a folder, or may not be read.
    Unreadable,
}

/// Whether what is dragged holds files, and no text.
pub fn is_dragged(event: &Event) -> bool {
    let types = Reflect::get(event, &"dataTransfer".into())
        .and_then(|dragged| Reflect::get(&dragged, &"types".into()));
    types.is_ok_and(|types| types.is_object() && Array::from(&types).includes(&"Files".into(), 0))
}

/// Reads all files that were dropped or chosen in a field, one after the other, and hands them over together. A field is
/// emptied, so that the same file can be chosen again.
pub fn read(event: &Event, act: impl FnOnce(Vec<Given>) + 'static) {
    let dropped = Reflect::get(event, &"dataTransfer".into()).ok();
    let giver = match dropped {
        Some(dropped) if dropped.is_object() => dropped,
        _ => match event.target() {
            Some(target) => target.into(),
            None => return,
        },
    };
    // Taken out now: the browser takes the list away after the event.
    let files = Reflect::get(&giver, &"files".into()).map(|files| Array::from(&files));
    let files: Vec<JsValue> = files.map_or_else(|_| Vec::new(), |files| files.to_vec());
    // Fails for what was dropped, which is no field.
    let _ = Reflect::set(&giver, &"value".into(), &"".into());
    if files.is_empty() {
        return;
    }
    task::spawn(async move {
        let mut given = Vec::new();
        for file in &files {
            let name = Reflect::get(file, &"name".into()).ok();
            given.push(Given {
                name: name.and_then(|name| name.as_string()).unwrap_or_default(),
                text: text_of(file).await,
            });
        }
        act(given);
    });
}

async fn text_of(file: &JsValue) -> Result<String, NotRead> {
    let bytes = async {
        let bytes: Promise = call(file, "arrayBuffer", &[])?.unchecked_into();
        JsFuture::from(bytes).await
    };
    let bytes = bytes.await.map_err(|_: JsValue| NotRead::Unreadable)?;
    text_file::decode(&Uint8Array::new(&bytes).to_vec()).ok_or(NotRead::NoText)
}
