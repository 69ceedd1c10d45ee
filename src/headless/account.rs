//! The way to the cloud's hosts, or to what stands in for them.

use std::time::{Duration, UNIX_EPOCH};

use bytes::Bytes;
use http::header::{DATE, HOST};
use http::{HeaderMap, Method, Request, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::{Client, connect::HttpConnector};
use hyper_util::rt::TokioExecutor;
use tokio::time::timeout;

use crate::scf::{Answer, Call, LARGEST_ANSWER, Pending, Phase, Transport, TransportError};

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);

/// HTTPS to the cloud, or plain HTTP to one address.
pub(super) struct Hosts {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    instead: Option<Uri>,
}

impl Hosts {
    pub(super) fn new(instead: Option<Uri>) -> Self {
        let mut http = HttpConnector::new();
        http.enforce_http(false);
        http.set_connect_timeout(Some(CONNECT));
        let connector = HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .wrap_connector(http);
        let client = Client::builder(TokioExecutor::new()).build(connector);
        Self { client, instead }
    }

    fn request(&self, call: Call) -> Option<Request<Full<Bytes>>> {
        let uri = match &self.instead {
            Some(instead) => instead.clone(),
            None => format!("https://{}/", call.host).parse().ok()?,
        };
        let mut request = Request::builder()
            .method(Method::POST)
            .uri(uri)
            .header(HOST, &call.host);
        for (name, value) in &call.headers {
            request = request.header(*name, value);
        }
        request.body(Full::new(call.body.into())).ok()
    }

    async fn exchange(&self, call: Call) -> Result<Answer, TransportError> {
        let host = call.host.clone();
        let request = self.request(call).ok_or(TransportError::Cancelled)?;
        let response = match self.client.request(request).await {
            Ok(response) => response,
            Err(error) if error.is_connect() => return Ok(unreachable(&host)),
            Err(_) => return Err(TransportError::TimedOut),
        };
        let (head, body) = response.into_parts();
        let body = Limited::new(body, LARGEST_ANSWER + 1).collect().await;
        let body = body.map_err(|_| TransportError::TimedOut)?;
        Ok(Answer {
            status: head.status.as_u16(),
            body: body.to_bytes().into(),
            date: date(&head.headers),
            phase: None,
        })
    }
}

impl Transport for Hosts {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        Box::pin(async move {
            let answer = timeout(PATIENCE, self.exchange(call)).await;
            answer.unwrap_or(Err(TransportError::TimedOut))
        })
    }
}

/// What the relay would say of a host to which nothing was sent, so that it is tried again.
fn unreachable(host: &str) -> Answer {
    let error = serde_json::json!({
        "Code": "Relay.Unreachable",
        "Message": format!("{host} cannot be reached. Check the network and --endpoint."),
    });
    let envelope = serde_json::json!({"Response": {"Error": error, "RequestId": ""}});
    Answer {
        status: 502,
        body: envelope.to_string().into(),
        date: None,
        phase: Some(Phase::Connect),
    }
}

/// The clock of the other side, in Unix seconds.
fn date(headers: &HeaderMap) -> Option<u64> {
    let text = headers.get(DATE)?.to_str().ok()?;
    let date = httpdate::parse_http_date(text).ok()?;
    date.duration_since(UNIX_EPOCH)
        .ok()
        .map(|since| since.as_secs())
}

/// `http://HOST:PORT`, or `https://` for a host of one's own.
pub(super) fn endpoint(text: &str) -> Result<Uri, String> {
    let uri: Option<Uri> = text.parse().ok();
    uri.filter(|uri| {
        matches!(uri.scheme_str(), Some("http" | "https")) && matches!(uri.path(), "" | "/")
    })
    .ok_or_else(|| format!("{text} is not of the form http://HOST:PORT"))
}
