//! What the page and the workers beside it both need of a browser: its clock, its errors in words,
//! its database, and the messages in which they speak to each other.
//!
//! Must never know who of them asks.

pub(crate) mod database;
pub(crate) mod message;
pub(crate) mod ports;

use js_sys::{Date, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Unix time in milliseconds, as this computer has it.
pub(crate) fn now() -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole and after 1970
    let milliseconds = Date::now() as u64;
    milliseconds
}

/// The time of a `Date` header, in Unix milliseconds; nothing if it is none.
pub(crate) fn time_of(date: &str) -> Option<u64> {
    let milliseconds = Date::parse(date);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole and after 1970
    (milliseconds > 0.0).then_some(milliseconds as u64)
}

/// What the browser said of an error.
pub(crate) fn words(error: &JsValue) -> String {
    let message = Reflect::get(error, &"message".into()).ok();
    let message = message.and_then(|message| message.as_string());
    message.unwrap_or_else(|| "unknown".to_owned())
}

/// Resolves after this many milliseconds, in a page and in a worker alike.
pub(crate) async fn sleep(milliseconds: u32) {
    let global = js_sys::global();
    let timer = Promise::new(&mut |resolve, _| {
        let set = Reflect::get(&global, &"setTimeout".into());
        let set: Option<Function> = set.ok().and_then(|set| set.dyn_into().ok());
        drop(set.map(|set| set.call2(&global, &resolve, &milliseconds.into())));
    });
    // A timer has nothing to answer and never fails.
    drop(JsFuture::from(timer).await);
}
