//! The channel on which the drivers of one alias hear each other.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::desk::{Desk, Event, read};
use super::message::Word;
use crate::browser::message::{Draft, Message};

/// A place on the channel.
pub(super) struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// A place where nobody else is.
    pub(super) const fn alone() -> Self {
        Self(None)
    }

    /// Listens on the channel of this name from now on; what is said comes in at the desk.
    pub(super) fn join(name: &str, desk: &Rc<Desk>) -> Self {
        let Ok(channel) = BroadcastChannel::new(name) else {
            return Self::alone();
        };
        let desk = Rc::clone(desk);
        let take = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(word) = read(&Message::of(&event)) {
                desk.put(Event::Word(word));
            }
        });
        channel.set_onmessage(Some(take.into_js_value().unchecked_ref()));
        Self(Some(channel))
    }

    /// Says something to the others.
    pub(super) fn say(&self, word: &Word) {
        if let Some(channel) = &self.0 {
            // Nobody need be there.
            drop(channel.post_message(&Draft::new(0.0, word).into()));
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.0 {
            channel.set_onmessage(None);
            channel.close();
        }
    }
}
