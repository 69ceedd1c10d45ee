//! A signed request in the hands of somebody between the library's signer and the account.

use std::fmt::Write as _;
use std::thread::sleep;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use halftone::scf::{Action, Call, KeySigner, Region, ToSign};
use serde_json::Value;

use crate::support::{Answer, Server};

/// Where the signed request goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Road {
    /// To a relay before the demo account.
    Relay,
    /// Straight to the account, as to a host of the cloud.
    Account,
}

impl Road {
    pub(crate) fn server(self) -> Server {
        match self {
            Self::Relay => {
                Server::start("serve", &["--emulator", "--allow-action", "DeleteFunction"])
            }
            Self::Account => Server::start("emulator", &[]),
        }
    }
}

/// A signed request in the hands of whoever carries it.
#[derive(Clone)]
pub(crate) struct Carried {
    pub(crate) method: &'static str,
    pub(crate) target: String,
    pub(crate) host: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

/// Seconds since 1970.
pub(crate) fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.unwrap().as_secs()
}

/// Signs as the page does, with a permanent key.
pub(crate) fn sign(action: Action, body: &Value) -> Call {
    sign_with(None, action, body)
}

/// The same, with the token of a temporary key.
pub(crate) fn sign_with(token: Option<&str>, action: Action, body: &Value) -> Call {
    let token = token.map(str::to_owned);
    let signer = KeySigner::new("AKIDhalftonedemo", "halftone-demo-secret", token);
    signer.sign_now(ToSign {
        action,
        region: Region::GUANGZHOU,
        timestamp: now(),
        body: body.to_string(),
    })
}

impl Carried {
    pub(crate) fn new(road: Road, call: Call) -> Self {
        let (target, host) = match road {
            Road::Relay => (format!("/relay/{}", call.host), "localhost".to_owned()),
            Road::Account => ("/".to_owned(), call.host),
        };
        let headers = call.headers.into_iter();
        Self {
            method: "POST",
            target,
            host,
            headers: headers
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            body: call.body,
        }
    }

    pub(crate) fn header(&mut self, name: &str) -> &mut String {
        let found = self.headers.iter_mut().find(|(known, _)| known == name);
        &mut found.unwrap().1
    }

    /// Gives a header another value.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        let before = std::mem::replace(self.header(name), value.to_owned());
        assert_ne!(before, value, "{name} was not changed");
    }

    pub(crate) fn drop(&mut self, name: &str) {
        self.header(name);
        self.headers.retain(|(known, _)| known != name);
    }

    pub(crate) fn add(&mut self, name: &str, value: &str) {
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// Replaces a piece of `Authorization`.
    pub(crate) fn reword(&mut self, from: &str, to: &str) {
        let header = self.header("authorization");
        assert!(header.contains(from), "{header}");
        *header = header.replacen(from, to, 1);
    }

    fn bytes(&self) -> String {
        let Self {
            method,
            target,
            host,
            ..
        } = self;
        let mut bytes = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\n");
        for (name, value) in &self.headers {
            write!(bytes, "{name}: {value}\r\n").unwrap();
        }
        write!(
            bytes,
            "Content-Length: {}\r\n\r\n{}",
            self.body.len(),
            self.body
        )
        .unwrap();
        bytes
    }

    /// Asks as often as it takes to be below the limits.
    pub(crate) fn ask(&self, server: &Server) -> Answer {
        loop {
            let answer = server.ask(self.bytes());
            if answer.body.is_empty() || answer.code() != "RequestLimitExceeded" {
                return answer;
            }
            sleep(Duration::from_millis(50));
        }
    }
}
