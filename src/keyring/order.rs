//! What a page and the worker that holds the key say to each other, as JSON.
//!
//! Two things travel beside it, not in it: the SecretKey, as bytes that both sides overwrite, and
//! the body of a request, which may be megabytes. No answer ever carries a key.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::vault::Closed;
use crate::scf::{Action, Call, Coverage, HEADERS, KeyName, Mode, Region, ToSign, Unsigned};

/// What a page asks of the worker.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Order {
    /// Take this key in place of any other. The SecretKey comes beside it.
    Open(Opening),
    /// Let the keys of the two days outlive the page, in the browser's storage.
    Keep,
    /// Say whether a key is held: for a page that was opened or loaded again.
    State,
    /// Sign this. The body comes beside it.
    Sign(Request),
    /// Somebody touched the page. Not answered.
    Touched,
    /// Forget the key: it turned out to be a wrong one.
    Discard,
    /// Forget the key, here and wherever it was kept, and end.
    Lock,
    /// This page is going away; the key goes with the last one. Not answered.
    Leave,
}

/// On which terms a key is handed over.
#[derive(Clone, Serialize, Deserialize)]
pub struct Opening {
    /// The name of the key.
    pub secret_id: String,
    /// Belongs to temporary keys.
    pub token: Option<String>,
    /// What it may sign.
    pub mode: Mode,
    /// What its signatures cover.
    pub coverage: Coverage,
    /// What else a page needs to go on with the connection.
    pub about: About,
}

/// What the worker keeps for the pages and does not use itself.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The address of the relay.
    pub relay: String,
    /// What that relay wants to be shown, if it asks for a token.
    pub relay_token: Option<String>,
    /// The region that was chosen.
    pub region: Region,
    /// Whether the connection is marked as production.
    pub production: bool,
}

/// A key is held.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// The name of the key.
    pub secret_id: String,
    /// What it may sign.
    pub mode: Mode,
    /// When its keys end, in Unix seconds.
    pub until: u64,
    /// Whether they are kept in the browser's storage until then.
    pub kept: bool,
    /// What the page handed over for other pages.
    pub about: About,
}

/// A request that is to be signed, without its body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The key that the page believes to be held. Another page may have handed over another one.
    pub secret_id: String,
    /// The action.
    pub action: Action,
    /// The region.
    pub region: Region,
    /// Unix time in seconds.
    pub timestamp: u64,
}

/// What the worker says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Answer {
    /// A key is held.
    Opened(Opened),
    /// No key is held. Said to pages, asked or not, when another one took its place.
    Shut,
    /// No key is held, and this worker ends. Said to every page when it is locked.
    Ended,
    /// The headers of a signed call.
    Signed(Headers),
    /// It was not signed.
    Unsigned(Unsigned),
    /// The browser did not do what it was asked for; with its reason.
    Failed(String),
}

/// The headers of a signed call, without `Host`.
#[derive(Clone, Serialize, Deserialize)]
pub struct Headers(Vec<(String, String)>);

/// What a page asks of the worker that opens a vault. The passphrase comes beside it, as bytes.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum VaultOrder {
    /// Put these credentials behind the passphrase. The SecretKey comes beside it.
    Seal(Opening),
    /// Open this vault and hand the key to the worker at the port that comes beside it.
    Unseal(String),
}

/// What that worker says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum VaultAnswer {
    /// The sealed vault, as a text to keep.
    Sealed(String),
    /// The vault was opened, and this is what became of its key.
    Unsealed(Answer),
    /// The vault stays closed.
    Closed(Closed),
    /// The browser did not do what it was asked for; with its reason.
    Failed(String),
}

impl Opening {
    /// The public part of the key.
    pub fn name(&self) -> KeyName {
        KeyName {
            secret_id: self.secret_id.clone(),
            token: self.token.clone(),
            coverage: self.coverage,
        }
    }
}

impl Request {
    /// The same, with its body.
    pub fn with(self, body: String) -> ToSign {
        ToSign {
            action: self.action,
            region: self.region,
            timestamp: self.timestamp,
            body,
        }
    }
}

impl Headers {
    /// The headers of a call, for the way back to the page.
    pub fn of(call: Call) -> Self {
        let owned = |(name, value): (&str, String)| (name.to_owned(), value);
        Self(call.headers.into_iter().map(owned).collect())
    }

    /// The call that they belong to. A header that no call has is left out.
    pub fn into_call(self, request: &Request, body: String) -> Call {
        let known = |(name, value): (String, String)| {
            let name = HEADERS.into_iter().find(|known| *known == name)?;
            Some((name, value))
        };
        Call {
            action: request.action,
            host: request.action.service().host(request.region),
            headers: self.0.into_iter().filter_map(known).collect(),
            body,
        }
    }
}

/// Names the key, not its token.
impl fmt::Debug for Opening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opening")
            .field("secret_id", &self.secret_id)
            .field("mode", &self.mode)
            .finish_non_exhaustive()
    }
}

/// Leaves out the relay's token.
impl fmt::Debug for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("About")
            .field("relay", &self.relay)
            .field("region", &self.region)
            .finish_non_exhaustive()
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("secret_id", &self.secret_id)
            .field("mode", &self.mode)
            .field("until", &self.until)
            .finish_non_exhaustive()
    }
}

/// Leaves out what a call may be replayed with.
impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Headers(***)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scf::KeySigner;

    #[test]
    fn a_call_is_the_same_after_the_way_through_the_worker() {
        let request = Request {
            secret_id: "AKIDtest".to_owned(),
            action: Action::GetAlias,
            region: Region::GUANGZHOU,
            timestamp: 1_795_651_000,
        };
        let signer = KeySigner::new("AKIDtest", "key", Some("token".to_owned()));
        let call = signer.sign_now(request.clone().with("{}".to_owned()));
        let sent = serde_json::to_string(&Answer::Signed(Headers::of(call.clone()))).unwrap();
        let Answer::Signed(headers) = serde_json::from_str(&sent).unwrap() else {
            panic!("{sent}")
        };
        assert!(headers.into_call(&request, "{}".to_owned()) == call);
    }

    #[test]
    fn no_message_shows_a_token() {
        let opening = Opening {
            secret_id: "AKIDtest".to_owned(),
            token: Some("sentinel".to_owned()),
            mode: Mode::Full,
            coverage: Coverage::Whole,
            about: About {
                relay: "http://127.0.0.1:8787".to_owned(),
                relay_token: Some("sentinel".to_owned()),
                region: Region::GUANGZHOU,
                production: false,
            },
        };
        let shown = format!("{:?} {:?}", opening.name(), Order::Open(opening));
        assert!(shown.contains("AKIDtest") && !shown.contains("sentinel"));
    }
}
