//! `POST /relay/<cloud host>`: checks a signed request, passes it on unchanged, returns the answer.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Response, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use tokio::time::timeout;

use super::cross_origin::{self, AllowedOrigin};
use super::endpoint::Endpoint;
use super::headers::{self, X_TC_ACTION};
use super::limits::Allowance;
use super::metrics::Metrics;
use super::refusal::Refusal;
use super::signature_scope;
use super::upstream::{Answer, Call, Upstream};

/// What the relay path needs beside the request.
pub(super) struct Relay {
    upstream: Upstream,
    origins: Vec<AllowedOrigin>,
    metrics: Metrics,
}

impl Relay {
    /// A relay to `upstream` for its own pages and those of `origins`.
    pub(super) fn new(upstream: Upstream, origins: Vec<AllowedOrigin>) -> Self {
        Self {
            upstream,
            origins,
            metrics: Metrics::default(),
        }
    }

    /// The counts so far, as text.
    pub(super) fn metrics(&self) -> String {
        self.metrics.text()
    }
}

/// Answers one request to the relay path.
pub(super) async fn answer(State(relay): State<Arc<Relay>>, request: Request) -> Response<Body> {
    let _in_flight = relay.metrics.arrived();
    let (parts, body) = request.into_parts();
    let caller = match cross_origin::check(&parts.headers, &relay.origins) {
        Ok(caller) => caller,
        Err(refusal) => return refuse(&relay, refusal),
    };
    let mut response = if parts.method == Method::OPTIONS {
        cross_origin::preflight()
    } else {
        match pass_on(&relay.upstream, &parts, body).await {
            Ok(answer) => {
                relay.metrics.answered();
                answer.into_response()
            }
            Err(refusal) => refuse(&relay, refusal),
        }
    };
    caller.allow(response.headers_mut());
    response
}

fn refuse(relay: &Relay, refusal: Refusal) -> Response<Body> {
    relay.metrics.failed(refusal.phase());
    refusal.into_response()
}

async fn pass_on(upstream: &Upstream, request: &Parts, body: Body) -> Result<Answer, Refusal> {
    if request.method != Method::POST {
        return Err(Refusal::MethodUnknown("POST, OPTIONS"));
    }
    if request.uri.query().is_some() {
        return Err(Refusal::Query);
    }
    let host = request
        .uri
        .path()
        .strip_prefix("/relay/")
        .unwrap_or_default();
    let endpoint = Endpoint::find(host).ok_or_else(|| Refusal::EndpointUnknown(host.to_owned()))?;
    let allowance = Allowance::of(action(&request.headers)?);
    check_content_type(&request.headers)?;
    signature_scope::check(&request.headers, &endpoint)?;
    let body = read(&request.headers, body, allowance).await?;
    let headers = headers::forwarded(&request.headers);
    upstream
        .send(Call {
            endpoint,
            headers,
            body,
            allowance,
        })
        .await
}

/// The action that is asked for; the cloud decides whether there is such a one.
fn action(headers: &HeaderMap) -> Result<&str, Refusal> {
    headers
        .get(X_TC_ACTION)
        .and_then(|value| value.to_str().ok())
        .ok_or(Refusal::HeaderMissing("X-TC-Action"))
}

/// `application/json`, with or without a charset. What is signed is passed on byte for byte.
fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
    let is_json = headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|media| media.trim().eq_ignore_ascii_case("application/json"));
    if is_json {
        Ok(())
    } else {
        Err(Refusal::ContentType)
    }
}

/// The whole body. It must be here before anything is sent: a slow or broken client then costs
/// the cloud nothing, and the relay can say with certainty that nothing happened.
pub(super) async fn read(
    headers: &HeaderMap,
    body: Body,
    allowance: Allowance,
) -> Result<Bytes, Refusal> {
    let too_large = || Refusal::BodyTooLarge {
        limit: allowance.body_bytes,
    };
    let announced = headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse::<usize>().ok());
    if announced.is_some_and(|length| length > allowance.body_bytes) {
        return Err(too_large());
    }
    match timeout(
        allowance.body_time,
        Limited::new(body, allowance.body_bytes).collect(),
    )
    .await
    {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(Refusal::BodyBroken),
        Err(_) => Err(Refusal::BodyTooSlow {
            limit: allowance.body_time,
        }),
    }
}
