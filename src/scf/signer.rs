//! The seam between a request and whoever holds the key.

use std::fmt;

use super::{Action, Call, Pending, Region};
use crate::tc3::{Authorization, Canonical, Date, SigningKey};

/// Signs requests. The one narrow interface behind which keys live.
pub trait Signer {
    /// Turns a typed request into a signed call, or says that the key is locked away.
    fn sign(&self, request: ToSign) -> Pending<'_, Result<Call, Locked>>;
}

/// What is to be signed. The signer builds the text to sign itself, so it knows what it signs.
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

/// The key has been locked or forgotten; connect again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locked;

/// A signer that holds a SecretKey in memory, for as long as the connection lasts.
pub struct KeySigner {
    secret_id: String,
    secret_key: String,
    token: Option<String>,
}

/// The value of `Content-Type`, byte for byte as signed and sent.
const CONTENT_TYPE: &str = "application/json";

impl KeySigner {
    /// A signer for a permanent key, or for a temporary one with its token.
    pub fn new(
        secret_id: impl Into<String>,
        secret_key: impl Into<String>,
        token: Option<String>,
    ) -> Self {
        Self {
            secret_id: secret_id.into(),
            secret_key: secret_key.into(),
            token,
        }
    }

    /// Signs one request.
    ///
    /// `x-tc-action` is signed too, unlike in the official SDKs: nothing between here and the
    /// cloud can turn a `GetAlias` into a `DeleteAlias`.
    pub fn sign_now(&self, request: ToSign) -> Call {
        let ToSign {
            action,
            region,
            timestamp,
            body,
        } = request;
        let service = action.service();
        let host = service.host(region);
        let date = Date::from_unix_seconds(timestamp);
        let signed = [
            ("content-type", CONTENT_TYPE),
            ("host", host.as_str()),
            ("x-tc-action", action.name()),
        ];
        let canonical = Canonical {
            method: "POST",
            query: "",
            headers: &signed,
            payload: body.as_bytes(),
        };
        let to_sign = canonical.string_to_sign(timestamp, date, service.name());
        let signature = SigningKey::derive(&self.secret_key, date, service.name()).sign(&to_sign);
        let authorization = Authorization {
            secret_id: self.secret_id.clone(),
            date,
            service: service.name().to_owned(),
            signed_headers: signed.iter().map(|(name, _)| (*name).to_owned()).collect(),
            signature,
        };
        let mut headers = vec![
            ("authorization", authorization.to_string()),
            ("content-type", CONTENT_TYPE.to_owned()),
            ("x-tc-action", action.name().to_owned()),
            ("x-tc-language", "en-US".to_owned()),
            ("x-tc-region", region.name().to_owned()),
            ("x-tc-timestamp", timestamp.to_string()),
            ("x-tc-version", service.version().to_owned()),
        ];
        if let Some(token) = &self.token {
            headers.push(("x-tc-token", token.clone()));
        }
        Call {
            action,
            host,
            headers,
            body,
        }
    }
}

impl Signer for KeySigner {
    fn sign(&self, request: ToSign) -> Pending<'_, Result<Call, Locked>> {
        Box::pin(std::future::ready(Ok(self.sign_now(request))))
    }
}

impl fmt::Debug for KeySigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeySigner").finish_non_exhaustive()
    }
}
