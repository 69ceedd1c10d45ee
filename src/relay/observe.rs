//! Around every answer: a name, the protecting headers, a line in the log, the counts, and an
//! answer in the cloud's shape even if a part of this program broke.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use axum::body::{Body, HttpBody as _};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Response};
use axum::middleware::Next;
use futures_util::FutureExt as _;

use super::access_log::{Entry, Log};
use super::front::Fronts;
use super::headers::{self, X_RELAY_MODE, X_REQUEST_ID};
use super::metrics::Metrics;
use super::refusal::Refusal;
use super::request_id::RequestId;
use super::seen::{Refused, Seen};

/// The other end of the connection.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer(pub(super) IpAddr);

/// Who counts and who writes.
#[derive(Clone)]
pub(super) struct Observer {
    pub(super) metrics: Arc<Metrics>,
    pub(super) log: Log,
    /// The mode of the relay, for the log.
    pub(super) mode: &'static str,
    /// Whom to believe that there is TLS in front.
    pub(super) fronts: Fronts,
}

/// The outermost layer.
pub(super) async fn observe(
    State(observer): State<Arc<Observer>>,
    request: Request,
    next: Next,
) -> Response<Body> {
    let began = Instant::now();
    let part = part(request.uri().path());
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0);
    let is_encrypted =
        peer.is_some_and(|peer| observer.fronts.is_encrypted(peer, request.headers()));
    let is_relayed = part == "relay";
    let in_flight = is_relayed.then(|| observer.metrics.arrived());
    let mut response = AssertUnwindSafe(next.run(request))
        .catch_unwind()
        .await
        .unwrap_or_else(|_| Refusal::Broken.into_response());
    drop(in_flight);

    headers::protect(response.headers_mut());
    if is_encrypted {
        headers::keep_encrypted(response.headers_mut());
    }
    let extensions = response.extensions_mut();
    let id = extensions.remove().unwrap_or_else(RequestId::next);
    let refused: Option<Refused> = extensions.remove();
    let seen: Seen = extensions.remove().unwrap_or_default();
    if let Ok(id) = HeaderValue::from_str(&id.to_string()) {
        response.headers_mut().insert(X_REQUEST_ID, id);
    }
    if let Some(refused) = refused {
        observer.metrics.rejected(refused.code);
    }
    if is_relayed {
        let mode = HeaderValue::from_static(observer.mode);
        response.headers_mut().insert(X_RELAY_MODE, mode);
        observer.metrics.answered(&seen, refused);
    }
    observer.log.write(&Entry {
        id,
        peer: seen.client.or(peer),
        part,
        mode: observer.mode,
        status: response.status().as_u16(),
        seen: &seen,
        refused,
        bytes: response.body().size_hint().exact(),
        time: began.elapsed(),
    });
    response
}

/// The part of this server that a path belongs to. Paths themselves are not logged.
fn part(path: &str) -> &'static str {
    match path {
        "/healthz" | "/readyz" | "/metrics" => "state",
        "/csp-report" => "csp-report",
        "/code" => "code",
        "/forget" => "forget",
        _ if path.starts_with("/relay/") => "relay",
        _ => "console",
    }
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::middleware::from_fn_with_state;
    use axum::routing::get;
    use http_body_util::BodyExt as _;
    use tower_service::Service as _;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_in_the_clouds_shape_and_counted() {
        let observer = Observer {
            metrics: Arc::default(),
            log: Log::Off,
            mode: "full",
            fronts: Fronts::default(),
        };
        let metrics = Arc::clone(&observer.metrics);
        let mut router: Router = Router::new()
            .route("/relay/x", get(|| async { panic!("on purpose") as &str }))
            .layer(from_fn_with_state(Arc::new(observer), observe));
        let request = Request::get("/relay/x").body(Body::empty()).unwrap();
        let response = router.call(request).await.unwrap();
        assert_eq!(response.status(), 500);
        // It may have happened after the request was sent.
        assert_eq!(response.headers()["x-relay-phase"], "sent");
        assert!(response.headers().contains_key(X_REQUEST_ID));
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["Response"]["Error"]["Code"], "Relay.Broken");
        let counted = "relay_requests_total{action=\"other\",outcome=\"sent\"} 1";
        assert!(metrics.text().contains(counted), "{}", metrics.text());
    }
}
