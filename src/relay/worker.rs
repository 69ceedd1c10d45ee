//! Threads that answer connections, each with a loop of its own.
//!
//! A connection stays with the thread that it was given to, and so does all that is done for it:
//! nothing moves from one processor to another, and no thread has to wake another one.

use std::io;
use std::num::NonZero;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};
use tokio::time::sleep;

use super::answering::Answering;
use super::arrived::Arrived;
use super::limits::WORKERS;

/// The threads of one server; they end with it.
pub(super) struct Workers(Vec<Worker>);

struct Worker {
    given: UnboundedSender<(Arrived, Arc<()>)>,
    /// As many copies as connections are open, beside this one.
    open: Arc<()>,
}

impl Workers {
    /// One for each processor, as far as that helps; `answering` answers on all of them.
    pub(super) fn start(answering: &Arc<impl Answering>) -> io::Result<Self> {
        let processors = thread::available_parallelism().map_or(1, NonZero::get);
        (0..processors.min(WORKERS))
            .map(|_| Worker::start(Arc::clone(answering)))
            .collect::<io::Result<_>>()
            .map(Self)
    }

    /// Gives a connection to the thread that has the fewest.
    pub(super) fn give(&self, arrived: Arrived) {
        let least = self
            .0
            .iter()
            .min_by_key(|worker| Arc::strong_count(&worker.open));
        if let Some(worker) = least {
            // A thread ends only with all of them.
            let _ended = worker.given.send((arrived, Arc::clone(&worker.open)));
        }
    }
}

impl Worker {
    fn start(answering: Arc<impl Answering>) -> io::Result<Self> {
        let (given, mut taken) = unbounded_channel::<(Arrived, Arc<()>)>();
        let runtime = runtime()?;
        thread::Builder::new().spawn(move || {
            runtime.block_on(async {
                tokio::spawn(tick());
                while let Some((arrived, open)) = taken.recv().await {
                    let served = arrived.serve(Arc::clone(&answering));
                    tokio::spawn(async move {
                        served.await;
                        drop(open);
                    });
                }
            });
        })?;
        Ok(Self {
            given,
            open: Arc::default(),
        })
    }
}

/// Keeps a timer in the loop that is due soon. Setting one that is due before all others would wake
/// the loop, which is a system call for each request; the time limits of requests are longer.
async fn tick() {
    loop {
        sleep(Duration::from_secs(1)).await;
    }
}

/// A loop for the thread that runs it.
pub(super) fn runtime() -> io::Result<Runtime> {
    Builder::new_current_thread().enable_all().build()
}
