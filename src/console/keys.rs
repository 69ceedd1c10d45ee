//! The key of an account is held elsewhere: the page hands it over once and asks for signatures.
//!
//! What is said to whoever holds it is in the room `keyring`; [`worker`] says it to the worker in
//! the browser. Must never keep a SecretKey, a passphrase or a key of a day.

pub(crate) mod shelf;
pub(crate) mod watch;
mod worker;

use self::worker::SignerWorker;

use std::rc::Rc;

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::context::Console;
use super::part::{Missing, part};
use crate::keyring::vault::Closed;
use crate::keyring::{Opened, Opening};
use crate::scf::{Call, Pending, Signer, ToSign, Unsigned};

/// A secret text on its way through the page.
pub type Secret = Zeroizing<String>;

/// Holds the key of one account for all pages that share it.
pub trait KeyHolder {
    /// Hands a key over in place of any other.
    fn open(&self, opening: Opening, secret_key: Secret) -> Pending<'_, Result<Opened, Trouble>>;

    /// Lets the key that is held outlive the page.
    fn keep(&self) -> Pending<'_, Result<Opened, Trouble>>;

    /// Forgets the key that is held: the cloud does not take it.
    fn discard(&self) -> Pending<'_, ()>;

    /// Whether a key is held: since another page was opened, or from an earlier visit.
    fn state(&self) -> Pending<'_, Option<Opened>>;

    /// Signs one request with the key of this name, if it is the one that is held.
    fn sign(&self, secret_id: &str, request: ToSign) -> Pending<'_, Result<Call, Unsigned>>;

    /// Puts credentials behind a passphrase, as a text to keep.
    fn seal(
        &self,
        opening: Opening,
        secret_key: Secret,
        passphrase: Secret,
    ) -> Pending<'_, Result<String, Trouble>>;

    /// Opens what [`seal`](Self::seal) wrote and holds its key.
    fn unseal(&self, sealed: String, passphrase: Secret) -> Pending<'_, Result<Opened, Trouble>>;

    /// Somebody touched the page.
    fn touched(&self);

    /// Forgets the key, for every page and wherever it was kept.
    fn lock(&self) -> Pending<'_, ()>;

    /// This page is going away.
    fn leave(&self);

    /// Calls `tell` when the key was locked by whomever.
    fn on_shut(&self, tell: Rc<dyn Fn()>);
}

/// Why a key is not held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The worker did not start.
    NotStarted,
    /// The vault stays closed.
    Closed(Closed),
    /// The worker said something that was not asked for.
    Confused,
    /// The browser keeps nothing.
    NotStored,
    /// The browser did not do what it was asked for; with its reason.
    Failed(String),
}

/// Whoever holds the key of an account: the worker in the browser if nobody else was named.
pub(crate) async fn holder(console: Console) -> Result<Rc<dyn KeyHolder>, Missing> {
    held(console).await
}

part!(
    keys,
    fn held(console: Console) -> Rc<dyn KeyHolder> {
        if let Some(keys) = console.keys.get_value() {
            return Ok(keys);
        }
        let keys: Rc<dyn KeyHolder> = Rc::new(SignerWorker::default());
        set_holder(console, &keys);
        keys
    }
);

/// Names whoever holds the key from now on.
pub(crate) fn set_holder(console: Console, keys: &Rc<dyn KeyHolder>) {
    console.keys.set_value(Some(Rc::clone(keys)));
    keys.on_shut(Rc::new(move || {
        shelf::set_open(false);
        console.shut();
    }));
}

/// Signs with the key of one account, while it is held.
pub(crate) struct HeldKey {
    pub(crate) keys: Rc<dyn KeyHolder>,
    pub(crate) secret_id: String,
}

impl Signer for HeldKey {
    fn sign(&self, request: ToSign) -> Pending<'_, Result<Call, Unsigned>> {
        self.keys.sign(&self.secret_id, request)
    }
}
