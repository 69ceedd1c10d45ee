//! A key that is held: the browser's keys of two days, and the terms on which they sign.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

use super::scope::{import, subtle};
use crate::keyring::{Days, Guard, Idle, Opened, Opening, Slot};
use crate::scf::{KeyName, Prepared};
use crate::tc3::{Signature, SigningKey};

/// A key that is held.
pub(super) struct Held {
    /// On which terms.
    pub(super) opening: Opening,
    /// The days that it signs on.
    pub(super) days: Days,
    /// One for each slot of the days, in their order. No script can read them.
    pub(super) keys: Vec<CryptoKey>,
    /// Decides what they sign.
    pub(super) guard: Guard,
    /// Whether the keys outlive the page.
    pub(super) kept: bool,
    /// Whether anybody is there.
    pub(super) idle: Idle,
}

impl Held {
    /// Derives the keys of two days from a SecretKey. `now` in Unix seconds.
    pub(super) async fn derive(
        opening: Opening,
        secret_key: &[u8],
        now: u64,
    ) -> Result<Self, JsValue> {
        let days = Days::from(now);
        let mut keys = Vec::new();
        for Slot { date, service } in days.slots() {
            let key = SigningKey::derive(secret_key, date, service.name());
            let algorithm = [("name", "HMAC"), ("hash", "SHA-256")];
            keys.push(import(key.as_bytes(), &algorithm, &["sign"]).await?);
        }
        Ok(Self::of(opening, days, keys, now))
    }

    /// The same, with keys that are there already.
    pub(super) const fn of(opening: Opening, days: Days, keys: Vec<CryptoKey>, now: u64) -> Self {
        Self {
            guard: Guard::new(opening.mode),
            idle: Idle::since(now),
            kept: false,
            opening,
            days,
            keys,
        }
    }

    /// What a page may know of it.
    pub(super) fn opened(&self) -> Opened {
        Opened {
            secret_id: self.opening.secret_id.clone(),
            mode: self.opening.mode,
            until: self.days.end(),
            kept: self.kept,
            about: self.opening.about.clone(),
        }
    }

    /// The public part of the key.
    pub(super) fn name(&self) -> KeyName {
        self.opening.name()
    }

    /// The key for a request.
    pub(super) fn key(&self, prepared: &Prepared) -> Option<CryptoKey> {
        let wanted = Slot {
            date: prepared.date(),
            service: prepared.service(),
        };
        let index = self.days.slots().position(|slot| slot == wanted)?;
        self.keys.get(index).cloned()
    }
}

/// Signs a text with the browser's key.
pub(super) async fn sign(key: &CryptoKey, text: &str) -> Result<Signature, JsValue> {
    let signing = subtle()?.sign_with_str_and_u8_array("HMAC", key, text.as_bytes())?;
    let buffer = JsFuture::from(signing).await?;
    let mut bytes = [0; 32];
    js_sys::Uint8Array::new(&buffer).copy_to(&mut bytes);
    Ok(Signature::from_bytes(bytes))
}
