//! The account's time for what runs down on the screen.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::super::super::beat::account_time;
use super::super::super::live::Live;

/// The account's time, in Unix milliseconds, moved on every second, and at once when a page is seen
/// again: the browser wakes a hidden one rarely.
pub(super) fn account_clock(live: Live) -> RwSignal<u64> {
    let now = RwSignal::new(account_time(live));
    let tick = move || {
        now.try_set(account_time(live));
    };
    if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    let seen = window_event_listener(ev::visibilitychange, move |_| tick());
    on_cleanup(move || seen.remove());
    now
}
