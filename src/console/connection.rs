//! A connection to an account, in memory only: it ends with the page.

use std::cell::RefCell;
use std::rc::Rc;

use super::clock::BrowserClock;
use super::transport::{DemoAccount, Relay};
use crate::scf::{Client, KeySigner, Region, Signer, Transport};

/// An open account. Clones are the same connection.
#[derive(Clone)]
pub(crate) struct Session(Rc<Inner>);

struct Inner {
    account: Account,
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

impl Session {
    /// Opens a fresh demo account.
    pub(crate) fn demo() -> Self {
        let (account, secret_id, secret_key) = DemoAccount::open();
        let credentials = Credentials {
            secret_id,
            secret_key,
            token: None,
        };
        Self::new(Account::Demo, signer(credentials), Rc::new(account))
    }

    /// Prepares a connection through the relay at `relay`. Nothing is sent yet.
    pub(crate) fn cloud(credentials: Credentials, relay: &str) -> Self {
        let account = Account::Cloud(shortened(&credentials.secret_id));
        Self::new(account, signer(credentials), Rc::new(Relay::new(relay)))
    }

    fn new(account: Account, signer: Rc<dyn Signer>, transport: Rc<dyn Transport>) -> Self {
        Self(Rc::new(Inner {
            account,
            signer,
            transport,
            clients: RefCell::default(),
        }))
    }

    /// Whose account it is.
    pub(crate) fn account(&self) -> &Account {
        &self.0.account
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
