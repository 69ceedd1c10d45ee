//! One connection from its arrival to its end: time limits against slow clients, and the answers.

use std::convert::Infallible;
use std::fmt;
use std::net::TcpStream;
use std::pin::Pin;

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use futures_util::FutureExt as _;
use futures_util::future::Map;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::Watcher;
use hyper_util::service::TowerToHyperService;
use tokio::net;
use tokio::sync::OwnedSemaphorePermit;
use tokio_io_timeout::TimeoutStream;

use super::limits::{HEADER_BYTES, HEADER_TIME, HEADERS, WRITE_TIME};
use super::observe::Peer;
use super::wire::Watched;

/// A connection that came in, with its slot.
pub(super) struct Arrived {
    stream: TcpStream,
    peer: Peer,
    slot: OwnedSemaphorePermit,
    /// Whether it may be used again after an answer.
    keep_alive: bool,
    /// Ends it, between two answers, when the server stops.
    watcher: Option<Watcher>,
}

type Stream = Watched<Pin<Box<TimeoutStream<net::TcpStream>>>>;

impl Arrived {
    /// A connection of `peer`.
    pub(super) fn new(stream: TcpStream, peer: Peer, slot: OwnedSemaphorePermit) -> Self {
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
    pub(super) async fn serve(self, router: Router) {
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
        let service = Service {
            router: TowerToHyperService::new(router),
            peer: self.peer,
        };
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

/// The router, told who is at the other end.
struct Service {
    router: TowerToHyperService<Router>,
    peer: Peer,
}

impl hyper::service::Service<Request<Incoming>> for Service {
    type Response = Response<Body>;
    type Error = HungUp;
    type Future = Map<
        <TowerToHyperService<Router> as hyper::service::Service<Request<Incoming>>>::Future,
        fn(Result<Response<Body>, Infallible>) -> Result<Response<Body>, HungUp>,
    >;

    fn call(&self, mut request: Request<Incoming>) -> Self::Future {
        request.extensions_mut().insert(self.peer);
        self.router.call(request).map(|answer| {
            let Ok(answer) = answer;
            match answer.extensions().get() {
                Some(HungUp) => Err(HungUp),
                None => Ok(answer),
            }
        })
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
