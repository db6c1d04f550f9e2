//! One at a time in all tabs of this browser: Web Locks. <https://w3c.github.io/web-locks/>

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::window;

/// What came of asking for a lock.
pub enum TryLock {
    Acquired(Lock),
    /// Somebody else has it, in this tab or another.
    Busy,
    /// The browser has none here: an insecure origin, a sandboxed frame.
    Unsupported,
}

/// Held until it is dropped, or the tab goes.
pub struct Lock {
    release: JsValue,
}

impl Drop for Lock {
    fn drop(&mut self) {
        resolve(&self.release, &JsValue::NULL);
    }
}

/// Asks without waiting.
pub async fn try_lock(name: &str) -> TryLock {
    match request(name) {
        Err(_) => TryLock::Unsupported,
        Ok(answer) => match JsFuture::from(answer).await {
            Ok(release) if release.is_function() => TryLock::Acquired(Lock { release }),
            Ok(_) => TryLock::Busy,
            Err(_) => TryLock::Unsupported,
        },
    }
}

/// Resolves with the function that releases the lock, or with null.
fn request(name: &str) -> Result<Promise, JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &true.into())?;
    let (answer, told) = open_promise();
    // The lock is held for as long as the promise that this gives is open; without the lock it is called with null.
    let hold = Closure::once_into_js(move |lock: JsValue| {
        if lock.is_null() {
            resolve(&told, &JsValue::NULL);
            return JsValue::NULL;
        }
        let (held, release) = open_promise();
        resolve(&told, &release);
        held.into()
    });
    let requested = request.call3(&locks, &name.into(), &options, &hold)?;
    // Where locks are refused altogether, the request fails before any answer.
    Ok(Promise::race(&Array::of2(&answer, &requested)))
}

/// A promise, and the function that resolves it.
fn open_promise() -> (Promise, JsValue) {
    let mut end = JsValue::NULL;
    let promise = Promise::new(&mut |resolve, _| end = resolve.into());
    (promise, end)
}

fn resolve(promise: &JsValue, value: &JsValue) {
    // Resolving can't fail.
    let _ = promise
        .unchecked_ref::<Function>()
        .call1(&JsValue::NULL, value);
}
