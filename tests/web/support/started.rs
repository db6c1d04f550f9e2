use std::{cell::RefCell, future::Future, rc::Rc};

use wasm_bindgen_futures::spawn_local;

use super::until;

/// Something that goes on while the test does, so that the test can play the other side.
pub struct Started<T>(Rc<RefCell<Option<T>>>);

impl<T: 'static> Started<T> {
    pub fn new(future: impl Future<Output = T> + 'static) -> Self {
        let result = Rc::new(RefCell::new(None));
        let place = result.clone();
        spawn_local(async move {
            let ended = future.await;
            place.replace(Some(ended));
        });
        Self(result)
    }

    pub async fn end(self) -> T {
        until("it ends", || self.0.borrow().is_some()).await;
        self.0.take().expect("it has ended")
    }
}
