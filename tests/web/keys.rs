//! A key in the page instead of in a worker: these tests are served without the start-up script
//! that starts one. The worker itself is tested end to end.

use std::cell::RefCell;
use std::future::ready;
use std::rc::Rc;

use halftone::console::keys::{KeyHolder, Secret, Trouble};
use halftone::keyring::{Opened, Opening};
use halftone::scf::{Call, KeySigner, Pending, ToSign, Unsigned};

/// Holds a key until it is locked, and tells whoever wants to know.
#[derive(Default)]
pub(super) struct InPage {
    held: RefCell<Option<(Opened, KeySigner)>>,
    /// When its keys end, in Unix seconds; never if nothing is said.
    until: Option<u64>,
    tell: RefCell<Vec<Rc<dyn Fn()>>>,
}

impl InPage {
    /// Keys that end at this moment, in Unix seconds.
    pub(super) fn until(moment: u64) -> Self {
        Self {
            until: Some(moment),
            ..Self::default()
        }
    }
}

impl KeyHolder for InPage {
    fn open(&self, opening: Opening, secret_key: Secret) -> Pending<'_, Result<Opened, Trouble>> {
        let opened = Opened {
            secret_id: opening.secret_id.clone(),
            mode: opening.mode,
            until: self.until.unwrap_or(u64::MAX),
            kept: false,
            about: opening.about,
        };
        let signer = KeySigner::new(opening.secret_id, secret_key.as_str(), opening.token);
        self.held.replace(Some((opened.clone(), signer)));
        Box::pin(ready(Ok(opened)))
    }

    fn keep(&self) -> Pending<'_, Result<Opened, Trouble>> {
        Box::pin(ready(Err(Trouble::NotStarted)))
    }

    fn discard(&self) -> Pending<'_, ()> {
        self.held.take();
        Box::pin(ready(()))
    }

    fn state(&self) -> Pending<'_, Option<Opened>> {
        Box::pin(ready(
            self.held
                .borrow()
                .as_ref()
                .map(|(opened, _)| opened.clone()),
        ))
    }

    fn sign(&self, secret_id: &str, request: ToSign) -> Pending<'_, Result<Call, Unsigned>> {
        let held = self.held.borrow();
        let call = held
            .as_ref()
            .filter(|(opened, _)| opened.secret_id == secret_id);
        let allowed = call.ok_or(Unsigned::Locked).and_then(|(opened, signer)| {
            let needed = request.action.mode();
            if needed > opened.mode {
                return Err(Unsigned::NotAllowed { needed });
            }
            Ok(signer.sign_now(request))
        });
        Box::pin(ready(allowed))
    }

    fn seal(&self, _: Opening, _: Secret, _: Secret) -> Pending<'_, Result<String, Trouble>> {
        Box::pin(ready(Err(Trouble::NotStarted)))
    }

    fn unseal(&self, _: String, _: Secret) -> Pending<'_, Result<Opened, Trouble>> {
        Box::pin(ready(Err(Trouble::NotStarted)))
    }

    fn touched(&self) {}

    fn lock(&self) -> Pending<'_, ()> {
        self.held.take();
        for tell in &*self.tell.borrow() {
            tell();
        }
        Box::pin(ready(()))
    }

    fn leave(&self) {}

    fn on_shut(&self, tell: Rc<dyn Fn()>) {
        self.tell.borrow_mut().push(tell);
    }
}
