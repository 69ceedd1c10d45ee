//! `/healthz`, `/readyz`, `/metrics`: what supervisors, balancers and Prometheus ask.

use std::sync::Arc;

use http::request::Parts;
use http::{HeaderValue, Method, Response, StatusCode, header};

use super::answering::Body;
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
    /// The answer at one of the three paths. Without `has_metrics`, the third says where it is.
    pub(super) fn answer(&self, request: &Parts, has_metrics: bool) -> Option<Response<Body>> {
        let answer = match request.uri.path() {
            "/healthz" => plain("ok\n"),
            "/readyz" => self.ready(),
            "/metrics" if has_metrics => plain(self.metrics.text()),
            "/metrics" => {
                Refusal::PathUnknown("The metrics have an address of their own: --metrics-listen.")
                    .into_response()
            }
            _ => return None,
        };
        let is_read = request.method == Method::GET || request.method == Method::HEAD;
        Some(if is_read {
            answer
        } else {
            Refusal::MethodUnknown("GET, HEAD").into_response()
        })
    }

    /// Ready to take requests; not while the process is ending.
    fn ready(&self) -> Response<Body> {
        if !self.stopping.has_begun() {
            return plain("ready\n");
        }
        let mut response = plain("stopping\n");
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response
    }
}

fn plain(text: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(text.into());
    let content_type = HeaderValue::from_static("text/plain; charset=utf-8");
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, content_type);
    response
}
