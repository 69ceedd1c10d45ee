//! Around every answer: a name, the protecting headers, a line in the log, the counts, and an
//! answer in the cloud's shape even if a part of this program broke.

use std::net::IpAddr;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use futures_util::FutureExt as _;
use http::request::Parts;
use http::{HeaderValue, Response};
use hyper::body::Body as _;

use super::access_log::{Entry, Log};
use super::answering::Body;
use super::front::Fronts;
use super::headers::{self, X_RELAY_MODE, X_REQUEST_ID};
use super::metrics::Metrics;
use super::refusal::Refusal;
use super::request_id::RequestId;
use super::seen::{Refused, Seen};

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

impl Observer {
    /// Waits for the answer to a request of `peer` and makes it one of this server.
    pub(super) async fn observe(
        &self,
        peer: IpAddr,
        request: &Parts,
        answer: impl Future<Output = Response<Body>>,
    ) -> Response<Body> {
        let began = Instant::now();
        let part = part(request.uri.path());
        let is_encrypted = self.fronts.is_encrypted(peer, &request.headers);
        let is_relayed = part == "relay";
        let in_flight = is_relayed.then(|| self.metrics.arrived());
        let mut response = AssertUnwindSafe(answer)
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
            self.metrics.rejected(refused.code);
        }
        if is_relayed {
            let mode = HeaderValue::from_static(self.mode);
            response.headers_mut().insert(X_RELAY_MODE, mode);
            self.metrics.answered(&seen, refused);
        }
        self.log.write(&Entry {
            id,
            peer: seen.client.or(Some(peer)),
            part,
            mode: self.mode,
            status: response.status().as_u16(),
            seen: &seen,
            refused,
            bytes: response.body().size_hint().exact(),
            time: began.elapsed(),
        });
        response
    }
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
    use http::Request;
    use http_body_util::BodyExt as _;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_answered_in_the_clouds_shape_and_counted() {
        let observer = Observer {
            metrics: Arc::default(),
            log: Log::Off,
            mode: "full",
            fronts: Fronts::default(),
        };
        let (request, ()) = Request::get("/relay/x").body(()).unwrap().into_parts();
        let peer = IpAddr::from([127, 0, 0, 1]);
        let response = observer
            .observe(peer, &request, async { panic!("on purpose") })
            .await;
        assert_eq!(response.status(), 500);
        // It may have happened after the request was sent.
        assert_eq!(response.headers()["x-relay-phase"], "sent");
        assert!(response.headers().contains_key(X_REQUEST_ID));
        let body = response.into_body().collect().await.unwrap().to_bytes();
        let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(body["Response"]["Error"]["Code"], "Relay.Broken");
        let counted = "relay_requests_total{action=\"other\",outcome=\"sent\"} 1";
        let told = observer.metrics.text();
        assert!(told.contains(counted), "{told}");
    }
}
