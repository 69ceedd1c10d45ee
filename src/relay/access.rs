//! Who may use the relay beside the pages of its own origin: holders of a token, users of a
//! trusted proxy, and, if that is limited, only some keys.

use std::fs;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use http::{HeaderMap, header};
use subtle::ConstantTimeEq as _;

use super::front::Fronts;
use super::headers::X_RELAY_TOKEN;
use super::problem::Problem;
use super::refusal::Refusal;
use crate::tc3::{Hex, sha256};

/// The digest of the token: its length then tells nothing, and no copy of it is kept.
#[derive(Clone)]
pub(super) struct Token(Hex<32>);

/// 128 bits, even if they are written in hexadecimal.
const SHORTEST: usize = 32;

impl Token {
    /// Knows this token when it is shown.
    pub(super) fn new(token: &str) -> Self {
        Self(sha256(token.as_bytes()))
    }

    /// In constant time.
    fn is(&self, text: &[u8]) -> bool {
        self.0.0.ct_eq(&sha256(text).0).into()
    }
}

/// Reads a token from a file of one line.
pub(super) fn token(path: &Path) -> Result<String, Problem> {
    let text = fs::read_to_string(path).map_err(Problem::at(path))?;
    let token = text.trim();
    if token.len() < SHORTEST || !token.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Err(Problem::WeakToken {
            path: path.to_owned(),
        });
    }
    Ok(token.to_owned())
}

/// The rules of one relay.
pub(super) struct Access {
    /// Only this machine can reach the relay, and directly.
    pub(super) is_local: bool,
    pub(super) token: Option<Token>,
    pub(super) fronts: Fronts,
    /// Digests of the only `SecretId`s that may be relayed; empty for any.
    pub(super) secret_ids: Vec<Hex<32>>,
}

impl Access {
    /// A relay that others can reach needs to know who they are.
    pub(super) fn suffices_at(&self, address: SocketAddr) -> Result<(), Problem> {
        if self.is_local || self.token.is_some() || !self.fronts.is_empty() {
            Ok(())
        } else {
            Err(Problem::OpenWithoutToken {
                address: address.to_string(),
            })
        }
    }

    /// Refuses who may not use the relay. A trusted proxy has asked its users itself.
    pub(super) fn check(&self, peer: IpAddr, headers: &HeaderMap) -> Result<(), Refusal> {
        match (&self.token, headers.get(X_RELAY_TOKEN)) {
            (Some(token), Some(given)) if token.is(given.as_bytes()) => return Ok(()),
            (Some(_), Some(_)) => return Err(Refusal::Token("is not the one")),
            _ => {}
        }
        if self.fronts.trusts(peer) {
            // Browsers name the origin of every POST; without one it is a program, and what the
            // proxy asked was meant for people.
            let is_page = headers.contains_key(header::ORIGIN);
            return if is_page {
                Ok(())
            } else {
                Err(Refusal::OriginMissing)
            };
        }
        match (&self.token, self.is_local) {
            (Some(_), _) => Err(Refusal::Token("is missing")),
            (None, true) => Ok(()),
            (None, false) => Err(Refusal::PeerUnknown(peer)),
        }
    }

    /// Refuses a key that is not among those this relay is for.
    pub(super) fn check_key(&self, secret_id: &str) -> Result<(), Refusal> {
        let is_ours = || self.secret_ids.contains(&sha256(secret_id.as_bytes()));
        if self.secret_ids.is_empty() || is_ours() {
            Ok(())
        } else {
            Err(Refusal::KeyUnknown)
        }
    }
}

/// Reads `--secret-id-sha256`.
pub(super) fn digest(text: &str) -> Result<Hex<32>, String> {
    Hex::read(&text.to_ascii_lowercase()).ok_or_else(|| {
        format!(
            "{text} is not a SHA-256 digest of 64 hexadecimal digits. Print one with: \
             printf %s \"$SECRET_ID\" | sha256sum"
        )
    })
}
