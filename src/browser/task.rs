//! Work that goes on by itself.

use std::{future::Future, pin::Pin};

/// Begins the work now, and goes on with it whenever what it waits for has come. Its outcome is nobody's.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    spawn_boxed(Box::pin(work));
}

// Boxed at the door: the queue of tasks is compiled once, and not for each kind of work.
#[inline(never)]
fn spawn_boxed(work: Pin<Box<dyn Future<Output = ()>>>) {
    wasm_bindgen_futures::spawn_local(work);
}
