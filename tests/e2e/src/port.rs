use crate::wait::eventually;
use std::net::TcpListener;
use tokio::net::TcpStream;

/// For a process that can't choose one by itself. Nobody else takes it in the moment between.
///
/// # Panics
/// When there is none.
pub fn free() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it is bound").port()
}

/// Waits until somebody listens there; `words` is what to say otherwise.
pub async fn is_listened_to(port: u16, words: impl Fn() -> String) {
    eventually(format!("somebody listens on port {port}"), async || {
        let connected = TcpStream::connect(("127.0.0.1", port)).await;
        connected.map(drop).map_err(|_| words())
    })
    .await;
}
