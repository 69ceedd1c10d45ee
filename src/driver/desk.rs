//! The driver's end of the line to its page: what comes in waits here, questions find their answers.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use js_sys::{Function, Promise};
use serde::de::DeserializeOwned;
use serde_json::Value;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, MessagePort};

use super::message::{News, Order, Reply, Word};
use super::pace::Pace;
use crate::browser::message::{Draft, Message};
use crate::browser::now;

/// Something that came in.
pub(super) enum Event {
    /// From the page.
    Order(Order),
    /// From a driver of another page.
    Word(Word),
}

/// The line to the page.
pub(super) struct Desk {
    port: MessagePort,
    events: RefCell<VecDeque<Event>>,
    /// Wakes whoever waits for the next event.
    bell: RefCell<Option<Function>>,
    asked: RefCell<Vec<(f64, Function)>>,
    last: Cell<f64>,
    /// The account's time.
    pub(super) pace: RefCell<Pace>,
}

impl Desk {
    /// Begins to listen.
    pub(super) fn at(port: &MessagePort) -> Rc<Self> {
        let desk = Rc::new(Self {
            port: port.clone(),
            events: RefCell::default(),
            bell: RefCell::default(),
            asked: RefCell::default(),
            last: Cell::new(0.0),
            pace: RefCell::default(),
        });
        desk.pace.borrow_mut().tell(now(), 1, now());
        let here = Rc::clone(&desk);
        let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            here.take(&event);
        });
        // It lives as long as the worker; setting it also starts the port.
        port.set_onmessage(Some(take.into_js_value().unchecked_ref()));
        desk
    }

    fn take(&self, event: &MessageEvent) {
        let message = Message::of(event);
        let number = message.number();
        if number > 0.5 {
            let mut asked = self.asked.borrow_mut();
            let index = asked.iter().position(|(one, _)| (one - number).abs() < 0.5);
            let resolve = index.map(|index| asked.swap_remove(index).1);
            drop(asked);
            if let Some(resolve) = resolve {
                drop(resolve.call1(&JsValue::UNDEFINED, event));
            }
        } else if let Some(order) = read(&message) {
            self.put(Event::Order(order));
        }
    }

    /// Puts an event behind the others.
    pub(super) fn put(&self, event: Event) {
        self.events.borrow_mut().push_back(event);
        let bell = self.bell.borrow_mut().take();
        if let Some(bell) = bell {
            drop(bell.call0(&JsValue::UNDEFINED));
        }
    }

    /// The next event. Whoever no longer waits for it loses none.
    pub(super) async fn next(&self) -> Event {
        loop {
            if let Some(event) = self.events.borrow_mut().pop_front() {
                return event;
            }
            let rings = Promise::new(&mut |resolve, _| {
                self.bell.replace(Some(resolve));
            });
            drop(JsFuture::from(rings).await);
        }
    }

    /// Tells the page something.
    pub(super) fn tell(&self, news: &News) {
        // A page that is gone needs no news.
        drop(Draft::new(0.0, news).send(&self.port));
    }

    /// Asks the page something. A page that is gone does not answer, but neither does it leave a
    /// driver behind.
    pub(super) async fn ask(&self, news: &News, body: &str) -> Option<(Reply, Message)> {
        let number = self.last.get() + 1.0;
        self.last.set(number);
        let answer =
            Promise::new(&mut |resolve, _| self.asked.borrow_mut().push((number, resolve)));
        let draft = Draft::new(number, news).with("body", &JsValue::from_str(body));
        draft.send(&self.port).ok()?;
        let event = JsFuture::from(answer).await.ok()?;
        let message = Message::of(&event.unchecked_into());
        let reply = read(&message)?;
        Some((reply, message))
    }

    /// Asks the page for the account's time.
    pub(super) async fn ask_time(&self) {
        if let Some((Reply::Time { at, pace }, _)) = self.ask(&News::Time, "").await {
            self.pace.borrow_mut().tell(at, pace, now());
        }
    }
}

/// What a message says, by way of a value: answers of the cloud are read so too.
pub(super) fn read<T: DeserializeOwned>(message: &Message) -> Option<T> {
    let value: Value = serde_json::from_str(&message.says()).ok()?;
    T::deserialize(value).ok()
}
