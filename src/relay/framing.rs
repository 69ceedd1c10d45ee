//! Requests that two programs in a row could read differently are refused before anything else.
//!
//! The HTTP library is more tolerant than a relay may be: it takes the first of two `Host`
//! headers, ignores a `Content-Length` beside `Transfer-Encoding` and accepts whole addresses as
//! targets.

use http::request::Parts;
use http::{HeaderName, HeaderValue, Method, Version, header};

use super::headers::FORWARDED;
use super::limits::HEADER_BYTES;
use super::refusal::Refusal;

/// Refuses what can be read in two ways. Says nothing about who may ask for what.
pub(super) fn check(request: &Parts) -> Result<(), Refusal> {
    if request.version != Version::HTTP_11 {
        return Err(Refusal::OldProtocol);
    }
    // The parser's own limit is a soft one, up to twice as much.
    let bytes = |(name, value): (&HeaderName, &HeaderValue)| name.as_str().len() + value.len();
    if request.headers.iter().map(bytes).sum::<usize>() > HEADER_BYTES {
        return Err(Refusal::HeadersTooLarge);
    }
    // Only the form `/path` has no authority; `OPTIONS *` has none either and is no path.
    if request.method == Method::CONNECT {
        return Err(Refusal::PathUnknown(
            "This is no proxy; it opens no tunnels.",
        ));
    }
    if request.uri.authority().is_some() {
        return Err(Refusal::AbsoluteTarget);
    }
    // A length beside it may already have been dropped by the parser, so the coding alone is
    // enough; no client of this API needs it.
    if request.headers.contains_key(header::TRANSFER_ENCODING) {
        return Err(Refusal::TransferEncoding);
    }
    if request.headers.contains_key(header::UPGRADE) {
        return Err(Refusal::UnsupportedHeader("Upgrade"));
    }
    if let Some(expected) = request.headers.get(header::EXPECT)
        && !expected.as_bytes().eq_ignore_ascii_case(b"100-continue")
    {
        return Err(Refusal::UnsupportedHeader("Expect"));
    }
    // Nearly always no header comes twice, and then there is nothing to look for.
    let headers = &request.headers;
    if headers.len() > headers.keys_len()
        && let Some(name) = ONCE
            .iter()
            .chain(&FORWARDED)
            .find(|name| headers.get_all(**name).iter().nth(1).is_some())
    {
        return Err(Refusal::DuplicateHeader(name));
    }
    if !request.headers.contains_key(header::HOST) {
        return Err(Refusal::HostMissing);
    }
    Ok(())
}

/// Decides something here and must therefore be unambiguous, beside all that is passed on.
const ONCE: [&str; 5] = [
    "host",
    "content-length",
    "origin",
    "sec-fetch-site",
    "x-relay-token",
];
