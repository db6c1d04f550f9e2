//! Texts that lie in this browser enciphered: AES-GCM, with a key of the browser's own that no script can read out.
//! A copy of the profile's files, or a script that may only read them, has nothing of the texts without the browser.
//!
//! <https://w3c.github.io/webcrypto/>; only pages of a secure origin have it.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

use super::{call, store, window};

/// The name of the key. It holds a space, as no name of the journal does.
const KEY: &str = "seal key";

/// Puts a text under a name.
///
/// # Errors
///
/// As [`store::put`], and where the browser enciphers nothing.
pub async fn put(name: &str, text: &str) -> Result<(), JsValue> {
    let key = key().await?;
    let salt = Uint8Array::new_with_length(12);
    call(&crypto()?, "getRandomValues", &[&salt])?;
    let plain = Uint8Array::from(text.as_bytes());
    let sealed = with_key("encrypt", &salt, &key, &plain).await?;
    store::put_value(name, &Array::of2(&salt, &sealed)).await
}

/// The text under a name.
///
/// # Errors
///
/// When there is none that this browser has sealed.
pub async fn get(name: &str) -> Result<String, JsValue> {
    let sealed: Array = store::value(name).await?.dyn_into()?;
    let plain = with_key("decrypt", &sealed.get(0), &key().await?, &sealed.get(1)).await?;
    let text = String::from_utf8(Uint8Array::new(&plain).to_vec());
    text.map_err(|_| JsValue::NULL)
}

async fn key() -> Result<JsValue, JsValue> {
    let known = store::value(KEY).await?;
    if known.is_object() {
        return Ok(known);
    }
    let kind = algorithm()?;
    Reflect::set(&kind, &"length".into(), &256.into())?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = call(&subtle()?, "generateKey", &[&kind, &false.into(), &uses])?;
    let made = store::settled(made).await?;
    store::put_value(KEY, &made).await?;
    Ok(made)
}

async fn with_key(
    method: &str,
    salt: &JsValue,
    key: &JsValue,
    data: &JsValue,
) -> Result<JsValue, JsValue> {
    let kind = algorithm()?;
    Reflect::set(&kind, &"iv".into(), salt)?;
    store::settled(call(&subtle()?, method, &[&kind, key, data])?).await
}

fn algorithm() -> Result<Object, JsValue> {
    let kind = Object::new();
    Reflect::set(&kind, &"name".into(), &"AES-GCM".into())?;
    Ok(kind)
}

fn crypto() -> Result<JsValue, JsValue> {
    Reflect::get(&window(), &"crypto".into())
}

fn subtle() -> Result<JsValue, JsValue> {
    Reflect::get(&crypto()?, &"subtle".into())
}
