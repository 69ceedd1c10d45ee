//! A connection to an account, in memory only: it ends with the page.

use std::cell::RefCell;
use std::rc::Rc;

use super::clock::BrowserClock;
use super::transport::{DemoAccount, Relay};
use crate::scf::{Client, KeySigner, Region, Signer, Transport};
use crate::tc3::sha256;

/// An open account. Clones are the same connection.
#[derive(Clone)]
pub(crate) struct Session(Rc<Inner>);

struct Inner {
    account: Account,
    /// True if the person said that this is the production environment.
    production: bool,
    /// Tells this key's records from those of others; nothing for the demo account.
    fingerprint: Option<String>,
    signer: Rc<dyn Signer>,
    transport: Rc<dyn Transport>,
    /// One client for each region that was looked at; each keeps its own count of calls.
    clients: RefCell<Vec<Client>>,
}

/// Whose account it is, as far as a screen may show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Account {
    /// The demo account in the page.
    Demo,
    /// An account of the cloud, by a SecretId with its middle left out.
    Cloud(String),
}

/// What a person typed to open an account of the cloud.
pub(crate) struct Credentials {
    /// The name of the key.
    pub(crate) secret_id: String,
    /// The key.
    pub(crate) secret_key: String,
    /// Belongs to temporary keys only.
    pub(crate) token: Option<String>,
}

/// True if both are the same connection.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Session {
    /// Opens a fresh demo account.
    pub(crate) fn demo() -> Self {
        let (account, secret_id, secret_key) = DemoAccount::open();
        let credentials = Credentials {
            secret_id,
            secret_key,
            token: None,
        };
        Self(Rc::new(Inner {
            account: Account::Demo,
            production: false,
            fingerprint: None,
            signer: signer(credentials),
            transport: Rc::new(account),
            clients: RefCell::default(),
        }))
    }

    /// Prepares a connection through the relay at `relay`. Nothing is sent yet.
    pub(crate) fn cloud(credentials: Credentials, relay: &str, production: bool) -> Self {
        Self(Rc::new(Inner {
            account: Account::Cloud(shortened(&credentials.secret_id)),
            production,
            fingerprint: Some(fingerprint(&credentials.secret_id)),
            signer: signer(credentials),
            transport: Rc::new(Relay::new(relay)),
            clients: RefCell::default(),
        }))
    }

    /// Whose account it is.
    pub(crate) fn account(&self) -> &Account {
        &self.0.account
    }

    /// True if every write needs a confirmation of its own.
    pub(crate) fn is_production(&self) -> bool {
        self.0.production
    }

    /// Stands for the SecretId where something is kept that outlives the page; it does not lead
    /// back to it. Nothing for the demo account, which is a new one each time.
    pub(crate) fn fingerprint(&self) -> Option<&str> {
        self.0.fingerprint.as_deref()
    }

    /// The client for a region.
    pub(crate) fn client(&self, region: Region) -> Client {
        let mut clients = self.0.clients.borrow_mut();
        if let Some(client) = clients.iter().find(|client| client.region() == region) {
            return client.clone();
        }
        let (signer, transport) = (Rc::clone(&self.0.signer), Rc::clone(&self.0.transport));
        let client = Client::new(signer, transport, Rc::new(BrowserClock), region);
        clients.push(client.clone());
        client
    }
}

/// The one place where a key becomes a signer.
fn signer(credentials: Credentials) -> Rc<dyn Signer> {
    let Credentials {
        secret_id,
        secret_key,
        token,
    } = credentials;
    Rc::new(KeySigner::new(secret_id, secret_key, token))
}

/// The first half of the SHA-256 of a SecretId, in hexadecimal.
fn fingerprint(secret_id: &str) -> String {
    let mut digest = sha256(secret_id.as_bytes()).to_string();
    digest.truncate(32);
    digest
}

/// `AKID…wxyz`: enough to tell two keys apart.
fn shortened(secret_id: &str) -> String {
    let count = secret_id.chars().count();
    if count <= 8 {
        return secret_id.to_owned();
    }
    let start: String = secret_id.chars().take(4).collect();
    let end: String = secret_id.chars().skip(count - 4).collect();
    format!("{start}…{end}")
}
