//! Where a checked request goes: the cloud over TLS, or what stands in for it.
//!
//! Nothing is tried twice once bytes were written, no redirect is followed, no proxy variable of
//! the environment is read, nothing is decompressed.

mod pool;
mod timed;

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::time::SystemTime;

use bytes::Bytes;
use http::uri::{Authority, Scheme};
use http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use tokio::time::{Instant, timeout, timeout_at};

use self::pool::{Failure, Pool};
use super::account::Account;
use super::answering::Body;
use super::endpoint::Endpoint;
use super::headers;
use super::limits::{ANSWER_BYTES, Allowance};
use super::problem::Problem;
use super::public_names::PublicNames;
use super::refusal::Refusal;
use super::trust::trust;

/// A checked request.
pub(super) struct Call {
    pub(super) endpoint: Endpoint,
    /// Only those that may be passed on.
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
    pub(super) allowance: Allowance,
}

/// What came back, whole.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// Only those that may be returned.
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Answer {
    /// The same as an answer of the relay.
    pub(super) fn into_response(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}

/// An address that is spoken to instead of the cloud, `http://127.0.0.1:9000`.
#[derive(Clone, Debug)]
pub(super) struct Override {
    scheme: Scheme,
    authority: Authority,
}

impl FromStr for Override {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let address = || {
            let uri = text.parse::<Uri>().ok()?;
            let is_bare = matches!(uri.path(), "" | "/") && uri.query().is_none();
            let scheme = uri.scheme().filter(|scheme| {
                is_bare && (**scheme == Scheme::HTTP || **scheme == Scheme::HTTPS)
            })?;
            Some(Self {
                scheme: scheme.clone(),
                authority: uri.authority()?.clone(),
            })
        };
        address().ok_or_else(|| format!("{text} is not of the form http://HOST:PORT"))
    }
}

impl fmt::Display for Override {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme, self.authority)
    }
}

/// The other side of the relay.
pub(super) enum Upstream {
    /// An account in this process.
    Emulator(Account),
    /// Over HTTP, with connections kept open between requests.
    Http {
        pool: Pool,
        instead: Option<Override>,
    },
}

impl Upstream {
    /// The cloud; `internal` if its names may lead to private addresses.
    pub(super) fn cloud(internal: bool) -> Result<Self, Problem> {
        Ok(Self::Http {
            pool: Pool::new(PublicNames { internal }, trust(None)?),
            instead: None,
        })
    }

    /// A stand-in for the cloud at another address. If it speaks TLS, the certificates in `vouched`
    /// vouch for it, or the roots that vouch for the cloud.
    pub(super) fn instead(address: Override, vouched: Option<&Path>) -> Result<Self, Problem> {
        Ok(Self::Http {
            pool: Pool::new(PublicNames { internal: true }, trust(vouched)?),
            instead: Some(address),
        })
    }

    /// The clock that signatures are checked against: ours, or that of the account.
    pub(super) fn clock(&self) -> SystemTime {
        match self {
            Self::Emulator(account) => account.clock(),
            Self::Http { .. } => SystemTime::now(),
        }
    }

    /// Sends the request and waits for the whole answer.
    pub(super) async fn send(&self, call: Call) -> Result<Answer, Refusal> {
        match self {
            Self::Emulator(account) => {
                let host = call.endpoint.host.clone();
                let headers = as_sent(&call.endpoint, call.headers)?;
                let answer = account.answer(&Method::POST, "", &headers, &call.body);
                let reason = match timeout(call.allowance.first_byte_time, answer).await {
                    Ok(Some(answer)) => return Ok(answer),
                    Ok(None) => "the connection was closed",
                    Err(_) => "the time is up",
                };
                Err(Refusal::Unanswered {
                    host,
                    reason: reason.to_owned(),
                })
            }
            Self::Http { pool, instead } => {
                let total = Instant::now() + call.allowance.total_time;
                let first_byte = Instant::now() + call.allowance.first_byte_time;
                let host = call.endpoint.host.clone();
                let target = instead
                    .as_ref()
                    .map_or_else(|| format!("https://{host}"), Override::to_string);
                let request = request(call)?;
                let sent = timeout_at(first_byte, pool.send(&target, request));
                let (mut line, response) = match sent.await {
                    Ok(Ok(answering)) => answering,
                    Ok(Err(failure)) => return Err(failed(host, &failure)),
                    Err(_) => {
                        return Err(Refusal::Unanswered {
                            host,
                            reason: "the time is up".to_owned(),
                        });
                    }
                };
                let answer = timeout_at(total, line.drive(receive(response)))
                    .await
                    .unwrap_or_else(|_| Err("the time is up".to_owned()))
                    .map_err(|reason| Refusal::AnswerBroken { host, reason })?;
                pool.keep(line);
                Ok(answer)
            }
        }
    }
}

/// The request as the cloud sees it: always `POST /`, with the host from the table.
fn request(call: Call) -> Result<Request<Full<Bytes>>, Refusal> {
    let mut request = Request::new(Full::new(call.body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = Uri::from_static("/");
    *request.headers_mut() = as_sent(&call.endpoint, call.headers)?;
    Ok(request)
}

/// With the host that the page signed, which is the one in the table.
fn as_sent(endpoint: &Endpoint, mut headers: HeaderMap) -> Result<HeaderMap, Refusal> {
    let host = HeaderValue::from_str(&endpoint.host)
        .map_err(|_| Refusal::EndpointUnknown(endpoint.host.clone()))?;
    headers.insert(header::HOST, host);
    headers.insert(header::USER_AGENT, HeaderValue::from_static(USER_AGENT));
    Ok(headers)
}

const USER_AGENT: &str = concat!("halftone/", env!("CARGO_PKG_VERSION"));

/// Reads the answer to its end, within bounds.
async fn receive(response: Response<Incoming>) -> Result<Answer, String> {
    let (parts, body) = response.into_parts();
    // No coding was offered, and the header that would name one is not passed on.
    if parts.headers.contains_key(header::CONTENT_ENCODING) {
        return Err("it is compressed, which was not asked for".to_owned());
    }
    let body = Limited::new(body, ANSWER_BYTES)
        .collect()
        .await
        .map_err(|error| {
            if error.is::<LengthLimitError>() {
                format!("it is larger than {ANSWER_BYTES} bytes")
            } else {
                deepest(error.as_ref())
            }
        })?;
    let headers = headers::returned(&parts.headers);
    Ok(Answer {
        status: parts.status,
        headers,
        body: body.to_bytes(),
    })
}

/// Whether the request can have reached the cloud decides what the page may do next.
fn failed(host: String, failure: &Failure) -> Refusal {
    match failure {
        Failure::Connect(error) => Refusal::Unreachable {
            host,
            reason: deepest(error.as_ref()),
        },
        Failure::Exchange(error) => Refusal::Unanswered {
            host,
            reason: deepest(error),
        },
    }
}

/// The cause at the bottom: what the system, the resolver or TLS said.
fn deepest(error: &(dyn Error + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

#[cfg(test)]
mod tests;
