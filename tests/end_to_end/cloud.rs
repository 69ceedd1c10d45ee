//! A cloud of the test's own behind the relay: the emulated account, with a hand in what it answers
//! and an ear for what it is asked.

use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use halftone::emulator::{self, Emulator, Options};
use halftone::scf::{Action, KeySigner, Region, ToSign};
use halftone::tc3::{Authorization, Received, verify};
use serde_json::Value;

use crate::keyholder::Keyholder;
use crate::server;

/// What a cloud does with its words on the way: those that it says and those that it hears.
pub(crate) trait Words: Send + 'static {
    /// Changes what will be answered.
    fn say(&mut self, answer: &mut Value);
    /// Changes what was asked back into what the account understands.
    fn hear(&mut self, request: &mut Value);
}

/// A running cloud. It ends with the tests.
pub(crate) struct Cloud {
    /// `http://127.0.0.1:PORT`
    pub(crate) address: String,
}

struct Inside<W> {
    emulator: Emulator,
    key: Keyholder,
    words: W,
}

impl Cloud {
    /// The demo account under this permanent key.
    pub(crate) fn start(key: Keyholder, words: impl Words) -> Self {
        let inside = Inside {
            emulator: Emulator::new(account(&key), now()),
            key,
            words,
        };
        let inside = Arc::new(Mutex::new(inside));
        let address = server::start(move |asked| {
            let body = inside.lock().unwrap().handle(&asked.headers, &asked.body);
            std::future::ready(server::json(body))
        });
        Self { address }
    }
}

/// The demo account under this permanent key.
pub(crate) fn account(key: &Keyholder) -> Options {
    Options {
        secret_id: key.secret_id.to_owned(),
        secret_key: key.secret_key.to_owned(),
        ..Options::default()
    }
}

impl<W: Words> Inside<W> {
    /// Checks whose request it is, and has the emulated account answer what was heard of it, which
    /// has to be signed anew.
    fn handle(&mut self, headers: &[(String, String)], body: &[u8]) -> Vec<u8> {
        let received = Received {
            method: "POST",
            query: "",
            headers,
            body,
            other_hosts: &[],
        };
        let action = received.header("x-tc-action").and_then(Action::named);
        let region = received.header("x-tc-region").and_then(Region::named);
        let (Some(action), Some(region)) = (action, region) else {
            return refusal("InvalidAction");
        };
        let authorization = received.header("authorization").unwrap_or_default();
        let is_signed = authorization
            .parse::<Authorization>()
            .and_then(|signed| verify(&received, &signed, self.key.secret_key));
        if is_signed.is_err() {
            return refusal("AuthFailure.SignatureFailure");
        }
        let mut asked: Value = serde_json::from_slice(body).unwrap_or_default();
        self.words.hear(&mut asked);
        let mut answer = self.ask(action, region, asked.to_string());
        self.words.say(&mut answer);
        answer.to_string().into_bytes()
    }

    fn ask(&mut self, action: Action, region: Region, body: String) -> Value {
        let now = now();
        let call = KeySigner::new(self.key.secret_id, self.key.secret_key, None).sign_now(ToSign {
            action,
            region,
            timestamp: now / 1_000,
            body,
        });
        let mut headers = vec![("host".to_owned(), call.host)];
        let signed = call.headers.into_iter();
        headers.extend(signed.map(|(name, value)| (name.to_owned(), value)));
        let request = emulator::Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: call.body.as_bytes(),
        };
        let response = self.emulator.handle(&request, now);
        serde_json::from_slice(&response.body).unwrap()
    }
}

fn refusal(code: &str) -> Vec<u8> {
    let error = serde_json::json!({ "Code": code, "Message": "The cloud of this test says no." });
    serde_json::json!({ "Response": { "Error": error, "RequestId": "none" } })
        .to_string()
        .into_bytes()
}

/// Milliseconds since 1970.
pub(crate) fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    u64::try_from(now.as_millis()).unwrap()
}
