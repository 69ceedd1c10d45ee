//! What Monitor measured of the functions that are looked at: one place that asks for all of them.
//!
//! A component [`watch`](Telemetry::watch)es a function while it is there. Everything that is
//! watched goes into as few calls as the API allows, at most once a minute against the cloud; the
//! demo account is asked as often as its own minutes pass, at most once a second. A hidden tab asks
//! for nothing. What was read stays for whoever looks again, until the account is closed.

mod entry;
mod round;

use std::time::Duration;

use leptos::leptos_dom::helpers::IntervalHandle;
use leptos::prelude::*;

use self::entry::Entries;
use super::connection::Session;
use super::fixed::effect;
use super::route::FunctionPlace;
use crate::telemetry::{History, Reason, Watch, settled_until};

/// How often it is looked whether anything has to be asked.
const TICK: Duration = Duration::from_secs(1);
/// How long watches that are made one after the other are waited for.
const GATHER: Duration = Duration::from_millis(30);

/// How far the measurements of a function are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// On their way.
    Loading,
    /// There.
    Ready {
        /// When they were read, in Unix milliseconds of this computer.
        at: u64,
    },
    /// Not to be had, or not any more: what was read before stays.
    Failed(Reason),
}

/// A function that is watched.
#[derive(Clone, Copy)]
pub(crate) struct Watched {
    /// What was measured of it.
    pub(crate) history: RwSignal<History>,
    /// How far that is.
    pub(crate) state: RwSignal<State>,
}

/// Handles to the store. Copies are the same store.
#[derive(Clone, Copy)]
pub(crate) struct Telemetry {
    session: RwSignal<Option<Session>, LocalStorage>,
    /// The calls of `GetMonitorData` since the page was opened, which the cloud bills.
    pub(crate) billed: RwSignal<u32>,
    /// The account's time, in Unix seconds, moved on with its minutes while anything is watched.
    /// Zero before.
    pub(crate) now: RwSignal<u64>,
    /// How many seconds the cloud's clock is ahead of this computer's, if they are apart by minutes.
    pub(crate) clock_gap: RwSignal<Option<i64>>,
    entries: StoredValue<Entries>,
    ticker: StoredValue<Option<IntervalHandle>>,
}

impl Telemetry {
    /// A store of the account that is open.
    pub(crate) fn new(session: RwSignal<Option<Session>, LocalStorage>) -> Self {
        Self {
            session,
            billed: RwSignal::new(0),
            now: RwSignal::new(0),
            clock_gap: RwSignal::new(None),
            entries: StoredValue::new(Entries::default()),
            ticker: StoredValue::new(None),
        }
    }

    /// Has this asked of a function for as long as the scope around the call lives.
    pub(crate) fn watch(self, place: &FunctionPlace, wanted: Signal<Watch>) -> Watched {
        let (id, watched) = self
            .entries
            .try_update_value(|entries| entries.add(place))
            .unwrap_or_default();
        effect(move || {
            let wanted = wanted.get();
            self.entries
                .update_value(|entries| entries.change(id, wanted));
            self.soon();
        });
        on_cleanup(move || {
            self.entries.update_value(|entries| entries.remove(id));
            if self.entries.with_value(Entries::is_idle) {
                self.stop();
            }
        });
        self.start();
        watched
    }

    /// The account's time, in Unix seconds, before which nothing changes any more.
    pub(crate) fn settled(self) -> u64 {
        settled_until(self.now.get())
    }

    /// Asks again for what was refused.
    pub(crate) fn retry(self) {
        self.entries.update_value(Entries::release);
        self.soon();
    }

    /// Forgets everything that was measured.
    pub(crate) fn forget(self) {
        self.entries.update_value(Entries::forget);
        self.clock_gap.set(None);
        self.now.set(0);
    }

    fn start(self) {
        if self.ticker.with_value(Option::is_none) {
            let ticker = set_interval_with_handle(move || self.tick(), TICK);
            self.ticker.set_value(ticker.ok());
        }
    }

    fn stop(self) {
        if let Some(ticker) = self.ticker.get_value() {
            ticker.clear();
            self.ticker.set_value(None);
        }
    }

    /// Looks in a moment, once for everything that begins to be watched together.
    fn soon(self) {
        set_timeout(move || self.tick(), GATHER);
    }
}
