//! The accept loop: bounded connections, time limits against slow clients, a clean stop.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tokio_io_timeout::TimeoutStream;

use super::limits::{CONNECTIONS, DRAIN_TIME, HEADER_BYTES, HEADER_TIME, HEADERS, WRITE_TIME};
use super::problem::Problem;

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

/// Serves `router` until the process is told to stop, then finishes what is in progress.
pub(super) async fn serve(listener: TcpListener, router: Router) -> Result<(), Problem> {
    let mut stop = pin!(stop_signal().map_err(Problem::System)?);
    let address = listener.local_addr().map_err(Problem::System)?;
    println!("listening on http://{address}");

    let server = server();
    let slots = Arc::new(Semaphore::new(CONNECTIONS));
    let open = GracefulShutdown::new();
    loop {
        // The slot comes first: without one, the connection waits in the system's queue.
        let accepted = tokio::select! {
            accepted = accept(&listener, &slots) => accepted,
            () = &mut stop => break,
        };
        let Some((stream, slot)) = accepted else {
            continue;
        };
        let connection = server.serve_connection(
            TokioIo::new(protect(stream)),
            TowerToHyperService::new(router.clone()),
        );
        let connection = open.watch(connection);
        tokio::spawn(async move {
            // A connection that ends badly concerns only the client that broke it.
            let _ended = connection.await;
            drop(slot);
        });
    }

    drop(listener);
    tokio::select! {
        () = open.shutdown() => {}
        () = sleep(DRAIN_TIME) => {}
    }
    Ok(())
}

/// HTTP/1.1 with limits on the header block.
fn server() -> http1::Builder {
    let mut server = http1::Builder::new();
    server
        .timer(TokioTimer::new())
        .header_read_timeout(HEADER_TIME)
        .max_headers(HEADERS)
        .max_buf_size(HEADER_BYTES);
    server
}

/// The next connection, or nothing if this one failed.
async fn accept(
    listener: &TcpListener,
    slots: &Arc<Semaphore>,
) -> Option<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let slot = Arc::clone(slots).acquire_owned().await.ok()?;
    if let Ok((stream, _peer)) = listener.accept().await {
        return Some((stream, slot));
    }
    // Out of file descriptors, or the client is gone already: not a reason to spin or to stop.
    sleep(Duration::from_millis(20)).await;
    None
}

/// Ends a connection whose client stops reading in the middle of an answer.
fn protect(stream: TcpStream) -> std::pin::Pin<Box<TimeoutStream<TcpStream>>> {
    // Answers are written whole, so waiting for more to send in one packet only costs time.
    let _best_effort = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(WRITE_TIME));
    Box::pin(stream)
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
