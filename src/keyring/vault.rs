//! Credentials behind a passphrase: what is written, how it is read back, and what ties the two.
//!
//! The passphrase becomes a key by Argon2id (RFC 9106), and that key encrypts the credentials by
//! AES-256-GCM. The cipher is the browser's own, so it is not in here: this module makes its key,
//! the text that it has to authenticate, and the file around what it wrote.

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::Opening;

/// The form of a sealed vault that this program writes and reads.
const FORMAT: u32 = 1;

/// What a new vault costs whoever guesses: 64 MiB, 3 passes, about 0.3 s in a browser.
const COST: Cost = Cost {
    kibibytes: 64 * 1_024,
    passes: 3,
};

/// The least that a vault is opened with (OWASP's least for Argon2id), and the most, so that a
/// file from elsewhere can neither weaken the key nor take all memory.
const LEAST: Cost = Cost {
    kibibytes: 19 * 1_024,
    passes: 2,
};
const MOST: Cost = Cost {
    kibibytes: 1_024 * 1_024,
    passes: 16,
};

/// A passphrase has at least as many characters.
pub const SHORTEST_PASSPHRASE: usize = 12;

/// What a guess costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Cost {
    /// Memory in KiB.
    kibibytes: u32,
    /// How often the memory is gone through.
    passes: u32,
}

/// Random bytes that are new for each vault that is written.
#[derive(Clone, Copy, Debug)]
pub struct Fresh {
    /// Makes equal passphrases different keys.
    pub salt: [u8; 16],
    /// Never used twice with the same key.
    pub nonce: [u8; 12],
}

/// A vault as it is kept: readable by anybody, of use only with the passphrase.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sealed {
    format: u32,
    cost: Cost,
    salt: String,
    nonce: String,
    /// What the cipher wrote. Empty until then.
    content: String,
}

/// What is inside.
#[derive(Serialize, Deserialize)]
pub struct Content {
    /// On which terms the key is handed over when the vault is opened.
    pub opening: Opening,
    /// The SecretKey.
    pub secret_key: Zeroizing<String>,
}

/// Why a vault cannot be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Closed {
    /// It is none, was cut off, or was written by a newer program.
    Unreadable,
    /// The passphrase is another one, or somebody changed the vault. The two cannot be told apart.
    WrongPassphrase,
}

impl Sealed {
    /// The frame of a new vault; [`with`](Self::with) fills it.
    pub fn begin(fresh: &Fresh) -> Self {
        Self {
            format: FORMAT,
            cost: COST,
            salt: STANDARD.encode(fresh.salt),
            nonce: STANDARD.encode(fresh.nonce),
            content: String::new(),
        }
    }

    /// Reads what [`text`](Self::text) wrote.
    pub fn read(text: &str) -> Result<Self, Closed> {
        let read: Self = serde_json::from_str(text).map_err(|_| Closed::Unreadable)?;
        let within = |least: u32, is: u32, most: u32| least <= is && is <= most;
        let is_fit = read.format == FORMAT
            && within(LEAST.kibibytes, read.cost.kibibytes, MOST.kibibytes)
            && within(LEAST.passes, read.cost.passes, MOST.passes);
        is_fit.then_some(read).ok_or(Closed::Unreadable)
    }

    /// The vault as a text.
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// The vault with what the cipher wrote.
    #[must_use]
    pub fn with(mut self, encrypted: &[u8]) -> Self {
        self.content = STANDARD.encode(encrypted);
        self
    }

    /// What the cipher wrote.
    pub fn encrypted(&self) -> Result<Vec<u8>, Closed> {
        STANDARD
            .decode(&self.content)
            .map_err(|_| Closed::Unreadable)
    }

    /// The nonce of the cipher, 12 bytes.
    pub fn nonce(&self) -> Result<[u8; 12], Closed> {
        bytes(&self.nonce)
    }

    /// What the cipher authenticates beside the content: everything that decides how it is read.
    pub fn bound(&self) -> String {
        let Self {
            format,
            cost,
            salt,
            nonce,
            content: _,
        } = self;
        let Cost { kibibytes, passes } = cost;
        format!(
            "halftone vault {format}: argon2id {kibibytes} {passes} {salt}, aes-256-gcm {nonce}"
        )
    }

    /// The key of the cipher, 32 bytes. Takes as long and as much memory as the vault says.
    pub fn key(&self, passphrase: &[u8]) -> Result<Zeroizing<[u8; 32]>, Closed> {
        let salt: [u8; 16] = bytes(&self.salt)?;
        let params = Params::new(self.cost.kibibytes, self.cost.passes, 1, Some(32));
        let params = params.map_err(|_| Closed::Unreadable)?;
        let mut key = Zeroizing::new([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(passphrase, &salt, &mut *key)
            .map_err(|_| Closed::Unreadable)?;
        Ok(key)
    }
}

fn bytes<const N: usize>(text: &str) -> Result<[u8; N], Closed> {
    let bytes = STANDARD.decode(text).map_err(|_| Closed::Unreadable)?;
    bytes.try_into().map_err(|_| Closed::Unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRESH: Fresh = Fresh {
        salt: [7; 16],
        nonce: [9; 12],
    };

    #[test]
    fn the_same_passphrase_gives_the_same_key_and_another_salt_another_one() {
        let key = |salt| {
            let fresh = Fresh { salt, ..FRESH };
            let mut sealed = Sealed::begin(&fresh);
            // As little as is allowed: this is not about the cost.
            sealed.cost = LEAST;
            *sealed.key(b"correct horse battery").unwrap()
        };
        assert_eq!(key([7; 16]), key([7; 16]));
        assert_ne!(key([7; 16]), key([8; 16]));
    }

    #[test]
    fn a_vault_reads_back_as_it_was_written() {
        let sealed = Sealed::begin(&FRESH).with(&[1, 2, 3]);
        let read = Sealed::read(&sealed.text()).unwrap();
        assert_eq!(read.encrypted(), Ok(vec![1, 2, 3]));
        assert_eq!(read.nonce(), Ok(FRESH.nonce));
        assert_eq!(read.bound(), sealed.bound());
        assert_eq!(read.cost, COST);
    }

    #[test]
    fn what_decides_how_a_vault_is_read_is_authenticated() {
        let whole = Sealed::begin(&FRESH).bound();
        let salt = [8; 16];
        let nonce = [8; 12];
        assert_ne!(Sealed::begin(&Fresh { salt, ..FRESH }).bound(), whole);
        assert_ne!(Sealed::begin(&Fresh { nonce, ..FRESH }).bound(), whole);
        let mut cheaper = Sealed::begin(&FRESH);
        cheaper.cost = LEAST;
        assert_ne!(cheaper.bound(), whole);
    }

    #[test]
    fn a_vault_that_is_too_cheap_too_dear_newer_or_broken_is_not_opened() {
        let text = Sealed::begin(&FRESH).with(&[1]).text();
        assert!(Sealed::read(&text).is_ok());
        for (from, to) in [
            ("65536", "1024"),
            ("65536", "4294967295"),
            ("\"passes\":3", "\"passes\":1"),
            ("\"format\":1", "\"format\":2"),
            ("{", ""),
        ] {
            let changed = text.replacen(from, to, 1);
            assert_ne!(changed, text, "{from}");
            assert_eq!(
                Sealed::read(&changed).err(),
                Some(Closed::Unreadable),
                "{to}"
            );
        }
        let short = Sealed::read(&text.replacen(&STANDARD.encode(FRESH.salt), "AAAA", 1));
        assert_eq!(short.unwrap().key(b"x").err(), Some(Closed::Unreadable));
    }
}
