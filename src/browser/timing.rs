//! What the browser tells of how a request went on its way.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{clock, window};

/// Milliseconds from the start of a request to its sending over a connection that is open already. Sending again after a
/// broken connection takes longer: by the way to the server and back, and by what the server did in between.
const SMOOTH: f64 = 3.0;

/// The times of a request stand there a little after its end; so often, a few milliseconds apart, they are looked for.
const GLANCES: u32 = 20;

/// A moment on the browser's monotonic clock, in milliseconds.
pub fn now() -> f64 {
    window().performance().map_or(0.0, |times| times.now())
}

/// Whether a request to this address, begun at this moment or later, seems to have been sent once. When a connection
/// breaks, browsers send again by themselves and tell nobody; all that shows is the time that it took, or a connection
/// that was opened anew though one had just been used. Where they show no times (another origin that does not allow it),
/// this says no.
///
/// <https://w3c.github.io/resource-timing/>; what a repeated request looks like was seen in Chromium 156. In Firefox 153 and
/// WebKitGTK 2.50 one was taken for smooth by its times: for them this says no.
pub async fn was_smooth(address: &str, began: f64) -> bool {
    if !tells_resending() {
        return false;
    }
    for _ in 0..GLANCES {
        if let Some(entry) = last_entry(address) {
            let time = |name: &str| {
                let value = Reflect::get(&entry, &name.into()).ok();
                value.and_then(|value| value.as_f64()).unwrap_or(0.0)
            };
            if time("startTime") >= began {
                let is_new_connection = time("connectEnd") > time("connectStart");
                let sent = time("requestStart");
                return !is_new_connection && sent > 0.0 && sent - time("fetchStart") < SMOOTH;
            }
        }
        clock::sleep(5).await;
    }
    false
}

/// Whether this is Chromium, which alone has this object, and only where the page came over a safe way.
/// <https://wicg.github.io/ua-client-hints/#interface-navigatoruadata>
fn tells_resending() -> bool {
    Reflect::has(&window().navigator(), &"userAgentData".into()).unwrap_or(false)
}

fn last_entry(address: &str) -> Option<JsValue> {
    let times = window().performance()?;
    let method: Function = Reflect::get(&times, &"getEntriesByName".into())
        .ok()?
        .dyn_into()
        .ok()?;
    Array::from(&method.call1(&times, &address.into()).ok()?)
        .iter()
        .last()
}
