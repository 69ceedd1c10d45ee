//! Time as the client needs it: told by whoever runs it.

use super::Pending;

/// The time and a way to wait. The page implements it with timers, a test with numbers.
pub trait Clock {
    /// Unix time in milliseconds.
    fn now(&self) -> u64;

    /// Resolves after this many milliseconds.
    fn sleep(&self, milliseconds: u32) -> Pending<'_, ()>;
}
