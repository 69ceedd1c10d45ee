//! How pages reach a worker.

use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{MessageEvent, MessagePort};

/// Calls `serve` with each port by which somebody wants to speak to this worker: those that the
/// start-up script took in before this program was there, and those that come.
pub(crate) fn receive_ports(serve: impl Fn(MessagePort) + 'static) {
    let global = js_sys::global();
    let early = Reflect::get(&global, &"ports".into()).map(|events| Array::from(&events));
    let take = move |event: MessageEvent| {
        if let Some(port) = port_of(&event) {
            serve(port);
        }
    };
    for event in early.unwrap_or_default().iter() {
        take(event.unchecked_into());
    }
    let take = Closure::<dyn Fn(MessageEvent)>::new(take).into_js_value();
    for way in ["onconnect", "onmessage"] {
        // Only one of the two means something in this kind of worker.
        drop(Reflect::set(&global, &way.into(), &take));
    }
}

/// The port that came with a message.
pub(crate) fn port_of(event: &MessageEvent) -> Option<MessagePort> {
    event.ports().get(0).dyn_into().ok()
}
