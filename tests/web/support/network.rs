use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::AbortSignal;

use super::{Patch, Reply};

/// Stands in for `window.fetch`: nothing leaves, and each request waits for the test to answer it.
pub struct Network {
    requests: Rc<RefCell<Vec<Request>>>,
    _patch: Patch,
}

impl Network {
    pub fn take_over() -> Self {
        let requests: Rc<RefCell<Vec<Request>>> = Rc::default();
        let asked = requests.clone();
        let window = web_sys::window().expect("these tests run in a window");
        let patch = Patch::new(&window, "fetch", move |_, [request, ..]| {
            let mut promise = None;
            let pending = Promise::new(&mut |resolve, reject| promise = Some((resolve, reject)));
            let (resolve, reject) = promise.expect("a promise hands both over at once");
            asked.borrow_mut().push(Request {
                sent: request.clone().unchecked_into(),
                resolve,
                reject,
            });
            pending.into()
        });
        Self {
            requests,
            _patch: patch,
        }
    }

    /// How many requests were sent.
    pub fn count(&self) -> usize {
        self.requests.borrow().len()
    }

    /// A request by its turn, from 0.
    pub fn request(&self, index: usize) -> Request {
        self.requests.borrow()[index].clone()
    }
}

/// One call of `fetch`. It obeys its signal only when told to, since an answer can be on its way already.
#[derive(Clone)]
pub struct Request {
    sent: web_sys::Request,
    resolve: Function,
    reject: Function,
}

impl Request {
    pub fn url(&self) -> String {
        self.sent.url()
    }

    pub fn method(&self) -> String {
        self.sent.method()
    }

    /// What it says beside its address and body.
    pub fn sent(&self) -> &web_sys::Request {
        &self.sent
    }

    pub fn is_aborted(&self) -> bool {
        self.signal().aborted()
    }

    pub fn answer(&self, reply: &Reply) {
        call(&self.resolve, &reply.response);
    }

    pub fn fail(&self, error: &JsValue) {
        call(&self.reject, error);
    }

    /// What `fetch` does when its signal has spoken: <https://fetch.spec.whatwg.org/#abort-fetch>.
    pub fn obey(&self) {
        self.fail(&self.signal().reason());
    }

    fn signal(&self) -> AbortSignal {
        self.sent.signal()
    }
}

fn call(settle: &Function, value: &JsValue) {
    settle
        .call1(&JsValue::UNDEFINED, value)
        .expect("reconciler a promise does not throw");
}
