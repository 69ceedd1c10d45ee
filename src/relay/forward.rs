//! `POST /relay/<cloud host>`: checks a signed request, passes it on unchanged, returns the answer.

use std::sync::Arc;
use std::time::Instant;

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
use super::refusal::Refusal;
use super::seen::{CloudWords, Seen};
use super::signature_scope;
use super::stopping::Stopping;
use super::upstream::{Answer, Call, Upstream};
use crate::scf::Action;

/// What the relay path needs beside the request.
pub(super) struct Relay {
    pub(super) upstream: Upstream,
    pub(super) origins: Vec<AllowedOrigin>,
    pub(super) stopping: Stopping,
}

/// Answers one request to the relay path.
pub(super) async fn answer(State(relay): State<Arc<Relay>>, request: Request) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let mut seen = Seen::default();
    let caller = match cross_origin::check(&parts.headers, &relay.origins) {
        Ok(caller) => caller,
        Err(refusal) => return refusal.into_response(),
    };
    seen.origin(parts.headers.get(header::ORIGIN));
    let mut response = if parts.method == Method::OPTIONS {
        cross_origin::preflight()
    } else {
        relay
            .pass_on(&parts, body, &mut seen)
            .await
            .map_or_else(Refusal::into_response, Answer::into_response)
    };
    caller.allow(response.headers_mut());
    response.extensions_mut().insert(seen);
    response
}

impl Relay {
    async fn pass_on(
        &self,
        request: &Parts,
        body: Body,
        seen: &mut Seen,
    ) -> Result<Answer, Refusal> {
        let headers = &request.headers;
        if self.stopping.has_begun() {
            return Err(Refusal::Stopping);
        }
        if request.method != Method::POST {
            return Err(Refusal::MethodUnknown("POST, OPTIONS"));
        }
        if request.uri.query().is_some() {
            return Err(Refusal::Query);
        }
        let host = request.uri.path().strip_prefix("/relay/");
        let host = host.unwrap_or_default();
        let endpoint =
            Endpoint::find(host).ok_or_else(|| Refusal::EndpointUnknown(host.to_owned()))?;
        let action = action(headers)?;
        if Action::named(action).is_some() {
            seen.action = Some(action.to_owned());
        }
        seen.region(headers);
        let allowance = Allowance::of(action);
        check_content_type(headers)?;
        let authorization = signature_scope::check(headers, &endpoint)?;
        seen.key(&authorization.secret_id);
        let body = read(headers, body, allowance).await?;
        let headers = headers::forwarded(headers);
        let call = Call {
            endpoint,
            headers,
            body,
            allowance,
        };
        let sent = Instant::now();
        let answer = self.upstream.send(call).await;
        seen.upstream = Some(sent.elapsed());
        seen.cloud = answer.as_ref().ok().map(CloudWords::of);
        answer
    }
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
