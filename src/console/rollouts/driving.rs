//! The page's end of the line to a driver: it signs and sends with the account that was open when
//! the driver was started, and tells the time of that account.

use std::cell::OnceCell;
use std::rc::{Rc, Weak};

use js_sys::Uint8Array;
use leptos::task::spawn_local;
use serde::Deserialize as _;
use serde_json::Value;
use wasm_bindgen::JsValue;

use crate::browser::message::{Draft, Message};
use crate::console::clock;
use crate::console::connection::Session;
use crate::console::line::{Line, Program};
use crate::driver::message::{News, Order, Reply};
use crate::keyring::{Headers, Request};

/// For how long one that was let go may still be writing, in milliseconds.
const LET_GO: u32 = 20_000;

/// A driver, as far as the page knows it before the part with its rollouts has arrived.
pub(crate) trait Driving {
    /// Tells it something.
    fn order(&self, order: &Order);

    /// Ends it once what is under way is settled.
    fn let_go(self: Rc<Self>);

    /// Ends it now.
    fn end(&self);
}

/// A worker that drives.
pub(super) struct Driver {
    line: OnceCell<Line>,
    session: Session,
}

impl Driver {
    /// Starts one. `hear` is called with everything that it tells and that is not a question.
    pub(super) fn start(session: Session, hear: Rc<dyn Fn(News)>) -> Result<Rc<Self>, JsValue> {
        let driver = Rc::new(Self {
            line: OnceCell::new(),
            session,
        });
        let known: Weak<Self> = Rc::downgrade(&driver);
        let line = Line::open(Program::Driver, move |message| {
            if let Some(driver) = known.upgrade() {
                driver.take(message, &hear);
            }
        })?;
        // It was empty until now.
        drop(driver.line.set(line));
        Ok(driver)
    }

    fn take(self: Rc<Self>, message: &Message, hear: &Rc<dyn Fn(News)>) {
        // By way of a value: the page reads everything so, and carries one reader less.
        let news = serde_json::from_str::<Value>(&message.says()).and_then(News::deserialize);
        let number = message.number();
        let body = || message.text("body").unwrap_or_default();
        match news {
            Ok(News::Time) => self.reply(number, &self.time(), &JsValue::UNDEFINED),
            Ok(News::Sign(request)) => {
                let body = body();
                spawn_local(async move { self.sign(number, request, body).await });
            }
            Ok(News::Send(request, headers)) => {
                let body = body();
                spawn_local(async move { self.send(number, request, headers, body).await });
            }
            Ok(News::Gone) => {
                self.end();
                hear(News::Gone);
            }
            Ok(news) => hear(news),
            // Both sides are built together.
            Err(_) => {}
        }
    }

    fn time(&self) -> Reply {
        Reply::Time {
            at: self.session.time(),
            pace: self.session.pace(),
        }
    }

    async fn sign(&self, number: f64, request: Request, body: String) {
        let signed = self.session.signer().sign(request.with(body)).await;
        let reply = signed.map_or_else(Reply::Unsigned, |call| Reply::Signed(Headers::of(call)));
        self.reply(number, &reply, &JsValue::UNDEFINED);
    }

    async fn send(&self, number: f64, request: Request, headers: Headers, body: String) {
        // Where it goes follows from what it is: the driver has no say in it.
        let call = headers.into_call(&request, body);
        match self.session.transport().send(call).await {
            Ok(answer) => {
                let reply = Reply::Answered {
                    status: answer.status,
                    date: answer.date,
                    phase: answer.phase,
                };
                let body = Uint8Array::from(answer.body.as_slice());
                self.reply(number, &reply, &body);
            }
            Err(error) => {
                self.reply(number, &Reply::NotAnswered(error), &JsValue::UNDEFINED);
            }
        }
    }

    fn reply(&self, number: f64, reply: &Reply, body: &JsValue) {
        if let Some(line) = self.line.get() {
            drop(
                Draft::new(number, reply)
                    .with("body", body)
                    .send(&line.port),
            );
        }
    }
}

impl Driving for Driver {
    fn order(&self, order: &Order) {
        if let Some(line) = self.line.get() {
            drop(Draft::new(0.0, order).send(&line.port));
        }
    }

    fn let_go(self: Rc<Self>) {
        if self.session.demo_account().is_some() {
            self.end();
            return;
        }
        self.order(&Order::LetGo);
        spawn_local(async move {
            clock::sleep(LET_GO).await;
            self.end();
        });
    }

    fn end(&self) {
        if let Some(line) = self.line.get() {
            line.end();
        }
    }
}
