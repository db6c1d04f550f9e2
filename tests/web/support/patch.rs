use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue, prelude::Closure};

/// A method of one of the page's objects, replaced until this is dropped.
pub struct Patch {
    object: JsValue,
    name: &'static str,
    original: Function,
    _stand_in: Closure<dyn FnMut(JsValue, JsValue, JsValue) -> JsValue>,
}

impl Patch {
    /// `stand_in` gets the first three arguments, and the original to call.
    pub fn new(
        object: &JsValue,
        name: &'static str,
        mut stand_in: impl FnMut(&dyn Fn() -> JsValue, [&JsValue; 3]) -> JsValue + 'static,
    ) -> Self {
        let original: Function = Reflect::get(object, &name.into())
            .expect("the page's objects can be read")
            .unchecked_into();
        let (this, method) = (object.clone(), original.clone());
        let stand_in = Closure::new(move |a: JsValue, b: JsValue, c: JsValue| {
            let original = || {
                method
                    .call3(&this, &a, &b, &c)
                    .expect("the original does not throw")
            };
            stand_in(&original, [&a, &b, &c])
        });
        let patch = Self {
            object: object.clone(),
            name,
            original,
            _stand_in: stand_in,
        };
        patch.set(patch._stand_in.as_ref());
        patch
    }

    fn set(&self, method: &JsValue) {
        Reflect::set(&self.object, &self.name.into(), method)
            .expect("the page's methods can be replaced");
    }
}

impl Drop for Patch {
    fn drop(&mut self) {
        self.set(&self.original);
    }
}
