//! Checking the signature of a request that came in.

use std::fmt;

use super::{Authorization, Canonical, Date, SigningKey, UNSIGNED_PAYLOAD};

/// A request as it came in.
#[derive(Clone, Copy)]
pub struct Received<'a> {
    /// `POST` or `GET`.
    pub method: &'a str,
    /// What followed the `?`, exactly as it came.
    pub query: &'a str,
    /// All headers, `host` included; names in any case.
    pub headers: &'a [(String, String)],
    /// The body.
    pub body: &'a [u8],
    /// What the signed `host` may have been beside the header's value, for a client that signs
    /// one and sends another. Empty for the cloud's rule.
    pub other_hosts: &'a [&'a str],
}

impl fmt::Debug for Received<'_> {
    /// Names the request; the headers hold a signature and perhaps a token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Received")
            .field("method", &self.method)
            .finish_non_exhaustive()
    }
}

/// Why a signature is not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The `Authorization` header does not have the form that the API documents.
    MalformedAuthorization,
    /// A header that every signature must cover is not among the signed ones.
    NotSigned {
        /// `content-type` or `host`.
        name: &'static str,
    },
    /// A signed header is not in the request, or is in it twice.
    MissingHeader {
        /// Its name, lower-case.
        name: String,
    },
    /// `x-tc-timestamp` is missing or not a whole number of seconds.
    TimestampUnreadable,
    /// The day of the credential is not the UTC day of `x-tc-timestamp`.
    DateMismatch,
    /// The signature is that of another request or of another key.
    SignatureMismatch,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MalformedAuthorization => f.write_str(
                "The Authorization header must read: TC3-HMAC-SHA256 Credential=ID/DATE/SERVICE/tc3_request, SignedHeaders=LIST, Signature=64 HEX DIGITS.",
            ),
            Self::NotSigned { name } => {
                write!(f, "The header {name} must be one of the signed headers.")
            }
            Self::MissingHeader { name } => {
                write!(f, "The signed header {name} must be in the request exactly once.")
            }
            Self::TimestampUnreadable => {
                f.write_str("The header X-TC-Timestamp must be the seconds since 1970 as digits.")
            }
            Self::DateMismatch => f.write_str(
                "The date of the credential must be the UTC date of X-TC-Timestamp.",
            ),
            Self::SignatureMismatch => f.write_str(
                "The provided credentials could not be validated. Please check your signature is correct.",
            ),
        }
    }
}

impl Received<'_> {
    /// The value of a header, if it is there exactly once.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut values = self
            .headers
            .iter()
            .filter(|(header, _)| header.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str());
        values.next().filter(|_| values.next().is_none())
    }

    /// The seconds since 1970 in `x-tc-timestamp`.
    pub fn timestamp(&self) -> Result<u64, Refusal> {
        self.header("x-tc-timestamp")
            .filter(|text| text.bytes().all(|b| b.is_ascii_digit()))
            .and_then(|text| text.parse().ok())
            .ok_or(Refusal::TimestampUnreadable)
    }
}

/// Checks that whoever knows `secret_key` signed this request: its method, query, body, signed
/// headers and timestamp.
///
/// How old the timestamp may be is the caller's to decide; see [`Received::timestamp`].
pub fn verify(
    received: &Received<'_>,
    authorization: &Authorization,
    secret_key: &str,
) -> Result<(), Refusal> {
    let names = &authorization.signed_headers;
    for name in ["content-type", "host"] {
        if !names.iter().any(|signed| signed == name) {
            return Err(Refusal::NotSigned { name });
        }
    }
    let mut headers = Vec::with_capacity(names.len());
    for name in names {
        let value = received.header(name);
        let missing = || Refusal::MissingHeader { name: name.clone() };
        headers.push((name.as_str(), value.ok_or_else(missing)?));
    }
    let timestamp = received.timestamp()?;
    if Date::from_unix_seconds(timestamp) != authorization.date {
        return Err(Refusal::DateMismatch);
    }
    let unsigned = received.header("x-tc-content-sha256").map(str::as_bytes);
    let payload = match unsigned {
        Some(UNSIGNED_PAYLOAD) => UNSIGNED_PAYLOAD,
        _ => received.body,
    };
    let (date, service) = (authorization.date, authorization.service.as_str());
    let key = SigningKey::derive(secret_key, date, service);
    let confirms = |headers: &[(&str, &str)]| {
        let canonical = Canonical {
            method: received.method,
            query: received.query,
            headers,
            payload,
        };
        let text = canonical.string_to_sign(timestamp, date, service);
        key.confirms(&text, &authorization.signature)
    };
    if confirms(&headers) {
        return Ok(());
    }
    for &host in received.other_hosts {
        for (name, value) in &mut headers {
            if *name == "host" {
                *value = host;
            }
        }
        if confirms(&headers) {
            return Ok(());
        }
    }
    Err(Refusal::SignatureMismatch)
}
