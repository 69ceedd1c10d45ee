//! The time as a server tells it: a computer's own clock may be wrong, and a page may lie.

use std::cell::Cell;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use super::scope::scope;
use crate::browser::{now, time_of};

/// Differences below this are the way of the answer, in milliseconds.
const TOLERATED: u64 = 5_000;

/// A server is asked no more often than this, in milliseconds.
const PAUSE: u64 = 10_000;

/// A clock that is set by the server this worker came from.
#[derive(Debug, Default)]
pub(super) struct Clock {
    /// What has to be added to this computer's clock, in milliseconds.
    offset: Cell<i64>,
    /// When the server was asked last, in Unix milliseconds.
    asked: Cell<u64>,
}

impl Clock {
    /// Unix time in milliseconds, corrected.
    pub(super) fn now(&self) -> u64 {
        now().saturating_add_signed(self.offset.get())
    }

    /// Asks the server for the time, unless it was asked just now. Without an answer the clock
    /// stays as it is.
    pub(super) async fn set(&self) {
        let before = now();
        if before.abs_diff(self.asked.get()) < PAUSE {
            return;
        }
        self.asked.set(before);
        if let Ok(Some(told)) = server_time().await {
            let here = before.midpoint(now());
            let is_off = told.abs_diff(here) > TOLERATED;
            let offset = told.cast_signed() - here.cast_signed();
            self.offset.set(if is_off { offset } else { 0 });
        }
    }
}

/// The `Date` of an answer that is certainly to be had: the start-up script itself.
async fn server_time() -> Result<Option<u64>, JsValue> {
    let scope = scope();
    let options = RequestInit::new();
    options.set_method("HEAD");
    options.set_cache(RequestCache::NoStore);
    let asked = scope.fetch_with_str_and_init(&scope.location().href(), &options);
    let response: Response = JsFuture::from(asked).await?.unchecked_into();
    let date = response.headers().get("date")?;
    Ok(date.and_then(|date| time_of(&date)))
}
