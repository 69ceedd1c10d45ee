//! What is signed: from a typed request to the text that a key signs, and on to the signed call.
//!
//! Whoever holds a key builds the text itself, so it knows what it signs. Must never hold a key.

use super::{Action, Call, Coverage, KeyName, MessageLanguage, Region, Service};
use crate::tc3::{Authorization, Canonical, Date, Signature};

/// The value of `Content-Type`, byte for byte as signed and sent.
const CONTENT_TYPE: &str = "application/json";

/// Every header of a signed call but `Host`: all that the API reads.
pub const HEADERS: [&str; 8] = [
    "authorization",
    "content-type",
    "x-tc-action",
    "x-tc-version",
    "x-tc-timestamp",
    "x-tc-region",
    "x-tc-token",
    "x-tc-language",
];

/// A request that is to be signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToSign {
    /// The action.
    pub action: Action,
    /// The region that it is for.
    pub region: Region,
    /// Unix time in seconds, already corrected for a wrong local clock.
    pub timestamp: u64,
    /// The JSON body.
    pub body: String,
}

/// A request with everything but its signature.
pub struct Prepared {
    action: Action,
    host: String,
    headers: Vec<(&'static str, String)>,
    body: String,
    date: Date,
    secret_id: String,
    signed_headers: Vec<String>,
    text: String,
}

impl ToSign {
    /// Prepares the request for the key of this name.
    ///
    /// `x-tc-action` is signed too, unlike in the official SDKs: nothing between here and the
    /// cloud can turn a `GetAlias` into a `DeleteAlias`. With [`Coverage::Whole`] nor can it lead a
    /// request to another region.
    pub fn prepare(self, key: &KeyName) -> Prepared {
        let Self {
            action,
            region,
            timestamp,
            body,
        } = self;
        let service = action.service();
        let host = service.host(region);
        let date = Date::from_unix_seconds(timestamp);
        let mut headers = vec![
            ("content-type", CONTENT_TYPE.to_owned()),
            ("x-tc-action", action.name().to_owned()),
            MessageLanguage::default().header(),
            ("x-tc-region", region.name().to_owned()),
            ("x-tc-timestamp", timestamp.to_string()),
            ("x-tc-version", service.version().to_owned()),
        ];
        headers.extend(key.token.clone().map(|token| ("x-tc-token", token)));
        let signed: Vec<_> = headers
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .filter(|(name, _)| is_signed(name, key.coverage))
            .chain([("host", host.as_str())])
            .collect();
        let canonical = Canonical {
            method: "POST",
            query: "",
            headers: &signed,
            payload: body.as_bytes(),
        };
        Prepared {
            text: canonical.string_to_sign(timestamp, date, service.name()),
            signed_headers: canonical.signed_headers(),
            secret_id: key.secret_id.clone(),
            action,
            host,
            headers,
            body,
            date,
        }
    }
}

/// The language of messages is for people, and the time is in the signed text anyway.
fn is_signed(name: &str, coverage: Coverage) -> bool {
    match name {
        "content-type" | "x-tc-action" => true,
        "x-tc-region" | "x-tc-version" | "x-tc-token" => coverage == Coverage::Whole,
        _ => false,
    }
}

impl Prepared {
    /// The service whose key is needed.
    pub const fn service(&self) -> Service {
        self.action.service()
    }

    /// The UTC day whose key is needed.
    pub const fn date(&self) -> Date {
        self.date
    }

    /// The text that the key signs.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The call with its signature.
    pub fn signed(self, signature: Signature) -> Call {
        let authorization = Authorization {
            secret_id: self.secret_id,
            date: self.date,
            service: self.action.service().name().to_owned(),
            signed_headers: self.signed_headers,
            signature,
        };
        let mut headers = self.headers;
        headers.push(("authorization", authorization.to_string()));
        Call {
            action: self.action,
            host: self.host,
            headers,
            body: self.body,
        }
    }
}
