//! Counts in the text format of Prometheus. Nothing in them names a user or a function.

use std::collections::BTreeMap;
use std::fmt::{Display, Write as _};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::seen::{Refused, Seen};

/// What happened since the start.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    counts: Mutex<Counts>,
    in_flight: AtomicU64,
    replays: AtomicU64,
    csp_reports: AtomicU64,
}

#[derive(Debug, Default)]
struct Counts {
    /// By action and outcome. The names come from this program's tables, so there are few.
    requests: BTreeMap<(String, &'static str), u64>,
    /// By the code of the refusal.
    rejected: BTreeMap<&'static str, u64>,
    /// Answers of the cloud by time, one for each bound and one beyond.
    upstream: [u64; BOUNDS.len() + 1],
    upstream_time: Duration,
}

/// Milliseconds: the emulator answers within the first, a synchronous invocation in the last.
const BOUNDS: [u64; 11] = [
    5, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 15_000, 300_000,
];

/// Counts a request as in flight until it is dropped.
pub(super) struct InFlight<'a>(&'a Metrics);

impl Metrics {
    /// A request to the relay arrived.
    pub(super) fn arrived(&self) -> InFlight<'_> {
        self.in_flight.fetch_add(1, Ordering::Relaxed);
        InFlight(self)
    }

    /// A request to the relay was answered, by the cloud or by the relay itself.
    pub(super) fn answered(&self, seen: &Seen, refused: Option<Refused>) {
        let outcome = refused.map_or("answered", |refused| refused.phase.name());
        let action = seen.action.as_deref().unwrap_or("other").to_owned();
        let mut counts = self.counts();
        *counts.requests.entry((action, outcome)).or_default() += 1;
        if let Some(time) = seen.upstream {
            let milliseconds = u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
            let bucket = BOUNDS.partition_point(|bound| *bound < milliseconds);
            counts.upstream[bucket] += 1;
            counts.upstream_time += time;
        }
    }

    /// Any part of this server said no.
    pub(super) fn rejected(&self, code: &'static str) {
        *self.counts().rejected.entry(code).or_default() += 1;
    }

    /// A signed request came a second time.
    pub(super) fn replayed(&self) {
        self.replays.fetch_add(1, Ordering::Relaxed);
    }

    /// A browser says that it stopped something on one of our pages.
    pub(super) fn csp_report(&self) {
        self.csp_reports.fetch_add(1, Ordering::Relaxed);
    }

    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The exposition.
    pub(super) fn text(&self) -> String {
        let mut text = Text::default();
        let version = env!("CARGO_PKG_VERSION");
        text.family("halftone_build_info", "gauge", "The program that answers.");
        text.sample(format_args!("{{version=\"{version}\"}}"), 1);
        text.family("relay_inflight", "gauge", "Requests being relayed.");
        text.sample("", self.in_flight.load(Ordering::Relaxed));
        let counts = self.counts();
        text.family(
            "relay_requests_total",
            "counter",
            "Requests to the relay, by action and by how far they came.",
        );
        for ((action, outcome), count) in &counts.requests {
            let labels = format_args!("{{action=\"{action}\",outcome=\"{outcome}\"}}").to_string();
            text.sample(labels, *count);
        }
        text.family(
            "relay_rejected_total",
            "counter",
            "Answers of this server itself that say no, by code.",
        );
        for (code, count) in &counts.rejected {
            text.sample(format_args!("{{reason=\"{code}\"}}"), *count);
        }
        text.family(
            "relay_replay_total",
            "counter",
            "Signed writes that came a second time.",
        );
        text.sample("", self.replays.load(Ordering::Relaxed));
        text.family(
            "relay_csp_reports_total",
            "counter",
            "Reports of browsers that stopped something on a page of the console.",
        );
        text.sample("", self.csp_reports.load(Ordering::Relaxed));
        text.histogram(&counts);
        text.whole
    }
}

/// The exposition as it is written.
#[derive(Default)]
struct Text {
    whole: String,
    family: &'static str,
}

impl Text {
    fn family(&mut self, name: &'static str, kind: &str, help: &str) {
        self.family = name;
        let _ = writeln!(self.whole, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn sample(&mut self, labels: impl Display, value: impl Display) {
        let _ = writeln!(self.whole, "{}{labels} {value}", self.family);
    }

    fn histogram(&mut self, counts: &Counts) {
        self.family(
            "relay_upstream_seconds",
            "histogram",
            "From sending a request to the cloud to the end of its answer.",
        );
        let mut total = 0;
        for (bound, count) in BOUNDS.iter().zip(counts.upstream) {
            total += count;
            let (seconds, rest) = (bound / 1_000, bound % 1_000);
            let labels = format!("_bucket{{le=\"{seconds}.{rest:03}\"}}");
            self.sample(labels, total);
        }
        total += counts.upstream[BOUNDS.len()];
        let time = counts.upstream_time;
        self.sample("_bucket{le=\"+Inf\"}", total);
        let (seconds, rest) = (time.as_secs(), time.subsec_micros());
        self.sample("_sum", format_args!("{seconds}.{rest:06}"));
        self.sample("_count", total);
    }
}

impl Drop for InFlight<'_> {
    fn drop(&mut self) {
        self.0.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}
