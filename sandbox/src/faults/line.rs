use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};

/// A handle to the raw connection under a request, through which the connection can be ended early.
#[derive(Clone, Default)]
pub struct Line(Arc<Mutex<Option<Ending>>>);

/// The last thing to happen on a connection.
struct Ending {
    /// Still to be sent, in place of what the HTTP layer writes.
    last_words: Vec<u8>,
    with_reset: bool,
}

impl Line {
    /// Sends these bytes in place of the answer under way, and closes.
    pub fn close_after(&self, last_words: Vec<u8>) {
        self.end(Ending {
            last_words,
            with_reset: false,
        });
    }

    /// Answers with a TCP reset.
    pub fn reset(&self) {
        self.end(Ending {
            last_words: Vec::new(),
            with_reset: true,
        });
    }

    fn end(&self, ending: Ending) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(ending);
    }
}

/// Accepts connections whose [`Line`] every request can ask for.
pub struct FaultyListener(pub TcpListener);

impl Listener for FaultyListener {
    type Io = FaultyStream;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (FaultyStream, Self::Addr) {
        let (stream, addr) = Listener::accept(&mut self.0).await;
        let line = Line::default();
        (FaultyStream { stream, line }, addr)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

impl Connected<IncomingStream<'_, FaultyListener>> for Line {
    fn connect_info(stream: IncomingStream<'_, FaultyListener>) -> Self {
        stream.io().line.clone()
    }
}

pub struct FaultyStream {
    stream: TcpStream,
    line: Line,
}

impl AsyncRead for FaultyStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context,
        buf: &mut ReadBuf,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for FaultyStream {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context, buf: &[u8]) -> Poll<io::Result<usize>> {
        let Self { stream, line } = self.get_mut();
        let mut ending = line.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(Ending {
            last_words,
            with_reset,
        }) = ending.as_mut()
        else {
            return Pin::new(stream).poll_write(cx, buf);
        };
        while !last_words.is_empty() {
            let sent = ready!(Pin::new(&mut *stream).poll_write(cx, last_words))?;
            last_words.drain(..sent);
        }
        if *with_reset {
            stream.set_zero_linger()?;
        }
        // The HTTP layer drops the connection on an error, which closes it.
        Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()))
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
