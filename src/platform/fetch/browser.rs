//! By gloo-net.
//!
//! A host page may have put something of its own in the place of `window.fetch`. So nothing is taken for granted of what comes
//! back: it may be from another realm, be read already, or be nothing at all. Each of these is no answer.

use futures::channel::oneshot;
use gloo_net::http::{self, RequestBuilder};
use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, AbortSignal, Headers, ReferrerPolicy, RequestCache, RequestRedirect,
};

use super::{BODY_CAP, FetchError, Request, Response};
use crate::platform::{call, clock, listener::Listener, window};

/// False when the browser knows that it has no network. <https://html.spec.whatwg.org/multipage/system-state.html#dom-navigator-online>
pub fn is_online() -> bool {
    Reflect::get(&window().navigator(), &"onLine".into()).is_ok_and(|online| online != false)
}

/// An exchange that was begun elsewhere: what `fetch` gave.
#[derive(Clone)]
pub struct InFlightFetch(pub Promise);

/// Ends the exchange that it was given to.
#[derive(Clone)]
pub struct Abort(AbortController);

impl Abort {
    pub fn new() -> Self {
        Self(AbortController::new().expect("AbortController has no failing constructor"))
    }

    /// By a controller that the exchange was begun with elsewhere.
    pub fn of(controller: AbortController) -> Self {
        Self(controller)
    }

    pub fn abort(&self) {
        self.0.abort();
    }

    pub fn is_aborted(&self) -> bool {
        self.0.signal().aborted()
    }

    /// Ends once it is aborted.
    pub async fn aborted(&self) {
        if self.is_aborted() {
            return;
        }
        let (aborted, is_aborted) = oneshot::channel::<()>();
        let mut aborted = Some(aborted);
        let on_abort = move |_| drop(aborted.take());
        let _listener = Listener::new(&self.0.signal(), "abort", Box::new(on_abort));
        // A sender that is dropped wakes as well as one that sends.
        let _ = is_aborted.await;
    }
}

impl Default for Abort {
    fn default() -> Self {
        Self::new()
    }
}

/// Sends the request once, unless one of `aborts` has ended it before. Browsers may still resend it by themselves when a
/// reused connection breaks.
pub async fn send(request: Request, aborts: &[&Abort]) -> Result<Response, FetchError> {
    let request = build(request, aborts)?;
    // gloo-net's own `send` traps where a promise is rejected with anything but an `Error`, or comes to an answer of
    // another realm.
    let promise = Reflect::get(&window(), &"fetch".into())
        .and_then(JsCast::dyn_into::<Function>)
        .and_then(|fetch| fetch.call1(&JsValue::UNDEFINED, &request))
        .map_err(unreachable)?;
    finish(InFlightFetch(Promise::resolve(&promise))).await
}

fn build(request: Request, aborts: &[&Abort]) -> Result<web_sys::Request, FetchError> {
    // Set here, since gloo-net traps on what is no header.
    let headers = Headers::new().map_err(unreachable)?;
    for (name, value) in &request.headers {
        headers.set(name, value).map_err(unreachable)?;
    }
    let signals = Array::of1(&AbortSignal::timeout_with_u32(request.timeout));
    for abort in aborts {
        signals.push(&abort.0.signal());
    }
    let query = request.query.iter();
    let builder = RequestBuilder::new(&request.url)
        .query(query.map(|(name, value)| (*name, value)))
        .method(request.method)
        .headers(http::Headers::from_raw(headers))
        .abort_signal(Some(&AbortSignal::any(&signals)))
        .cache(RequestCache::NoStore)
        // A redirect would carry the `api-key` header and the body along to another origin.
        .redirect(RequestRedirect::Error)
        .referrer_policy(ReferrerPolicy::NoReferrer);
    let built = match request.body {
        Some(body) => builder.body(body),
        None => builder.build(),
    };
    built.map(Into::into).map_err(|error| {
        FetchError::Unreachable(match error {
            gloo_net::Error::JsError(error) => error.message,
            error => error.to_string(),
        })
    })
}

/// Reads the answer of an exchange that is already under way.
pub async fn finish(begun: InFlightFetch) -> Result<Response, FetchError> {
    let answer = JsFuture::from(begun.0)
        .await
        .map_err(|error| named(error, FetchError::Unreachable))?;
    let answer = as_answer(answer)
        .ok_or_else(|| FetchError::Unreachable("what came is no answer".to_owned()))?;
    let headers = answer.headers().into_raw();
    let header = |name: &str| headers.get(name).ok().flatten();
    let media_type = header("content-type").unwrap_or_default();
    let media_type = media_type.split(';').next().unwrap_or_default();
    Ok(Response {
        status: answer.status(),
        media_type: media_type.trim().to_ascii_lowercase(),
        retry_after: header("retry-after"),
        date: header("date").and_then(|date| clock::read_date(&date)),
        body: read_body(&answer).await?,
    })
}

/// By what it has: of another realm it is no instance of our `Response`, and an answer all the same.
fn as_answer(value: JsValue) -> Option<http::Response> {
    field(&value, "status")?.as_f64()?;
    field(&value, "headers")?;
    Some(value.unchecked_into::<web_sys::Response>().into())
}

/// Reads chunk by chunk, so that an endless answer ends at the cap and not in the memory.
async fn read_body(answer: &http::Response) -> Result<Vec<u8>, FetchError> {
    let cut = |error| named(error, FetchError::Cut);
    let mut bytes = Vec::new();
    let Some(body) = answer.body() else {
        return Ok(bytes);
    };
    // Throws where somebody reads it already.
    let reader = call(&body, "getReader", &[]).map_err(cut)?;
    loop {
        let chunk = call(&reader, "read", &[]).map_err(cut)?;
        let chunk = JsFuture::from(Promise::resolve(&chunk))
            .await
            .map_err(cut)?;
        let Some(value) = field(&chunk, "value") else {
            return Ok(bytes);
        };
        if !ArrayBuffer::is_view(&value) {
            return Err(FetchError::Cut(
                "a part of the answer is no bytes".to_owned(),
            ));
        }
        let value: Uint8Array = value.unchecked_into();
        let start = bytes.len();
        let length = value.length() as usize;
        if start + length > BODY_CAP {
            // Nobody waits for the rest; a failing cancel leaves nothing to do.
            drop(call(&reader, "cancel", &[]));
            return Err(FetchError::TooLarge);
        }
        bytes.resize(start + length, 0);
        value.copy_to(&mut bytes[start..]);
    }
}

fn unreachable(error: JsValue) -> FetchError {
    FetchError::Unreachable(message(&error))
}

/// DOMException names: <https://webidl.spec.whatwg.org/#idl-DOMException-error-names>.
fn named(error: JsValue, other: fn(String) -> FetchError) -> FetchError {
    match text_of(&error, "name").as_str() {
        "AbortError" => FetchError::Aborted,
        "TimeoutError" => FetchError::TimedOut,
        _ => other(message(&error)),
    }
}

/// Anything can be thrown, also words alone.
fn message(error: &JsValue) -> String {
    let message = text_of(error, "message");
    if message.is_empty() {
        error.as_string().unwrap_or_default()
    } else {
        message
    }
}

fn text_of(error: &JsValue, name: &str) -> String {
    let text = field(error, name).and_then(|text| text.as_string());
    text.unwrap_or_default()
}

/// `None` where there is none, also of what has no fields.
fn field(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined()).then_some(value)
}
