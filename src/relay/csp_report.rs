//! `POST /csp-report`: browsers say here that they stopped something on a page of the console.
//!
//! Only how often is kept. A report holds addresses and pieces of whatever was injected, written
//! by whoever injected it, so it is neither stored nor logged.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use http::request::Parts;
use http::{Method, Response, StatusCode};
use hyper::body::Incoming;

use super::answering::Body;
use super::forward::read;
use super::limits::Allowance;
use super::metrics::Metrics;
use super::refusal::Refusal;

/// Counts reports, at most one in [`PAUSE`].
pub(super) struct Reports {
    metrics: Arc<Metrics>,
    last: Mutex<Option<Instant>>,
}

/// A page under attack reports in floods; one report says as much.
const PAUSE: Duration = Duration::from_secs(1);

impl Reports {
    /// Counts into `metrics`.
    pub(super) fn new(metrics: Arc<Metrics>) -> Self {
        Self {
            metrics,
            last: Mutex::new(None),
        }
    }

    /// Whether a report may come now; if so, the next one has to wait.
    fn take(&self, now: Instant) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let free = last.is_none_or(|last| now.duration_since(last) >= PAUSE);
        if free {
            *last = Some(now);
        }
        free
    }
}

/// Answers one report.
pub(super) async fn answer(reports: &Reports, request: &Parts, body: Incoming) -> Response<Body> {
    match count(reports, request, body).await {
        Ok(()) => {
            let mut response = Response::new(Body::default());
            *response.status_mut() = StatusCode::NO_CONTENT;
            response
        }
        Err(refusal) => refusal.into_response(),
    }
}

async fn count(reports: &Reports, request: &Parts, body: Incoming) -> Result<(), Refusal> {
    if request.method != Method::POST {
        return Err(Refusal::MethodUnknown("POST"));
    }
    if !reports.take(Instant::now()) {
        return Err(Refusal::TooMany("reports"));
    }
    let _not_kept = read(&request.headers, body, Allowance::REPORT).await?;
    reports.metrics.csp_report();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_report_a_second_is_taken() {
        let reports = Reports::new(Arc::default());
        let start = Instant::now();
        let taken = [0, 10, 999, 1_000, 1_500, 2_000]
            .map(|after| reports.take(start + Duration::from_millis(after)));
        assert_eq!(taken, [true, false, false, true, false, true]);
    }
}
