//! Every way in which the relay itself says no, in the shape of the cloud's own errors.
//!
//! A refusal says how far the request came ([`Phase`]), because no SCF request carries a token
//! that would make it safe to repeat: only the relay knows whether the cloud may have acted.

mod words;

use std::net::IpAddr;
use std::time::{Duration, UNIX_EPOCH};

use http::{HeaderValue, Response, StatusCode, header};
use httpdate::fmt_http_date;
use serde_json::json;

use super::answering::Body;
use super::headers::X_RELAY_PHASE;
use super::request_id::RequestId;
use super::seen::Refused;
use crate::scf::Mode;

/// How far a request came before it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Stopped here; safe to repeat once the cause is gone.
    Refused,
    /// No connection to the cloud; nothing was sent, safe to repeat.
    Connect,
    /// Sent, no answer: the cloud may have acted. Read before writing again.
    Sent,
    /// An answer began and did not end: the cloud has probably acted.
    Partial,
}

impl Phase {
    /// The value of `X-Relay-Phase`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Connect => "connect",
            Self::Sent => "sent",
            Self::Partial => "partial",
        }
    }
}

/// Why the relay did not pass a request on, or has no answer to give.
#[derive(Debug)]
pub(super) enum Refusal {
    /// HTTP/1.0: no `Host`, no safe reuse of connections.
    OldProtocol,
    /// A target like `http://elsewhere/`.
    AbsoluteTarget,
    /// A body without a length known beforehand.
    TransferEncoding,
    /// `Upgrade`, or an `Expect` other than `100-continue`.
    UnsupportedHeader(&'static str),
    /// A header block beyond its limit.
    HeadersTooLarge,
    /// A header that may come once came twice; a proxy and the cloud might read different ones.
    DuplicateHeader(&'static str),
    /// A header that the relay or the cloud needs.
    HeaderMissing(&'static str),
    /// No `Host`.
    HostMissing,
    /// Asked for under a name that is not on the list (DNS rebinding looks like this).
    HostUnknown(String),
    /// A page of another origin.
    OriginUnknown(String),
    /// A browser says the request comes from another site, without naming its origin.
    CrossSite,
    /// Only pages of the console itself may ask for this.
    OtherPage,
    /// Not the code of this start, or not any more.
    Code,
    /// No such path; with a word on what there is.
    PathUnknown(&'static str),
    /// Not the method of this path.
    MethodUnknown(&'static str),
    /// The relay takes no query.
    Query,
    /// `/relay/<host>` with a host outside the table.
    EndpointUnknown(String),
    /// A body that is not JSON.
    ContentType,
    /// `Authorization` is not what the API documents.
    AuthorizationMalformed,
    /// A header that the signature must cover.
    NotSigned(&'static str),
    /// A signed header that is not passed on, so the cloud could not verify the signature.
    SignedNotForwarded(String),
    /// Signed for another service than the endpoint's.
    OtherService {
        /// The service in the credential scope.
        signed: String,
        /// The service of the endpoint.
        endpoint: &'static str,
    },
    /// More body than this action may have.
    BodyTooLarge {
        /// In bytes.
        limit: usize,
    },
    /// The body did not arrive in time.
    BodyTooSlow {
        /// The time allowed.
        limit: Duration,
    },
    /// The client went away or broke the framing of its body.
    BodyBroken,
    /// An action that this relay does not let pass.
    ActionNotAllowed {
        /// As asked for.
        action: String,
        /// The mode of this relay.
        mode: Mode,
        /// The mode that would let it pass, if one does.
        needed: Option<Mode>,
    },
    /// No token, or another one; with the word for it.
    Token(&'static str),
    /// A request without an origin where only pages may ask.
    OriginMissing,
    /// Not a trusted proxy, and there is no token to tell who it is.
    PeerUnknown(IpAddr),
    /// Signed with a key that this relay is not for.
    KeyUnknown,
    /// `X-TC-Timestamp` is not a number of seconds.
    TimestampUnreadable,
    /// Signed too long ago or in the future.
    ClockSkewed {
        /// Our clock, in Unix seconds.
        now: u64,
    },
    /// The day of the credential is not that of the timestamp.
    OtherDay,
    /// A signed write that has passed before.
    Replay,
    /// As many requests in flight as may be.
    Busy,
    /// More calls of one action with one key than the cloud takes.
    TooManyCalls {
        /// The action.
        action: String,
    },
    /// More of something than this server takes in one second.
    TooMany(&'static str),
    /// The process was told to end.
    Stopping,
    /// A part of this program panicked.
    Broken,
    /// No connection to the cloud.
    Unreachable {
        /// The host as asked for.
        host: String,
        /// What stood in the way.
        reason: String,
    },
    /// The connection ended, or the time ran out, before an answer began.
    Unanswered {
        /// The host as asked for.
        host: String,
        /// What happened instead.
        reason: String,
    },
    /// The answer began and could not be read to its end.
    AnswerBroken {
        /// The host as asked for.
        host: String,
        /// What happened.
        reason: String,
    },
}

impl Refusal {
    /// How far the request came.
    pub(super) const fn phase(&self) -> Phase {
        match self {
            Self::Unreachable { .. } => Phase::Connect,
            // It may have happened after the request was sent.
            Self::Unanswered { .. } | Self::Broken => Phase::Sent,
            Self::AnswerBroken { .. } => Phase::Partial,
            _ => Phase::Refused,
        }
    }

    /// `Relay.X`, the code in the answer; but the cloud's own code where it has one for the very
    /// same thing, because clients know what to do about it: they correct their clock, or wait.
    const fn code(&self) -> &'static str {
        match self {
            Self::OldProtocol => "Relay.OldProtocol",
            Self::AbsoluteTarget => "Relay.AbsoluteTarget",
            Self::TransferEncoding => "Relay.TransferEncoding",
            Self::UnsupportedHeader(_) => "Relay.UnsupportedHeader",
            Self::HeadersTooLarge => "Relay.HeadersTooLarge",
            Self::DuplicateHeader(_) => "Relay.DuplicateHeader",
            Self::HeaderMissing(_) => "Relay.HeaderMissing",
            Self::HostMissing | Self::HostUnknown(_) => "Relay.HostNotAllowed",
            Self::OriginUnknown(_) | Self::OriginMissing | Self::CrossSite | Self::OtherPage => {
                "Relay.OriginNotAllowed"
            }
            Self::Code => "Relay.CodeNotAllowed",
            Self::PathUnknown(_) => "Relay.NotFound",
            Self::MethodUnknown(_) => "Relay.MethodNotAllowed",
            Self::Query => "Relay.QueryNotAllowed",
            Self::EndpointUnknown(_) => "Relay.UnknownEndpoint",
            Self::ContentType => "Relay.ContentType",
            Self::AuthorizationMalformed => "Relay.AuthorizationMalformed",
            Self::NotSigned(_) | Self::SignedNotForwarded(_) => "Relay.SignedHeaders",
            Self::OtherService { .. } => "Relay.OtherService",
            Self::BodyTooLarge { .. } => "Relay.BodyTooLarge",
            Self::BodyTooSlow { .. } => "Relay.BodyTooSlow",
            Self::BodyBroken => "Relay.BodyBroken",
            Self::ActionNotAllowed { .. } => "Relay.ActionNotAllowed",
            Self::Token(_) => "Relay.TokenNotAllowed",
            Self::PeerUnknown(_) => "Relay.PeerNotAllowed",
            Self::KeyUnknown => "Relay.SecretIdNotAllowed",
            Self::TimestampUnreadable => "Relay.TimestampUnreadable",
            Self::ClockSkewed { .. } => "AuthFailure.SignatureExpire",
            Self::OtherDay => "Relay.OtherDay",
            Self::Replay => "Relay.Replay",
            Self::Busy => "Relay.Busy",
            Self::TooMany(_) | Self::TooManyCalls { .. } => "RequestLimitExceeded",
            Self::Stopping => "Relay.Stopping",
            Self::Broken => "Relay.Broken",
            Self::Unreachable { .. } => "Relay.Unreachable",
            Self::Unanswered { .. } => "Relay.NoAnswer",
            Self::AnswerBroken { .. } => "Relay.AnswerBroken",
        }
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::OldProtocol
            | Self::AbsoluteTarget
            | Self::TransferEncoding
            | Self::UnsupportedHeader(_)
            | Self::DuplicateHeader(_)
            | Self::HeaderMissing(_)
            | Self::Query
            | Self::AuthorizationMalformed
            | Self::NotSigned(_)
            | Self::SignedNotForwarded(_)
            | Self::OtherService { .. }
            | Self::TimestampUnreadable
            | Self::OtherDay
            | Self::BodyBroken => StatusCode::BAD_REQUEST,
            Self::HeadersTooLarge => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::HostMissing | Self::HostUnknown(_) => StatusCode::MISDIRECTED_REQUEST,
            Self::Token(_) | Self::Code => StatusCode::UNAUTHORIZED,
            Self::OriginUnknown(_)
            | Self::OriginMissing
            | Self::CrossSite
            | Self::OtherPage
            | Self::ActionNotAllowed { .. }
            | Self::PeerUnknown(_)
            | Self::KeyUnknown
            | Self::ClockSkewed { .. } => StatusCode::FORBIDDEN,
            Self::Replay => StatusCode::CONFLICT,
            Self::PathUnknown(_) | Self::EndpointUnknown(_) => StatusCode::NOT_FOUND,
            Self::MethodUnknown(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::BodyTooLarge { .. } => StatusCode::PAYLOAD_TOO_LARGE,
            Self::BodyTooSlow { .. } => StatusCode::REQUEST_TIMEOUT,
            Self::TooMany(_) | Self::TooManyCalls { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy | Self::Stopping => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unreachable { .. } | Self::AnswerBroken { .. } => StatusCode::BAD_GATEWAY,
            Self::Unanswered { .. } => StatusCode::GATEWAY_TIMEOUT,
        }
    }

    /// Whether the bytes that follow on this connection can no longer be trusted.
    const fn ends_connection(&self) -> bool {
        matches!(
            self,
            Self::OldProtocol
                | Self::AbsoluteTarget
                | Self::TransferEncoding
                | Self::DuplicateHeader(_)
                | Self::BodyTooSlow { .. }
                | Self::BodyBroken
                | Self::Broken
        )
    }

    /// Whether the same request may pass a moment later.
    const fn passes_soon(&self) -> bool {
        matches!(
            self,
            Self::Busy | Self::TooMany(_) | Self::TooManyCalls { .. } | Self::Stopping
        )
    }

    /// The answer, in the cloud's shape.
    pub(super) fn into_response(self) -> Response<Body> {
        let id = RequestId::next();
        let body = json!({
            "Response": {
                "Error": { "Code": self.code(), "Message": self.to_string() },
                "RequestId": id.to_string(),
            }
        });
        let mut response = Response::new(Body::from(body.to_string()));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        headers.insert(X_RELAY_PHASE, HeaderValue::from_static(self.phase().name()));
        match &self {
            Self::MethodUnknown(allowed) => {
                headers.insert(header::ALLOW, HeaderValue::from_static(allowed));
            }
            // The clock that the signature was checked against, which clients correct theirs by.
            Self::ClockSkewed { now } => {
                let date = fmt_http_date(UNIX_EPOCH + Duration::from_secs(*now));
                headers.extend(HeaderValue::try_from(date).map(|date| (header::DATE, date)));
            }
            _ => {}
        }
        if self.ends_connection() {
            headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        if self.passes_soon() {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
        }
        let extensions = response.extensions_mut();
        extensions.insert(id);
        extensions.insert(Refused {
            code: self.code(),
            phase: self.phase(),
        });
        response
    }
}
