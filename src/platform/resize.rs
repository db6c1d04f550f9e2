//! Hearing of an element's size.

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, ResizeObserver};

/// Acts whenever one of the elements has got another size, the first one included, until it is dropped.
pub struct Resize {
    observer: ResizeObserver,
    /// Keeps the closure alive: the browser holds a reference alone.
    _act: Closure<dyn FnMut()>,
}

impl Resize {
    pub fn new(elements: &[&Element], act: impl FnMut() + 'static) -> Self {
        let act = Closure::<dyn FnMut()>::new(act);
        let observer = ResizeObserver::new(act.as_ref().unchecked_ref())
            .expect("ResizeObserver takes any function");
        for element in elements {
            observer.observe(element);
        }
        Self {
            observer,
            _act: act,
        }
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
