//! The same account, seen by somebody else: the library's client over plain HTTP to the relay.

use std::rc::Rc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use halftone::scf::{
    Alias, Answer, Call, Client, Clock, Error, GetAlias, KeySigner, Pending, Phase, Region,
    Transport, TransportError, UpdateAlias,
};
use halftone::traffic::{AliasName, Split};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Bytes;
use hyper_util::client::legacy;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;

/// The emulator's credentials.
pub(crate) const SECRET_ID: &str = "AKIDhalftonedemo";
pub(crate) const SECRET_KEY: &str = "halftone-demo-secret";

/// An independent client of the account behind a running program.
pub(crate) fn client(address: &str) -> Client {
    client_with(address, SECRET_ID, SECRET_KEY)
}

/// The same for an account of another key.
pub(crate) fn client_with(address: &str, secret_id: &str, secret_key: &str) -> Client {
    let http = legacy::Client::builder(TokioExecutor::new()).build_http();
    let transport = Relay {
        http,
        address: address.to_owned(),
    };
    let signer = KeySigner::new(secret_id, secret_key, None);
    Client::new(
        Rc::new(signer),
        Rc::new(transport),
        Rc::new(SystemClock),
        Region::GUANGZHOU,
    )
}

/// What the cloud keeps of an alias.
pub(crate) async fn alias(client: &Client, function: &str, name: &str) -> Result<Alias, Error> {
    let request = GetAlias {
        function_name: function.to_owned(),
        namespace: "default".to_owned(),
        name: AliasName::from_cloud(name),
    };
    client.call(&request).await.map(|reply| reply.answer)
}

/// Changes an alias as another tool would: without asking anybody.
pub(crate) async fn overwrite(client: &Client, function: &str, name: &str, split: &Split) {
    let before = alias(client, function, name).await.unwrap();
    let request = UpdateAlias {
        function_name: function.to_owned(),
        namespace: "default".to_owned(),
        name: before.name,
        function_version: split.main,
        routing_config: before.routing_config.with(&split.routing),
        description: before.description,
    };
    client.call(&request).await.unwrap();
}

struct Relay {
    http: legacy::Client<HttpConnector, Full<Bytes>>,
    address: String,
}

impl Transport for Relay {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        Box::pin(async move {
            let mut request = hyper::Request::post(format!("{}/relay/{}", self.address, call.host));
            for (name, value) in call.headers {
                request = request.header(name, value);
            }
            let request = request.body(Full::from(call.body)).unwrap();
            let response = self
                .http
                .request(request)
                .await
                .map_err(|_| TransportError::Unreachable)?;
            let status = response.status().as_u16();
            let phase = response
                .headers()
                .get("x-relay-phase")
                .and_then(|value| value.to_str().ok());
            let phase = phase.and_then(Phase::from_header);
            let body = response
                .into_body()
                .collect()
                .await
                .map_err(|_| TransportError::TimedOut)?;
            Ok(Answer {
                status,
                body: body.to_bytes().to_vec(),
                date: None,
                phase,
            })
        })
    }
}

struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> u64 {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .unwrap()
            .as_millis();
        u64::try_from(now).unwrap()
    }

    fn sleep(&self, milliseconds: u32) -> Pending<'_, ()> {
        Box::pin(tokio::time::sleep(Duration::from_millis(u64::from(
            milliseconds,
        ))))
    }
}
