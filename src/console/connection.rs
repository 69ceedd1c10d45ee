//! A connection to an account: who it is, what carries its requests, who signs them.

use std::cell::RefCell;
use std::rc::Rc;

use super::clock::{self, BrowserClock};
use super::journal::Journal;
use super::keys::{HeldKey, KeyHolder};
use super::language::text;
use super::transport::{DemoAccount, Relay};
use crate::keyring::{About, Opened};
use crate::scf::{Client, KeySigner, Mode, Region, Signer, Transport};
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
    /// Opens the log of what is done in it.
    journal: fn(Option<&str>) -> Journal,
    /// What the key was opened for.
    mode: Mode,
    /// When the key ends, in Unix seconds, if it does.
    until: Option<u64>,
    signer: Rc<dyn Signer>,
    transport: Rc<dyn Transport>,
    /// The account in the page, if it is that one.
    demo: Option<DemoAccount>,
    /// What carries the requests, if it can refuse some.
    relay: Option<Rc<Relay>>,
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

/// Who does not let something be done, and what may be done instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Forbidden {
    /// The person chose so on the form.
    Chosen(Mode),
    /// The relay passes on no more.
    Relay(Mode),
}

impl Forbidden {
    /// Why, and what to do.
    pub(crate) fn words(self) -> &'static str {
        let words = &text().confirmation;
        match self {
            Self::Chosen(mode) => (words.not_chosen)(mode),
            Self::Relay(mode) => (words.not_passed_on)(mode),
        }
    }
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
        Self(Rc::new(Inner {
            account: Account::Demo,
            production: false,
            fingerprint: None,
            journal: Journal::unkept,
            mode: Mode::Full,
            until: None,
            // Its key is public, so there is nothing for a worker to guard.
            signer: Rc::new(KeySigner::new(secret_id, secret_key, None)),
            transport: Rc::new(account.clone()),
            demo: Some(account),
            relay: None,
            clients: RefCell::default(),
        }))
    }

    /// The connection that goes with a key that is held. Nothing is sent yet.
    pub(crate) fn cloud(keys: Rc<dyn KeyHolder>, opened: &Opened) -> Self {
        let About {
            relay,
            relay_token,
            production,
            region: _,
        } = &opened.about;
        let relay = Rc::new(Relay::new(relay, relay_token.clone()));
        Self(Rc::new(Inner {
            account: Account::Cloud(shortened(&opened.secret_id)),
            production: *production,
            fingerprint: Some(fingerprint(&opened.secret_id)),
            journal: Journal::open,
            mode: opened.mode,
            until: Some(opened.until),
            signer: Rc::new(HeldKey {
                keys,
                secret_id: opened.secret_id.clone(),
            }),
            transport: Rc::clone(&relay) as Rc<dyn Transport>,
            demo: None,
            relay: Some(relay),
            clients: RefCell::default(),
        }))
    }

    /// Whose account it is.
    pub(crate) fn account(&self) -> &Account {
        &self.0.account
    }

    /// What was done in it, as far as this browser kept it.
    pub(crate) fn journal(&self) -> Journal {
        (self.0.journal)(self.fingerprint())
    }

    /// True if its key is held elsewhere and can be locked.
    pub(crate) fn is_cloud(&self) -> bool {
        matches!(self.0.account, Account::Cloud(_))
    }

    /// True if every write needs a confirmation of its own.
    pub(crate) fn is_production(&self) -> bool {
        self.0.production
    }

    /// What may be done: what the key was opened for, as far as the relay passes it on. Tracked.
    pub(crate) fn mode(&self) -> Mode {
        self.0.mode.min(self.relay_mode())
    }

    /// Why something that needs this mode is not done, if it is not. Tracked.
    pub(crate) fn forbids(&self, needed: Mode) -> Option<Forbidden> {
        if needed > self.0.mode {
            Some(Forbidden::Chosen(self.0.mode))
        } else if needed > self.relay_mode() {
            Some(Forbidden::Relay(self.relay_mode()))
        } else {
            None
        }
    }

    fn relay_mode(&self) -> Mode {
        let relay = self.0.relay.as_ref();
        relay.map_or(Mode::Full, |relay| relay.mode())
    }

    /// When the key ends, in Unix seconds, if it does.
    pub(crate) fn until(&self) -> Option<u64> {
        self.0.until
    }

    /// What time it is for the account, in Unix milliseconds. Everything that it measured is told
    /// in this time; the demo account's can go faster than the page's.
    pub(crate) fn time(&self) -> u64 {
        self.0
            .demo
            .as_ref()
            .map_or_else(clock::now, DemoAccount::time)
    }

    /// How many times as fast as this computer's the account's time goes.
    pub(crate) fn pace(&self) -> u64 {
        self.0.demo.as_ref().map_or(1, DemoAccount::pace)
    }

    /// Whoever signs, for a driver beside the page.
    pub(crate) fn signer(&self) -> &dyn Signer {
        &*self.0.signer
    }

    /// What carries requests, for a driver beside the page.
    pub(crate) fn transport(&self) -> &dyn Transport {
        &*self.0.transport
    }

    /// The account in the page, if it is that one.
    pub(crate) fn demo_account(&self) -> Option<&DemoAccount> {
        self.0.demo.as_ref()
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
