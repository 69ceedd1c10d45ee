//! One attempt to open an account: the key is handed over, has to answer for itself, and is only
//! then kept, if it shall be.

use std::rc::Rc;

use super::keep::Keep;
use crate::console::connection::Session;
use crate::console::context::Console;
use crate::console::keys::{self, KeyHolder, Secret, Trouble, shelf};
use crate::console::part::{Missing, part};
use crate::keyring::{Opened, Opening};
use crate::scf::{Error, GetAccount, Pending};

/// A form that was filled in completely.
pub(super) struct Filled {
    pub(super) opening: Opening,
    pub(super) secret_key: Secret,
    pub(super) keep: Keep,
    pub(super) passphrase: Secret,
}

/// Why an account was not opened.
pub(super) enum Refused {
    /// The key is not held.
    Key(Trouble),
    /// The cloud, or the way to it, refused.
    Cloud(Error),
    /// The account could be opened, but not kept. It was closed again, so that nobody believes it.
    NotKept(Trouble),
    /// The part of the page that does it did not arrive.
    Missing,
}

impl From<Missing> for Refused {
    fn from(_: Missing) -> Self {
        Self::Missing
    }
}

// An attempt is made by few, and not at once: what makes it is fetched when a key is typed.
part!(
    keys,
    fn attempting(console: Console, filled: Filled) -> Pending<'static, Result<Session, Refused>> {
        Box::pin(hand_over(console, filled))
    }
);

part!(
    keys,
    fn unlocking(
        console: Console,
        sealed: String,
        passphrase: Secret,
    ) -> Pending<'static, Result<(Session, Opened), Refused>> {
        Box::pin(unseal(console, sealed, passphrase))
    }
);

part!(keys, fn fetch_keys() -> () {});

/// Has what an attempt needs fetched.
pub(super) async fn prepare() {
    // Whoever needs it asks again, and is told if it does not come.
    let _ = fetch_keys().await;
}

/// Hands the key over, tries it, keeps it.
pub(super) async fn attempt(console: Console, filled: Filled) -> Result<Session, Refused> {
    attempting(console, filled).await?.await
}

/// Opens the vault and tries its key.
pub(super) async fn unlock(
    console: Console,
    sealed: String,
    passphrase: Secret,
) -> Result<(Session, Opened), Refused> {
    unlocking(console, sealed, passphrase).await?.await
}

async fn hand_over(console: Console, filled: Filled) -> Result<Session, Refused> {
    let keys = &keys::holder(console).await?;
    let Filled {
        opening,
        secret_key,
        keep,
        passphrase,
    } = filled;
    let opened = keys.open(opening.clone(), secret_key.clone()).await;
    let opened = opened.map_err(Refused::Key)?;
    let session = try_key(keys, &opened).await.map_err(Refused::Cloud)?;
    let kept = match keep {
        Keep::Nothing => Ok(()),
        Keep::UntilTomorrow => keys.keep().await.map(drop),
        Keep::Vault => {
            let sealed = keys.seal(opening, secret_key, passphrase).await;
            sealed.and_then(|sealed| {
                let kept = shelf::keep_vault(&sealed);
                kept.then_some(()).ok_or(Trouble::NotStored)
            })
        }
    };
    if let Err(trouble) = kept {
        keys.discard().await;
        return Err(Refused::NotKept(trouble));
    }
    Ok(session)
}

async fn unseal(
    console: Console,
    sealed: String,
    passphrase: Secret,
) -> Result<(Session, Opened), Refused> {
    let keys = &keys::holder(console).await?;
    let opened = keys.unseal(sealed, passphrase).await;
    let opened = opened.map_err(Refused::Key)?;
    let session = try_key(keys, &opened).await.map_err(Refused::Cloud)?;
    Ok((session, opened))
}

async fn try_key(keys: &Rc<dyn KeyHolder>, opened: &Opened) -> Result<Session, Error> {
    let session = Session::cloud(Rc::clone(keys), opened);
    let client = session.client(opened.about.region);
    match client.call(&GetAccount {}).await {
        Ok(_) => Ok(session),
        Err(error) => {
            keys.discard().await;
            Err(error)
        }
    }
}
