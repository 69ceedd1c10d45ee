//! What answers requests, whichever thread and connection they come on.

use std::net::IpAddr;

use bytes::Bytes;
use http::Response;
use http::request::Parts;
use http_body_util::Full;
use hyper::body::Incoming;

/// An answer's body: known to its end before the answer begins.
pub(super) type Body = Full<Bytes>;

/// A part of this program with an address of its own.
pub(super) trait Answering: Send + Sync + 'static {
    /// Answers one request of `peer`.
    fn answer(
        &self,
        peer: IpAddr,
        request: &Parts,
        body: Incoming,
    ) -> impl Future<Output = Response<Body>> + Send;
}
