//! Tells whoever holds the key whether anybody is there, and when the page goes away.

use std::cell::Cell;
use std::rc::Rc;

use leptos::ev;
use leptos::prelude::*;

use super::KeyHolder;
use crate::console::clock;
use crate::console::context::Console;

/// Input is told of no more often than this, in milliseconds.
const PAUSE: u64 = 20_000;

/// Watches for as long as the console is there.
pub(crate) fn watch(console: Console) {
    let told = Rc::new(Cell::new(0));
    let touched = move || {
        let now = clock::now();
        if now.abs_diff(told.get()) >= PAUSE {
            told.set(now);
            with_holder(console, |keys| keys.touched());
        }
    };
    let (on_key, on_pointer) = (touched.clone(), touched);
    let keys = window_event_listener(ev::keydown, move |_| on_key());
    let pointer = window_event_listener(ev::pointerdown, move |_| on_pointer());
    // A page that comes back from the browser's memory has to ask for its key again.
    let leaving = window_event_listener_untyped("pagehide", move |_| {
        // What drives a rollout ends as in a crash, and goes on from its journal.
        console.rollouts.leave();
        with_holder(console, |keys| keys.leave());
        console.shut();
    });
    on_cleanup(move || {
        keys.remove();
        pointer.remove();
        leaving.remove();
    });
}

/// Tells whoever holds the key, if somebody does.
fn with_holder(console: Console, tell: impl FnOnce(&dyn KeyHolder)) {
    console.keys.with_value(|keys| {
        if let Some(keys) = keys {
            tell(&**keys);
        }
    });
}
