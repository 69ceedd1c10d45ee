//! Where the pages' orders come in, one after the other, and are answered.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CryptoKey, MessageEvent, MessagePort, SharedWorkerGlobalScope};

use super::clock::Clock;
use super::held::{self, Held};
use super::scope::every;
use super::store;
use crate::browser::message::{Draft, Message};
use crate::browser::ports::port_of;
use crate::browser::words;
use crate::keyring::{Answer, Headers, Opening, Order, Request};
use crate::scf::{Effect, Prepared, ToSign, Unsigned};

/// How often it is looked whether anybody is there, in milliseconds.
const WATCH: i32 = 5_000;

/// The worker as the pages see it. Clones are the same.
#[derive(Clone, Default)]
pub(super) struct Desk(Rc<Inner>);

#[derive(Default)]
struct Inner {
    clock: Clock,
    held: RefCell<Option<Held>>,
    /// The pages that are there.
    ports: RefCell<Vec<MessagePort>>,
}

impl Desk {
    /// A desk with nothing in it that locks by itself when nobody is there.
    pub(super) fn open() -> Self {
        let desk = Self::default();
        let watched = desk.clone();
        every(WATCH, move || {
            let now = watched.0.clock.now() / 1_000;
            let mut held = watched.0.held.borrow_mut();
            // What was chosen to outlive the page outlives a pause as well.
            let is_over = held
                .as_mut()
                .is_some_and(|held| !held.kept && held.idle.is_over(now));
            drop(held);
            if is_over {
                watched.end();
            }
        });
        desk
    }

