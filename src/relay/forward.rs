//! `POST /relay/<cloud host>`: checks a signed request, passes it on unchanged, returns the answer.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Instant;

use bytes::Bytes;
use http::request::Parts;
use http::{HeaderMap, Method, Response, header};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use hyper::body::Incoming;
use tokio::time::timeout;

use super::access::Access;
use super::actions::{Actions, Rule};
use super::allowed_origin::AllowedOrigin;
use super::answering::Body;
use super::cross_origin;
use super::endpoint::Endpoint;
use super::headers::{self, X_TC_ACTION};
use super::in_flight::{Place, Places};
use super::limits::{Allowance, PEER_BURST, PEER_PER_SECOND};
use super::rate::Rates;
use super::refusal::Refusal;
use super::replay::{self, Replays, Signature};
use super::seen::{CloudWords, Seen};
use super::state::State;
use super::upstream::{Answer, Call, Upstream};
use super::{signature_scope, signature_time};

/// What the relay path needs beside the request.
pub(super) struct Relay {
    pub(super) upstream: Upstream,
    pub(super) origins: Vec<AllowedOrigin>,
    pub(super) access: Access,
    pub(super) actions: Actions,
    pub(super) traffic: Traffic,
    pub(super) state: State,
    /// Whether somebody writes down what was seen of a request.
    pub(super) is_logged: bool,
}

/// How much passes at once, how often, and what has passed.
pub(super) struct Traffic {
    places: Places,
    peers: Rates<IpAddr>,
    calls: Rates<(String, String)>,
    replays: Replays,
}

impl Traffic {
    /// Nothing has passed yet.
    pub(super) fn new() -> Self {
        Self {
            places: Places::default(),
            peers: Rates::new(),
            calls: Rates::new(),
            replays: Replays::default(),
        }
    }
}

impl Relay {
    /// Answers one request of `peer` to the relay path.
    pub(super) async fn answer(
        &self,
        peer: IpAddr,
        request: &Parts,
        body: Incoming,
    ) -> Response<Body> {
        let mut seen = Seen::default();
        let caller = match cross_origin::check(&request.headers, &self.origins) {
            Ok(caller) => caller,
            Err(refusal) => return refusal.into_response(),
        };
        seen.origin(request.headers.get(header::ORIGIN));
        let mut response = if request.method == Method::OPTIONS {
            cross_origin::preflight()
        } else {
            self.pass_on(peer, request, body, &mut seen)
                .await
                .map_or_else(Refusal::into_response, Answer::into_response)
        };
        caller.allow(response.headers_mut());
        response.extensions_mut().insert(seen);
        response
    }

    async fn pass_on(
        &self,
        peer: IpAddr,
        request: &Parts,
        body: Incoming,
        seen: &mut Seen,
    ) -> Result<Answer, Refusal> {
        if request.method != Method::POST {
            return Err(Refusal::MethodUnknown("POST, OPTIONS"));
        }
        if request.uri.query().is_some() {
            return Err(Refusal::Query);
        }
        let _place = self.let_in(peer, request, seen)?;
        let headers = &request.headers;
        let host = request.uri.path().strip_prefix("/relay/");
        let host = host.unwrap_or_default();
        let endpoint =
            Endpoint::find(host).ok_or_else(|| Refusal::EndpointUnknown(host.to_owned()))?;
        let action = action(headers)?;
        if self.actions.knows(endpoint.service, action) {
            seen.action = Some(action.to_owned());
        }
        seen.region(headers);
        let rule = self.actions.check(endpoint.service, action)?;
        check_content_type(headers)?;
        let authorization = signature_scope::check(headers, &endpoint)?;
        if self.is_logged {
            seen.key(&authorization.secret_id);
        }
        signature_time::check(headers, &authorization, self.upstream.clock())?;
        self.access.check_key(&authorization.secret_id)?;
        self.check_rate(&authorization.secret_id, action, rule)?;
        let allowance = Allowance::of(action);
        let body = read(headers, body, allowance).await?;
        let call = Call {
            endpoint,
            headers: headers::forwarded(headers),
            body,
            allowance,
        };
        if rule.writes {
            self.send_once(replay::signature(&authorization), call, seen)
                .await
        } else {
            self.send(call, seen).await
        }
    }

    /// Whether this client may ask at all, and may ask now. The place is the request's until it
    /// is answered.
    fn let_in(&self, peer: IpAddr, request: &Parts, seen: &mut Seen) -> Result<Place<'_>, Refusal> {
        if self.state.stopping.has_begun() {
            return Err(Refusal::Stopping);
        }
        let client = self.access.fronts.client(peer, &request.headers);
        seen.client = Some(client);
        self.access.check(peer, &request.headers)?;
        let network = network(client);
        let now = Instant::now();
        if !(self.traffic.peers).take(network, PEER_PER_SECOND, PEER_BURST, now) {
            return Err(Refusal::TooMany("requests"));
        }
        self.traffic.places.take(network)
    }

    /// The cloud counts calls by account and action; what it would refuse costs it nothing.
    fn check_rate(&self, secret_id: &str, action: &str, rule: Rule) -> Result<(), Refusal> {
        let key = (secret_id.to_owned(), action.to_owned());
        let limit = rule.calls_per_second;
        if self.traffic.calls.take(key, limit, limit, Instant::now()) {
            Ok(())
        } else {
            let action = action.to_owned();
            Err(Refusal::TooManyCalls { action })
        }
    }

    /// Sends a write, unless it was sent before.
    async fn send_once(
        &self,
        signature: Signature,
        call: Call,
        seen: &mut Seen,
    ) -> Result<Answer, Refusal> {
        let replays = &self.traffic.replays;
        replays
            .pass(signature, Instant::now())
            .inspect_err(|_| self.state.metrics.replayed())?;
        let answer = self.send(call, seen).await;
        let code = answer.as_ref().ok().map(CloudWords::of);
        let was_throttled = code
            .and_then(|words| words.code)
            .is_some_and(|code| code.starts_with("RequestLimitExceeded"));
        if was_throttled || matches!(answer, Err(Refusal::Unreachable { .. })) {
            replays.forgive(signature);
        }
        answer
    }

    async fn send(&self, call: Call, seen: &mut Seen) -> Result<Answer, Refusal> {
        let sent = Instant::now();
        let answer = self.upstream.send(call).await;
        seen.upstream = Some(sent.elapsed());
        if self.is_logged {
            seen.cloud = answer.as_ref().ok().map(CloudWords::of);
        }
        answer
    }
}

/// Whoever has an IPv6 address has all of its /64.
fn network(client: IpAddr) -> IpAddr {
    match client {
        IpAddr::V4(_) => client,
        IpAddr::V6(v6) => Ipv6Addr::from_bits(v6.to_bits() >> 64 << 64).into(),
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
pub(super) fn check_content_type(headers: &HeaderMap) -> Result<(), Refusal> {
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
    body: Incoming,
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
