//! One connection from its arrival to its end: time limits against slow clients, and the answers.

use std::fmt;
use std::net::{IpAddr, TcpStream};
use std::pin::Pin;
use std::sync::Arc;

use http::{Request, Response};
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::Watcher;
use tokio::net;
use tokio::sync::OwnedSemaphorePermit;
use tokio_io_timeout::TimeoutStream;

use super::answering::{Answering, Body};
use super::limits::{HEADER_BYTES, HEADER_TIME, HEADERS, WRITE_TIME};
use super::wire::Watched;

/// A connection that came in, with its slot.
pub(super) struct Arrived {
    stream: TcpStream,
    peer: IpAddr,
    slot: OwnedSemaphorePermit,
    /// Whether it may be used again after an answer.
    keep_alive: bool,
    /// Ends it, between two answers, when the server stops.
    watcher: Option<Watcher>,
}

type Stream = Watched<Pin<Box<TimeoutStream<net::TcpStream>>>>;

impl Arrived {
    /// A connection of `peer`.
    pub(super) fn new(stream: TcpStream, peer: IpAddr, slot: OwnedSemaphorePermit) -> Self {
        Self {
            stream,
            peer,
            slot,
            keep_alive: true,
            watcher: None,
        }
    }

    /// The same, until the server stops.
    pub(super) fn until(self, watcher: Watcher) -> Self {
        Self {
            watcher: Some(watcher),
            ..self
        }
    }

    /// The same, for one answer.
    pub(super) fn once(self) -> Self {
        Self {
            keep_alive: false,
            ..self
        }
    }

    /// Answers on this connection until it ends.
    pub(super) async fn serve(self, answering: Arc<impl Answering>) {
        let Ok(stream) = net::TcpStream::from_std(self.stream) else {
            return;
        };
        let mut server = http1::Builder::new();
        server
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_TIME)
            .max_headers(HEADERS)
            .max_buf_size(HEADER_BYTES)
            .keep_alive(self.keep_alive);
        let peer = self.peer;
        let service = service_fn(move |request: Request<Incoming>| {
            let answering = Arc::clone(&answering);
            async move {
                let (request, body) = request.into_parts();
                let answer = answering.answer(peer, &request, body).await;
                match answer.extensions().get() {
                    Some(HungUp) => Err(HungUp),
                    None => Ok(answer),
                }
            }
        });
        let stream = TokioIo::new(protect(stream));
        let connection = server.serve_connection(stream, service);
        // A connection that ends badly concerns only the client that broke it.
        let _ended = match self.watcher {
            Some(watcher) => watcher.watch(connection).await,
            None => connection.await,
        };
        drop(self.slot);
    }
}

/// Instead of an answer: the connection ends without one.
pub(super) fn hang_up() -> Response<Body> {
    let mut response = Response::default();
    response.extensions_mut().insert(HungUp);
    response
}

/// Nobody answers.
#[derive(Clone, Copy, Debug)]
struct HungUp;

impl fmt::Display for HungUp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the connection ends without an answer")
    }
}

impl std::error::Error for HungUp {}

/// Refuses what only the wire shows; ends a connection whose client stops reading in the middle of an answer.
fn protect(stream: net::TcpStream) -> Stream {
    // Answers are written whole, so waiting for more to send in one packet only costs time.
    let _best_effort = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_TIME));
    Watched::new(Box::pin(stream))
}
