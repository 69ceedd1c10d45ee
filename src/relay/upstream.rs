//! Where a checked request goes: the cloud over TLS, or what stands in for it.
//!
//! Nothing is tried twice once bytes were written, no redirect is followed, no proxy variable of
//! the environment is read, nothing is decompressed.

use std::error::Error;
use std::fmt;
use std::path::Path;
use std::pin::Pin;
use std::str::FromStr;
use std::task::{Context, Poll};
use std::time::SystemTime;

use axum::body::{Body, Bytes};
use axum::http::uri::{Authority, PathAndQuery, Scheme};
use axum::http::{HeaderMap, HeaderValue, Method, Request, Response, StatusCode, Uri, header};
use http_body_util::{BodyExt as _, Full, LengthLimitError, Limited};
use hyper::body::Incoming;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{self, Client, connect::HttpConnector};
use hyper_util::rt::{TokioExecutor, TokioTimer};
use rustls::ClientConfig;
use tokio::time::{Instant, timeout, timeout_at};
use tower_service::Service;

use super::account::Account;
use super::endpoint::Endpoint;
use super::headers;
use super::limits::{ANSWER_BYTES, Allowance, CONNECT_TIME, POOL_SIZE, POOL_TIME};
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

type Connector = Timed<HttpsConnector<HttpConnector<PublicNames>>>;

/// The other side of the relay.
pub(super) enum Upstream {
    /// An account in this process.
    Emulator(Account),
    /// Over HTTP, with connections kept open between requests.
    Http {
        client: Client<Connector, Full<Bytes>>,
        instead: Option<Override>,
    },
}

impl Upstream {
    /// The cloud; `internal` if its names may lead to private addresses.
    pub(super) fn cloud(internal: bool) -> Result<Self, Problem> {
        Ok(Self::Http {
            client: client(PublicNames { internal }, trust(None)?),
            instead: None,
        })
    }

    /// A stand-in for the cloud at another address. If it speaks TLS, the certificates in `vouched`
    /// vouch for it, or the roots that vouch for the cloud.
    pub(super) fn instead(address: Override, vouched: Option<&Path>) -> Result<Self, Problem> {
        Ok(Self::Http {
            client: client(PublicNames { internal: true }, trust(vouched)?),
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
            Self::Http { client, instead } => {
                let total = Instant::now() + call.allowance.total_time;
                let first_byte = Instant::now() + call.allowance.first_byte_time;
                let host = call.endpoint.host.clone();
                let request = request(call, instead.as_ref())?;
                let response = match timeout_at(first_byte, client.request(request)).await {
                    Ok(Ok(response)) => response,
                    Ok(Err(error)) => return Err(failed(host, &error)),
                    Err(_) => {
                        return Err(Refusal::Unanswered {
                            host,
                            reason: "the time is up".to_owned(),
                        });
                    }
                };
                timeout_at(total, receive(response))
                    .await
                    .unwrap_or_else(|_| Err("the time is up".to_owned()))
                    .map_err(|reason| Refusal::AnswerBroken { host, reason })
            }
        }
    }
}

/// The request as the cloud sees it: always `POST /`, with the host from the table.
fn request(call: Call, instead: Option<&Override>) -> Result<Request<Full<Bytes>>, Refusal> {
    let Call {
        endpoint,
        headers,
        body,
        ..
    } = call;
    let unknown = || Refusal::EndpointUnknown(endpoint.host.clone());
    let mut target = axum::http::uri::Parts::default();
    target.path_and_query = Some(PathAndQuery::from_static("/"));
    (target.scheme, target.authority) = match instead {
        Some(Override { scheme, authority }) => (Some(scheme.clone()), Some(authority.clone())),
        None => (
            Some(Scheme::HTTPS),
            Some(endpoint.host.parse().map_err(|_| unknown())?),
        ),
    };

    let mut request = Request::new(Full::new(body));
    *request.method_mut() = Method::POST;
    *request.uri_mut() = Uri::from_parts(target).map_err(|_| unknown())?;
    *request.headers_mut() = as_sent(&endpoint, headers)?;
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
fn failed(host: String, error: &legacy::Error) -> Refusal {
    let reason = deepest(error);
    if error.is_connect() {
        Refusal::Unreachable { host, reason }
    } else {
        Refusal::Unanswered { host, reason }
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

/// One pool for all hosts.
fn client(names: PublicNames, trusted: ClientConfig) -> Client<Connector, Full<Bytes>> {
    let mut tcp = HttpConnector::new_with_resolver(names);
    tcp.enforce_http(false);
    tcp.set_nodelay(true);
    let tls = HttpsConnectorBuilder::new()
        .with_tls_config(trusted)
        .https_or_http()
        .enable_http1()
        .wrap_connector(tcp);
    Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(POOL_TIME)
        .pool_max_idle_per_host(POOL_SIZE)
        .build(Timed(tls))
}

/// A connector that gives up: name lookup, TCP and TLS together have [`CONNECT_TIME`].
#[derive(Clone)]
pub(super) struct Timed<C>(C);

impl<C> Service<Uri> for Timed<C>
where
    C: Service<Uri>,
    C::Future: Send + 'static,
    C::Error: Into<Box<dyn Error + Send + Sync>>,
{
    type Response = C::Response;
    type Error = Box<dyn Error + Send + Sync>;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Self::Error>> + Send>>;

    fn poll_ready(&mut self, context: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        self.0.poll_ready(context).map_err(Into::into)
    }

    fn call(&mut self, target: Uri) -> Self::Future {
        let connecting = self.0.call(target);
        Box::pin(async move {
            timeout(CONNECT_TIME, connecting)
                .await
                .map_err(|_| format!("no connection within {} seconds", CONNECT_TIME.as_secs()))?
                .map_err(Into::into)
        })
    }
}

#[cfg(test)]
mod tests;
