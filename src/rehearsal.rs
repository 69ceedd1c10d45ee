//! The worker that plays the plans of rollouts: a program of its own, so that the page goes on while
//! thousands of runs are played. The page ends it when it wants no answer any more.
//!
//! Must never know the page, nor the cloud: what is calculated is in the room `judge`.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::MessageEvent;

use crate::browser::message::{Draft, Message};
use crate::browser::ports::receive_ports;
use crate::judge::{Answer, Order};

/// Begins to answer the page.
pub fn start() {
    receive_ports(|port| {
        let here = port.clone();
        let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let message = Message::of(&event);
            let answer = match message.read::<Order>() {
                Ok(order) => order.carry_out(),
                Err(reason) => Answer::Failed(reason),
            };
            // A page that went away needs no answer.
            drop(Draft::new(message.number(), &answer).send(&here));
        });
        // Setting the handler also starts the port. It lives as long as the worker.
        port.set_onmessage(Some(take.into_js_value().unchecked_ref()));
    });
}
