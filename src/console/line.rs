//! A line to a worker: questions go out with a number, answers find the question by it.
//!
//! Must never know what is said.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_util::future::{Either, select};
use js_sys::{Function, Promise};
use leptos::prelude::document;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageChannel, MessageEvent, MessagePort, SharedWorker, Worker, WorkerOptions, WorkerType,
};

use super::clock;
use crate::browser::message::{Draft, Message};

/// A line to one worker.
pub(crate) struct Line {
    pub(crate) port: MessagePort,
    waiting: Rc<RefCell<Vec<(f64, Function)>>>,
    last: Cell<f64>,
    /// Only this page's, so it has to be ended; a shared one ends by itself.
    own: Option<Worker>,
}

/// Which worker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Program {
    /// Holds the key, for all pages if the browser can.
    Signer {
        /// The number of the worker that pages share now.
        generation: u32,
    },
    /// Opens a vault, for this page.
    Vault,
    /// Plays the plans of rollouts, for this page.
    Rehearsal,
    /// Drives a rollout, for this page.
    Driver,
}

impl Line {
    /// Starts the worker, or joins the one that runs. `unasked` is called with what it says that
    /// nobody here asked for.
    pub(crate) fn open(
        program: Program,
        unasked: impl Fn(&Message) + 'static,
    ) -> Result<Self, JsValue> {
        let (port, own) = match program {
            Program::Signer { generation } => shared(&format!("signer-{generation}"))?,
            Program::Vault => alone("vault")?,
            Program::Rehearsal => alone("rehearsal")?,
            Program::Driver => alone("driver")?,
        };
        let waiting: Rc<RefCell<Vec<(f64, Function)>>> = Rc::default();
        let known = Rc::clone(&waiting);
        let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let number = Message::of(&event).number();
            let mut known = known.borrow_mut();
            let index = known
                .iter()
                .position(|(asked, _)| (asked - number).abs() < 0.5);
            let answered = index.map(|index| known.swap_remove(index).1);
            drop(known);
            match answered {
                Some(resolve) => drop(resolve.call1(&JsValue::UNDEFINED, &event)),
                None => unasked(&Message::of(&event)),
            }
        });
        // Also starts the port.
        port.set_onmessage(Some(take.into_js_value().unchecked_ref()));
        Ok(Self {
            port,
            waiting,
            last: Cell::new(0.0),
            own,
        })
    }

    /// Asks, and waits for the answer; nothing if none comes within so many milliseconds, or the
    /// worker is ended.
    pub(crate) async fn ask(
        &self,
        draft: impl FnOnce(f64) -> Draft,
        limit: u32,
    ) -> Result<Option<Message>, JsValue> {
        let number = self.last.get() + 1.0;
        self.last.set(number);
        let waiting = Rc::clone(&self.waiting);
        let answer = Promise::new(&mut |resolve, _| waiting.borrow_mut().push((number, resolve)));
        draft(number).send(&self.port)?;
        let late = Box::pin(clock::sleep(limit));
        match select(JsFuture::from(answer), late).await {
            Either::Left((event, _)) => {
                let event = event?.dyn_into::<MessageEvent>().ok();
                Ok(event.map(|event| Message::of(&event)))
            }
            Either::Right(_) => Ok(None),
        }
    }

    /// Ends the worker, if it is only this page's, and with it all its memory. Whoever waits for an
    /// answer gets none.
    pub(crate) fn end(&self) {
        if let Some(worker) = &self.own {
            worker.terminate();
        }
        self.port.close();
        for (_, resolve) in self.waiting.take() {
            drop(resolve.call0(&JsValue::UNDEFINED));
        }
    }
}

/// A worker that all pages share; one of this page's own where the browser has no such workers.
fn shared(name: &str) -> Result<(MessagePort, Option<Worker>), JsValue> {
    let has_shared = js_sys::Reflect::has(&js_sys::global(), &"SharedWorker".into())?;
    if !has_shared {
        return alone(name);
    }
    let worker = SharedWorker::new_with_worker_options(&script(), &options(name))?;
    Ok((worker.port(), None))
}

fn alone(name: &str) -> Result<(MessagePort, Option<Worker>), JsValue> {
    let worker = Worker::new_with_options(&script(), &options(name))?;
    let channel = MessageChannel::new()?;
    let moved = js_sys::Array::of1(&channel.port2());
    worker.post_message_with_transfer(&JsValue::UNDEFINED, &moved)?;
    Ok((channel.port1(), Some(worker)))
}

fn options(name: &str) -> WorkerOptions {
    let options = WorkerOptions::new();
    options.set_name(name);
    options.set_type(WorkerType::Module);
    options
}

/// The start-up script of the page, which starts its workers too.
fn script() -> String {
    let tag = document().get_element_by_id("boot");
    let source = tag.and_then(|tag| js_sys::Reflect::get(&tag, &"src".into()).ok());
    source
        .and_then(|source| source.as_string())
        .unwrap_or_default()
}
