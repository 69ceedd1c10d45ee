//! What the log and the counts may know of a request: an allow-list, so that nothing can slip in.
//!
//! Everything here is a name from a table of this program, a digest, or a number. Never a body,
//! a signature, a token, or text that a client made up.

use std::net::IpAddr;
use std::time::Duration;

use http::{HeaderMap, HeaderValue};
use serde::Deserialize;

use super::refusal::Phase;
use super::upstream::Answer;
use crate::scf::Region;
use crate::tc3;

/// Facts of one request to the relay, collected on its way.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen {
    /// Set once the action is one that this relay knows.
    pub(super) action: Option<String>,
    /// Set if the region is one that exists.
    pub(super) region: Option<&'static str>,
    /// The first digits of the digest of the `SecretId`.
    pub(super) key: Option<String>,
    /// Who asked, if a front said so that is trusted.
    pub(super) client: Option<IpAddr>,
    /// The page that asked, once allowed.
    pub(super) origin: Option<String>,
    /// How long the cloud, or what stands for it, took.
    pub(super) upstream: Option<Duration>,
    /// The cloud's answer came back.
    pub(super) cloud: Option<CloudWords>,
}

/// Why the relay answered itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Refused {
    /// `Relay.X`.
    pub(super) code: &'static str,
    /// How far the request came.
    pub(super) phase: Phase,
}

/// What the cloud's answer says of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct CloudWords {
    /// The code of its error, if it is one.
    pub(super) code: Option<String>,
    /// Its `RequestId`, to quote to the cloud's support.
    pub(super) request_id: Option<String>,
}

impl Seen {
    /// Notes the region, if it exists.
    pub(super) fn region(&mut self, headers: &HeaderMap) {
        self.region = headers
            .get("x-tc-region")
            .and_then(|value| value.to_str().ok())
            .and_then(Region::named)
            .map(Region::name);
    }

    /// Notes whose signature it is, without telling it.
    pub(super) fn key(&mut self, secret_id: &str) {
        let mut digest = tc3::sha256(secret_id.as_bytes()).to_string();
        digest.truncate(8);
        self.key = Some(digest);
    }

    /// Notes the page that asked; its origin was compared with a list before.
    pub(super) fn origin(&mut self, origin: Option<&HeaderValue>) {
        self.origin = origin
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned);
    }
}

impl CloudWords {
    /// Reads the error's code and the request's name; nothing else of the answer is looked at.
    pub(super) fn of(answer: &Answer) -> Self {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Envelope {
            response: Response,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Response {
            error: Option<Error>,
            request_id: Option<String>,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Error {
            code: String,
        }
        let Ok(Envelope { response }) = serde_json::from_slice(&answer.body) else {
            return Self::default();
        };
        Self {
            code: response
                .error
                .map(|error| error.code)
                .filter(|code| is_a_name(code)),
            request_id: response.request_id.filter(|id| is_a_name(id)),
        }
    }
}

/// Short, and made of what codes and names of requests are made of.
fn is_a_name(text: &str) -> bool {
    text.len() <= 64
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}
