//! The key of a day and a service, and the signatures that it makes.

use std::fmt;

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize as _, Zeroizing};

use super::hex::Hex;
use super::{Date, TERMINATOR};

/// The key that signs the requests of one UTC day to one service.
///
/// The `SecretKey` cannot be computed back from it. Its `Debug` text is `***`, and its bytes are
/// overwritten when it is dropped.
#[derive(Clone)]
pub struct SigningKey(Zeroizing<[u8; 32]>);

/// The last line of every signing: 32 bytes that display as 64 lower-case hexadecimal digits.
///
/// Equality is for tests and for looking at two signatures; a received one is checked with
/// [`SigningKey::confirms`], which takes the same time whatever differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature(pub(super) Hex<32>);

impl SigningKey {
    /// Derives the key of a day and a service (`scf`, `monitor`, `cls`) from a `SecretKey`.
    /// Every copy of the `SecretKey` that this makes is overwritten.
    pub fn derive(secret_key: &(impl AsRef<[u8]> + ?Sized), date: Date, service: &str) -> Self {
        let [_, _, signing] = derived(secret_key.as_ref(), date, service);
        Self(signing)
    }

    /// The raw key, for a store that cannot be read back.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// Signs the text of [`Canonical::string_to_sign`](super::Canonical::string_to_sign).
    pub fn sign(&self, string_to_sign: &str) -> Signature {
        Signature(Hex(mac(&*self.0, string_to_sign)))
    }

    /// True if `signature` is the one of this text. The time this takes does not depend on where
    /// the two differ.
    pub fn confirms(&self, string_to_sign: &str, signature: &Signature) -> bool {
        let mut expected = keyed(&*self.0);
        expected.update(string_to_sign.as_bytes());
        expected.verify_slice(&signature.0.0).is_ok()
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(***)")
    }
}

impl Signature {
    /// The signature of these bytes, as whoever holds the key computed it.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Hex(bytes))
    }

    /// Reads 64 lower-case hexadecimal digits; nothing for any other text.
    pub fn read(text: &str) -> Option<Self> {
        Hex::read(text).map(Self)
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The three keys on the way: of the day, of the service, of the request.
fn derived(secret_key: &[u8], date: Date, service: &str) -> [Zeroizing<[u8; 32]>; 3] {
    // Of its final size at once: a growing one would leave copies behind.
    let mut start = Zeroizing::new(Vec::with_capacity(3 + secret_key.len()));
    start.extend_from_slice(b"TC3");
    start.extend_from_slice(secret_key);
    let of_date = Zeroizing::new(mac(&start, &date.to_string()));
    let of_service = Zeroizing::new(mac(&*of_date, service));
    let of_request = Zeroizing::new(mac(&*of_service, TERMINATOR));
    [of_date, of_service, of_request]
}

/// HMAC-SHA256 of a text.
fn mac(key: &[u8], text: &str) -> [u8; 32] {
    let mut mac = keyed(key);
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().into()
}

/// HMAC-SHA256 with a key of any length. A key of exactly one block is the form that cannot fail:
/// shorter ones are padded with zeros and longer ones hashed first, as HMAC is defined.
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    if key.len() > block.len() {
        block[..32].copy_from_slice(&Sha256::digest(key));
    } else {
        block[..key.len()].copy_from_slice(key);
    }
    let hmac = Hmac::new(&block.into());
    block.zeroize();
    hmac
}

#[cfg(test)]
mod tests {
    use super::*;

    const VECTORS: &str = include_str!("../../tests/fixtures/tc3-vectors.json");

    #[test]
    fn the_keys_on_the_way_are_those_of_the_vectors() {
        let file: serde_json::Value = serde_json::from_str(VECTORS).unwrap();
        let mut compared = 0;
        for vector in file["vectors"].as_array().unwrap() {
            let keys = &vector["derived_keys"];
            let text = |name: &str| vector[name].as_str().unwrap();
            let date = Date::from_unix_seconds(vector["timestamp"].as_u64().unwrap());
            let names = ["secret_date", "secret_service", "secret_signing"];
            let derived = derived(text("secret_key").as_bytes(), date, text("service"));
            for (key, name) in derived.into_iter().zip(names) {
                assert_eq!(Some(Hex(*key).to_string().as_str()), keys[name].as_str());
                compared += 1;
            }
        }
        assert_eq!(compared, 45);
    }

    #[test]
    fn a_long_key_is_hashed_first() {
        // RFC 4231, test case 6: a key of 131 bytes.
        let text = "Test Using Larger Than Block-Size Key - Hash Key First";
        let expected = "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54";
        assert_eq!(Hex(mac(&[0xaa; 131], text)).to_string(), expected);
    }

    #[test]
    fn a_key_does_not_show_itself() {
        let key = SigningKey::derive("secret", Date::from_unix_seconds(0), "scf");
        assert_eq!(format!("{key:?}"), "SigningKey(***)");
    }
}
