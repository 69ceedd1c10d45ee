//! What only pages of the console itself may ask of their server, and `POST /forget` among it.
//!
//! Browsers name the origin of every POST, so a request without one comes from no page of ours;
//! the pages of `--allow-origin` may use the relay, and nothing else.

use http::request::Parts;
use http::{HeaderName, HeaderValue, Method, Response, StatusCode, header};

use super::answering::Body;
use super::cross_origin::{SEC_FETCH_SITE, is_own};
use super::refusal::Refusal;

/// What a browser throws away of this origin: all that pages stored, and what it kept of answers.
const ALL: &str = "\"storage\", \"cache\"";

/// Refuses what no page of the console sent.
pub(super) fn check(request: &Parts) -> Result<(), Refusal> {
    if request.method != Method::POST {
        return Err(Refusal::MethodUnknown("POST"));
    }
    if request.uri.query().is_some() {
        return Err(Refusal::Query);
    }
    let headers = &request.headers;
    let is_ours = headers
        .get(header::ORIGIN)
        .is_some_and(|origin| is_own(origin, headers));
    let is_near = headers
        .get(SEC_FETCH_SITE)
        .is_none_or(|site| site == "same-origin");
    if is_ours && is_near {
        Ok(())
    } else {
        Err(Refusal::OtherPage)
    }
}

/// Tells the browser to forget this origin. There is nothing on the server to forget.
pub(super) fn forget(request: &Parts) -> Response<Body> {
    if let Err(refusal) = check(request) {
        return refusal.into_response();
    }
    let mut response = Response::new(Body::default());
    *response.status_mut() = StatusCode::NO_CONTENT;
    response.headers_mut().insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static(ALL),
    );
    response
}
