//! The browser's clock and timers.

use std::time::Duration;

use js_sys::Promise;
use leptos::prelude::set_timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

pub(crate) use crate::browser::now;
use crate::scf::{Clock, Pending};

/// The clock of the computer that the page runs on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct BrowserClock;

/// Resolves after this many milliseconds.
pub(crate) async fn sleep(milliseconds: u32) {
    let timer = Promise::new(&mut |resolve, _| {
        let wake = move || drop(resolve.call0(&JsValue::UNDEFINED));
        set_timeout(wake, Duration::from_millis(milliseconds.into()));
    });
    // A timer has nothing to answer and never fails.
    drop(JsFuture::from(timer).await);
}

impl Clock for BrowserClock {
    fn now(&self) -> u64 {
        now()
    }

    fn sleep(&self, milliseconds: u32) -> Pending<'_, ()> {
        Box::pin(sleep(milliseconds))
    }
}
