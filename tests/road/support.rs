//! What native tests of the client and of changes share: a clock that jumps instead of waiting and
//! a way to run a future that never really waits.

use std::cell::Cell;
use std::future::Future;

use futures_util::FutureExt as _;
use halftone::scf::{Clock, Pending};

/// Unix milliseconds at which every test starts: 2026-01-01T00:00:00Z.
pub(crate) const START: u64 = 1_767_225_600_000;

/// A clock that sleeps by moving its hands.
pub(crate) struct JumpingClock {
    now: Cell<u64>,
    /// How wrong `now` is, in milliseconds; the server's clock is right.
    error: i64,
}

impl JumpingClock {
    pub(crate) fn new() -> Self {
        Self::wrong_by(0)
    }

    pub(crate) fn wrong_by(error: i64) -> Self {
        Self {
            now: Cell::new(START),
            error,
        }
    }

    /// The true time, whatever the clock says.
    pub(crate) fn truth(&self) -> u64 {
        self.now.get()
    }
}

impl Clock for JumpingClock {
    fn now(&self) -> u64 {
        self.now.get().saturating_add_signed(self.error)
    }

    fn sleep(&self, milliseconds: u32) -> Pending<'_, ()> {
        self.now.set(self.now.get() + u64::from(milliseconds));
        Box::pin(std::future::ready(()))
    }
}

/// Runs a future that is made of nothing but ready ones.
pub(crate) fn run<T>(future: impl Future<Output = T>) -> T {
    future
        .now_or_never()
        .expect("nothing in a test waits for the outside")
}
