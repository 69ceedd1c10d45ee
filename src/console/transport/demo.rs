//! The demo account: an emulator inside the page, behind the same signed requests as the cloud.

use std::cell::RefCell;
use std::rc::Rc;

use super::in_language_of_page;
use crate::console::clock;
use crate::console::part::{Missing, part};
use crate::emulator::{Delivery, Emulator, Options, Request};
use crate::scf::{Answer, Call, Effect, Pending, Transport, TransportError};

/// How long the demo account takes to answer a read, in milliseconds.
const READ: u32 = 60;
/// How long it takes to answer a write, in milliseconds.
const WRITE: u32 = 180;

/// An account in memory that ends with the page. It checks signatures as the cloud does. Clones are
/// the same account.
#[derive(Clone)]
pub(crate) struct DemoAccount(Rc<dyn Inside>);

/// What is behind the door of a demo account. The emulator is in a part of the page that only who
/// opens that account needs, so whatever is outside of it knows no more than this.
trait Inside {
    fn emulator(&self) -> &RefCell<Emulator>;
    fn time(&self) -> u64;
    fn pace(&self) -> u64;
    fn knows(&self, action: &str) -> bool;
    fn deliver(&self, call: &Call) -> Delivery;
}

// What the account does beside listing functions comes with the pages that want it.
part!(
    function,
    fn learn(account: DemoAccount) -> () {
        account.0.emulator().borrow_mut().learn();
    }
);

impl DemoAccount {
    /// A fresh account with functions in it, and the SecretId and SecretKey that open it.
    pub(crate) fn open() -> (Self, String, String) {
        let options = Options::default();
        let (id, key) = (options.secret_id.clone(), options.secret_key.clone());
        let emulator = Emulator::that_lists(options, clock::now());
        (Self(Rc::new(RefCell::new(emulator))), id, key)
    }

    /// The account's own time, in Unix milliseconds: it runs ahead of the page's while the account
    /// goes faster.
    pub(crate) fn time(&self) -> u64 {
        self.0.time()
    }

    /// How many times as fast as the page's that goes.
    pub(crate) fn pace(&self) -> u64 {
        self.0.pace()
    }

    /// Does something behind the API's back, or looks at something there. It is told the time, in
    /// Unix milliseconds.
    pub(crate) fn behind<T>(&self, act: impl FnOnce(&mut Emulator, u64) -> T) -> T {
        act(&mut self.0.emulator().borrow_mut(), clock::now())
    }
}

impl Inside for RefCell<Emulator> {
    fn emulator(&self) -> &Self {
        self
    }

    fn time(&self) -> u64 {
        self.borrow().time(clock::now())
    }

    fn pace(&self) -> u64 {
        self.borrow().speed()
    }

    fn knows(&self, action: &str) -> bool {
        self.borrow().knows(action)
    }

    /// What becomes of a call.
    fn deliver(&self, call: &Call) -> Delivery {
        let named = call.headers.iter();
        let mut headers: Vec<(String, String)> = named
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        headers.push(("host".to_owned(), call.host.clone()));
        let request = Request {
            method: "POST",
            query: "",
            headers: &headers,
            body: call.body.as_bytes(),
        };
        self.borrow_mut().deliver(&request, clock::now())
    }
}

impl Transport for DemoAccount {
    fn send(&self, call: Call) -> Pending<'_, Result<Answer, TransportError>> {
        Box::pin(async move {
            clock::sleep(match call.action.effect() {
                Effect::Reads => READ,
                Effect::Writes => WRITE,
            })
            .await;
            if !self.0.knows(call.action.name()) {
                let learned = learn(self.clone()).await;
                learned.map_err(|Missing| TransportError::Unreachable)?;
            }
            let delivery = self.0.deliver(&in_language_of_page(call));
            if delivery.delay > 0 {
                clock::sleep(delivery.delay).await;
            }
            // As a browser tells of a request that could not leave.
            let lost = if delivery.arrived {
                TransportError::TimedOut
            } else {
                TransportError::Unreachable
            };
            let response = delivery.answer.ok_or(lost)?;
            Ok(Answer {
                status: response.status,
                body: response.body,
                date: Some(delivery.date),
                phase: None,
            })
        })
    }
}
