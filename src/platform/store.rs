//! Texts by name that outlive the browser's process: IndexedDB, told to reach the disk before it says so.
//!
//! localStorage would be simpler, but browsers write it to the disk some seconds later: what is written right before a
//! crash is lost. <https://w3c.github.io/IndexedDB/#transaction-durability-hint>

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;

use super::{call, window};

const DATABASE: &str = "share-code-dashboard";
const TABLE: &str = "journal";

/// Milliseconds. Some browsers now and then never answer at all; whoever has clicked wants to know.
const LONGEST_WAIT: i32 = 10_000;

/// Why nothing can be kept here, in the browser's words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StorageError(pub String);

/// Puts a text under a name, over the one that was there. It is on the disk when this ends well.
///
/// # Errors
///
/// In a sandboxed or third-party frame, in some private windows, and when the disk is full.
pub async fn put(name: &str, text: &str) -> Result<(), StorageError> {
    write("put", &[&text.into(), &name.into()]).await
}

/// Puts anything that can be cloned under a name.
///
/// # Errors
///
/// As [`put`].
pub(super) async fn put_value(name: &str, value: &JsValue) -> Result<(), JsValue> {
    let written = write("put", &[value, &name.into()]).await;
    written.map_err(|StorageError(why)| why.into())
}

/// What is there under a name; undefined where nothing is.
///
/// # Errors
///
/// As [`put`].
pub(super) async fn value(name: &str) -> Result<JsValue, JsValue> {
    let database = open().await?;
    let table = table(&database, "readonly")?.1;
    let value = done(&call(&table, "get", &[&name.into()])?, "success").await;
    call(&database, "close", &[])?;
    value
}

/// # Errors
///
/// As [`put`].
pub async fn remove(name: &str) -> Result<(), StorageError> {
    write("delete", &[&name.into()]).await
}

/// Puts what becomes of the text under a name in place of it, in one step, so that no other tab can write in between.
/// `change` is given what is there, and says `None` to leave that as it is.
///
/// # Errors
///
/// As [`put`].
pub async fn change(
    name: &str,
    change: impl FnOnce(Option<String>) -> Option<String>,
) -> Result<(), StorageError> {
    let changed = async {
        let database = open().await?;
        let (transaction, table) = table(&database, "readwrite")?;
        let written = done(&transaction, "complete");
        let known = done(&call(&table, "get", &[&name.into()])?, "success").await?;
        if let Some(text) = change(known.as_string()) {
            call(&table, "put", &[&text.into(), &name.into()])?;
        }
        let written = written.await;
        call(&database, "close", &[])?;
        written
    };
    changed.await.map(|_| ()).map_err(refused)
}

/// Every name with its text; with none where something else lies there.
///
/// # Errors
///
/// As [`put`].
pub async fn all() -> Result<Vec<(String, String)>, StorageError> {
    let all = async {
        let database = open().await?;
        let table = table(&database, "readonly")?.1;
        let names = done(&call(&table, "getAllKeys", &[])?, "success").await;
        let texts = done(&call(&table, "getAll", &[])?, "success").await;
        call(&database, "close", &[])?;
        let (names, texts): (Array, Array) = (names?.unchecked_into(), texts?.unchecked_into());
        let text = |value: JsValue| value.as_string().unwrap_or_default();
        Ok(names.iter().map(text).zip(texts.iter().map(text)).collect())
    };
    all.await.map_err(refused)
}

async fn write(method: &str, values: &[&JsValue]) -> Result<(), StorageError> {
    let write = async {
        let database = open().await?;
        let (transaction, table) = table(&database, "readwrite")?;
        call(&table, method, values)?;
        let written = done(&transaction, "complete").await;
        call(&database, "close", &[])?;
        written
    };
    write.await.map(|_| ()).map_err(refused)
}

async fn open() -> Result<JsValue, JsValue> {
    let factory = Reflect::get(&window(), &"indexedDB".into())?;
    let request = call(&factory, "open", &[&DATABASE.into()])?;
    let opened = request.clone();
    // Only ever called for a database that is new, and dropped here, since it and the request hold each other.
    let make = Closure::once(move || {
        Reflect::get(&opened, &"result".into())
            .and_then(|database| call(&database, "createObjectStore", &[&TABLE.into()]))
            .map(|_| ())
    });
    Reflect::set(&request, &"onupgradeneeded".into(), make.as_ref())?;
    done(&request, "success").await
}

/// A transaction, and the table in it.
fn table(database: &JsValue, mode: &str) -> Result<(JsValue, JsValue), JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into())?;
    let transaction = call(
        database,
        "transaction",
        &[&TABLE.into(), &mode.into(), &options],
    )?;
    let table = call(&transaction, "objectStore", &[&TABLE.into()])?;
    Ok((transaction, table))
}

/// Waits for the event from now on, but not for ever, and gives the result of a request.
fn done(target: &JsValue, event: &str) -> impl Future<Output = Result<JsValue, JsValue>> {
    let mut timer = 0;
    let promise = Promise::new(&mut |resolve, reject| {
        let set =
            window().set_timeout_with_callback_and_timeout_and_arguments_0(&reject, LONGEST_WAIT);
        // Fails for no function; no timer has the number 0.
        timer = set.unwrap_or_default();
        for (event, act) in [
            (event, resolve),
            ("error", reject.clone()),
            ("abort", reject),
        ] {
            // Requests and transactions are not frozen.
            let _ = Reflect::set(target, &("on".to_owned() + event).into(), &act);
        }
    });
    let done = JsFuture::from(promise);
    let target = target.clone();
    async move {
        let done = done.await;
        window().clear_timeout_with_handle(timer);
        match done {
            Ok(_) => Reflect::get(&target, &"result".into()),
            // A request that did not end has none yet, and says so.
            Err(_) => Err(Reflect::get(&target, &"error".into())?),
        }
    }
}

/// What a promise comes to.
pub(super) async fn settled(promise: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(promise.unchecked_into::<Promise>()).await
}

fn refused(error: JsValue) -> StorageError {
    let message = Reflect::get(&error, &"message".into()).ok();
    let message = message.and_then(|message| message.as_string());
    StorageError(message.unwrap_or_else(|| "IndexedDB is not there".to_owned()))
}
