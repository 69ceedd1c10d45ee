//! The threads that answer, one for each core, each with a loop of its own.
//!
//! A connection stays on one of them, and so do the connections to the cloud that its requests go
//! out on: nobody has to be woken on another core for a request to go through, which costs more
//! than all that the relay itself does with it.

use std::cell::Cell;
use std::future::pending;
use std::num::NonZero;
use std::thread::{self, available_parallelism};

use tokio::runtime::{Builder, Handle};

use super::problem::Problem;

thread_local! {
    /// Which one this thread is; the first for every thread that is none.
    static NUMBER: Cell<usize> = const { Cell::new(0) };
}

/// How many there are.
pub(super) fn count() -> usize {
    available_parallelism().map_or(1, NonZero::get)
}

/// Which of them this is, from 0.
pub(super) fn number() -> usize {
    NUMBER.get()
}

/// Starts them; they end with the process.
pub(super) fn start() -> Result<Vec<Handle>, Problem> {
    let one = |number: usize| {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        thread::Builder::new()
            .name(format!("worker {number}"))
            .spawn(move || {
                NUMBER.set(number);
                runtime.block_on(pending::<()>());
            })?;
        Ok(handle)
    };
    (0..count())
        .map(one)
        .collect::<Result<_, _>>()
        .map_err(Problem::System)
}
