//! `/healthz`, `/readyz`, `/metrics`: what supervisors, balancers and Prometheus ask.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract;
use axum::http::{HeaderValue, Response, StatusCode, header};
use axum::routing::get;

use super::metrics::Metrics;
use super::refusal::Refusal;
use super::stopping::Stopping;

/// What there is to know of this process.
#[derive(Clone, Default)]
pub(super) struct State {
    pub(super) metrics: Arc<Metrics>,
    pub(super) stopping: Stopping,
}

impl State {
    /// The three paths. Without `metrics`, the third says where it is.
    pub(super) fn router(&self, metrics: bool) -> Router {
        let exposed = if metrics {
            get(exposition)
        } else {
            get(elsewhere)
        };
        Router::new()
            .route("/healthz", get(|| async { plain("ok\n") }))
            .route("/readyz", get(ready))
            .route("/metrics", exposed)
            .with_state(self.clone())
    }
}

/// Ready to take requests; not while the process is ending.
async fn ready(extract::State(state): extract::State<State>) -> Response<Body> {
    if !state.stopping.has_begun() {
        return plain("ready\n");
    }
    let mut response = plain("stopping\n");
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    response
}

async fn exposition(extract::State(state): extract::State<State>) -> Response<Body> {
    plain(state.metrics.text())
}

async fn elsewhere() -> Response<Body> {
    Refusal::PathUnknown("The metrics have an address of their own: --metrics-listen.")
        .into_response()
}

fn plain(text: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(text.into());
    let content_type = HeaderValue::from_static("text/plain; charset=utf-8");
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    response
}
