//! A cloud that answers whatever a test wants.

use std::cell::RefCell;
use std::rc::Rc;

use halftone::scf::{Answer, Call, Client, KeySigner, Pending, Region, Transport, TransportError};

use crate::support::JumpingClock;

/// Answers every call with what `answer` makes of it.
pub(crate) struct Cloud<F>(RefCell<F>);

impl<F: FnMut(&Call) -> Vec<u8>> Transport for Cloud<F> {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        let body = (self.0.borrow_mut())(&call);
        Box::pin(std::future::ready(Ok(Answer {
            status: 200,
            body,
            date: None,
            phase: None,
        })))
    }
}

/// A client of such a cloud.
pub(crate) fn client(answer: impl FnMut(&Call) -> Vec<u8> + 'static) -> Client {
    let signer = Rc::new(KeySigner::new("AKIDtest", "test-key", None));
    let cloud = Rc::new(Cloud(RefCell::new(answer)));
    Client::new(
        signer,
        cloud,
        Rc::new(JumpingClock::new()),
        Region::GUANGZHOU,
    )
}
