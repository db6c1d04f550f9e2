use crate::wait::eventually;
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::{Mutex, PoisonError};
use tokio::net::{self, TcpStream};

/// Those that were given away.
static GIVEN: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// For a process that can't choose one by itself. Nobody else takes it in the moment between. No two are the same in one run:
/// a browser keeps by its origin what a page has kept, and one browser is there for many tests.
///
/// # Panics
/// When there is none.
pub fn free() -> u16 {
    let listener = listener();
    listener.local_addr().expect("it is bound").port()
}

/// Listens on such a port, from within a runtime.
///
/// # Panics
/// When there is none.
pub fn async_listener() -> net::TcpListener {
    let listener = listener();
    (listener.set_nonblocking(true)).expect("a listener need not block");
    net::TcpListener::from_std(listener).expect("there is a runtime")
}

fn listener() -> TcpListener {
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("it is bound").port();
        let mut given = GIVEN.lock().unwrap_or_else(PoisonError::into_inner);
        if given.insert(port) {
            return listener;
        }
    }
}

/// Waits until somebody listens there; `words` is what to say otherwise.
pub async fn is_listened_to(port: u16, words: impl Fn() -> String) {
    eventually(format!("somebody listens on port {port}"), async || {
        let connected = TcpStream::connect(("127.0.0.1", port)).await;
        connected.map(drop).map_err(|_| words())
    })
    .await;
}
