//! A client of an emulated account, with a clock that the test moves.

use halftone::emulator::{Emulator, Options, Request, Response};
use halftone::scf::{Action, Region, Service};
use halftone::tc3::{Authorization, Canonical, Date, SigningKey};
use serde_json::{Value, json};

use crate::documented;

/// 2026-11-20 12:00:00 UTC.
pub(crate) const START: u64 = 1_795_176_000_000;

/// A zip archive that holds nothing, in base64.
pub(crate) const ZIP: &str = "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==";

/// The same with another comment, so that its digest differs.
pub(crate) const OTHER_ZIP: &str = "UEsFBgAAAAAAAAAAAAAAAAAAAAABADE=";

/// An account and its clock.
pub(crate) struct Client {
    pub(crate) emulator: Emulator,
    /// Milliseconds since 1970.
    pub(crate) now: u64,
    pub(crate) region: &'static str,
}

/// A request before it is signed, so that a test can change any part of it.
#[derive(Clone)]
pub(crate) struct Draft {
    pub(crate) method: &'static str,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) signed: Vec<&'static str>,
    pub(crate) body: Vec<u8>,
    pub(crate) timestamp: u64,
    pub(crate) service: &'static str,
    pub(crate) secret_id: String,
    pub(crate) secret_key: String,
}

impl Client {
    pub(crate) fn empty() -> Self {
        Self::with(Options {
            empty: true,
            ..Options::default()
        })
    }

    pub(crate) fn demo() -> Self {
        Self::with(Options::default())
    }

    pub(crate) fn with(options: Options) -> Self {
        Self {
            emulator: Emulator::new(options, START),
            now: START,
            region: "ap-guangzhou",
        }
    }

    /// An account with the function `app`, Active, and as many versions.
    pub(crate) fn with_function(versions: u32) -> Self {
        let mut client = Self::empty();
        client.ok(
            "CreateFunction",
            json!({"FunctionName": "app", "Code": {"ZipFile": ZIP}, "Runtime": "Go1"}),
        );
        client.wait();
        for number in 1..=versions {
            let published = client.ok("PublishVersion", json!({"FunctionName": "app"}));
            assert_eq!(published["FunctionVersion"], number.to_string());
            client.wait();
        }
        client
    }

    /// Long enough for every state to settle and for every rate to start anew.
    pub(crate) fn wait(&mut self) {
        self.now += 6_000;
    }

    pub(crate) fn draft(&self, action: &str, body: &Value) -> Draft {
        let options = Options::default();
        let service = Action::named(action).map_or(Service::Scf, Action::service);
        let host = service.host(Region::GUANGZHOU);
        let headers = [
            ("Content-Type", "application/json"),
            ("Host", &host),
            ("X-TC-Action", action),
            ("X-TC-Version", service.version()),
            ("X-TC-Region", self.region),
        ];
        Draft {
            method: "POST",
            headers: headers.map(|(n, v)| (n.to_owned(), v.to_owned())).into(),
            signed: vec!["Content-Type", "Host", "X-TC-Action"],
            body: body.to_string().into_bytes(),
            timestamp: self.now / 1000,
            service: service.name(),
            secret_id: options.secret_id,
            secret_key: options.secret_key,
        }
    }

    pub(crate) fn raw(&mut self, draft: &Draft) -> Response {
        let headers = draft.signed_headers();
        let request = Request {
            method: draft.method,
            query: "",
            headers: &headers,
            body: &draft.body,
        };
        self.emulator.handle(&request, self.now)
    }

    /// What is inside `Response`.
    pub(crate) fn send(&mut self, draft: &Draft) -> Value {
        let response = self.raw(draft);
        assert_eq!(
            (response.status, response.content_type),
            (200, "application/json")
        );
        let body: Value = serde_json::from_slice(&response.body).unwrap();
        body["Response"].clone()
    }

    /// Calls an action a little later than the call before, as a client within the rate does.
    pub(crate) fn call(&mut self, action: &str, body: Value) -> Value {
        self.now += 50;
        self.send(&self.draft(action, &body))
    }

    /// The answer of a call that is not refused.
    #[track_caller]
    pub(crate) fn ok(&mut self, action: &str, body: Value) -> Value {
        let answer = self.call(action, body);
        assert_eq!(answer["Error"], Value::Null, "{action}");
        answer
    }

    /// The code of a call that is refused, which must be one that the API documents.
    #[track_caller]
    pub(crate) fn refused(&mut self, action: &str, body: Value) -> String {
        let answer = self.call(action, body);
        let error = &answer["Error"];
        assert!(
            error["Message"].as_str().is_some_and(|m| m.len() > 10),
            "{action}: {answer}"
        );
        let code = error["Code"].as_str().unwrap();
        assert!(
            documented::has_code(action, code),
            "{action} has no code {code}"
        );
        code.to_owned()
    }
}

impl Draft {
    /// Replaces a header, or removes it.
    pub(crate) fn header(&mut self, name: &str, value: Option<&str>) {
        self.headers.retain(|(n, _)| n != name);
        if let Some(value) = value {
            self.headers.push((name.to_owned(), value.to_owned()));
        }
    }

    /// All headers, the signature among them.
    pub(crate) fn signed_headers(&self) -> Vec<(String, String)> {
        let signed: Vec<(&str, &str)> = self
            .headers
            .iter()
            .filter(|(name, _)| self.signed.contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let canonical = Canonical {
            method: self.method,
            query: "",
            headers: &signed,
            payload: &self.body,
        };
        let date = Date::from_unix_seconds(self.timestamp);
        let text = canonical.string_to_sign(self.timestamp, date, self.service);
        let authorization = Authorization {
            secret_id: self.secret_id.clone(),
            date,
            service: self.service.to_owned(),
            signed_headers: canonical.signed_headers(),
            signature: SigningKey::derive(&self.secret_key, date, self.service).sign(&text),
        };
        let mut headers = self.headers.clone();
        for (name, value) in [
            ("X-TC-Timestamp", self.timestamp.to_string()),
            ("Authorization", authorization.to_string()),
        ] {
            if !headers.iter().any(|(n, _)| n == name) {
                headers.push((name.to_owned(), value));
            }
        }
        headers
    }
}
