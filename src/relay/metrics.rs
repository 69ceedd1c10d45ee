//! A few counts in the text format of Prometheus. Nothing in them names a user or a function.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use super::refusal::Phase;

/// What was relayed since the start, by outcome.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    answered: AtomicU64,
    failed: [AtomicU64; Phase::ALL.len()],
    in_flight: AtomicU64,
}

/// Counts a request as in flight until it is dropped.
pub(super) struct InFlight<'a>(&'a Metrics);

impl Metrics {
    /// A request arrived.
    pub(super) fn arrived(&self) -> InFlight<'_> {
        self.in_flight.fetch_add(1, Ordering::Relaxed);
        InFlight(self)
    }

    /// The cloud's answer was passed back, whatever it says.
    pub(super) fn answered(&self) {
        self.answered.fetch_add(1, Ordering::Relaxed);
    }

    /// The relay answered itself.
    pub(super) fn failed(&self, phase: Phase) {
        for (count, counted) in self.failed.iter().zip(Phase::ALL) {
            if counted == phase {
                count.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// The exposition.
    pub(super) fn text(&self) -> String {
        let mut text = format!(
            "# HELP halftone_build_info The program that answers.\n\
             # TYPE halftone_build_info gauge\n\
             halftone_build_info{{version=\"{}\"}} 1\n\
             # HELP relay_in_flight Requests being relayed.\n\
             # TYPE relay_in_flight gauge\n\
             relay_in_flight {}\n\
             # HELP relay_requests_total Requests to the relay, by outcome.\n\
             # TYPE relay_requests_total counter\n\
             relay_requests_total{{outcome=\"answered\"}} {}\n",
            env!("CARGO_PKG_VERSION"),
            self.in_flight.load(Ordering::Relaxed),
            self.answered.load(Ordering::Relaxed),
        );
        for (count, phase) in self.failed.iter().zip(Phase::ALL) {
            let count = count.load(Ordering::Relaxed);
            let _ = writeln!(
                text,
                "relay_requests_total{{outcome=\"{}\"}} {count}",
                phase.name()
            );
        }
        text
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}
