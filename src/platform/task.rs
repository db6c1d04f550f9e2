//! Work that goes on by itself.

use std::{
    future::{Future, poll_fn},
    pin::Pin,
    task::Poll,
};

/// Begins the work now, and goes on with it whenever what it waits for has come. Its result is dropped.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(work));
}

// Boxed here, so that the queue of tasks is compiled once and not for each kind of work.
#[inline(never)]
fn spawn_boxed(work: Pin<Box<dyn Future<Output = ()>>>) {
    #[cfg(target_arch = "wasm32")]
    wasm_bindgen_futures::spawn_local(work);
    #[cfg(not(target_arch = "wasm32"))]
    super::native::machine().spawn(work);
}

/// Waits for all of these, which go on side by side.
pub async fn together(mut works: Vec<Pin<Box<dyn Future<Output = ()> + '_>>>) {
    poll_fn(move |context| {
        works.retain_mut(|work| work.as_mut().poll(context).is_pending());
        if works.is_empty() {
            Poll::Ready(())
        } else {
            Poll::Pending
        }
    })
    .await;
}
