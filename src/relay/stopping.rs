//! Whether the process was told to end: it then finishes what it has and takes nothing new.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Shared by the accept loop, which sets it, and by everybody who has to know.
#[derive(Clone, Debug, Default)]
pub(super) struct Stopping(Arc<AtomicBool>);

impl Stopping {
    /// From now on nothing new is taken.
    pub(super) fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether that is so.
    pub(super) fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
