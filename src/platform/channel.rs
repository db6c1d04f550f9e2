//! Telling the other tabs of this origin that something has changed.
//! <https://html.spec.whatwg.org/multipage/web-messaging.html#broadcasting-to-other-browsing-contexts>

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};

use super::{call, window};

/// Open until it is dropped.
pub struct Channel {
    channel: JsValue,
    _act: Closure<dyn FnMut()>,
}

impl Channel {
    /// Acts whenever another tab tells. `None` where the browser has no channels.
    pub fn open(name: &str, act: impl FnMut() + 'static) -> Option<Self> {
        let make = Reflect::get(&window(), &"BroadcastChannel".into()).ok()?;
        let make: Function = make.dyn_into().ok()?;
        let channel = Reflect::construct(&make, &Array::of1(&name.into())).ok()?;
        let act = Closure::<dyn FnMut()>::new(act);
        Reflect::set(&channel, &"onmessage".into(), act.as_ref()).ok()?;
        Some(Self { channel, _act: act })
    }

    pub fn tell(&self) {
        // Fails only on a closed channel.
        let _ = call(&self.channel, "postMessage", &[&JsValue::NULL]);
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        let _ = call(&self.channel, "close", &[]);
    }
}
