//! Text files that a person gives to the page.

use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Event;

use super::{store::call, task};

/// Reads the first file that was dropped on an element or chosen in a field, as UTF-8. False where there is none. What can't
/// be read is passed over.
pub fn read(event: &Event, act: impl FnOnce(String) + 'static) -> bool {
    let Some(file) = given(event) else {
        return false;
    };
    task::spawn(async move {
        let text =
            call(&file, "text", &[]).map(|text| JsFuture::from(text.unchecked_into::<Promise>()));
        if let Ok(text) = text
            && let Ok(text) = text.await
        {
            act(text.as_string().unwrap_or_default());
        }
    });
    true
}

fn given(event: &Event) -> Option<JsValue> {
    let dropped = Reflect::get(event, &"dataTransfer".into()).ok();
    let giver = match dropped {
        Some(dropped) if dropped.is_object() => dropped,
        _ => event.target()?.into(),
    };
    let files = Reflect::get(&giver, &"files".into()).ok()?;
    let file = Reflect::get(&files, &0.into()).ok()?;
    file.is_object().then_some(file)
}
