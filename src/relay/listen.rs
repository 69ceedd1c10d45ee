//! The accept loop: bounded connections, time limits against slow clients, a clean stop.

use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::time::Duration;
use std::{fmt, io};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use futures_util::FutureExt as _;
use futures_util::future::Map;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::sleep;
use tokio_io_timeout::TimeoutStream;

use super::limits::{CONNECTIONS, DRAIN_TIME, HEADER_BYTES, HEADER_TIME, HEADERS, WRITE_TIME};
use super::observe::Peer;
use super::problem::Problem;
use super::stopping::Stopping;
use super::wire::Watched;

/// Runs a server to its end.
pub(super) fn run(server: impl Future<Output = Result<(), Problem>>) -> Result<(), Problem> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(Problem::System)?
        .block_on(server)
}

/// Takes `address`; the port is known afterwards even if it was asked for as 0.
pub(super) async fn bind(address: &str) -> Result<TcpListener, Problem> {
    TcpListener::bind(address)
        .await
        .map_err(|source| Problem::Listen {
            address: address.to_owned(),
            source,
        })
}

/// Serves `router` until the process is told to stop, then finishes what is in progress. `ready`
/// may say more, once the line is written that says where.
pub(super) async fn serve(
    listener: TcpListener,
    router: Router,
    stopping: &Stopping,
    ready: impl FnOnce(),
) -> Result<(), Problem> {
    let mut stop = pin!(stop_signal().map_err(Problem::System)?);
    let address = listener.local_addr().map_err(Problem::System)?;
    println!("listening on http://{address}");
    ready();

    let door = Door::new(listener, router);
    let open = GracefulShutdown::new();
    loop {
        let arrived = tokio::select! {
            arrived = door.next() => arrived,
            () = &mut stop => break,
        };
        if let Some(arrived) = arrived {
            arrived.serve(&door, true, |connection| open.watch(connection));
        }
    }

    // As long as something is in progress, whoever comes is told that this server is stopping:
    // a balancer asks for /readyz on a new connection.
    stopping.begin();
    let mut finished = pin!(open.shutdown());
    let mut late = pin!(sleep(DRAIN_TIME));
    loop {
        let arrived = tokio::select! {
            () = &mut finished => break,
            () = &mut late => break,
            arrived = door.next() => arrived,
        };
        if let Some(arrived) = arrived {
            arrived.serve(&door, false, |connection| connection);
        }
    }
    Ok(())
}

/// Serves `router` beside something else, for as long as the process runs.
pub(super) async fn serve_beside(listener: TcpListener, router: Router) {
    let door = Door::new(listener, router);
    loop {
        if let Some(arrived) = door.next().await {
            arrived.serve(&door, true, |connection| connection);
        }
    }
}

type Connection = http1::Connection<TokioIo<Stream>, Service>;
type Stream = Watched<Pin<Box<TimeoutStream<TcpStream>>>>;

/// Where connections come in, so many at once.
struct Door {
    listener: TcpListener,
    router: Router,
    slots: Arc<Semaphore>,
}

/// A connection that came in, with its slot.
struct Arrived {
    stream: TcpStream,
    peer: Peer,
    slot: OwnedSemaphorePermit,
}

impl Door {
    fn new(listener: TcpListener, router: Router) -> Self {
        Self {
            listener,
            router,
            slots: Arc::new(Semaphore::new(CONNECTIONS)),
        }
    }

    /// The next connection, or nothing if this one failed.
    async fn next(&self) -> Option<Arrived> {
        // The slot comes first: without one, the connection waits in the system's queue.
        let slot = Arc::clone(&self.slots).acquire_owned().await.ok()?;
        if let Ok((stream, address)) = self.listener.accept().await {
            let peer = Peer(address.ip().to_canonical());
            return Some(Arrived { stream, peer, slot });
        }
        // Out of file descriptors, or the client is gone already: not a reason to spin or to stop.
        sleep(Duration::from_millis(20)).await;
        None
    }
}

impl Arrived {
    /// Answers on this connection until it ends, beside everything else. `watch` may wrap it.
    fn serve<W>(self, door: &Door, keep_alive: bool, watch: impl FnOnce(Connection) -> W)
    where
        W: Future<Output: Send> + Send + 'static,
    {
        let mut server = http1::Builder::new();
        server
            .timer(TokioTimer::new())
            .header_read_timeout(HEADER_TIME)
            .max_headers(HEADERS)
            .max_buf_size(HEADER_BYTES)
            .keep_alive(keep_alive);
        let service = Service {
            router: TowerToHyperService::new(door.router.clone()),
            peer: self.peer,
        };
        let stream = TokioIo::new(protect(self.stream));
        let connection = watch(server.serve_connection(stream, service));
        let slot = self.slot;
        tokio::spawn(async move {
            // A connection that ends badly concerns only the client that broke it.
            let _ended = connection.await;
            drop(slot);
        });
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
fn protect(stream: TcpStream) -> Stream {
    // Answers are written whole, so waiting for more to send in one packet only costs time.
    let _best_effort = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_TIME));
    Watched::new(Box::pin(stream))
}

/// Ready once the process is asked to end: SIGTERM from a supervisor, SIGINT from a keyboard.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

/// Ready once the process is asked to end by the keyboard.
#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        let _asked = tokio::signal::ctrl_c().await;
    })
}