    /// Answers whoever speaks through `port`.
    pub(super) fn serve(&self, port: &MessagePort) {
        self.0.ports.borrow_mut().push(port.clone());
        let (desk, here) = (self.clone(), port.clone());
        let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(other) = port_of(&event) {
                desk.serve(&other);
                return;
            }
            let (desk, port) = (desk.clone(), here.clone());
            spawn_local(async move { desk.take(&port, &Message::of(&event)).await });
        });
        // Setting the handler also starts the port. It lives as long as the worker.
        port.set_onmessage(Some(take.into_js_value().unchecked_ref()));
    }

    /// Takes one message.
    async fn take(&self, port: &MessagePort, message: &Message) {
        let answer = match message.read() {
            Ok(Order::Leave) => return self.leave(port),
            Ok(Order::Touched) => return self.touched(),
            Ok(order) => self.answer(order, message, port).await,
            Err(reason) => Answer::Failed(reason),
        };
        // A page that went away needs no answer.
        drop(Draft::new(message.number(), &answer).send(port));
    }

    async fn answer(&self, order: Order, message: &Message, port: &MessagePort) -> Answer {
        let failed = |error: JsValue| Answer::Failed(words(&error));
        match order {
            Order::Open(opening) => self
                .take_key(opening, message, port)
                .await
                .unwrap_or_else(failed),
            Order::Keep => self.keep().await.unwrap_or_else(failed),
            Order::State => self.state().await,
            Order::Sign(request) => {
                let body = message.text("body").unwrap_or_default();
                self.sign(request, body).await.unwrap_or_else(failed)
            }
            Order::Discard => {
                self.0.held.replace(None);
                Answer::Shut
            }
            Order::Lock => {
                self.0.held.replace(None);
                let forgotten = store::forget().await;
                // Only now: a page that is told may hand over the next key at once.
                self.end();
                forgotten.map_or_else(failed, |()| Answer::Ended)
            }
            // Nobody waits for an answer to these.
            Order::Touched | Order::Leave => Answer::Shut,
        }
    }

    /// Takes a key in place of any other. Pages that used that one are told.
    async fn take_key(
        &self,
        opening: Opening,
        message: &Message,
        port: &MessagePort,
    ) -> Result<Answer, JsValue> {
        let secret = message.secret("secret").unwrap_or_default();
        self.0.clock.set().await;
        let now = self.0.clock.now() / 1_000;
        let held = Held::derive(opening, &secret, now).await?;
        drop(secret);
        let opened = held.opened();
        // A browser that stores nothing has nothing to forget.
        drop(store::forget().await);
        if self.0.held.borrow().is_some() {
            self.drop_key(&Answer::Shut, Some(port));
        }
        self.0.held.replace(Some(held));
        Ok(Answer::Opened(opened))
    }

    /// Lets the keys outlive the page. Temporary ones end by themselves; their token is not for
    /// the disk.
    async fn keep(&self) -> Result<Answer, JsValue> {
        let held = self.0.held.borrow_mut().take();
        let Some(mut held) = held else {
            return Ok(Answer::Shut);
        };
        let kept = if held.opening.token.is_none() {
            store::keep(&held).await.map(|()| true)
        } else {
            Ok(false)
        };
        held.kept = matches!(kept, Ok(true));
        let opened = held.opened();
        self.0.held.replace(Some(held));
        kept.map(|_| Answer::Opened(opened))
    }

    /// Whether a key is held, or was kept.
    async fn state(&self) -> Answer {
        let known = self.0.held.borrow().as_ref().map(Held::opened);
        if let Some(opened) = known {
            return Answer::Opened(opened);
        }
        let now = self.0.clock.now() / 1_000;
        match store::kept(now).await {
            Ok(Some(held)) => {
                let opened = held.opened();
                self.0.held.replace(Some(held));
                Answer::Opened(opened)
            }
            _ => Answer::Shut,
        }
    }

    /// Signs one request if the guard admits it.
    async fn sign(&self, request: Request, body: String) -> Result<Answer, JsValue> {
        let secret_id = request.secret_id.clone();
        let request = request.with(body);
        let mut verdict = self.admit(&secret_id, &request);
        if let Err(Unsigned::OtherTime { .. }) = verdict {
            // Either the page is wrong, or the clock that both look at.
            self.0.clock.set().await;
            verdict = self.admit(&secret_id, &request);
        }
        if verdict.is_ok() && request.action.effect() == Effect::Writes {
            self.touched();
        }
        match verdict.and_then(|()| self.prepare(request)) {
            Ok((prepared, key)) => {
                let signature = held::sign(&key, prepared.text()).await?;
                Ok(Answer::Signed(Headers::of(prepared.signed(signature))))
            }
            Err(unsigned) => Ok(Answer::Unsigned(unsigned)),
        }
    }

    /// Whether a request may be signed now, with the key that the page believes to be held.
    fn admit(&self, secret_id: &str, request: &ToSign) -> Result<(), Unsigned> {
        let mut held = self.0.held.borrow_mut();
        let held = held
            .as_mut()
            .filter(|held| held.opening.secret_id == secret_id);
        let held = held.ok_or(Unsigned::Locked)?;
        let until = held.days.end();
        held.guard.admit(request, self.0.clock.now(), until)
    }

    /// A request with all but its signature, and the key that makes it.
    fn prepare(&self, request: ToSign) -> Result<(Prepared, CryptoKey), Unsigned> {
        let held = self.0.held.borrow();
        let held = held.as_ref().ok_or(Unsigned::Locked)?;
        let prepared = request.prepare(&held.name());
        let key = held.key(&prepared).ok_or(Unsigned::Expired)?;
        Ok((prepared, key))
    }

    fn touched(&self) {
        let now = self.0.clock.now() / 1_000;
        if let Some(held) = self.0.held.borrow_mut().as_mut() {
            held.idle.touched(now);
        }
    }

    /// Forgets the key and tells every page, but for one.
    fn drop_key(&self, why: &Answer, but: Option<&MessagePort>) {
        self.0.held.replace(None);
        let ports = self.0.ports.borrow();
        for port in ports.iter().filter(|port| Some(*port) != but) {
            drop(Draft::new(0.0, why).send(port));
        }
    }

    /// Forgets the key, tells every page, and ends: the only way to empty a worker's memory for
    /// certain. The next page that wants one gets another.
    fn end(&self) {
        self.drop_key(&Answer::Ended, None);
        // One that belongs to a page alone is ended by that page. The answer to whoever locked is
        // on its way first.
        if let Ok(scope) = js_sys::global().dyn_into::<SharedWorkerGlobalScope>() {
            spawn_local(async move { scope.close() });
        }
    }

    /// A page is going away. The last one takes the key along; what was kept stays kept.
    fn leave(&self, port: &MessagePort) {
        let mut ports = self.0.ports.borrow_mut();
        ports.retain(|known| known != port);
        if ports.is_empty() {
            self.0.held.replace(None);
        }
    }
}
