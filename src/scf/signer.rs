//! The seam between a request and whoever holds the key.

use std::fmt;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Call, Mode, Pending, ToSign};
use crate::tc3::SigningKey;

/// Signs requests. The one narrow interface behind which keys live.
pub trait Signer {
    /// Turns a typed request into a signed call, or says why not; then nothing is sent.
    fn sign(&self, request: ToSign) -> Pending<'_, Result<Call, Unsigned>>;
}

/// Why a request was not signed. Nothing was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unsigned {
    /// The key has been locked or forgotten.
    Locked,
    /// The keys of the days that were prepared are used up: they end with a day (UTC).
    Expired,
    /// The connection was opened for less than this action.
    NotAllowed {
        /// The narrowest mode that allows it.
        needed: Mode,
    },
    /// The request is for another time than the signer's own, corrected clock shows.
    OtherTime {
        /// That clock, in Unix seconds.
        now: u64,
    },
    /// More requests of this action in one second than the cloud takes.
    TooMany,
}

/// Which headers a signature covers beside `Content-Type`, `Host` and `X-TC-Action`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Coverage {
    /// Also the region, the version of the API and the token: whoever carries the request can
    /// change nothing that the cloud acts on.
    #[default]
    Whole,
    /// No others, for a cloud that should not take more. Chosen by a person only: a carrier that
    /// could bring it about would have what it wants.
    Least,
}

/// The public part of credentials, which goes into every request.
#[derive(Clone)]
pub struct KeyName {
    /// Which key signs.
    pub secret_id: String,
    /// Belongs to temporary keys.
    pub token: Option<String>,
    /// What a signature covers.
    pub coverage: Coverage,
}

/// A signer that holds a SecretKey in memory: for the public key of the demo account, for programs
/// and for tests. The page keeps the keys of an account in a worker.
pub struct KeySigner {
    name: KeyName,
    secret_key: Zeroizing<String>,
}

impl KeySigner {
    /// A signer for a permanent key, or for a temporary one with its token.
    pub fn new(
        secret_id: impl Into<String>,
        secret_key: impl Into<String>,
        token: Option<String>,
    ) -> Self {
        Self {
            name: KeyName {
                secret_id: secret_id.into(),
                token,
                coverage: Coverage::default(),
            },
            secret_key: Zeroizing::new(secret_key.into()),
        }
    }

    /// Signs one request.
    pub fn sign_now(&self, request: ToSign) -> Call {
        let prepared = request.prepare(&self.name);
        let service = prepared.service().name();
        let key = SigningKey::derive(self.secret_key.as_bytes(), prepared.date(), service);
        let signature = key.sign(prepared.text());
        prepared.signed(signature)
    }
}

impl Signer for KeySigner {
    fn sign(&self, request: ToSign) -> Pending<'_, Result<Call, Unsigned>> {
        Box::pin(std::future::ready(Ok(self.sign_now(request))))
    }
}

impl fmt::Debug for KeySigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeySigner").finish_non_exhaustive()
    }
}

impl fmt::Debug for KeyName {
    /// Names the key; the token stays out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KeyName")
            .field("secret_id", &self.secret_id)
            .finish_non_exhaustive()
    }
}

impl fmt::Display for Unsigned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Locked => f.write_str("The key is locked. Connect again."),
            Self::Expired => {
                f.write_str("The keys of these days have ended. Connect again for the next ones.")
            }
            Self::NotAllowed { needed } => write!(
                f,
                "This connection was opened for less. Connect again with the mode {}.",
                needed.name()
            ),
            Self::OtherTime { .. } => {
                f.write_str("The clock of this computer is off. Set it, then try again.")
            }
            Self::TooMany => f.write_str("Too many requests in one second. Try again."),
        }
    }
}
