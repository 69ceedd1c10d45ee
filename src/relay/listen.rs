//! The accept loop: bounded connections, each handed to one of a few threads, a clean stop.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::time::sleep;

use super::answering::Answering;
use super::arrived::Arrived;
use super::limits::{CONNECTIONS, DRAIN_TIME};
use super::problem::Problem;
use super::stopping::Stopping;
use super::worker::{self, Workers};

/// Runs a server to its end.
pub(super) fn run(server: impl Future<Output = Result<(), Problem>>) -> Result<(), Problem> {
    worker::runtime().map_err(Problem::System)?.block_on(server)
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

/// Lets `answering` answer until the process is told to stop, then finishes what is in progress. `ready`
/// may say more, once the line is written that says where.
pub(super) async fn serve(
    listener: TcpListener,
    answering: &Arc<impl Answering>,
    stopping: &Stopping,
    ready: impl FnOnce(),
) -> Result<(), Problem> {
    let mut stop = pin!(stop_signal().map_err(Problem::System)?);
    let address = listener.local_addr().map_err(Problem::System)?;
    println!("listening on http://{address}");
    ready();

    let workers = Workers::start(answering).map_err(Problem::System)?;
    let door = Door::new(listener);
    let open = GracefulShutdown::new();
    loop {
        let arrived = tokio::select! {
            arrived = door.next() => arrived,
            () = &mut stop => break,
        };
        if let Some(arrived) = arrived {
            workers.give(arrived.until(open.watcher()));
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
            workers.give(arrived.once());
        }
    }
    Ok(())
}

/// Lets `answering` answer beside something else, for as long as the process runs.
pub(super) async fn serve_beside(listener: TcpListener, answering: Arc<impl Answering>) {
    let door = Door::new(listener);
    loop {
        if let Some(arrived) = door.next().await {
            tokio::spawn(arrived.serve(Arc::clone(&answering)));
        }
    }
}

/// Where connections come in, so many at once.
struct Door {
    listener: TcpListener,
    slots: Arc<Semaphore>,
}

impl Door {
    fn new(listener: TcpListener) -> Self {
        Self {
            listener,
            slots: Arc::new(Semaphore::new(CONNECTIONS)),
        }
    }

    /// The next connection, or nothing if this one failed.
    async fn next(&self) -> Option<Arrived> {
        // The slot comes first: without one, the connection waits in the system's queue.
        let slot = Arc::clone(&self.slots).acquire_owned().await.ok()?;
        if let Ok((stream, address)) = self.listener.accept().await
            && let Ok(stream) = stream.into_std()
        {
            return Some(Arrived::new(stream, address.ip().to_canonical(), slot));
        }
        // Out of file descriptors, or the client is gone already: not a reason to spin or to stop.
        sleep(Duration::from_millis(20)).await;
        None
    }
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
