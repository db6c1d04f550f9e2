//! What the page around the dashboard offers it: plain values and functions, handed over by `web/`.

use std::collections::HashMap;

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A shared handle: cloning copies a reference.
#[derive(Clone)]
pub struct HostBridge(Option<JsValue>);

/// A fact of an event.
pub enum EventDetail<'a> {
    Text(&'a str),
    Number(u64),
}

impl HostBridge {
    /// An object whose fields are all optional.
    pub fn new(options: JsValue) -> Self {
        Self(Some(options))
    }

    /// A page that offers nothing.
    pub fn none() -> Self {
        Self(None)
    }

    /// What stands in a field; `undefined` where there is none.
    pub fn value(&self, field: &str) -> JsValue {
        let Some(options) = &self.0 else {
            return JsValue::UNDEFINED;
        };
        // Fails for what is no object, which has no fields.
        Reflect::get(options, &field.into()).unwrap_or_default()
    }

    pub fn text(&self, field: &str) -> Option<String> {
        self.value(field).as_string()
    }

    pub fn list(&self, field: &str) -> Option<Vec<String>> {
        let array: Array = self.value(field).dyn_into().ok()?;
        array.iter().map(|text| text.as_string()).collect()
    }

    /// The texts of an object, by their names.
    pub fn texts(&self, field: &str) -> Option<HashMap<String, String>> {
        let object = self.value(field);
        // An object of another realm, which a host page may hand over, is no instance of ours.
        let object: Object = object.is_object().then(|| object.unchecked_into())?;
        let entries = Object::entries(&object).into_iter();
        let entry = |entry: JsValue| {
            let entry: Array = entry.unchecked_into();
            Some((entry.get(0).as_string()?, entry.get(1).as_string()?))
        };
        entries.map(entry).collect()
    }

    /// Whether somebody else's page is around the dashboard.
    pub fn is_embedded(&self) -> bool {
        self.value("embedded").is_truthy()
    }

    /// Whether the key comes from the page.
    pub fn has_key(&self) -> bool {
        self.value("askKey").is_function()
    }

    /// The key that the page has now.
    ///
    /// # Errors
    ///
    /// In the page's words, when it has none or fails to get one.
    pub async fn ask_key(&self) -> Result<String, String> {
        let key = self.ask("askKey", JsValue::UNDEFINED).await;
        key.map_err(words)?.as_string().ok_or_else(String::new)
    }

    /// A language by its tag, as the page hands over the first one.
    pub async fn read_language(&self, tag: &str) -> Option<Self> {
        let language = self.ask("readLanguage", tag.into()).await;
        language.ok().map(Self::new)
    }

    /// Tells the page of something that happened.
    pub fn emit(&self, event: &str, facts: &[(&str, EventDetail)]) {
        if self.0.is_none() {
            return;
        }
        let Ok(tell) = self.value("tell").dyn_into::<Function>() else {
            return;
        };
        let detail = Object::new();
        for (name, fact) in facts {
            let value = match fact {
                EventDetail::Text(text) => JsValue::from_str(text),
                EventDetail::Number(number) => JsValue::from_f64(*number as f64),
            };
            // Setting a field of a plain object can't fail.
            let _ = Reflect::set(&detail, &(*name).into(), &value);
        }
        // What the host page does with it is its own business, its mistakes among it.
        let _ = tell.call2(&JsValue::UNDEFINED, &event.into(), &detail);
    }

    async fn ask(&self, function: &str, argument: JsValue) -> Result<JsValue, JsValue> {
        let function: Function = self.value(function).dyn_into()?;
        let answer = function.call1(&JsValue::UNDEFINED, &argument)?;
        JsFuture::from(Promise::resolve(&answer)).await
    }
}

/// What was thrown, in words.
fn words(thrown: JsValue) -> String {
    let message = Reflect::get(&thrown, &"message".into());
    let message = message.ok().and_then(|message| message.as_string());
    message.or_else(|| thrown.as_string()).unwrap_or_default()
}
